// SPDX-License-Identifier: Apache-2.0
#include "map/layers/land_layer.h"

namespace maillage::map {

DrawList land_layer(const LayerInput& input) {
    DrawList out;
    FillLayer fill;
    fill.mesh = input.whole().fills(input.level);
    fill.style_of_feature.assign(input.whole().feature_count(), 0);
    fill.styles = {{input.theme.land, false, {}}};
    out.fills.push_back(std::move(fill));
    return out;
}

}  // namespace maillage::map
