// SPDX-License-Identifier: Apache-2.0
// The commune under the pointer: a grid of boxes, then the even-odd test on the full outline.
#include <algorithm>
#include <cmath>

#include "map/territory_geometry.h"

namespace maillage::map {
namespace {

/// Columns or rows of the grid that a stretch covers.
struct Stretch {
    std::uint32_t first;
    std::uint32_t last;
};

Stretch cells(float low, float high, float origin, float cell, std::uint32_t count) {
    const auto number = [&](float value) {
        const float at = std::floor((value - origin) / cell);
        return static_cast<std::uint32_t>(std::clamp(at, 0.0F, static_cast<float>(count - 1)));
    };
    return {number(low), number(high)};
}

}  // namespace

void TerritoryGeometry::index_boxes() {
    BoxF all;
    for (const BoxF& box : box_) {
        if (box.empty()) continue;
        all.add(box.low);
        all.add(box.high);
    }
    if (all.empty()) return;
    // Two features a side keep both the lists and the grid short.
    const float span = std::max(all.high.x - all.low.x, all.high.y - all.low.y);
    grid_.low = all.low;
    grid_.cell = std::max({mean_feature_m_ * 2, span / 1024, 1.0F});
    grid_.columns = static_cast<std::uint32_t>((all.high.x - all.low.x) / grid_.cell) + 1;
    grid_.rows = static_cast<std::uint32_t>((all.high.y - all.low.y) / grid_.cell) + 1;
    const auto each_cell = [&](std::uint32_t f, const auto& visit) {
        const Stretch x = cells(box_[f].low.x, box_[f].high.x, grid_.low.x, grid_.cell, grid_.columns);
        const Stretch y = cells(box_[f].low.y, box_[f].high.y, grid_.low.y, grid_.cell, grid_.rows);
        for (std::uint32_t row = y.first; row <= y.last; ++row)
            for (std::uint32_t column = x.first; column <= x.last; ++column)
                visit(row * grid_.columns + column);
    };
    grid_.start.assign(std::size_t{grid_.columns} * grid_.rows + 1, 0);
    for (std::uint32_t f = 0; f < feature_count(); ++f)
        if (!box_[f].empty()) each_cell(f, [&](std::uint32_t cell) { ++grid_.start[cell + 1]; });
    for (std::size_t i = 1; i < grid_.start.size(); ++i) grid_.start[i] += grid_.start[i - 1];
    grid_.features.resize(grid_.start.back());
    std::vector<std::uint32_t> next(grid_.start.begin(), grid_.start.end() - 1);
    for (std::uint32_t f = 0; f < feature_count(); ++f)
        if (!box_[f].empty()) each_cell(f, [&](std::uint32_t cell) { grid_.features[next[cell]++] = f; });
}

bool TerritoryGeometry::inside(std::uint32_t feature, PointF place) const {
    bool in = false;
    const std::uint32_t first = topology_.polygon_rings[topology_.feature_polygons[feature]];
    const std::uint32_t last = topology_.polygon_rings[topology_.feature_polygons[feature + 1]];
    for (std::uint32_t u = topology_.ring_start[first]; u < topology_.ring_start[last]; ++u) {
        const auto arc = topology_.arc(topology_.ring_uses[u].arc);
        for (std::size_t i = 0; i + 1 < arc.size(); ++i) {
            const PointF a = points_[arc[i]];
            const PointF b = points_[arc[i + 1]];
            if ((a.y > place.y) == (b.y > place.y)) continue;
            const double x = a.x + (double{place.y} - a.y) / (double{b.y} - a.y) * (double{b.x} - a.x);
            if (place.x < x) in = !in;
        }
    }
    return in;
}

std::optional<territory::Index> TerritoryGeometry::commune_at(geo::Xy place) const {
    const PointF at{static_cast<float>(place.x - origin_.x), static_cast<float>(place.y - origin_.y)};
    if (grid_.columns == 0 || !(at.x >= grid_.low.x) || !(at.y >= grid_.low.y)) return std::nullopt;
    const float column = std::floor((at.x - grid_.low.x) / grid_.cell);
    const float row = std::floor((at.y - grid_.low.y) / grid_.cell);
    if (column >= static_cast<float>(grid_.columns) || row >= static_cast<float>(grid_.rows))
        return std::nullopt;
    const auto cell = static_cast<std::size_t>(row) * grid_.columns + static_cast<std::size_t>(column);
    for (std::uint32_t i = grid_.start[cell]; i < grid_.start[cell + 1]; ++i)
        if (inside(grid_.features[i], at)) return commune_[grid_.features[i]];
    return std::nullopt;
}

}  // namespace maillage::map
