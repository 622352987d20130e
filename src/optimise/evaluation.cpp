// SPDX-License-Identifier: Apache-2.0
#include "optimise/evaluation.h"

#include <cassert>

namespace maillage::optimise {

Evaluation evaluate(const LocationProblem& problem, std::span<const int> open) {
    assert(!open.empty());
    Evaluation result;
    result.allocation.reserve(problem.clients());
    std::vector<std::int32_t> scratch;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        const auto row = problem.costs->row(client, scratch);
        int nearest = open.front();
        for (const int candidate : open)
            if (row[candidate] < row[nearest]) nearest = candidate;
        result.value += problem.weight[client] * row[nearest];
        result.allocation.push_back(nearest);
    }
    return result;
}

}  // namespace maillage::optimise
