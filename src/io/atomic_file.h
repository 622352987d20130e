// SPDX-License-Identifier: Apache-2.0
// Files that appear whole or not at all: a temporary file in the same folder, fsync, rename, fsync of the folder.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"

namespace maillage::io {

/// What to do where the target is there already. `replace` is the command line's --force.
enum class Existing { refuse, replace };

/// Errors (environment): the target exists (`refuse`) or is no regular file, its folder does not exist or may not be
/// written, the disk is full. Whatever fails, the target is as it was and nothing else is left behind.
Status write_file(const std::filesystem::path& target, std::string_view bytes, Existing existing);

/// Whether `target` may be written, known before any work: the errors of write_file but the full disk. Nothing is made.
Status check_target(const std::filesystem::path& target, Existing existing);

/// The same as write_file for libraries that write by themselves: `write` fills the file it is given, which has the
/// target's extension and is not there yet; its error is passed on.
Status write_file_with(const std::filesystem::path& target, Existing existing,
                       const std::function<Status(const std::filesystem::path& temporary)>& write);

/// Creates `path` with these bytes, without the care above: for the inside of a `write`. Error (environment).
Status write_plain(const std::filesystem::path& path, std::string_view bytes);

}  // namespace maillage::io
