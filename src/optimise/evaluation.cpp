// SPDX-License-Identifier: Apache-2.0
#include "optimise/evaluation.h"

#include <cassert>

namespace maillage::optimise {

Evaluation evaluate(const LocationProblem& problem, std::span<const int> open) {
    assert(!open.empty());
    Evaluation result;
    result.allocation.reserve(problem.clients());
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        int nearest = open.front();
        std::int32_t least = problem.costs->cost(client, nearest);
        for (const int candidate : open.subspan(1)) {
            const std::int32_t cost = problem.costs->cost(client, candidate);
            if (cost >= least) continue;
            least = cost;
            nearest = candidate;
        }
        result.value += problem.weight[client] * least;
        result.allocation.push_back(nearest);
    }
    return result;
}

}  // namespace maillage::optimise
