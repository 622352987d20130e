// SPDX-License-Identifier: Apache-2.0
// How long the lists of a core's clients need to be.
#pragma once

#include <cstddef>

#include "optimise/location_problem.h"

namespace maillage::optimise {

/// Entries to cut the lists to, so that nearly all prices lie inside them and the core fits in `memory_limit` bytes;
/// 0 = whole lists are short enough.
[[nodiscard]] std::size_t list_length(const LocationProblem& problem, std::size_t memory_limit);

}  // namespace maillage::optimise
