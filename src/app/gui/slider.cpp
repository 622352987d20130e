// SPDX-License-Identifier: Apache-2.0
#include "app/gui/slider.h"

#include <algorithm>
#include <cmath>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {

std::optional<SliderMove> slider(Ui& ui, std::string_view id, double value, double low, double high, const Box& box) {
    bool hovered = false;
    (void)hit(ui, id, box, &hovered);
    const bool active = ImGui::IsItemActive();
    const bool released = ImGui::IsItemDeactivated();
    const float radius = ui.px(7);
    const float left = box.low.x + radius;
    const float length = std::max(box.width() - 2 * radius, 1.0F);
    const double pointed = low + (high - low) * std::clamp<double>((ImGui::GetIO().MousePos.x - left) / length, 0, 1);
    const double wanted = std::round(pointed);

    const float middle = (box.low.y + box.high.y) / 2;
    const double share = std::clamp((value - low) / std::max(high - low, 1e-9), 0.0, 1.0);
    const Point handle{left + length * static_cast<float>(share), middle};
    const float thick = ui.px(2);
    put_box({{box.low.x, middle - thick}, {box.high.x, middle + thick}}, ui.palette.track, thick);
    put_box({{box.low.x, middle - thick}, {handle.x, middle + thick}}, ui.palette.action, thick);
    put_disc(handle, radius, ui.palette.panel);
    put_disc(handle, radius - ui.px(1), active || hovered ? ui.palette.action_hover : ui.palette.action);
    if (released) return SliderMove{value, true};
    if (active && wanted != value) return SliderMove{wanted, false};
    return std::nullopt;
}

}  // namespace maillage::app::gui
