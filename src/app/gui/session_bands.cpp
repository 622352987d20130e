// SPDX-License-Identifier: Apache-2.0
// Limits of the figures: moved while one looks, one step of undo when let go.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/gui/session.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {

void Session::set_limits(project::Setting setting, bool done) {
    auto next = project::set_setting(history_.committed(), std::move(setting));
    state_.moving_limit = !done && next.has_value();
    if (done || !next) return commit(std::move(next), message("edit.radii"_text));
    history_.preview(std::move(*next));
    state_.project = history_.present();
    refresh_situation();
}

void Session::set_radii(const std::vector<double>& radii_km, bool done) {
    if (!base_) return;
    project::Setting setting = *history_.committed().setting;
    setting.radii_km = radii_km;
    set_limits(std::move(setting), done);
}

void Session::set_main_limit(double value, bool done) {
    if (!base_ || state_.drag) return;
    if (limit_is_spent_) {  // taken back by Escape while the button was still down
        limit_is_spent_ = !done;
        return;
    }
    project::Setting setting = *history_.committed().setting;
    const auto bands = parse_bands(setting.radii_km, setting.minutes, state_.workspace->distance);
    if (!bands || bands->empty()) return;
    if (!state_.main_band) state_.main_band = main_band(*bands);
    const planning::Band& main = (*bands)[std::min(*state_.main_band, bands->size() - 1)];
    // The other limits of its unit keep their proportion to it, in whole numbers, each above the one before.
    std::vector<double> limits;
    for (const planning::Band& band : *bands) {
        if (band.unit != main.unit) continue;
        const double least = limits.empty() ? 1 : limits.back() + 1;
        limits.push_back(std::max(std::round(band.value * value / main.value), least));
    }
    (main.unit == planning::Band::Unit::minutes ? setting.minutes : setting.radii_km) = std::move(limits);
    set_limits(std::move(setting), done);
}

void Session::restore_limits() {
    if (!base_) return;
    state_.main_band.reset();
    project::Setting setting = *history_.committed().setting;
    setting.radii_km.clear();
    setting.minutes.clear();
    set_limits(std::move(setting), true);
}

}  // namespace maillage::app::gui
