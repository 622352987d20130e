// SPDX-License-Identifier: Apache-2.0
#include "map/layers/distance_layer.h"

#include <cassert>

#include "map/layers/commune_fill.h"

namespace maillage::map {

DrawList distance_layer(const LayerInput& input) {
    DrawList out;
    const MapContent& content = input.content;
    if (content.distance_m.empty() || !std::holds_alternative<std::monostate>(content.subject)) return out;
    const TerritoryGeometry& whole = input.whole();
    assert(content.distance_m.size() == whole.territory()->communes.size());
    FillLayer fill = commune_fill(input, content.classes.styles(input.theme));
    for (std::uint32_t f = 0; f < whole.feature_count(); ++f)
        if (content.geometry->contains(f))
            fill.style_of_feature[f] = content.classes.class_of(content.distance_m[whole.commune(f)]);
    out.fills.push_back(std::move(fill));
    return out;
}

}  // namespace maillage::map
