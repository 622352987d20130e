// SPDX-License-Identifier: Apache-2.0
#include "map/theme.h"

#include <algorithm>
#include <cmath>

namespace maillage::map {
namespace {

constexpr Theme light{
    .kind = ThemeKind::light,
    .ink = rgb(0x1B2733),
    .second_ink = rgb(0x5B6B77),
    .panel = rgb(0xFFFFFF),
    .hairline = rgb(0xD5DCE1),
    .land = rgb(0xF3F1EC),
    .sea = rgb(0xDCE6EC),
    .land_border = rgb(0xC9C5BC),
    .border = rgb(0x1B2733),
    .casing = rgb(0xFFFFFF),
    .epci_border = rgb(0x7F8F96),
    .commune_seam = with_opacity(rgb(0xFFFFFF), 0.35),
    .existing_site = rgb(0xC7361B),
    .proposed_site = rgb(0x6A3FA0),
    .rejected_site = rgb(0x5B6B77),
    .proposed_label = rgb(0x6A3FA0),
    .halo = rgb(0xFFFFFF),
    .label_halo = rgb(0xFFFFFF),
    .ramp = {rgb(0x0B5D63), rgb(0x3E9C96), rgb(0x94CFC3), rgb(0xDDEFE6), rgb(0xFBF6EC)},
    .beyond = rgb(0xB0543C),
    .beyond_ground = rgb(0xFBF6EC),
    .missing = rgb(0x9AA3A8),
    .missing_ground = rgb(0xF3F1EC),
    .circle = rgb(0x0B5D63),
    .circle_rim = rgb(0xFFFFFF),
};

// The ramp by night keeps "near stands out": lightness reversed, far sinks into the ground.
constexpr Theme dark{
    .kind = ThemeKind::dark,
    .ink = rgb(0xE8EEF2),
    .second_ink = rgb(0x9FB0BB),
    .panel = rgb(0x17212A),
    .hairline = rgb(0x33404A),
    .land = rgb(0x222B32),
    .sea = rgb(0x10181E),
    .land_border = rgb(0x3B4750),
    .border = rgb(0xF1F5F7),
    .casing = rgb(0x10181E),
    .epci_border = rgb(0x6B7B84),
    .commune_seam = with_opacity(rgb(0x10181E), 0.45),
    .existing_site = rgb(0xC7361B),
    .proposed_site = rgb(0x6A3FA0),
    .rejected_site = rgb(0x5B6B77),
    .proposed_label = rgb(0xC9B3EA),
    .halo = rgb(0xFFFFFF),
    .label_halo = rgb(0x10181E),
    .ramp = {rgb(0xDDEFE6), rgb(0x94CFC3), rgb(0x3E9C96), rgb(0x0B5D63), rgb(0x123A40)},
    .beyond = rgb(0xB0543C),
    .beyond_ground = rgb(0x222B32),
    .missing = rgb(0x66737B),
    .missing_ground = rgb(0x222B32),
    .circle = rgb(0x5FB8B0),
    .circle_rim = rgb(0x10181E),
};

/// Relative luminance. Source: WCAG 2.1, sRGB transfer function.
double luminance(Color color) {
    const auto linear = [](std::uint8_t byte) {
        const double c = byte / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

const Theme& theme(ThemeKind kind) { return kind == ThemeKind::light ? light : dark; }

double contrast(Color a, Color b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace maillage::map
