// SPDX-License-Identifier: Apache-2.0
// A CSV of costs: as many rows as columns, row = client, column = candidate, the same places in the same order; at
// will a header of names with a first column of names. Costs that are not whole are rounded where that is asked.
#pragma once

#include "io/instances/registry.h"

namespace maillage::io {

[[nodiscard]] bool is_matrix_csv(std::string_view text);
/// Errors (input): a hole, a negative cost, one that is no number, with its line; not square.
Result<Instance> read_matrix_csv(const InstanceText& text, const InstanceOptions& options);

}  // namespace maillage::io
