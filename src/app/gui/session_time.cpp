// SPDX-License-Identifier: Apache-2.0
// The day looked at: steps, the play button, and the table by year.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/services/timeline_service.h"
#include "io/atomic_file.h"

namespace maillage::app::gui {
namespace {

/// How long a month stands while the bar plays, seconds: long enough to see which department turns green.
constexpr double month_s = 0.5;

}  // namespace

void Session::look_at(std::optional<Date> day) {
    if (!base_ || day == day_) return;
    day_ = day;
    cancel_plan();
    drop_plan();
    refresh_situation();
}

void Session::step_date(int direction) {
    if (!base_ || state_.timeline.empty()) return;
    look_at(direction > 0 ? state_.timeline.next_stop(day_) : state_.timeline.previous_stop(day_));
}

void Session::play_time() {
    if (!base_ || state_.timeline.empty()) return;
    if (!day_) look_at(state_.timeline.first);
    state_.time.playing = true;
    next_month_at_ = now_ + month_s;
}

void Session::tick_time() {
    if (state_.time.table_open && state_.workspace && state_.time.counted != state_.workspace) {
        state_.time.table = std::make_shared<const planning::YearlyTable>(timeline_of(*state_.workspace));
        state_.time.counted = state_.workspace;
    }
    if (!state_.time.playing || now_ < next_month_at_) return;
    next_month_at_ = now_ + month_s;
    look_at(state_.timeline.next_month(day_));
    if (!day_) pause_time();
}

void Session::show_years(bool open) {
    state_.time.table_open = open && state_.workspace != nullptr;
    state_.time.years_back = 0;
    tick_time();
}

void Session::step_years(int columns) {
    if (!state_.time.table) return;
    const int years = static_cast<int>(state_.time.table->years.size());
    state_.time.years_back = std::clamp(state_.time.years_back - columns, 0, std::max(years - 1, 0));
}

void Session::save_years(const std::filesystem::path& path, io::Existing existing) {
    run_save(
        SaveKind::years_csv,
        [workspace = state_.workspace, path, existing] {
            return io::write_file(path, timeline_csv(*workspace, timeline_of(*workspace)), existing);
        },
        path);
}

}  // namespace maillage::app::gui
