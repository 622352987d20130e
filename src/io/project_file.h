// SPDX-License-Identifier: Apache-2.0
// `.maillage`: a project as one readable text file. JSON in UTF-8, two spaces a level, keys always in the same order,
// the same project always the same bytes; docs/project-file.md describes it key by key.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/value.h"
#include "io/atomic_file.h"
#include "io/project/paths.h"
#include "project/project.h"

namespace maillage::io {

inline constexpr std::string_view project_ending = ".maillage";
/// The version this program writes, and the newest it reads.
inline constexpr int project_version = 4;

/// How the project is looked at: kept with it, yet no edit of it and no step of undo.
struct ProjectView {
    std::optional<Date> as_of;  ///< absent = all that is known
    friend bool operator==(const ProjectView&, const ProjectView&) = default;
};

struct ProjectDocument {
    project::Project project;
    ProjectView view;
};

/// What a file held. `outside` is for the caller to ask about before anything follows these paths; nothing was opened.
struct ProjectFile {
    ProjectDocument document;
    std::vector<OutsidePath> outside;
};

/// Errors (input): what cannot be read, is larger than 64 MB, no JSON, another kind of file, of a newer version (both
/// versions are named), with an unknown key or an impossible value (each with its place, "sites[3].events[0].date").
/// Unknown keys are refused, not kept: saving would lose or misplace what this version does not understand.
Result<ProjectFile> read_project(const std::filesystem::path& file);

/// Whole or not at all. Errors: those of write_file; the target is a project of a newer version, which stays as it is
/// (environment); the project is not one this program would read again (input: a text of more than 100 000 bytes).
Status write_project(const ProjectDocument& document, const std::filesystem::path& file, Existing existing);

/// The same without a disk. Paths are stored relative to `folder`; an empty one stores them absolute.
[[nodiscard]] Value project_value(const ProjectDocument& document, const std::filesystem::path& folder);
[[nodiscard]] std::string project_text(const ProjectDocument& document, const std::filesystem::path& folder);
/// `file` is named in errors.
Result<ProjectFile> project_from_value(const Value& value, const std::filesystem::path& file,
                                       const std::filesystem::path& folder);
Result<ProjectFile> project_from_text(std::string_view text, const std::filesystem::path& file,
                                      const std::filesystem::path& folder);

}  // namespace maillage::io
