// SPDX-License-Identifier: Apache-2.0
// What a panel draws with: the state to read, the words, colours and fonts to use, and a queue for what the planner
// asks. Panels are free functions `void draw(Ui&)`; nothing they push happens before the frame is done.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/gui/fonts.h"
#include "app/gui/layout.h"
#include "app/gui/map_canvas.h"
#include "app/gui/palette.h"
#include "app/gui/session.h"

namespace maillage::app::gui {

using Action = std::function<void(Session&)>;

/// A key that went down since the last frame (a GLFW code). ImGui 1.86 keeps states, not events: between two slow frames
/// it would miss a quick one.
struct KeyPress {
    int key = 0;
    bool ctrl = false;
    bool shift = false;
};

/// A thing that was drawn, for tests: where it is and how much room its words have.
struct DrawnItem {
    std::string id;
    Box box;
    float text_width = 0;
    float room = 0;
    bool control = false;  ///< the planner can press or type here
    std::string tip = {};  ///< of a control: what it says when pointed at
};

struct Ui {
    const WindowState& state;
    const Catalog& catalog;
    const Palette& palette;
    const Fonts& fonts;
    Layout layout;
    MapCanvas& canvas;
    float pixel_ratio = 1;  ///< framebuffer px per screen px
    std::vector<KeyPress> keys = {};
    std::vector<Action> actions = {};
    std::vector<Box> covered = {};            ///< of the map's frame, by what floats over it
    float credits_height = 0;                 ///< of the credits at the map's foot, which the scale stands on
    bool again = false;                       ///< the next frame differs though nothing happens: a tip is due
    unsigned control = 0;                     ///< ImGui id of the last control
    std::vector<DrawnItem>* drawn = nullptr;  ///< filled where a test wants it

    /// Whole screen px of a style length.
    [[nodiscard]] float px(float style_px) const;
    [[nodiscard]] std::string text(TextKey key) const { return catalog.text(key); }
    [[nodiscard]] std::string text(const Message& message) const { return catalog.text(message); }
    [[nodiscard]] Language language() const { return catalog.language(); }
    void act(Action action) { actions.push_back(std::move(action)); }
    /// The last ImGui item is a control of this name.
    void note_control(std::string id, Box box, unsigned item) {
        control = item;
        if (drawn != nullptr) drawn->push_back({std::move(id), box, 0, 0, true});
    }
    void note_tip(const std::string& tip) {
        if (drawn == nullptr) return;
        for (auto item = drawn->rbegin(); item != drawn->rend(); ++item)
            if (item->control) return void(item->tip = tip);
    }
    void note(std::string id, Box box, float text_width, float room) {
        if (drawn != nullptr) drawn->push_back({std::move(id), box, text_width, room, false});
    }
};

}  // namespace maillage::app::gui
