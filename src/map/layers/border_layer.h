// SPDX-License-Identifier: Apache-2.0
// Borders by rank, thin ones first: intercommunalities, then departments and regions on their casing.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

[[nodiscard]] DrawList border_layer(const LayerInput& input);

}  // namespace maillage::map
