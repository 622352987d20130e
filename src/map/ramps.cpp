// SPDX-License-Identifier: Apache-2.0
#include "map/ramps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace maillage::map {
namespace {

// Far to near of theme.cpp's light ramp, one step darker at the strong end for more than five classes.
constexpr std::array teal{rgb(0xDDEFE6), rgb(0x94CFC3), rgb(0x3E9C96), rgb(0x0B5D63), rgb(0x07393D)};
constexpr std::array ylgnbu{rgb(0xFFFFD9), rgb(0xEDF8B1), rgb(0xC7E9B4), rgb(0x7FCDBB), rgb(0x41B6C4),
                            rgb(0x1D91C0), rgb(0x225EA8), rgb(0x253494), rgb(0x081D58)};
constexpr std::array blues{rgb(0xF7FBFF), rgb(0xDEEBF7), rgb(0xC6DBEF), rgb(0x9ECAE1), rgb(0x6BAED6),
                           rgb(0x4292C6), rgb(0x2171B5), rgb(0x08519C), rgb(0x08306B)};
constexpr std::array orrd{rgb(0xFFF7EC), rgb(0xFEE8C8), rgb(0xFDD49E), rgb(0xFDBB84), rgb(0xFC8D59),
                          rgb(0xEF6548), rgb(0xD7301F), rgb(0xB30000), rgb(0x7F0000)};
constexpr std::array viridis{rgb(0xFDE725), rgb(0xB5DE2B), rgb(0x6ECE58), rgb(0x35B779), rgb(0x1F9E89),
                             rgb(0x26828E), rgb(0x31688E), rgb(0x3E4989), rgb(0x482878), rgb(0x440154)};
constexpr std::array cividis{rgb(0xFEE838), rgb(0xE1CC55), rgb(0xC3B369), rgb(0xA59C74), rgb(0x8A8678),
                             rgb(0x707173), rgb(0x575D6D), rgb(0x3B496C), rgb(0x123570), rgb(0x00224E)};
constexpr std::array teal_orange{rgb(0xB35806), rgb(0xF1A340), rgb(0xFEE0B6), rgb(0xF7F7F7),
                                 rgb(0xC7EAE5), rgb(0x5AB4AC), rgb(0x01665E)};
// By night the middle sinks into the ground and strong changes shine.
constexpr std::array teal_orange_dark{rgb(0xFEC779), rgb(0xE08214), rgb(0x7F4A16), rgb(0x2C363D),
                                      rgb(0x12554F), rgb(0x35978F), rgb(0x80CDC1)};

// The palest stop of a nine-class scheme is lost on the land's ground (ui.md) once it has neighbours.
constexpr double palest = 0.1;

Color between(Color a, Color b, double t) {
    const auto mix = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from * (1 - t) + to * t));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255};
}

/// `position` 0..1 along the stops.
Color color_at(std::span<const Color> stops, double position) {
    const double at = position * static_cast<double>(stops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return between(stops[low], stops[low + 1], at - static_cast<double>(low));
}

}  // namespace

std::span<const Ramp> ramps() {
    static constexpr std::array<Ramp, 7> table{{
        {"teal", "ramp.teal"_text, false, teal},
        {"ylgnbu", "ramp.ylgnbu"_text, false, ylgnbu},
        {"blues", "ramp.blues"_text, false, blues},
        {"orrd", "ramp.orrd"_text, false, orrd},
        {"viridis", "ramp.viridis"_text, false, viridis},
        {"cividis", "ramp.cividis"_text, false, cividis},
        {"teal-orange", "ramp.teal_orange"_text, true, teal_orange},
    }};
    return table;
}

const Ramp* find_ramp(std::string_view key) {
    const auto table = ramps();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Ramp& ramp) { return ramp.key == key; });
    return found == table.end() ? nullptr : &*found;
}

std::vector<Color> ramp_colors(const Ramp& ramp, std::size_t count, ThemeKind kind) {
    std::vector<Color> out;
    const bool night = kind == ThemeKind::dark;
    const std::span<const Color> stops =
        ramp.diverging && night ? std::span<const Color>(teal_orange_dark) : ramp.stops;
    for (std::size_t i = 0; i < count; ++i) {
        const double t = count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
        if (ramp.diverging) {
            out.push_back(color_at(stops, t));
            continue;
        }
        const double strength = palest + (1 - palest) * t;
        out.push_back(color_at(stops, night ? 1 - strength : strength));
    }
    return out;
}

}  // namespace maillage::map
