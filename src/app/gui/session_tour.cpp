// SPDX-License-Identifier: Apache-2.0
// The tour over the demonstration: goal, drag a site, propose. Three steps, each beside what it speaks of.
#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

constexpr int tour_steps = 3;

}  // namespace

void Session::start_tour() {
    if (state_.help_open) toggle_help();
    state_.panels_folded = false;
    state_.tour = 0;
    state_.tab = Tab::goal;
}

void Session::step_tour(int direction) {
    if (!state_.tour) return;
    const int step = *state_.tour + direction;
    if (step >= tour_steps) return close_tour();
    state_.tour = step < 0 ? 0 : step;
    if (step == 1) set_task(Task::sites);
    if (step == 2) set_task(Task::propose);
    if (step == 0) state_.tab = Tab::goal;
}

void Session::close_tour() {
    state_.tour.reset();
    keeper_.tour_ended = true;
}

}  // namespace maillage::app::gui
