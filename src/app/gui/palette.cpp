// SPDX-License-Identifier: Apache-2.0
#include "app/gui/palette.h"

namespace maillage::app::gui {
namespace {

using map::rgb;

constexpr Palette light{
    .ink = rgb(0x1B2733),
    .second_ink = rgb(0x5B6B77),
    .panel = rgb(0xFFFFFF),
    .hairline = rgb(0xD5DCE1),
    .field = rgb(0xF1F4F6),
    .field_hover = rgb(0xE4EAED),
    .row_hover = rgb(0xF1F4F6),
    .track = rgb(0xE6EBEE),
    .bar = rgb(0x3E9C96),
    .action = rgb(0x0B5D63),
    .action_hover = rgb(0x0E727A),
    .on_action = rgb(0xFFFFFF),
    .disabled_ink = rgb(0x62707A),
    .figure = rgb(0x0B5D63),
    .top = rgb(0x16202A),
    .top_ink = rgb(0xFFFFFF),
    .top_second_ink = rgb(0xB9C6CF),
    .top_hover = rgb(0x2A3A47),
    .good = rgb(0x2E8B57),
    .missing = rgb(0xC7361B),
    .warning = rgb(0xA15C00),
    .existing = rgb(0xC7361B),
    .planned = rgb(0xC7361B),
    .proposed = rgb(0x6A3FA0),
    .claim = {rgb(0xFDF3E4), rgb(0x6F4100), rgb(0x7A4800)},
    .answer = {rgb(0xE8F4EC), rgb(0x1B6B3C), rgb(0x1B2733)},
    .caution = {rgb(0xFDF3E4), rgb(0x8A4E00), rgb(0x5E3B0A)},
    .proposal = {rgb(0xF4EFFA), rgb(0x5B3391), rgb(0x4A2A78)},
    .failure = {rgb(0xFCEDEA), rgb(0xA82A12), rgb(0x5E2015)},
    .shade = map::with_opacity(rgb(0x16202A), 0.45),
};

constexpr Palette dark{
    .ink = rgb(0xE8EEF2),
    .second_ink = rgb(0x9FB0BB),
    .panel = rgb(0x17212A),
    .hairline = rgb(0x33404A),
    .field = rgb(0x22303A),
    .field_hover = rgb(0x2C3C48),
    .row_hover = rgb(0x202D37),
    .track = rgb(0x2B3943),
    .bar = rgb(0x3E9C96),
    .action = rgb(0x3E9C96),
    .action_hover = rgb(0x52B0AA),
    .on_action = rgb(0x0B1418),
    .disabled_ink = rgb(0x8A9BA6),
    .figure = rgb(0x6CC4BC),
    .top = rgb(0x0D141A),
    .top_ink = rgb(0xF4F7F9),
    .top_second_ink = rgb(0xA9B8C2),
    .top_hover = rgb(0x22303A),
    .good = rgb(0x4DBB7E),
    .missing = rgb(0xF0745A),
    .warning = rgb(0xE0A04A),
    .existing = rgb(0xD9472B),
    .planned = rgb(0xF0745A),
    .proposed = rgb(0xA987DA),
    .claim = {rgb(0x33291A), rgb(0xF0C98A), rgb(0xE3C08A)},
    .answer = {rgb(0x17322A), rgb(0x7FD8A6), rgb(0xE8EEF2)},
    .caution = {rgb(0x33291A), rgb(0xF0C98A), rgb(0xE3C08A)},
    .proposal = {rgb(0x2A2338), rgb(0xCDB8EE), rgb(0xCDBFE4)},
    .failure = {rgb(0x3A2420), rgb(0xFFA893), rgb(0xEBC4BA)},
    .shade = map::with_opacity(rgb(0x05090C), 0.6),
};

}  // namespace

const Palette& palette(map::ThemeKind kind) { return kind == map::ThemeKind::light ? light : dark; }

}  // namespace maillage::app::gui
