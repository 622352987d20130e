// SPDX-License-Identifier: Apache-2.0
#include "map/label_placement.h"

#include <algorithm>
#include <array>

namespace maillage::map {

bool LabelPlacer::free(const ScreenBox& box) const {
    if (box.left < frame_.left || box.right > frame_.right || box.top < frame_.top ||
        box.bottom > frame_.bottom)
        return false;
    return std::none_of(taken_.begin(), taken_.end(),
                        [&](const ScreenBox& other) { return box.meets(other); });
}

std::optional<PlacedLabel> LabelPlacer::place(PointF at, float gap, const TextExtent& extent, float halo) {
    const float w = extent.width;
    // Small letters and capitals both look centred on the sign at a third of the ascent below it.
    const float middle = extent.ascent * 0.36F;
    const float above = -gap - extent.descent * 0.6F;
    const float below = gap + extent.ascent * 0.86F;
    const float near = gap * 0.6F;
    const std::array<PointF, 8> offsets{{{gap, middle},
                                         {-gap - w, middle},
                                         {-w / 2, above},
                                         {-w / 2, below},
                                         {near, above},
                                         {near, below},
                                         {-near - w, above},
                                         {-near - w, below}}};
    for (const PointF& offset : offsets) {
        const float x = at.x + offset.x;
        const float y = at.y + offset.y;
        const ScreenBox box{x - halo, y - extent.ascent * 0.86F - halo, x + w + halo,
                            y + extent.descent + halo};
        if (!free(box)) continue;
        taken_.push_back(box);
        return PlacedLabel{offset, box};
    }
    return std::nullopt;
}

}  // namespace maillage::map
