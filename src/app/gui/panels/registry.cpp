// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/registry.h"

#include "app/gui/file_browser.h"
#include "app/gui/panels/catchment_panel.h"
#include "app/gui/panels/charts_panel.h"
#include "app/gui/panels/command_panel.h"
#include "app/gui/panels/compare_panel.h"
#include "app/gui/panels/date_panel.h"
#include "app/gui/panels/figures_panel.h"
#include "app/gui/panels/goal_panel.h"
#include "app/gui/panels/help_panel.h"
#include "app/gui/panels/legend_panel.h"
#include "app/gui/panels/loading_panel.h"
#include "app/gui/panels/map_panel.h"
#include "app/gui/panels/new_project_panel.h"
#include "app/gui/panels/notice_panel.h"
#include "app/gui/panels/open_panel.h"
#include "app/gui/panels/place_menu.h"
#include "app/gui/panels/project_dialogs.h"
#include "app/gui/panels/propose_panel.h"
#include "app/gui/panels/save_panel.h"
#include "app/gui/panels/scale_panel.h"
#include "app/gui/panels/search_panel.h"
#include "app/gui/panels/sites_panel.h"
#include "app/gui/panels/top_bar_panel.h"
#include "app/gui/panels/tour_panel.h"
#include "app/gui/panels/years_panel.h"

namespace maillage::app::gui {
namespace {

bool is_loaded(const WindowState& state) { return state.content != nullptr; }

template <FinderKind Kind>
bool finds(const WindowState& state) {
    return state.tools.finder && state.tools.finder->kind == Kind;
}

/// Two columns of commands, the longest words whole, style px.
constexpr float help_width = 890;

constexpr PanelEntry entries[] = {
    {"map", PanelPlace::map, nullptr, draw_map_panel, {}},
    {"top_bar", PanelPlace::top, nullptr, draw_top_bar_panel, {}},
    {"goal", PanelPlace::goal, nullptr, draw_goal_panel, {}},
    {"charts", PanelPlace::task, [](const WindowState& state) { return state.tools.task == Task::map; },
     draw_charts_panel, {}},
    {"sites", PanelPlace::task, [](const WindowState& state) { return state.tools.task == Task::sites; },
     draw_sites_panel, {}},
    {"propose", PanelPlace::task, [](const WindowState& state) { return state.tools.task == Task::propose; },
     draw_propose_panel, {}},
    {"compare", PanelPlace::task, [](const WindowState& state) { return state.tools.task == Task::compare; },
     draw_compare_panel, {}},
    {"catchment", PanelPlace::task, [](const WindowState& state) { return state.catchment.has_value(); },
     draw_catchment_panel, {}},
    {"figures", PanelPlace::figures, nullptr, draw_figures_panel, {}},
    {"date", PanelPlace::date, nullptr, draw_date_panel, {}},
    {"legend", PanelPlace::over_map, is_loaded, draw_legend_panel, {0, 1}},
    {"scale", PanelPlace::over_map, is_loaded, draw_scale_panel, {1, 1}},
    {"loading", PanelPlace::over_map, [](const WindowState& state) { return !is_loaded(state); }, draw_loading_panel,
     {0.5F, 0.4F}},
    {"tour", PanelPlace::over_map, shows_tour, draw_tour_panel, {1, 0}},
    {"notice", PanelPlace::over_map, [](const WindowState& state) { return state.notice.has_value(); },
     draw_notice_panel, {0.5F, 0}},
    {"save", PanelPlace::dialog, [](const WindowState& state) { return state.save.has_value(); }, draw_save_panel, {},
     file_dialog_width},
    {"open", PanelPlace::dialog, [](const WindowState& state) { return state.tools.browser && state.tools.browser->opens; },
     draw_open_panel, {}, file_dialog_width},
    {"place_menu", PanelPlace::menu, [](const WindowState& state) { return state.place_menu.has_value(); },
     draw_place_menu, {}, 264},
    {"years", PanelPlace::dialog, [](const WindowState& state) { return state.time.table_open && !state.save; },
     draw_years_panel, {}, 760},
    {"search", PanelPlace::finder, finds<FinderKind::place>, draw_search_panel, {}},
    {"commands", PanelPlace::finder, finds<FinderKind::command>, draw_command_panel, {}},
    {"new", PanelPlace::dialog, [](const WindowState& state) { return state.document.fresh.has_value(); },
     draw_new_project_panel, {}},
    {"table", PanelPlace::dialog, [](const WindowState& state) { return state.document.table.has_value(); },
     draw_table_panel, {}},
    {"recovery", PanelPlace::dialog, [](const WindowState& state) { return state.document.lost.asks; },
     draw_recovery_panel, {}},
    {"leave", PanelPlace::dialog, [](const WindowState& state) { return state.document.leaving.has_value(); },
     draw_leave_panel, {}},
    {"outside", PanelPlace::dialog, [](const WindowState& state) { return state.document.outside.has_value(); },
     draw_outside_panel, {}},
    {"help", PanelPlace::dialog, [](const WindowState& state) { return state.help_open; }, draw_help_panel, {},
     help_width},
};

}  // namespace

std::span<const PanelEntry> panels() { return entries; }

}  // namespace maillage::app::gui
