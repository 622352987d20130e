// SPDX-License-Identifier: Apache-2.0
#include "app/gui/drawing.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace maillage::app::gui {
namespace {

ImU32 packed(map::Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

ImVec2 vec(Point p) { return {p.x, p.y}; }

/// Glyphs are sharp on whole pixels alone.
Point snapped(Point p) { return {std::floor(p.x + 0.5F), std::floor(p.y + 0.5F)}; }

float aligned(float x, float width, Align align) {
    switch (align) {
        case Align::left: return x;
        case Align::centre: return x - width / 2;
        case Align::right: return x - width;
    }
    return x;
}

}  // namespace

float Ui::px(float style_px) const { return std::round(style_px * state.scale); }

float line_height(const Ui& ui, FontRole role) { return ui.fonts[role]->FontSize; }

Point text_size(const Ui& ui, FontRole role, std::string_view text, float wrap) {
    const ImFont* font = ui.fonts[role];
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1.0e9F, wrap, text.data(), text.data() + text.size());
    return {std::ceil(size.x), std::ceil(size.y)};
}

void put_text(const Ui& ui, FontRole role, Point at, map::Color color, std::string_view text, Align align, float wrap) {
    if (align != Align::left) at.x = aligned(at.x, text_size(ui, role, text, wrap).x, align);
    const ImFont* font = ui.fonts[role];
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, vec(snapped(at)), packed(color), text.data(),
                                        text.data() + text.size(), wrap);
}

std::string fitted(const Ui& ui, FontRole role, std::string text, float width) {
    if (text_size(ui, role, text).x <= width) return text;
    constexpr const char* dots = "\xE2\x80\xA6";
    while (!text.empty()) {
        // One character less: drop the continuation bytes of UTF-8, then the byte that leads them.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
        if (!text.empty()) text.pop_back();
        if (text_size(ui, role, text + dots).x <= width) break;
    }
    return text + dots;
}

void put_fitted(Ui& ui, std::string_view id, FontRole role, Point at, map::Color color, const std::string& text,
                float width, Align align) {
    const std::string shown = fitted(ui, role, text, width);
    const Point size = text_size(ui, role, shown);
    put_text(ui, role, at, color, shown, align);
    const float left = aligned(at.x, size.x, align);
    ui.note(std::string(id), {{left, at.y}, {left + size.x, at.y + size.y}}, text_size(ui, role, text).x, width);
}

float middle_line(const Ui& ui, FontRole role, const Box& box) {
    return box.low.y + (box.height() - line_height(ui, role)) / 2;
}

void put_box(const Box& box, map::Color color, float radius) {
    ImGui::GetWindowDrawList()->AddRectFilled(vec(box.low), vec(box.high), packed(color), radius);
}

void put_frame(const Box& box, map::Color color, float radius, float width) {
    const float half = width / 2;
    ImGui::GetWindowDrawList()->AddRect({box.low.x + half, box.low.y + half}, {box.high.x - half, box.high.y - half},
                                        packed(color), radius, 0, width);
}

void put_line(Point from, Point to, map::Color color, float width) {
    ImGui::GetWindowDrawList()->AddLine(vec(from), vec(to), packed(color), width);
}

void put_disc(Point centre, float radius, map::Color color) {
    ImGui::GetWindowDrawList()->AddCircleFilled(vec(centre), radius, packed(color), 32);
}

void put_ring(Point centre, float radius, map::Color color, float width) {
    ImGui::GetWindowDrawList()->AddCircle(vec(centre), radius - width / 2, packed(color), 32, width);
}

void put_half_disc(Point centre, float radius, map::Color color, float width) {
    constexpr float quarter = 1.5707963F;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathArcTo(vec(centre), radius - width / 2, quarter, 3 * quarter, 16);
    list->PathFillConvex(packed(color));
    put_ring(centre, radius, color, width);
}

void put_diamond(Point centre, float radius, map::Color color) {
    ImGui::GetWindowDrawList()->AddQuadFilled({centre.x, centre.y - radius}, {centre.x + radius, centre.y},
                                              {centre.x, centre.y + radius}, {centre.x - radius, centre.y},
                                              packed(color));
}

void put_triangle(Point centre, float radius, Point direction, map::Color color) {
    const Point side{-direction.y, direction.x};
    const auto corner_at = [&](float forward, float sideways) {
        return ImVec2{centre.x + radius * (direction.x * forward + side.x * sideways),
                      centre.y + radius * (direction.y * forward + side.y * sideways)};
    };
    ImGui::GetWindowDrawList()->AddTriangleFilled(corner_at(0.7F, 0), corner_at(-0.6F, 0.9F), corner_at(-0.6F, -0.9F),
                                                  packed(color));
}

void put_warning_sign(Point centre, float radius, map::Color color, map::Color mark) {
    put_triangle({centre.x, centre.y + radius * 0.05F}, radius, {0, -1}, color);
    const float stroke = std::max(1.0F, radius * 0.26F);
    put_line({centre.x, centre.y - radius * 0.3F}, {centre.x, centre.y + radius * 0.22F}, mark, stroke);
    put_disc({centre.x, centre.y + radius * 0.47F}, stroke * 0.6F, mark);
}

void put_check_mark(Point centre, float radius, map::Color color, float width) {
    const ImVec2 points[] = {{centre.x - radius * 0.8F, centre.y + radius * 0.05F},
                             {centre.x - radius * 0.25F, centre.y + radius * 0.6F},
                             {centre.x + radius * 0.85F, centre.y - radius * 0.65F}};
    ImGui::GetWindowDrawList()->AddPolyline(points, 3, packed(color), 0, width);
}

void put_icon(const Ui& ui, Icon icon, const Box& box, map::Color color) {
    std::string sign = icon.fallback;
    if (ui.fonts.has_icons) {
        // UTF-8 of a code in the private-use block, three bytes.
        sign = {static_cast<char>(0xE0U | icon.code >> 12U), static_cast<char>(0x80U | (icon.code >> 6U & 0x3FU)),
                static_cast<char>(0x80U | (icon.code & 0x3FU))};
    }
    put_text(ui, FontRole::icon, {(box.low.x + box.high.x) / 2, middle_line(ui, FontRole::icon, box)}, color, sign,
             Align::centre);
}

}  // namespace maillage::app::gui
