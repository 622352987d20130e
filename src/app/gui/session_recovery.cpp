// SPDX-License-Identifier: Apache-2.0
// What outlives a run: the safety copy, what a crash left of others, the planner's settings.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "io/recent_files.h"

namespace maillage::app::gui {
namespace {

/// Seconds until somebody must look at the clock again where nothing is due.
constexpr double longest_sleep_s = 30;

}  // namespace

void Session::begin_run(const Settings& settings, bool on_demonstration) {
    keeper_.settings = settings;
    keeper_.language = state_.language;
    keeper_.scale = state_.scale;
    state_.theme = settings.theme;
    state_.panels_folded = settings.panels_folded;
    state_.tools.task = settings.task;
    state_.animations = settings.animations;
    if (!keeper_.folders) return;
    if (!settings.tour_seen && on_demonstration) state_.tour = 0;
    filing_.start("begin", [this, copy = keeper_.copy, state = keeper_.folders->state](Feedback&) -> JobRunner::Completion {
        auto lost = copy->begin();
        auto recent = io::recent_files(state);
        return [this, lost = std::move(lost), recent = std::move(recent)] {
            state_.document.lost = {lost, 0, !lost.empty()};
            // A project this run opened meanwhile stays on top.
            for (const auto& file : recent)
                if (std::ranges::find(state_.document.recent, file) == state_.document.recent.end())
                    state_.document.recent.push_back(file);
        };
    });
}

io::AutosaveClock::time_point Session::moment() const {
    return io::AutosaveClock::time_point(
        std::chrono::duration_cast<io::AutosaveClock::duration>(std::chrono::duration<double>(now_)));
}

void Session::keep_copy() {
    if (!keeper_.copy || !base_) return;
    const std::uint64_t edits = edits_made();
    if (!io::is_autosave_due(keeper_.mark, edits, moment())) return;
    keeper_.mark = {edits, moment()};
    // The newest of these jobs counts: it holds all that the earlier ones would.
    filing_.start("copy", [this, copy = keeper_.copy, document = document(), file = state_.document.file, edits,
                           saved = document_is_saved()](Feedback&) -> JobRunner::Completion {
        std::optional<Error> error;
        if (saved)
            copy->clear(edits);  // edited and taken back: nothing could be lost
        else
            error = copy->write(document, file, edits);
        return [this, error = std::move(error)] {
            if (error) tell(catalog().text(*error), true);
        };
    });
}

void Session::rescue() {
    if (!keeper_.copy || !base_ || document_is_saved()) return;
    static_cast<void>(keeper_.copy->write(document(), state_.document.file, edits_made()));
}

double Session::sleep_s() const {
    if (!keeper_.copy || edits_made() <= keeper_.mark.edits) return longest_sleep_s;
    const std::chrono::duration<double> gone = moment() - keeper_.mark.at;
    return std::clamp(std::chrono::duration<double>(io::autosave_interval).count() - gone.count(), 0.1, longest_sleep_s);
}

void Session::keep_settings() {
    if (!keeper_.folders) return;
    Settings settings = keeper_.settings;
    if (state_.language != keeper_.language) settings.language = state_.language;
    if (state_.scale != keeper_.scale) settings.scale = static_cast<double>(state_.scale);
    keeper_.language = state_.language;
    keeper_.scale = state_.scale;
    settings.theme = state_.theme;
    settings.panels_folded = state_.panels_folded;
    settings.task = state_.tools.task;
    settings.animations = state_.animations;
    settings.tour_seen = settings.tour_seen || keeper_.tour_ended;
    if (settings == keeper_.settings) return;
    keeper_.settings = settings;
    filing_.start("settings", [settings, config = keeper_.folders->config](Feedback&) -> JobRunner::Completion {
        write_settings(config, settings);
        return {};
    });
}

void Session::ask_lost() {
    if (!state_.document.lost.projects.empty()) state_.document.lost.asks = true;
}

void Session::pick_lost(std::size_t row) {
    if (row < state_.document.lost.projects.size()) state_.document.lost.picked = row;
}

void Session::recover_lost() {
    LostWork& lost = state_.document.lost;
    if (!lost.asks || lost.picked >= lost.projects.size()) return;
    lost.asks = false;
    leave(LeaveFor::other_project, [this, project = lost.projects[lost.picked]] {
        filing_.start("recover", [this, project](Feedback&) -> JobRunner::Completion {
            auto read = io::recover(project);
            return [this, read = std::move(read), project] {
                if (!read) return tell(catalog().text(read.error()), true);
                // A copy that counts none is still a copy that its file lacks.
                take_project({read->document, project.project, project, std::max<std::uint64_t>(project.edits, 1)},
                             read->outside);
            };
        });
    });
}

void Session::discard_lost() {
    LostWork& lost = state_.document.lost;
    if (!lost.asks || lost.picked >= lost.projects.size()) return;
    filing_.start("discard " + lost.projects[lost.picked].copy.string(),
                  [project = lost.projects[lost.picked]](Feedback&) -> JobRunner::Completion {
                      io::discard(project);
                      return {};
                  });
    forget_lost(lost.projects[lost.picked].copy);
}

void Session::forget_lost(const std::filesystem::path& copy) {
    LostWork& lost = state_.document.lost;
    std::erase_if(lost.projects, [&](const io::LostProject& project) { return project.copy == copy; });
    lost.picked = 0;
    lost.asks = lost.asks && !lost.projects.empty();
}

}  // namespace maillage::app::gui
