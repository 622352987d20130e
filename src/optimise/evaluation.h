// SPDX-License-Identifier: Apache-2.0
// What a plan costs, straight from the cost rows: the figure every solver's answer is held against.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::optimise {

struct Evaluation {
    std::int64_t value = 0;       ///< Σ weight · cost to the nearest open candidate
    std::vector<int> allocation;  ///< client → nearest open candidate, ties: lowest index
};

/// `open`: ascending candidate indices, not empty. Cost: clients × open, on all threads.
[[nodiscard]] Evaluation evaluate(const LocationProblem& problem, std::span<const int> open);

/// The plan's value in the unit of the problem's objective (Solution::value). `evaluation` is that of `open`.
/// Cost: one pair per client.
[[nodiscard]] std::int64_t objective_value(const LocationProblem& problem, std::span<const int> open,
                                           const Evaluation& evaluation);

}  // namespace maillage::optimise
