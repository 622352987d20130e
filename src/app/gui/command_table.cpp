// SPDX-License-Identifier: Apache-2.0
#include "app/gui/command_table.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "territory/scope.h"

namespace maillage::app::gui {
namespace {

/// Style px a press of an arrow moves the map.
constexpr double arrow_step = 60;
constexpr double key_zoom = 1.5;
/// Of the interface scale, and the smallest it gives.
constexpr float scale_step = 0.25F;
constexpr float lowest_step = 0.75F;

constexpr Chord key(int code) { return {code, false, false, 0}; }
constexpr Chord ctrl(int code) { return {code, true, false, 0}; }
constexpr Chord shift(int code) { return {code, false, true, 0}; }
constexpr Chord ctrl_shift(int code) { return {code, true, true, 0}; }
constexpr Chord typed(char c) { return {0, false, false, c}; }
using Chords = std::array<Chord, 2>;

bool has_map(const WindowState& state) { return state.content != nullptr; }
bool has_dates(const WindowState& state) { return has_map(state) && !state.timeline.empty(); }
bool can_play(const WindowState& state) { return has_dates(state) && !state.time.playing; }
bool has_curve(const WindowState& state) { return has_map(state) && !state.question.within_capacity; }
bool has_plan(const WindowState& state) { return state.plan != nullptr; }
bool has_planned(const WindowState& state) {
    return std::ranges::any_of(*state.project.sites, [](const planning::Site& site) {
        return site.state == planning::SiteState::planned;
    });
}
bool has_proposals(const WindowState& state) { return has_plan(state) && !state.plan->planned.hosts.empty(); }

/// Left and right are the date bar's while it has the focus.
template <int X, int Y>
void pan(Session& session) {
    if (X != 0 && session.state().time.bar_has_focus) return session.step_date(-X);
    const double step = arrow_step * session.state().view.device_scale;
    session.pan(X * step, Y * step);
}

void zoom(Session& session, double factor) {
    const map::MapView& view = session.state().view;
    session.zoom(factor, {view.width / 2.0, view.height / 2.0});
}

bool has_more_maps(const WindowState& state) { return has_map(state) && state.parts.all.size() > 1; }

// The departments overseas, in order of code.
constexpr std::array<std::string_view, 5> overseas_codes{"971", "972", "973", "974", "976"};

template <std::size_t Which>
bool has_overseas(const WindowState& state) {
    return has_more_maps(state) && part_of(state, *DepartmentCode::parse(overseas_codes[Which]));
}

template <std::size_t Which>
void show_overseas(Session& session) {
    if (const auto part = part_of(session.state(), *DepartmentCode::parse(overseas_codes[Which]))) session.show_part(*part);
}

bool has_metropolitan_map(const WindowState& state) {
    if (!has_more_maps(state)) return false;
    const auto& code = state.workspace->territory->departments.code;
    const auto& places = state.parts.all.front().geometry->departments();
    return std::ranges::any_of(places, [&](const auto& place) { return !territory::is_overseas(code[place.department]); });
}

template <SaveKind Kind>
void ask(Session& session) {
    session.ask_save(Kind);
}

template <int Direction>
void scale(Session& session) {
    const float steps = std::round(session.state().scale / scale_step) + Direction;
    session.set_scale(std::clamp(steps * scale_step, lowest_step, highest_scale));
}

template <Task Which>
void open_task(Session& session) {
    session.set_task(Which);
}

void open_rules(Session& session) {
    session.set_task(Task::propose);
    session.fold_rules(true);
}

void change_language(Session& session) {
    session.set_language(session.state().language == Language::french ? Language::english : Language::french);
}

void change_theme(Session& session) {
    session.set_theme(session.state().theme == map::ThemeKind::light ? map::ThemeKind::dark : map::ThemeKind::light);
}

/// Of the place found last: a commune alone, or all candidates of a department.
void show_catchment(Session& session) {
    const auto place = session.state().tools.place;
    if (!place) return;
    if (place->level == territory::Level::commune) session.open_catchment(place->index);
    if (place->level == territory::Level::department) session.open_department_catchments(place->index);
}

constexpr TextKey no_keys{};

constexpr Command table[] = {
    {"search", "window.search"_text, "window.key.search"_text, Chords{ctrl(GLFW_KEY_F)}, has_map,
     [](Session& session) { session.open_finder(FinderKind::place); }, true},
    {"commands", "window.commands"_text, "window.key.commands"_text, Chords{ctrl(GLFW_KEY_P)}, nullptr,
     [](Session& session) { session.open_finder(FinderKind::command); }, true},
    {"task_map", "window.do.task_map"_text, "window.key.task_map"_text, Chords{ctrl(GLFW_KEY_1)}, nullptr,
     open_task<Task::map>},
    {"task_sites", "window.do.task_sites"_text, "window.key.task_sites"_text, Chords{ctrl(GLFW_KEY_2)}, nullptr,
     open_task<Task::sites>},
    {"task_propose", "window.do.task_propose"_text, "window.key.task_propose"_text, Chords{ctrl(GLFW_KEY_3)}, nullptr,
     open_task<Task::propose>},
    {"task_compare", "window.do.task_compare"_text, "window.key.task_compare"_text, Chords{ctrl(GLFW_KEY_4)}, nullptr,
     open_task<Task::compare>},
    {"keep_scenario", "window.do.keep_scenario"_text, no_keys, {}, has_map,
     [](Session& session) { session.keep_named_scenario(); }},
    {"propose", "window.propose_title"_text, "window.key.propose"_text, Chords{ctrl(GLFW_KEY_ENTER)}, has_map,
     [](Session& session) { session.propose(); }},
    {"rules", "window.do.rules"_text, no_keys, {}, has_map, open_rules},
    {"follow", "window.do.follow"_text, "window.key.follow"_text, Chords{ctrl(GLFW_KEY_L)}, can_follow,
     [](Session& session) { session.toggle_follow(); }},
    {"cancel_plan", "window.do.cancel_plan"_text, no_keys, {},
     [](const WindowState& state) { return state.planning.has_value(); }, [](Session& session) { session.cancel_plan(); }},
    {"curve", "window.do.curve"_text, no_keys, {}, has_curve, [](Session& session) { session.trace_curve(); }},
    {"accept", "window.do.accept"_text, no_keys, {}, has_proposals, [](Session& session) { session.accept_plan(); }},
    {"drop", "window.do.drop"_text, no_keys, {}, has_plan, [](Session& session) { session.drop_plan(); }},
    {"remove_planned", "window.remove_planned"_text, no_keys, {},
     has_planned, [](Session& session) { session.remove_planned(); }},
    {"undo", "window.undo"_text, "window.key.undo"_text, Chords{ctrl(GLFW_KEY_Z)},
     [](const WindowState& state) { return state.undo_name.has_value(); }, [](Session& session) { session.undo(); }},
    {"redo", "window.redo"_text, "window.key.redo"_text, Chords{ctrl(GLFW_KEY_Y), ctrl_shift(GLFW_KEY_Z)},
     [](const WindowState& state) { return state.redo_name.has_value(); }, [](Session& session) { session.redo(); }},
    {"add_site", "window.add_site"_text, "window.key.add_site"_text, Chords{key(GLFW_KEY_INSERT)}, has_map,
     [](Session& session) { session.set_adding_site(!session.state().adding_site); }},
    {"import_sites", "window.do.import_sites"_text, no_keys, {}, has_map,
     [](Session& session) { session.ask_import(); }},
    {"delete_sites", "window.delete_sites"_text, "window.key.delete"_text, Chords{key(GLFW_KEY_DELETE)},
     [](const WindowState& state) { return !state.selected_sites.empty(); },
     [](Session& session) { session.delete_sites(session.state().selected_sites); }},
    {"pan_west", "window.do.pan_west"_text, "window.key.arrow_left"_text, Chords{key(GLFW_KEY_LEFT)}, has_map, pan<1, 0>},
    {"pan_east", "window.do.pan_east"_text, "window.key.arrow_right"_text, Chords{key(GLFW_KEY_RIGHT)}, has_map,
     pan<-1, 0>},
    {"pan_north", "window.do.pan_north"_text, "window.key.arrow_up"_text, Chords{key(GLFW_KEY_UP)}, has_map, pan<0, 1>},
    {"pan_south", "window.do.pan_south"_text, "window.key.arrow_down"_text, Chords{key(GLFW_KEY_DOWN)}, has_map,
     pan<0, -1>},
    {"zoom_in", "window.zoom_in"_text, "window.key.plus"_text, Chords{typed('+')}, has_map,
     [](Session& session) { zoom(session, key_zoom); }},
    {"zoom_out", "window.zoom_out"_text, "window.key.minus"_text, Chords{typed('-')}, has_map,
     [](Session& session) { zoom(session, 1 / key_zoom); }},
    {"fit", "window.fit"_text, "window.key.home"_text, Chords{key(GLFW_KEY_HOME)}, has_map,
     [](Session& session) { session.fit(); }},
    {"see_own", "window.do.see_own"_text, "window.key.see_own"_text, Chords{ctrl_shift(GLFW_KEY_0)}, has_metropolitan_map,
     [](Session& session) { session.show_part(0); }},
    {"see_971", "window.do.see_971"_text, "window.key.see_971"_text, Chords{ctrl_shift(GLFW_KEY_1)}, has_overseas<0>,
     show_overseas<0>},
    {"see_972", "window.do.see_972"_text, "window.key.see_972"_text, Chords{ctrl_shift(GLFW_KEY_2)}, has_overseas<1>,
     show_overseas<1>},
    {"see_973", "window.do.see_973"_text, "window.key.see_973"_text, Chords{ctrl_shift(GLFW_KEY_3)}, has_overseas<2>,
     show_overseas<2>},
    {"see_974", "window.do.see_974"_text, "window.key.see_974"_text, Chords{ctrl_shift(GLFW_KEY_4)}, has_overseas<3>,
     show_overseas<3>},
    {"see_976", "window.do.see_976"_text, "window.key.see_976"_text, Chords{ctrl_shift(GLFW_KEY_5)}, has_overseas<4>,
     show_overseas<4>},
    {"insets", "window.do.insets"_text, no_keys, {}, has_more_maps, [](Session& session) { session.toggle_insets(); }},
    {"catchment", "window.do.catchment"_text, no_keys, {},
     [](const WindowState& state) { 
         return state.tools.place && (state.tools.place->level == territory::Level::commune ||
                                      state.tools.place->level == territory::Level::department);
     },
     show_catchment},
    {"date_previous", "window.date_previous"_text, "window.key.shift_left"_text, Chords{shift(GLFW_KEY_LEFT)}, has_dates,
     [](Session& session) { session.step_date(-1); }},
    {"date_next", "window.date_next"_text, "window.key.shift_right"_text, Chords{shift(GLFW_KEY_RIGHT)}, has_dates,
     [](Session& session) { session.step_date(1); }},
    {"date_all", "window.do.date_all"_text, no_keys, {}, has_dates,
     [](Session& session) { session.look_at(std::nullopt); }},
    {"new", "window.new_title"_text, "window.key.new"_text, Chords{ctrl(GLFW_KEY_N)}, has_map,
     [](Session& session) { session.ask_new(); }},
    {"save", "window.do.save"_text, "window.key.save"_text, Chords{ctrl(GLFW_KEY_S)}, has_map,
     [](Session& session) { session.save_project(); }, true},
    {"save_as", "window.do.save_as"_text, "window.key.save_as"_text, Chords{key(GLFW_KEY_F12)}, has_map,
     [](Session& session) { session.ask_save_as(); }},
    {"lost_work", "window.do.lost_work"_text, no_keys, {},
     [](const WindowState& state) { return !state.document.lost.projects.empty(); },
     [](Session& session) { session.ask_lost(); }},
    {"play", "window.play"_text, "window.key.space"_text, Chords{key(GLFW_KEY_SPACE)}, can_play,
     [](Session& session) { session.play_time(); }},
    {"years", "window.years"_text, no_keys, {}, has_dates, [](Session& session) { session.show_years(true); }},
    {"open", "window.open_title"_text, "window.key.open"_text, Chords{ctrl(GLFW_KEY_O)}, has_map,
     [](Session& session) { session.ask_open(); }},
    {"save_map", "window.save_map"_text, "window.key.save_map"_text, Chords{ctrl_shift(GLFW_KEY_S)}, has_map,
     ask<SaveKind::map_picture>},
    {"save_window", "window.do.save_window"_text, no_keys, {}, has_map, ask<SaveKind::window_picture>},
    {"export", "window.do.export_geojson"_text, "window.key.export"_text, Chords{ctrl(GLFW_KEY_E)}, has_map,
     ask<SaveKind::geojson>},
    {"export_csv", "window.do.export_csv"_text, no_keys, {}, has_map, ask<SaveKind::csv>},
    {"export_geopackage", "window.do.export_geopackage"_text, no_keys, {}, has_map, ask<SaveKind::geopackage>},
    {"legend", "window.do.legend"_text, no_keys, {}, has_map, [](Session& session) { session.toggle_legend(); }},
    {"fold", "window.do.fold"_text, "window.key.f9"_text, Chords{key(GLFW_KEY_F9)}, nullptr,
     [](Session& session) { session.toggle_panels(); }},
    {"theme", "window.do.theme"_text, no_keys, {}, nullptr, change_theme},
    {"language", "window.do.language"_text, no_keys, {}, nullptr, change_language},
    {"animations", "window.do.animations"_text, no_keys, {}, nullptr,
     [](Session& session) { session.toggle_animations(); }},
    {"tour", "window.do.tour"_text, no_keys, {}, has_map, [](Session& session) { session.start_tour(); }},
    {"larger", "window.do.larger"_text, no_keys, {}, nullptr, scale<1>},
    {"smaller", "window.do.smaller"_text, no_keys, {}, nullptr, scale<-1>},
    {"help", "window.help"_text, "window.key.help"_text, Chords{key(GLFW_KEY_F1), typed('?')}, nullptr,
     [](Session& session) { session.toggle_help(); }},
    {"step_back", "window.do.step_back"_text, "window.key.escape"_text, Chords{key(GLFW_KEY_ESCAPE)}, nullptr,
     [](Session& session) { session.step_back(); }, true},
};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace maillage::app::gui
