// SPDX-License-Identifier: Apache-2.0
// Communes of the scope in classes of a ratio, missing values hatched; under circles the missing ones alone.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

[[nodiscard]] DrawList choropleth_layer(const LayerInput& input);

}  // namespace maillage::map
