// SPDX-License-Identifier: Apache-2.0
#include "map/layers/distance_layer.h"

#include <cassert>

namespace maillage::map {
namespace {

// ui.md's map lines: commune 0.3 px at 35 % white, gone when communes are under 3 px.
constexpr float seam_px = 0.3F;
constexpr float seam_min_feature_px = 3;

}  // namespace

DrawList distance_layer(const LayerInput& input) {
    DrawList out;
    const MapContent& content = input.content;
    if (content.distance_m.empty()) return out;
    const TerritoryGeometry& whole = input.whole();
    assert(content.distance_m.size() == whole.territory()->communes.size());
    FillLayer fill;
    fill.mesh = whole.fills(input.level);
    fill.styles = content.classes.styles(input.theme);
    fill.style_of_feature.assign(whole.feature_count(), FillLayer::unpainted);
    for (std::uint32_t f = 0; f < whole.feature_count(); ++f)
        if (content.geometry->contains(f))
            fill.style_of_feature[f] = content.classes.class_of(content.distance_m[whole.commune(f)]);
    fill.seam = input.theme.commune_seam;
    fill.seam_width = seam_px;
    fill.seam_min_feature_px = seam_min_feature_px;
    fill.mean_feature_m = whole.mean_feature_m();
    out.fills.push_back(std::move(fill));
    return out;
}

}  // namespace maillage::map
