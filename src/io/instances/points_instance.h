// SPDX-License-Identifier: Apache-2.0
// A CSV of points: a header with x and y (Euclid, rounded as asked, down by default) or lon and lat (metres on the
// ellipsoid), and at will weight, candidate (1 or 0), zone, name, code.
#pragma once

#include "io/instances/registry.h"

namespace maillage::io {

[[nodiscard]] bool is_points_csv(std::string_view text);
/// Errors (input): a cell that is missing or no number, with its line; weights not whole, negative or all zero.
Result<Instance> read_points_csv(const InstanceText& text, const InstanceOptions& options);

}  // namespace maillage::io
