// SPDX-License-Identifier: Apache-2.0
#include "map/layers/layer_registry.h"

#include <array>

#include "map/layers/border_layer.h"
#include "map/layers/choropleth_layer.h"
#include "map/layers/circle_layer.h"
#include "map/layers/distance_layer.h"
#include "map/layers/label_layer.h"
#include "map/layers/land_layer.h"
#include "map/layers/site_layer.h"

namespace maillage::map {

std::span<const LayerDefinition> layers() {
    static constexpr std::array<LayerDefinition, 7> table{{
        {"land", "map.layer_land"_text, 0, land_layer},
        {"distance", "map.layer_distance"_text, 10, distance_layer},
        {"choropleth", "map.layer_choropleth"_text, 15, choropleth_layer},
        {"borders", "map.layer_borders"_text, 20, border_layer},
        {"circles", "map.layer_circles"_text, 25, circle_layer},
        {"sites", "map.layer_sites"_text, 30, site_layer},
        {"labels", "map.layer_labels"_text, 40, label_layer},
    }};
    return table;
}

}  // namespace maillage::map
