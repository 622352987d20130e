// SPDX-License-Identifier: Apache-2.0
// A colour as painters take it: sRGB bytes, straight (not premultiplied) alpha.
#pragma once

#include <cstdint>

namespace maillage::map {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend constexpr bool operator==(const Color&, const Color&) = default;
};

/// `rgb(0xC7361B)`: the six digits designers write.
consteval Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16 & 0xFF), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF), 255};
}

/// The same colour with another opacity, 0..1.
constexpr Color with_opacity(Color color, double opacity) {
    color.a = static_cast<std::uint8_t>(opacity * 255.0 + 0.5);
    return color;
}

}  // namespace maillage::map
