// SPDX-License-Identifier: Apache-2.0
#include "app/gui/shortcuts.h"

#include <GLFW/glfw3.h>

#include <algorithm>

#include <imgui.h>

namespace maillage::app::gui {
namespace {

/// Style px a press of an arrow moves the map.
constexpr double arrow_step = 60;
constexpr double key_zoom = 1.5;

enum Modifiers : unsigned { none = 0, shift = 1, ctrl = 2 };

template <int Key, unsigned Wanted = none>
bool key(const Ui& ui) {
    return std::any_of(ui.keys.begin(), ui.keys.end(), [](const KeyPress& press) {
        return press.key == Key && press.ctrl == ((Wanted & ctrl) != 0) && press.shift == ((Wanted & shift) != 0);
    });
}

/// A character as typed, wherever the keyboard has it.
template <char Wanted>
bool typed(const Ui&) {
    const auto& queue = ImGui::GetIO().InputQueueCharacters;
    for (const ImWchar c : queue)
        if (c == static_cast<ImWchar>(Wanted)) return true;
    return false;
}

template <int X, int Y>
void pan(Session& session) {
    const double step = arrow_step * session.state().view.device_scale;
    session.pan(X * step, Y * step);
}

void zoom(Session& session, double factor) {
    const map::MapView& view = session.state().view;
    session.zoom(factor, {view.width / 2.0, view.height / 2.0});
}

constexpr Shortcut table[] = {
    {"window.key.arrow_left"_text, "window.do.pan"_text, key<GLFW_KEY_LEFT>, pan<1, 0>},
    {"window.key.arrow_right"_text, "window.do.pan"_text, key<GLFW_KEY_RIGHT>, pan<-1, 0>},
    {"window.key.arrow_up"_text, "window.do.pan"_text, key<GLFW_KEY_UP>, pan<0, 1>},
    {"window.key.arrow_down"_text, "window.do.pan"_text, key<GLFW_KEY_DOWN>, pan<0, -1>},
    {"window.key.plus"_text, "window.zoom_in"_text, typed<'+'>, [](Session& session) { zoom(session, key_zoom); }},
    {"window.key.minus"_text, "window.zoom_out"_text, typed<'-'>, [](Session& session) { zoom(session, 1 / key_zoom); }},
    {"window.key.home"_text, "window.fit"_text, key<GLFW_KEY_HOME>, [](Session& session) { session.fit(); }},
    {"window.key.shift_left"_text, "window.date_previous"_text, key<GLFW_KEY_LEFT, shift>,
     [](Session& session) { session.step_date(-1); }},
    {"window.key.shift_right"_text, "window.date_next"_text, key<GLFW_KEY_RIGHT, shift>,
     [](Session& session) { session.step_date(1); }},
    {"window.key.propose"_text, "window.propose"_text, key<GLFW_KEY_ENTER, ctrl>,
     [](Session& session) { session.propose(); }},
    {"window.key.save_map"_text, "window.save_map"_text, key<GLFW_KEY_S, ctrl | shift>,
     [](Session& session) { session.ask_save(SaveKind::map_picture); }},
    {"window.key.export"_text, "window.export"_text, key<GLFW_KEY_E, ctrl>,
     [](Session& session) { session.ask_save(SaveKind::geojson); }},
    {"window.key.undo"_text, "window.undo"_text, key<GLFW_KEY_Z, ctrl>, [](Session& session) { session.undo(); }},
    {"window.key.redo"_text, "window.redo"_text,
     [](const Ui& ui) { return key<GLFW_KEY_Y, ctrl>(ui) || key<GLFW_KEY_Z, ctrl | shift>(ui); },
     [](Session& session) { session.redo(); }},
    {"window.key.add_site"_text, "window.add_site"_text, key<GLFW_KEY_INSERT>,
     [](Session& session) { session.set_adding_site(!session.state().adding_site); }},
    {"window.key.delete"_text, "window.delete_sites"_text, key<GLFW_KEY_DELETE>,
     [](Session& session) { session.delete_sites(session.state().selected_sites); }},
    {"window.key.f9"_text, "window.do.fold"_text, key<GLFW_KEY_F9>, [](Session& session) { session.toggle_panels(); }},
    {"window.key.help"_text, "window.help"_text, [](const Ui& ui) { return key<GLFW_KEY_F1>(ui) || typed<'?'>(ui); },
     [](Session& session) { session.toggle_help(); }},
    {"window.key.escape"_text, "window.do.step_back"_text, key<GLFW_KEY_ESCAPE>,
     [](Session& session) { session.step_back(); }, true},
};

}  // namespace

std::span<const Shortcut> shortcuts() { return table; }

void take_keys(Ui& ui) {
    const bool typing = ImGui::GetIO().WantTextInput;
    for (const Shortcut& shortcut : table)
        if ((!typing || shortcut.while_typing) && shortcut.pressed(ui)) ui.act(shortcut.run);
}

}  // namespace maillage::app::gui
