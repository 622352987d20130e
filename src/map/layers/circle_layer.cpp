// SPDX-License-Identifier: Apache-2.0
#include "map/layers/circle_layer.h"

#include <algorithm>

#include "map/circle_scale.h"
#include "map/subject_style.h"

namespace maillage::map {
namespace {

// Smaller ones leave no mark on a picture.
constexpr float least_radius_px = 0.4F;
constexpr float rim_px = 0.8F;
// A rim on a dot would be all there is of it.
constexpr float least_rimmed_px = 2.5F;

struct Circle {
    float radius;
    PointF at;
};

}  // namespace

Shape stock_circle(float radius, const Theme& theme) {
    Shape shape;
    shape.kind = ShapeKind::circle;
    shape.half_size = {radius, radius};
    shape.fill = circle_color(theme);
    if (radius >= least_rimmed_px) {
        shape.border_width = rim_px;
        shape.border = theme.circle_rim;
    }
    return shape;
}

DrawList circle_layer(const LayerInput& input) {
    DrawList out;
    out.origin = input.whole().origin();
    const auto* circles = std::get_if<Circles>(&input.content.subject);
    if (circles == nullptr) return out;
    const CircleScale scale(*circles, input.content.geometry->box(), input.view);
    std::vector<Circle> all;
    for (const std::uint32_t f : input.content.geometry->by_population()) {
        const float radius = scale.radius(circles->stock.values[input.whole().commune(f)]);
        if (radius >= least_radius_px) all.push_back({radius, input.whole().commune_point(f)});
    }
    std::stable_sort(all.begin(), all.end(), [](const Circle& a, const Circle& b) { return a.radius > b.radius; });
    for (const Circle& circle : all) {
        out.shapes.push_back(stock_circle(circle.radius, input.theme));
        out.shapes.back().at = circle.at;
    }
    return out;
}

}  // namespace maillage::map
