// SPDX-License-Identifier: Apache-2.0
// A safety copy of the open project, and what a crash left of others. One file per open project in
// <state folder>/autosave/, written whole or not at all, gone on a clean close. A lock file beside it is held by the
// process: the kernel lets go of it when the process ends, however it ends, so that a copy whose lock is free belongs to
// nobody alive (a process id alone may be somebody else's by now).
// Nothing throws. One thread at a time may use an Autosave.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "io/project_file.h"

namespace maillage::io {

using AutosaveClock = std::chrono::steady_clock;

// Every minute and on every tenth edit (the specification of the window, point 11).
inline constexpr std::chrono::seconds autosave_interval{60};
inline constexpr std::uint64_t autosave_edits = 10;

/// The last copy, or the opening of the project: how many edits it holds, and when it was made.
struct AutosaveMark {
    std::uint64_t edits = 0;
    AutosaveClock::time_point at;
};

/// Is a new copy due? Only where something was edited since the last one, and a minute went by or ten edits were made.
[[nodiscard]] bool is_autosave_due(const AutosaveMark& last, std::uint64_t edits, AutosaveClock::time_point now);

/// What somebody would lose: a copy without a living owner.
struct LostProject {
    std::filesystem::path copy;         ///< names it to recover() and discard()
    std::filesystem::path project;      ///< the file it was opened from or saved to; empty = never saved
    std::int64_t saved_at = 0;          ///< seconds since 1970, UTC
    std::uint64_t edits = 0;            ///< edits that the project's own file lacks
};

class Autosave {
  public:
    /// Takes a place of its own in `state`/autosave. Where that cannot be, `write` says so once and then stays silent.
    explicit Autosave(const std::filesystem::path& state, AutosaveClock::time_point now = AutosaveClock::now());
    Autosave(Autosave&& other) noexcept;
    Autosave& operator=(Autosave&& other) noexcept;
    /// Leaves the copy: only `close` says that nothing is lost.
    ~Autosave();

    /// `edits` = History::edits().
    [[nodiscard]] bool due(std::uint64_t edits, AutosaveClock::time_point now) const;
    /// A copy of the project. `file` = its own file, or empty. The mark moves on a failure too, so that the next try
    /// comes a minute later. Returns an error to be shown: the first one only.
    std::optional<Error> write(const ProjectDocument& document, const std::filesystem::path& file, std::uint64_t edits,
                               AutosaveClock::time_point now);
    /// The project was saved, opened or made anew with so many edits: the copy goes, nothing is due.
    void clear(std::uint64_t edits, AutosaveClock::time_point now);
    /// A clean end: copy and lock go.
    void close();

  private:
    class Lock;
    std::filesystem::path copy_;
    std::unique_ptr<Lock> lock_;
    AutosaveMark last_;
    std::uint64_t saved_edits_ = 0;
    bool warned_ = false;
};

/// Newest first; what cannot be read is not listed. Copies of living processes are left out.
[[nodiscard]] std::vector<LostProject> recoverable(const std::filesystem::path& state);
/// The project of a copy, its paths absolute again. Errors: those of read_project.
[[nodiscard]] Result<ProjectFile> recover(const LostProject& lost);
/// Gives a copy up. One that belongs to a living process stays.
void discard(const LostProject& lost);

}  // namespace maillage::io
