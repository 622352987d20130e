// SPDX-License-Identifier: Apache-2.0
#include "map/layers/commune_fill.h"

namespace maillage::map {
namespace {

// ui.md's map lines: commune 0.3 px at 35 % white, gone when communes are under 3 px.
constexpr float seam_px = 0.3F;
constexpr float seam_min_feature_px = 3;

}  // namespace

FillLayer commune_fill(const LayerInput& input, std::vector<FillStyle> styles) {
    const TerritoryGeometry& whole = input.whole();
    FillLayer fill;
    fill.mesh = whole.fills(input.level);
    fill.styles = std::move(styles);
    fill.style_of_feature.assign(whole.feature_count(), FillLayer::unpainted);
    fill.seam = input.theme.commune_seam;
    fill.seam_width = seam_px;
    fill.seam_min_feature_px = seam_min_feature_px;
    fill.mean_feature_m = whole.mean_feature_m();
    return fill;
}

}  // namespace maillage::map
