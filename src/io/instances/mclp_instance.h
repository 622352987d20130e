// SPDX-License-Identifier: Apache-2.0
// Maximal covering instances: NODE_COORD_SECTION with a line "lat lon" in degrees a point, then DEMAND_SECTION with a
// weight a point. Great circles on a sphere of 6 378 100 m, the radius the published values were found with.
#pragma once

#include "io/instances/registry.h"

namespace maillage::io {

[[nodiscard]] bool is_mclp(std::string_view text);
/// Errors (input): as many lines as DIMENSION says were expected; no latitude; a weight that is negative or not whole.
Result<Instance> read_mclp(const InstanceText& text, const InstanceOptions& options);

}  // namespace maillage::io
