// SPDX-License-Identifier: Apache-2.0
// Every commune of this CRS as plain land: what lies outside the scope, and the ground of what has no class.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

[[nodiscard]] DrawList land_layer(const LayerInput& input);

}  // namespace maillage::map
