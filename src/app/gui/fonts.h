// SPDX-License-Identifier: Apache-2.0
// Fonts of the window by role, in one atlas made for one interface scale.
#pragma once

#include <array>

#include "app/gui/font_files.h"

struct ImFont;
struct ImFontAtlas;

namespace maillage::app::gui {

/// Sizes in em px at scale 1: body 14, small 12.5, lead 15, huge 46, large 25, figure 19, credit 11.
enum class FontRole { body, body_medium, body_bold, small, small_medium, small_bold, lead, large, figure, huge, credit, icon };
inline constexpr int font_role_count = 12;

/// A sign of the icon font and what stands in where that font is absent.
struct Icon {
    unsigned code;
    const char* fallback;
};

struct Fonts {
    std::array<ImFont*, font_role_count> by_role{};
    bool has_icons = false;

    [[nodiscard]] ImFont* operator[](FontRole role) const { return by_role[static_cast<std::size_t>(role)]; }
};

/// Fills the atlas (what was in it goes) and builds it. Digits get one advance, so that figures never jump in width.
/// Error (environment): a file that cannot be read as a font.
Result<Fonts> build_fonts(ImFontAtlas& atlas, const FontFiles& files, float scale);
/// The same from the font ImGui brings along, where no font file can be used: Latin-1 alone, one weight; what it lacks
/// is stood in for.
[[nodiscard]] Fonts built_in_fonts(ImFontAtlas& atlas, float scale);

}  // namespace maillage::app::gui
