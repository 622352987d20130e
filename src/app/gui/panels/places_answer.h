// SPDX-License-Identifier: Apache-2.0
// What a plan's sites take in, where learners are stated: the load of each by the nearest site, or who has a place where.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_places_answer(Ui& ui, const PlanResult& plan);

/// Those who come to a site of the plan, and the share of them who live in its department.
struct Visitors {
    std::int64_t persons = 0;
    std::optional<double> home_share;
};
/// By site of the plan: those who are nearest, or, where places limit the plan, those who have a place there.
[[nodiscard]] std::vector<Visitors> visitors_of(const WindowState& state, const PlanResult& plan);

}  // namespace maillage::app::gui
