// SPDX-License-Identifier: Apache-2.0
#include "map/layers/site_layer.h"

#include <cmath>

namespace maillage::map {
namespace {

// A disc of 13 px with 2 px of halo: seen at arm's length, smaller than the communes around it at region
// scale.
constexpr float disc_half_px = 6.5F;
constexpr float diamond_half_px = 8;
constexpr float cross_half_px = 5.5F;
constexpr float line_px = 2.6F;
constexpr float halo_px = 2;

}  // namespace

Shape site_shape(MarkerKind kind, const Theme& theme) {
    Shape shape;
    shape.halo_width = halo_px;
    shape.halo = theme.halo;
    shape.border_width = line_px;
    switch (kind) {
        case MarkerKind::existing:
            shape.kind = ShapeKind::circle;
            shape.half_size = {disc_half_px, disc_half_px};
            shape.fill = theme.existing_site;
            shape.border_width = 0;
            break;
        case MarkerKind::planned:
            shape.kind = ShapeKind::ring;
            shape.half_size = {disc_half_px, disc_half_px};
            shape.fill = theme.halo;
            shape.border = theme.existing_site;
            break;
        case MarkerKind::proposed:
            shape.kind = ShapeKind::diamond;
            shape.half_size = {diamond_half_px, diamond_half_px};
            shape.fill = theme.proposed_site;
            shape.border_width = 0;
            break;
        case MarkerKind::rejected:
            shape.kind = ShapeKind::cross;
            shape.half_size = {cross_half_px, cross_half_px};
            shape.border = theme.rejected_site;
            break;
    }
    return shape;
}

DrawList site_layer(const LayerInput& input) {
    DrawList out;
    out.origin = input.whole().origin();
    // What is decided lies over what is not.
    for (const MarkerKind kind :
         {MarkerKind::rejected, MarkerKind::planned, MarkerKind::existing, MarkerKind::proposed})
        for (const SiteMarker& site : input.content.sites) {
            if (site.kind != kind) continue;
            Shape shape = site_shape(kind, input.theme);
            shape.at = input.whole().project(site.place);
            if (std::isfinite(shape.at.x) && std::isfinite(shape.at.y)) out.shapes.push_back(shape);
        }
    return out;
}

}  // namespace maillage::map
