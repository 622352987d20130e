// SPDX-License-Identifier: Apache-2.0
// Are two pictures the same to the eye? The rule of the golden pictures: at most 0.5 % of the pixels differ
// by more than 16 of 255 in any channel. Room for another driver's smooth edges, none for a missing line.
#pragma once

#include <cstdint>

#include "render/image.h"

namespace maillage::render {

struct Difference {
    bool same_size = true;
    double share_off = 0;  ///< of pixels beyond the channel limit, 0..1
    int largest = 0;       ///< channel difference
    [[nodiscard]] bool acceptable() const { return same_size && share_off <= 0.005; }
};

inline constexpr int channel_limit = 16;

[[nodiscard]] Difference compare(const Image& a, const Image& b);

/// FNV-1a, 64 bits, over size and pixels: the same picture has the same hash.
[[nodiscard]] std::uint64_t hash(const Image& image);

}  // namespace maillage::render
