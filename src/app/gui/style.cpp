// SPDX-License-Identifier: Apache-2.0
#include "app/gui/style.h"

#include <imgui.h>

namespace maillage::app::gui {
namespace {

ImVec4 vec(map::Color color, float opacity = 1) {
    return {static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255, static_cast<float>(color.b) / 255,
            static_cast<float>(color.a) / 255 * opacity};
}

}  // namespace

void apply_style(const Palette& palette, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {panel_padding, panel_padding};
    style.WindowBorderSize = 0;
    style.PopupBorderSize = 1;
    style.PopupRounding = corner;
    style.FrameRounding = corner;
    style.FramePadding = {3 * grid, 2 * grid};
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {grid, grid};
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = corner;
    style.ScaleAllSizes(scale);
    style.WindowMinSize = {1, 1};  // whatever the scale: ImGui refuses less
    ImVec4* colors = style.Colors;
    // Whatever is not named below is drawn in the palette's quiet tones, never in ImGui's grey.
    for (int i = 0; i < ImGuiCol_COUNT; ++i) colors[i] = vec(palette.field);
    colors[ImGuiCol_Text] = vec(palette.ink);
    colors[ImGuiCol_TextDisabled] = vec(palette.disabled_ink);
    colors[ImGuiCol_WindowBg] = vec(palette.panel);
    colors[ImGuiCol_ChildBg] = vec(palette.panel, 0);
    colors[ImGuiCol_PopupBg] = vec(palette.panel);
    colors[ImGuiCol_Border] = vec(palette.hairline);
    colors[ImGuiCol_BorderShadow] = vec(palette.panel, 0);
    colors[ImGuiCol_FrameBg] = vec(palette.field);
    colors[ImGuiCol_FrameBgHovered] = vec(palette.field_hover);
    colors[ImGuiCol_FrameBgActive] = vec(palette.field_hover);
    colors[ImGuiCol_ScrollbarBg] = vec(palette.panel, 0);
    colors[ImGuiCol_ScrollbarGrab] = vec(palette.track);
    colors[ImGuiCol_ScrollbarGrabHovered] = vec(palette.hairline);
    colors[ImGuiCol_ScrollbarGrabActive] = vec(palette.second_ink);
    colors[ImGuiCol_TextSelectedBg] = vec(palette.bar, 0.35F);
    colors[ImGuiCol_ModalWindowDimBg] = vec(palette.shade);
    colors[ImGuiCol_NavHighlight] = vec(palette.action);
}

}  // namespace maillage::app::gui
