// SPDX-License-Identifier: Apache-2.0
// What layers that colour communes have in common: the level's mesh and the fine seam between neighbours.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

/// Every feature unpainted yet.
[[nodiscard]] FillLayer commune_fill(const LayerInput& input, std::vector<FillStyle> styles);

}  // namespace maillage::map
