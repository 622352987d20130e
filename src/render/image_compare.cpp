// SPDX-License-Identifier: Apache-2.0
#include "render/image_compare.h"

#include <algorithm>
#include <cstdlib>

namespace maillage::render {

Difference compare(const Image& a, const Image& b) {
    Difference out;
    out.same_size = a.width == b.width && a.height == b.height;
    if (!out.same_size || a.rgba.empty()) return out;
    std::size_t off = 0;
    for (std::size_t pixel = 0; pixel < a.rgba.size(); pixel += 4) {
        int worst = 0;
        for (std::size_t channel = pixel; channel < pixel + 4; ++channel)
            worst = std::max(worst, std::abs(int{a.rgba[channel]} - int{b.rgba[channel]}));
        out.largest = std::max(out.largest, worst);
        if (worst > channel_limit) ++off;
    }
    out.share_off = static_cast<double>(off) / (static_cast<double>(a.rgba.size()) / 4);
    return out;
}

std::uint64_t hash(const Image& image) {
    // Offset basis and prime of FNV-1a. Source: Fowler, Noll & Vo, draft-eastlake-fnv.
    std::uint64_t value = 0xCBF29CE484222325U;
    const auto add = [&](std::uint8_t byte) { value = (value ^ byte) * 0x100000001B3U; };
    for (const int side : {image.width, image.height})
        for (int shift = 0; shift < 32; shift += 8) add(static_cast<std::uint8_t>(side >> shift & 0xFF));
    for (const std::uint8_t byte : image.rgba) add(byte);
    return value;
}

}  // namespace maillage::render
