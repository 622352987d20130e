// SPDX-License-Identifier: Apache-2.0
#include "map/layers/border_layer.h"

namespace maillage::map {
namespace {

// ui.md's map lines: department 1.3 px on a 3.2 px casing, intercommunality 0.8 px.
constexpr float department_px = 1.3F;
constexpr float casing_px = 3.2F;
constexpr float intercommunality_px = 0.8F;
constexpr float region_px = 1.6F;
// Outside the scope borders only say where one is.
constexpr float context_px = 0.8F;
// Intercommunalities are about five communes across: their lines fill the map when they are under 20 px.
constexpr float intercommunality_min_px = 20;
constexpr float communes_across_intercommunality = 5.3F;

}  // namespace

DrawList border_layer(const LayerInput& input) {
    DrawList out;
    const ScopeGeometry& scope = *input.content.geometry;
    const Theme& theme = input.theme;
    const auto add = [&](BorderRank rank, bool inside, float width, Color color, float casing) {
        auto mesh = scope.borders(rank, inside, input.level);
        if (!mesh->points.empty())
            out.strokes.push_back({std::move(mesh), width, color, casing, theme.casing});
    };
    for (const BorderRank rank : {BorderRank::outer, BorderRank::department, BorderRank::region})
        add(rank, false, context_px, theme.land_border, 0);
    const double style_px_m = input.view.meters_per_px * input.view.device_scale;
    if (scope.whole().mean_feature_m() * communes_across_intercommunality >
        style_px_m * intercommunality_min_px)
        add(BorderRank::intercommunality, true, intercommunality_px, theme.epci_border, 0);
    add(BorderRank::department, true, department_px, theme.border, casing_px);
    add(BorderRank::outer, true, department_px, theme.border, casing_px);
    add(BorderRank::region, true, region_px, theme.border, casing_px + region_px - department_px);
    return out;
}

}  // namespace maillage::map
