// SPDX-License-Identifier: Apache-2.0
#include "app/gui/compare_words.h"

#include <algorithm>

namespace maillage::app::gui {

std::string scene_name(const SceneChoice& choice, const Catalog& catalog) {
    switch (choice.kind) {
        case SceneKind::start: return catalog.text("compare.scene_start"_text);
        case SceneKind::now: return catalog.text("compare.scene_now"_text);
        case SceneKind::proposal: return catalog.text("compare.scene_proposal"_text);
        case SceneKind::kept: break;
    }
    return choice.name;
}

std::string free_scenario_name(const project::Project& project, const Catalog& catalog) {
    for (std::int64_t number = 1;; ++number) {
        std::string name = catalog.text(message("compare.scenario_name"_text).with("number", number));
        if (std::ranges::find(*project.scenarios, name, &project::Scenario::name) == project.scenarios->end()) return name;
    }
}

}  // namespace maillage::app::gui
