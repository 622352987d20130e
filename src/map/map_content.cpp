// SPDX-License-Identifier: Apache-2.0
#include "map/map_content.h"

#include "map/layers/layer_registry.h"

namespace maillage::map {

DrawLists build_map(const MapContent& content, const MapView& view, const TextMeasure& measure) {
    const Theme& colors = theme(content.theme);
    DrawLists out;
    out.background = seen(colors.sea, content.vision);
    const LayerInput input{content, view, measure, colors, TerritoryGeometry::level_for(view.meters_per_px)};
    for (const LayerDefinition& layer : layers()) {
        if (content.hidden_layers.contains(layer.id)) continue;
        DrawList list = layer.build(input);
        if (list.empty()) continue;
        list.z = layer.z;
        see(list, content.vision);
        out.lists.push_back(std::move(list));
    }
    return out;
}

MapView fit_to_scope(const MapContent& content, MapView view, const Margins& margins) {
    return view.fitted(content.geometry->box(), margins);
}

}  // namespace maillage::map
