// SPDX-License-Identifier: Apache-2.0
// A stock of the scope's communes as circles, the largest below.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

/// One circle of the map or the legend. Position left at 0.
[[nodiscard]] Shape stock_circle(float radius, const Theme& theme);

[[nodiscard]] DrawList circle_layer(const LayerInput& input);

}  // namespace maillage::map
