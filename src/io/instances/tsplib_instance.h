// SPDX-License-Identifier: Apache-2.0
// Points of the TSPLIB, EDGE_WEIGHT_TYPE EUC_2D: every point is client and candidate, of weight 1. Lengths are rounded
// down where nothing else is asked, as the published p-median values have it.
// Source: Reinelt, TSPLIB 95 (1995).
#pragma once

#include "io/instances/registry.h"

namespace maillage::io {

[[nodiscard]] bool is_tsplib(std::string_view text);
/// Errors (input): another kind of weights; as many points as DIMENSION says were expected; a number that is none.
Result<Instance> read_tsplib(const InstanceText& text, const InstanceOptions& options);

}  // namespace maillage::io
