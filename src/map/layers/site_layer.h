// SPDX-License-Identifier: Apache-2.0
// Sites by state: disc, ring, diamond, cross; readable in grey.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

/// The sign of a state, the same on the map and in the legend. Position left at 0.
[[nodiscard]] Shape site_shape(MarkerKind kind, const Theme& theme);

[[nodiscard]] DrawList site_layer(const LayerInput& input);

}  // namespace maillage::map
