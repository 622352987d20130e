// SPDX-License-Identifier: Apache-2.0
// How one planner likes the window, from run to run: $XDG_CONFIG_HOME/maillage/settings.json. Nothing in it is worth a
// question: a file that is damaged, of another version or not there counts as none, one by one its values too.
#pragma once

#include <filesystem>
#include <optional>

#include "app/gui/tools_state.h"
#include "base/number_format.h"
#include "map/map_content.h"

namespace maillage::app::gui {

/// What a run may write to, each absolute; an empty one keeps nothing.
struct UserFolders {
    std::filesystem::path state;   ///< autosaves, recent files
    std::filesystem::path config;  ///< settings.json
};

struct Settings {
    std::optional<Language> language;  ///< absent = the machine's
    std::optional<double> scale;       ///< absent = the monitor's
    map::ThemeKind theme = map::ThemeKind::light;
    bool panels_folded = false;
    Task task = Task::propose;
    bool tour_seen = false;
    bool animations = true;
    friend bool operator==(const Settings&, const Settings&) = default;
};

[[nodiscard]] Settings read_settings(const std::filesystem::path& config);
/// Whole or not at all; a folder that may not be written keeps none.
void write_settings(const std::filesystem::path& config, const Settings& settings);

}  // namespace maillage::app::gui
