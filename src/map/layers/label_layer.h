// SPDX-License-Identifier: Apache-2.0
// Names: sites first, then departments where they are large enough, then cities by population. None over
// a site, another name or the frame.
#pragma once

#include "map/layers/layer_registry.h"

namespace maillage::map {

[[nodiscard]] DrawList label_layer(const LayerInput& input);

}  // namespace maillage::map
