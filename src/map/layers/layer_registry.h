// SPDX-License-Identifier: Apache-2.0
// The layers of a map, in one table. A new one is a file pair here and a line in layer_registry.cpp; no GL
// code.
#pragma once

#include <span>
#include <string_view>

#include "base/text.h"
#include "map/map_content.h"

namespace maillage::map {

/// What a layer may look at.
struct LayerInput {
    const MapContent& content;
    const MapView& view;
    const TextMeasure& measure;
    const Theme& theme;
    int level;  ///< of detail, for this view

    [[nodiscard]] const TerritoryGeometry& whole() const { return content.geometry->whole(); }
};

struct LayerDefinition {
    std::string_view id;  ///< stable, in files and on the command line
    TextKey name;
    int z;
    DrawList (*build)(const LayerInput& input);
};

/// By ascending z.
[[nodiscard]] std::span<const LayerDefinition> layers();

}  // namespace maillage::map
