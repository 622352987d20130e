// SPDX-License-Identifier: Apache-2.0
// What the session knows of the open project's file beside the document itself: its safety copy, what waits for an
// answer, and what was written of the planner's settings.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "app/gui/document_state.h"
#include "app/gui/settings_file.h"
#include "app/services/question.h"
#include "io/autosave.h"
#include "io/project_file.h"

namespace maillage::app::gui {

/// The safety copy, for any thread: one at a time.
class SafeCopy {
  public:
    explicit SafeCopy(std::filesystem::path state) : state_(std::move(state)) {}

    /// Lists what others left and takes a place of its own. The other functions do nothing before it.
    std::vector<io::LostProject> begin() {
        const std::scoped_lock lock(mutex_);
        auto lost = io::recoverable(state_);
        if (!copy_) copy_.emplace(state_);
        return lost;
    }
    std::optional<Error> write(const io::ProjectDocument& document, const std::filesystem::path& file,
                               std::uint64_t edits) {
        const std::scoped_lock lock(mutex_);
        return copy_ ? copy_->write(document, file, edits, io::AutosaveClock::now()) : std::nullopt;
    }
    void clear(std::uint64_t edits) {
        const std::scoped_lock lock(mutex_);
        if (copy_) copy_->clear(edits, io::AutosaveClock::now());
    }
    void close() {
        const std::scoped_lock lock(mutex_);
        if (copy_) copy_->close();
    }

  private:
    std::filesystem::path state_;
    std::mutex mutex_;
    std::optional<io::Autosave> copy_;
};

/// A project as read, or as it goes on over other data. `lost` = it comes from that copy.
struct OpenedProject {
    io::ProjectDocument document;
    std::filesystem::path file;
    std::optional<io::LostProject> lost;
    std::uint64_t edits = 0;  ///< that its own file lacks
};

struct ProjectKeeper {
    std::optional<UserFolders> folders;   ///< absent = this run keeps nothing beside what it is asked to save
    std::shared_ptr<SafeCopy> copy;       ///< null where there are no folders
    io::AutosaveMark mark;                ///< of the last copy asked for
    std::uint64_t edits_before = 0;       ///< made before `history_` began
    bool taken_up = false;                ///< the project's own file lacks those
    std::function<void()> then;           ///< what goes on once the edits are saved or given up
    LeaveFor then_for = LeaveFor::close;
    std::optional<OpenedProject> waiting; ///< until its outside paths are allowed
    Question otherwise;                   ///< shown where the project the window was opened on may not be followed
    std::uint64_t jobs = 0;               ///< begun in this run, to name those that must not drop one another
    std::uint64_t begun = 0;              ///< documents, to tell whether an answer is still about the open one
    bool tour_ended = false;
    Settings settings;                    ///< as written last
    Language language = Language::french; ///< seen last, to tell what the planner changed
    float scale = 1;
};

}  // namespace maillage::app::gui
