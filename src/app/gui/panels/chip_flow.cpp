// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/chip_flow.h"

#include <algorithm>

#include "app/gui/style.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr float chip_height = 26;
constexpr float bare_inset = 12;

float words_at(const Ui& ui, const Chip& chip) { return ui.px(chip.sign ? 22 : bare_inset); }

void draw_chip(Ui& ui, const Chip& chip, const Box& box) {
    put_box(box, ui.palette.field, box.height() / 2);
    const float side = box.height();
    if (chip.sign) chip.sign(ui, {box.low.x + ui.px(12), (box.low.y + box.high.y) / 2});
    put_fitted(ui, chip.id + "_name", FontRole::small,
               {box.low.x + words_at(ui, chip), middle_line(ui, FontRole::small, box)}, ui.palette.ink, chip.words,
               box.width() - words_at(ui, chip) - side);
    const Box cross{{box.high.x - side, box.low.y}, box.high};
    bool hovered = false;
    if (hit(ui, chip.id, cross, &hovered)) ui.act(chip.remove);
    if (hovered) put_box(cross, ui.palette.field_hover, side / 2);
    put_icon(ui, icons::close, cross, ui.palette.second_ink);
}

}  // namespace

float chip_room(const Ui& ui) { return room(ui) - ui.px(bare_inset) - ui.px(chip_height) - 1; }

void draw_chips(Ui& ui, std::span<const Chip> chips) {
    gap(ui, grid);
    const float height = ui.px(chip_height);
    const float between = ui.px(1.5F * grid);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = room(ui);
    Point at{start.x, start.y};
    for (const Chip& chip : chips) {
        const float wanted = text_size(ui, FontRole::small, chip.words).x + 1 + words_at(ui, chip) + height;
        const float own = std::min(wanted, width);
        if (at.x > start.x && at.x + own > start.x + width) at = {start.x, at.y + height + between};
        draw_chip(ui, chip, {at, {at.x + own, at.y + height}});
        at.x += own + between;
    }
    ImGui::Dummy({width, at.y + height - start.y});
}

}  // namespace maillage::app::gui
