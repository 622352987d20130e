// SPDX-License-Identifier: Apache-2.0
// Communes of the scope in classes of distance to the nearest site.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

[[nodiscard]] DrawList distance_layer(const LayerInput& input);

}  // namespace maillage::map
