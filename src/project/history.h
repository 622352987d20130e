// SPDX-License-Identifier: Apache-2.0
// Undo and redo without limit. A step is the whole project before and after it with a name; parts are shared, so a
// step costs what it changed. While something is dragged a scratch stands in for the present: one step when it is
// committed, none when it is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.h"
#include "project/project.h"

namespace maillage::project {

class History {
  public:
    History() : History(Project{}) {}
    explicit History(Project start);

    /// The scratch while there is one, else the committed state.
    [[nodiscard]] const Project& present() const { return scratch_ ? *scratch_ : steps_[at_].state; }
    [[nodiscard]] const Project& committed() const { return steps_[at_].state; }

    /// A new step after the present one; what was undone is forgotten. Nothing happens where no part changed.
    void commit(Project next, Message name);
    [[nodiscard]] bool can_undo() const { return at_ > 0; }
    [[nodiscard]] bool can_redo() const { return at_ + 1 < steps_.size(); }
    /// The name of the step that undo takes back, or that redo does again. Asserts that there is one.
    [[nodiscard]] const Message& undo_name() const;
    [[nodiscard]] const Message& redo_name() const;
    /// Drop the scratch first; nothing happens where there is nothing to take back.
    void undo();
    void redo();

    void preview(Project scratch) { scratch_ = std::move(scratch); }
    [[nodiscard]] bool previewing() const { return scratch_.has_value(); }
    void drop_preview() { scratch_.reset(); }
    void commit_preview(Message name);

    /// Grows with every change of the committed state, undo and redo included.
    [[nodiscard]] std::uint64_t edits() const { return edits_; }
    void mark_saved() { saved_ = steps_[at_].state; }
    /// An earlier state was saved: the present one may have gone on.
    void mark_saved(Project state) { saved_ = std::move(state); }
    /// The committed state is the one saved last (or the one it started with).
    [[nodiscard]] bool is_saved() const { return saved_ == steps_[at_].state; }

  private:
    struct Step {
        Project state;
        Message name;  ///< of the edit that led here
    };
    std::vector<Step> steps_;
    std::size_t at_ = 0;
    std::optional<Project> scratch_;
    Project saved_;
    std::uint64_t edits_ = 0;
};

}  // namespace maillage::project
