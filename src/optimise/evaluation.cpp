// SPDX-License-Identifier: Apache-2.0
#include "optimise/evaluation.h"

#include <algorithm>
#include <cassert>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

/// Small problems are one block, which the calling thread does alone.
constexpr std::size_t clients_per_block = 1024;

}  // namespace

Evaluation evaluate(const LocationProblem& problem, std::span<const int> open) {
    assert(!open.empty());
    Evaluation result;
    result.allocation.resize(problem.clients());
    const auto serve = [&](std::size_t begin, std::size_t end) {
        std::int64_t value = 0;
        for (std::size_t client = begin; client < end; ++client) {
            int nearest = open.front();
            std::int32_t least = problem.costs->cost(client, nearest);
            for (const int candidate : open.subspan(1)) {
                const std::int32_t cost = problem.costs->cost(client, candidate);
                if (cost >= least) continue;
                least = cost;
                nearest = candidate;
            }
            value += problem.weight[client] * least;
            result.allocation[client] = nearest;
        }
        return value;
    };
    result.value = parallel_reduce<std::int64_t>(problem.clients(), clients_per_block, 0, serve,
                                                 [](std::int64_t& total, std::int64_t part) { total += part; });
    return result;
}

std::int64_t objective_value(const LocationProblem& problem, std::span<const int> open, const Evaluation& evaluation) {
    const auto nearest = [&](std::size_t client) { return problem.costs->cost(client, evaluation.allocation[client]); };
    std::int64_t value = 0;
    switch (problem.objective) {
        case Objective::p_median: return evaluation.value;
        case Objective::set_cover: return static_cast<std::int64_t>(open.size());
        case Objective::max_cover:
            for (std::size_t client = 0; client < problem.clients(); ++client)
                if (nearest(client) <= problem.radius) value += problem.weight[client];
            return value;
        case Objective::p_center:
            for (std::size_t client = 0; client < problem.clients(); ++client)
                if (problem.weight[client] > 0) value = std::max<std::int64_t>(value, nearest(client));
            return value;
    }
    return value;
}

}  // namespace maillage::optimise
