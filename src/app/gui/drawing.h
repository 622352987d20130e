// SPDX-License-Identifier: Apache-2.0
// Words and signs at a place, in the current ImGui window. Text never goes through a format string or a label: names
// may hold % and ## as they like.
#pragma once

#include <string_view>

#include "app/gui/ui.h"

namespace maillage::app::gui {

enum class Align { left, centre, right };

[[nodiscard]] float line_height(const Ui& ui, FontRole role);
[[nodiscard]] Point text_size(const Ui& ui, FontRole role, std::string_view text, float wrap = 0);
/// `at` = top left corner, or top middle, top right. With `wrap` > 0 lines break at spaces.
void put_text(const Ui& ui, FontRole role, Point at, map::Color color, std::string_view text, Align align = Align::left,
              float wrap = 0);
/// The text, or as much of it as fits with "…".
[[nodiscard]] std::string fitted(const Ui& ui, FontRole role, std::string text, float width);
/// Draws `text` cut to `width`, and notes it for tests under `id`.
void put_fitted(Ui& ui, std::string_view id, FontRole role, Point at, map::Color color, const std::string& text,
                float width, Align align = Align::left);
/// Vertical place of one line of `role` in a box.
[[nodiscard]] float middle_line(const Ui& ui, FontRole role, const Box& box);

void put_box(const Box& box, map::Color color, float radius = 0);
void put_frame(const Box& box, map::Color color, float radius, float width);
void put_line(Point from, Point to, map::Color color, float width);
void put_disc(Point centre, float radius, map::Color color);
void put_ring(Point centre, float radius, map::Color color, float width);
/// A ring whose left half is full: half of something.
void put_half_disc(Point centre, float radius, map::Color color, float width);
void put_diamond(Point centre, float radius, map::Color color);
/// Points right (1, 0), left, down or up.
void put_triangle(Point centre, float radius, Point direction, map::Color color);
void put_warning_sign(Point centre, float radius, map::Color color, map::Color mark);
void put_check_mark(Point centre, float radius, map::Color color, float width);
void put_icon(const Ui& ui, Icon icon, const Box& box, map::Color color);

namespace icons {
inline constexpr Icon search{0xF002, "\xE2\x80\xA6"};
inline constexpr Icon home{0xF015, "~"};
inline constexpr Icon folder{0xF07B, "/"};
inline constexpr Icon file{0xF15B, "\xE2\x80\xA2"};
inline constexpr Icon recent{0xF017, "\xE2\x80\xA6"};
inline constexpr Icon medium{0xF0A0, "\xE2\x80\xA2"};
inline constexpr Icon previous{0xF053, "\xE2\x80\xB9"};
inline constexpr Icon next{0xF054, "\xE2\x80\xBA"};
inline constexpr Icon up{0xF062, "\xE2\x86\x91"};
inline constexpr Icon camera{0xF030, "PNG"};
inline constexpr Icon save{0xF019, "GEO"};
inline constexpr Icon theme{0xF042, "\xC2\xBD"};
inline constexpr Icon help{0xF128, "?"};
inline constexpr Icon plus{0xF067, "+"};
inline constexpr Icon minus{0xF068, "\xE2\x88\x92"};
inline constexpr Icon fit{0xF0B2, "\xE2\x86\x94"};
inline constexpr Icon close{0xF00D, "\xC3\x97"};
inline constexpr Icon undo{0xF0E2, "\xE2\x86\xB6"};
inline constexpr Icon redo{0xF01E, "\xE2\x86\xB7"};
inline constexpr Icon swap{0xF0EC, "\xE2\x87\x84"};
inline constexpr Icon table{0xF0CE, "\xE2\x89\xA1"};
inline constexpr Icon to_end{0xF050, "\xC2\xBB"};
inline constexpr Icon layers{0xF0C9, "\xE2\x80\xA2"};
}  // namespace icons

}  // namespace maillage::app::gui
