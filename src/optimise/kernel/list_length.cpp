// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/list_length.h"

#include <algorithm>

#include "optimise/kernel/core.h"
#include "optimise/kernel/first_plan.h"

namespace maillage::optimise {
namespace {

/// Lists are cut to this many times the candidates per site, and these: nearly all prices then lie inside the lists.
constexpr std::size_t list_factor = 5;
constexpr std::size_t list_least = 16;

}  // namespace

std::size_t list_length(const LocationProblem& problem, std::size_t memory_limit) {
    const std::size_t candidates = problem.candidates();
    const std::size_t clients = std::max<std::size_t>(1, problem.clients());
    const std::size_t fitting = std::max<std::size_t>(1, memory_limit / core_bytes_per_entry / clients);
    std::size_t entries = candidates;
    if (clients * candidates > quick_pairs)
        entries = list_factor * candidates / static_cast<std::size_t>(std::max(1, problem.sites_total)) + list_least;
    if (2 * entries >= candidates && candidates <= fitting) return 0;
    return std::min(entries, fitting);
}

}  // namespace maillage::optimise
