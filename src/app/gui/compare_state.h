// SPDX-License-Identifier: Apache-2.0
// What is compared with what, and how it is shown. Part of WindowState; no ImGui.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/services/comparison.h"
#include "app/services/plan_service.h"
#include "map/map_content.h"
#include "project/project.h"

namespace maillage::app::gui {

enum class SceneKind {
    start,     ///< the sites as they were loaded
    now,       ///< as they are, a drag included
    proposal,  ///< with the proposed sites as if they stood
    kept,      ///< a scenario of the project
};

struct SceneChoice {
    SceneKind kind = SceneKind::now;
    std::string name;  ///< of a kept scenario
    friend bool operator==(const SceneChoice&, const SceneChoice&) = default;
};

/// What a scene was made of: the same parts give the same figures.
struct SceneParts {
    std::shared_ptr<const project::SiteTable> sites;
    std::shared_ptr<const project::Setting> setting;
    std::shared_ptr<const project::Rule> rule;
    std::shared_ptr<const PlanResult> plan;  ///< of a proposal
    std::optional<Date> day;
    friend bool operator==(const SceneParts&, const SceneParts&) = default;
};

/// One side, set up: workspace and figures of its sites on the day looked at.
struct Scene {
    SceneChoice choice;  ///< as it could be had: what is gone gives way
    SceneParts parts;
    std::shared_ptr<const Workspace> workspace;
    std::shared_ptr<const CheckResult> check;
};

enum class CompareView { difference, swipe, b_alone };
enum class CompareSide { a, b };

struct CompareState {
    std::shared_ptr<const project::SiteTable> start;  ///< null until loaded
    SceneChoice chosen_a{SceneKind::start, {}};
    SceneChoice chosen_b{SceneKind::now, {}};
    Scene a;
    Scene b;
    std::shared_ptr<const Comparison> result;      ///< null where both sides have the same sites, or another task is open
    std::shared_ptr<const map::MapContent> left;   ///< A's map, while the line is shown
    CompareView view = CompareView::difference;
    double line = 0.5;         ///< share of the map's width left of the swipe line
    bool gains_first = false;  ///< order of the departments
    std::string name;          ///< typed for the scenario to be kept
};

/// How far the line goes to the edges, as a share of the map's width.
inline constexpr double line_margin = 0.02;

/// Whether the map shows the sites of now at this share of its width: only those can be taken and dragged.
[[nodiscard]] inline bool shows_present_sites(const CompareState& compare, double at) {
    if (!compare.result) return true;
    const bool on_the_left = compare.view == CompareView::swipe && at < compare.line;
    return (on_the_left ? compare.a : compare.b).choice.kind == SceneKind::now;
}

}  // namespace maillage::app::gui
