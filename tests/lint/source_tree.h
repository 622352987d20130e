// SPDX-License-Identifier: Apache-2.0
// The project's own files, as the lint tests see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maillage::lint {

/// A text file of the project. `path` is relative to the root, with slashes: "src/base/text.h".
struct SourceFile {
    std::string path;
    std::string text;
};

/// Every file under root/`folder` whose name ends in one of `endings`, in order of path. Generated folders (build,
/// out, hidden ones, __pycache__) are left out. An empty folder name means the whole project.
std::vector<SourceFile> files_under(std::string_view folder, const std::vector<std::string_view>& endings);

/// C++ headers and sources under `folder`.
std::vector<SourceFile> cpp_files_under(std::string_view folder);

/// One file's text; empty where it is absent.
std::string text_of(std::string_view path);

std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace maillage::lint
