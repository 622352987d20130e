// SPDX-License-Identifier: Apache-2.0
#include "app/gui/layout.h"

#include <algorithm>
#include <cmath>

namespace maillage::app::gui {
namespace {

// Style px. Source: the design's mock-up at 1600 × 1000.
constexpr float top_height = 48;
constexpr float left_width = 336;
constexpr float right_width = 336;
constexpr float bottom_height = 92;
constexpr float figures_width = 640;
constexpr float least_map_width = 200;
constexpr float least_map_height = 120;
constexpr float tab_below_width = 1280;
constexpr float stack_below_width = 1000;

}  // namespace

Layout make_layout(float width, float height, float scale, bool folded) {
    const auto px = [scale](float style_px) { return std::round(style_px * scale); };
    Layout layout;
    width = std::max(width, 0.0F);
    height = std::max(height, 0.0F);
    layout.window = {{0, 0}, {width, height}};
    const float top = std::min(px(top_height), height);
    layout.top = {{0, 0}, {width, top}};
    layout.task_is_tab = width < px(tab_below_width);
    const bool stacked = width < px(stack_below_width);
    float bottom = height;
    const float needed = stacked ? px(bottom_height) * 2 : px(bottom_height);
    if (!folded && height - top - needed >= px(least_map_height)) bottom = height - needed;
    float left = 0;
    float right = width;
    if (!folded && width >= px(left_width + least_map_width)) {
        left = px(left_width);
        if (!layout.task_is_tab) right = width - px(right_width);
    }
    layout.left = {{0, top}, {left, bottom}};
    layout.right = {{right, top}, {width, bottom}};
    layout.map = {{left, top}, {right, bottom}};
    const float middle = stacked ? std::min(bottom + px(bottom_height), height) : bottom;
    layout.figures = {{0, bottom}, {stacked ? width : px(figures_width), stacked ? middle : height}};
    layout.date = {{stacked ? 0 : px(figures_width), middle}, {width, height}};
    return layout;
}

}  // namespace maillage::app::gui
