// SPDX-License-Identifier: Apache-2.0
#include "app/gui/wording.h"

#include <cmath>

#include "app/gui/window_state.h"
#include "app/services/wording.h"

namespace maillage::app::gui {

std::string goal_title(const Workspace& workspace, const Catalog& catalog) {
    const int minimum = workspace.rule.everywhere.minimum;
    if (minimum == 0) return catalog.text("window.goal_none"_text);
    if (minimum == 1) return catalog.text("window.goal_one"_text);
    return catalog.text(message("window.goal_many"_text).with("minimum", std::int64_t{minimum}));
}

std::string question_line(const Workspace& workspace, const Catalog& catalog) {
    const int minimum = workspace.rule.everywhere.minimum;
    const Message goal = minimum == 0   ? message("window.ask_none"_text)
                         : minimum == 1 ? message("window.ask_one"_text)
                                        : message("window.ask_many"_text).with("minimum", std::int64_t{minimum});
    return catalog.text(message("window.question"_text)
                            .with("scope", scope_name(workspace.scope, catalog))
                            .with("question", catalog.text(goal)));
}

std::string document_line(const WindowState& state, const Catalog& catalog) {
    return catalog.text(message(state.saved ? "window.document"_text : "window.document_unsaved"_text)
                            .with("name", project_name(state.document.file, catalog))
                            .with("question", question_line(*state.workspace, catalog)));
}

std::string window_title(const WindowState& state, const Catalog& catalog) {
    if (!state.workspace) return catalog.text("window.title"_text);
    return catalog.text(message(state.saved ? "window.title_project"_text : "window.title_unsaved"_text)
                            .with("name", project_name(state.document.file, catalog)));
}

std::string department_title(const territory::TerritorySet& territory, territory::Index department) {
    return territory.departments.code[department].text() + " " + territory.departments.name[department];
}

TextKey task_name(Task task) {
    switch (task) {
        case Task::map: return "window.task_map"_text;
        case Task::sites: return "window.task_sites"_text;
        case Task::propose: return "window.task_propose"_text;
        case Task::compare: break;
    }
    return "window.task_compare"_text;
}

std::size_t main_band(const planning::Bands& bands) {
    constexpr double wanted_m = 30'000;
    std::size_t best = 0;
    for (std::size_t i = 1; i < bands.size(); ++i)
        if (std::abs(bands[i].limit.value - wanted_m) < std::abs(bands[best].limit.value - wanted_m)) best = i;
    return best;
}

std::size_t main_band(const WindowState& state) {
    const planning::Bands& bands = state.workspace->bands;
    return state.main_band && *state.main_band < bands.size() ? *state.main_band : main_band(bands);
}

}  // namespace maillage::app::gui
