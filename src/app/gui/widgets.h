// SPDX-License-Identifier: Apache-2.0
// The few controls the window is made of. Every one takes an id that stays the same in both languages, apart from the
// words it shows. Lengths are screen px; the flow is top to bottom at the cursor of the current window.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/gui/drawing.h"

namespace maillage::app::gui {

enum class ButtonKind { primary, quiet, on_top };

/// Width left in the current window.
[[nodiscard]] float room(const Ui& ui);
/// Leaves empty space.
void gap(const Ui& ui, float style_px);
/// Takes the next `height` px over the whole width and says where they are.
Box take(const Ui& ui, float height);

/// A line of words, cut with "…" where it must; or a paragraph.
void line(Ui& ui, std::string_view id, FontRole role, map::Color color, const std::string& text);
void paragraph(Ui& ui, FontRole role, map::Color color, const std::string& text);
/// Words on the left, a figure on the right.
void pair_line(Ui& ui, std::string_view id, const std::string& words, const std::string& figure);
/// A label (or none) at the left of a row as high as a field to type in; gives the place of a control at its right.
Box labelled_row(Ui& ui, std::string_view id, const std::string& label);
/// A tinted box with a bold line and a paragraph; either may be empty.
void note_box(Ui& ui, std::string_view id, const NoteColors& colors, const std::string& title, const std::string& text);
/// When words that explain appear: once the pointer rests, or with it where they are the figures of the place.
enum class TipTime { resting, at_once };
/// Shown while the pointer is on the last item.
void tooltip(Ui& ui, const std::string& text, TipTime time = TipTime::resting);
/// Of a control drawn by ImGui itself: notes it and shows its tip of tips.h.
void as_control(Ui& ui, std::string_view id, const Box& box);

bool button(Ui& ui, std::string_view id, const std::string& words, ButtonKind kind, const Box& box, bool enabled = true);
bool icon_button(Ui& ui, std::string_view id, Icon icon, const std::string& what, ButtonKind kind, const Box& box,
                 bool enabled = true);
/// A button over the whole width.
bool wide_button(Ui& ui, std::string_view id, const std::string& words, ButtonKind kind, bool enabled = true);
/// A list that opens; gives the number picked.
std::optional<int> choice(Ui& ui, std::string_view id, int current, std::span<const std::string> options, const Box& box);
/// − number +; gives the new number. `words` stand in place of the number where there are some.
std::optional<int> stepper(Ui& ui, std::string_view id, int value, int lowest, int highest, const Box& box,
                           const std::string& words = {});
bool check_box(Ui& ui, std::string_view id, const std::string& words, bool on);
void share_bar(const Ui& ui, const Box& box, double share);
void progress_bar(const Ui& ui, const Box& box, double fraction);

/// Invisible, over `box`, with the tip of its id: clicked? `hovered` gets whether the pointer is on it.
bool hit(Ui& ui, std::string_view id, const Box& box, bool* hovered = nullptr);

}  // namespace maillage::app::gui
