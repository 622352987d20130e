// SPDX-License-Identifier: Apache-2.0
// What the two sides of a comparison are called.
#pragma once

#include <string>

#include "app/gui/compare_state.h"
#include "base/catalog.h"

namespace maillage::app::gui {

/// "Situation de départ", or the scenario's own name.
[[nodiscard]] std::string scene_name(const SceneChoice& choice, const Catalog& catalog);
/// "Scénario 2": the first number no scenario has.
[[nodiscard]] std::string free_scenario_name(const project::Project& project, const Catalog& catalog);

}  // namespace maillage::app::gui
