// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/inset_overlay.h"

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

Box on_screen(const Ui& ui, const map::ScreenBox& box) {
    const Point low = ui.layout.map.low;
    return {{low.x + ui.px(box.left), low.y + ui.px(box.top)}, {low.x + ui.px(box.right), low.y + ui.px(box.bottom)}};
}

bool draw_inset(Ui& ui, std::size_t slot, std::size_t part, const InsetPlace& place) {
    const MapParts& parts = ui.state.parts;
    const Box picture = on_screen(ui, place.picture);
    const Box name = on_screen(ui, place.name);
    // Of whole framebuffer px, or the texture would be stretched.
    const float scale = ui.pixel_ratio * ui.state.scale;
    const map::ScreenBox box{0, 0, picture.width() * ui.pixel_ratio / scale, picture.height() * ui.pixel_ratio / scale};
    const map::InsetMap inset{parts.all[part].geometry, {}};
    put_box(picture, map::theme(ui.state.theme).sea);
    if (void* texture = ui.canvas.paint_inset(slot, *ui.state.content, ui.state.view, inset, box, ui.state.content_revision))
        ImGui::GetWindowDrawList()->AddImage(texture, {picture.low.x, picture.low.y}, {picture.high.x, picture.high.y});
    const std::string id = "inset_" + std::to_string(slot);
    bool hovered = false;
    if (hit(ui, id, {picture.low, name.high}, &hovered)) ui.act([part](Session& session) { session.show_part(part); });
    put_frame(picture, hovered ? ui.palette.action : ui.palette.second_ink, 0, ui.px(hovered ? 2 : 1));
    put_box(name, map::with_opacity(ui.palette.panel, 0.86));
    const std::string words = part_name(parts, part, *ui.state.workspace->territory, ui.catalog);
    const float room_for_it = name.width() - ui.px(grid);
    const bool fits = text_size(ui, FontRole::small_medium, words).x <= room_for_it;
    const FontRole role = fits ? FontRole::small_medium : FontRole::credit;
    put_fitted(ui, id + "_name", role, {(name.low.x + name.high.x) / 2, middle_line(ui, role, name)}, ui.palette.ink,
               words, room_for_it, Align::centre);
    ui.covered.push_back({picture.low, name.high});
    return hovered;
}

}  // namespace

bool draw_insets(Ui& ui) {
    const Box& frame = ui.layout.map;
    const double scale = static_cast<double>(ui.state.scale);
    const auto places = inset_places(frame.width() / scale, frame.height() / scale, ui.state.parts);
    if (places.empty() || !ui.state.workspace) return false;
    const auto parts = ui.state.parts.insets();
    bool hovered = false;
    for (std::size_t i = 0; i < places.size(); ++i) hovered = draw_inset(ui, i, parts[i], places[i]) || hovered;
    return hovered;
}

}  // namespace maillage::app::gui
