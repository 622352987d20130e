// SPDX-License-Identifier: Apache-2.0
// Where things stand in the window: plain boxes in screen px, and nothing of ImGui.
#pragma once

namespace maillage::app::gui {

struct Point {
    float x = 0;
    float y = 0;
    friend constexpr bool operator==(const Point&, const Point&) = default;
};

struct Box {
    Point low;
    Point high;

    [[nodiscard]] constexpr float width() const { return high.x - low.x; }
    [[nodiscard]] constexpr float height() const { return high.y - low.y; }
    [[nodiscard]] constexpr bool empty() const { return width() < 1 || height() < 1; }
    [[nodiscard]] constexpr bool contains(Point p) const {
        return p.x >= low.x && p.x < high.x && p.y >= low.y && p.y < high.y;
    }
    friend constexpr bool operator==(const Box&, const Box&) = default;
};

/// Boxes may be empty in a small window; none ever reaches out of it.
struct Layout {
    Box window;
    Box top;
    Box left;
    Box map;
    Box right;    ///< empty where the task is a tab of the left panel
    Box figures;
    Box date;
    bool task_is_tab = false;
};

/// Below 1280 style px the task moves into the left panel, below 1000 the date bar under the figures.
[[nodiscard]] Layout make_layout(float width, float height, float scale, bool folded);

}  // namespace maillage::app::gui
