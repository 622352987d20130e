// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace maillage::render {

/// Pixels, sRGB, top row first, four bytes each (R, G, B, A).
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    [[nodiscard]] const std::uint8_t* row(int y) const {
        return rgba.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4;
    }
};

}  // namespace maillage::render
