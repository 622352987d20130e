// SPDX-License-Identifier: Apache-2.0
// Labels that touch neither each other nor a site nor the frame: first come, first served, so callers offer
// them by importance.
#pragma once

#include <optional>
#include <vector>

#include "map/draw_list.h"
#include "map/text_measure.h"

namespace maillage::map {

/// Style px, y down.
struct ScreenBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    [[nodiscard]] bool meets(const ScreenBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

/// Where a text stands beside its point.
struct PlacedLabel {
    PointF offset;  ///< of the baseline's start, from the point
    ScreenBox box;
};

class LabelPlacer {
  public:
    explicit LabelPlacer(ScreenBox frame) : frame_(frame) {}

    void block(const ScreenBox& box) { taken_.push_back(box); }
    [[nodiscard]] bool free(const ScreenBox& box) const;
    /// Tries right, left, above, below and the four corners of a sign of half size `gap` at `at`; takes the
    /// first place that is free with `halo` px around it. Nothing where there is none.
    std::optional<PlacedLabel> place(PointF at, float gap, const TextExtent& extent, float halo);

  private:
    ScreenBox frame_;
    std::vector<ScreenBox> taken_;
};

}  // namespace maillage::map
