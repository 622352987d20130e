// SPDX-License-Identifier: Apache-2.0
#include "project/history.h"

#include <cassert>
#include <utility>

namespace maillage::project {

History::History(Project start) : saved_(start) { steps_.push_back({std::move(start), {}}); }

void History::commit(Project next, Message name) {
    scratch_.reset();
    if (next == committed()) return;
    steps_.resize(at_ + 1);
    steps_.push_back({std::move(next), std::move(name)});
    ++at_;
    ++edits_;
}

void History::commit_preview(Message name) {
    if (!scratch_) return;
    Project next = std::move(*scratch_);
    commit(std::move(next), std::move(name));
}

const Message& History::undo_name() const {
    assert(can_undo());
    return steps_[at_].name;
}

const Message& History::redo_name() const {
    assert(can_redo());
    return steps_[at_ + 1].name;
}

void History::undo() {
    scratch_.reset();
    if (!can_undo()) return;
    --at_;
    ++edits_;
}

void History::redo() {
    scratch_.reset();
    if (!can_redo()) return;
    ++at_;
    ++edits_;
}

}  // namespace maillage::project
