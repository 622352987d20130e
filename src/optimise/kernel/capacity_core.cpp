// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/capacity_core.h"

#include <algorithm>
#include <numeric>

#include "base/parallel.h"
#include "optimise/exact_sums.h"
#include "optimise/kernel/rule_limits.h"

namespace maillage::optimise {
namespace {

/// Who must give way may send others on, and they others: a place where many want to be is worth more than
/// the longest way. So many of the longest ways are enough in all but contrived cases; a price held below
/// only weakens the bound.
constexpr std::int64_t longest_ways = 4;
/// Clients and candidates read at once.
constexpr std::size_t rows_at_once = 64;
constexpr std::size_t columns_at_once = 8;

/// What each client pays, candidates × clients in the order of the clients.
std::vector<std::int32_t> read_rows(const CostRows& rows, const StopSignal& signal,
                                    const CapacityCore& core) {
    const std::size_t clients = core.clients();
    std::vector<std::int32_t> cost(clients * core.candidates());
    parallel_for(clients, rows_at_once, [&](std::size_t begin, std::size_t end) {
        if (signal.stop()) return;
        std::vector<std::int32_t> scratch;
        for (std::size_t at = begin; at < end; ++at) {
            const auto row = rows.row(static_cast<std::size_t>(core.client[at]), scratch);
            for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
                cost[candidate * clients + at] = row[candidate];
        }
    });
    return cost;
}

/// Nearest clients first, costs with them.
void sort_columns(const StopSignal& signal, CapacityCore& core) {
    const std::size_t clients = core.clients();
    core.nearest.resize(core.cost.size());
    parallel_for(core.candidates(), columns_at_once, [&](std::size_t begin, std::size_t end) {
        if (signal.stop()) return;
        for (std::size_t candidate = begin; candidate < end; ++candidate) {
            const auto nearest = std::span(core.nearest).subspan(candidate * clients, clients);
            const auto sorted = std::span(core.cost).subspan(candidate * clients, clients);
            const std::vector<std::int32_t> costs(sorted.begin(), sorted.end());
            std::iota(nearest.begin(), nearest.end(), 0);
            std::ranges::sort(
                nearest, [&](int a, int b) { return costs[a] != costs[b] ? costs[a] < costs[b] : a < b; });
            for (std::size_t at = 0; at < clients; ++at) sorted[at] = costs[nearest[at]];
        }
    });
}

/// The finest scale, and the highest prices, under which no sum of the bound leaves 64 bits.
void set_scale(CapacityCore& core, std::int64_t dearest) {
    const std::int64_t persons = std::accumulate(core.weight.begin(), core.weight.end(), std::int64_t{1});
    const auto sites = std::min(core.limits.most(), static_cast<int>(core.candidates()));
    const std::int64_t limit = largest_sum / (std::int64_t{sites} + 2) / persons;
    const std::int64_t wanted = longest_ways * (dearest + 1);
    while (core.scale < finest_scale && wanted <= limit / (2 * core.scale)) core.scale *= 2;
    core.highest_price = std::min(limit, wanted * core.scale);
    // Where persons · dearest is larger, `validate` has seen that no plan costs that much.
    std::int64_t dearest_plan = 0;
    const bool is_large = __builtin_mul_overflow(persons, (dearest + 1) * core.scale, &dearest_plan);
    core.above_any_plan = is_large ? largest_sum : std::min(dearest_plan, largest_sum);
}

}  // namespace

TransportTask CapacityCore::task(std::span<const int> open) const {
    TransportTask task{weight, {}, std::vector<std::int32_t>(clients() * open.size())};
    for (std::size_t site = 0; site < open.size(); ++site) {
        const auto candidate = static_cast<std::size_t>(open[site]);
        task.capacity.push_back(capacity[candidate]);
        const auto costs = costs_of(candidate);
        const auto at_candidate = nearest_of(candidate);
        for (std::size_t at = 0; at < clients(); ++at)
            task.cost[static_cast<std::size_t>(at_candidate[at]) * open.size() + site] = costs[at];
    }
    return task;
}

ZoneLimits limits_with_places(const CapacitatedProblem& problem) {
    ZoneLimits limits = rule_limits(problem.median).limits;
    std::vector<std::int64_t> held;
    for (const std::int64_t one : problem.capacity) held.push_back(-one);
    const auto& weight = problem.median.weight;
    add_row(std::move(held), -std::accumulate(weight.begin(), weight.end(), std::int64_t{0}), limits);
    return limits;
}

std::optional<CapacityCore> build_capacity_core(const CapacitatedProblem& problem, const StopSignal& signal) {
    const LocationProblem& median = problem.median;
    CapacityCore core;
    for (std::size_t client = 0; client < median.clients(); ++client) {
        if (median.weight[client] == 0) continue;
        core.client.push_back(static_cast<int>(client));
        core.weight.push_back(median.weight[client]);
    }
    core.capacity = problem.capacity;
    core.limits = limits_with_places(problem);
    core.cost = read_rows(*median.costs, signal, core);
    if (!signal.stop()) sort_columns(signal, core);
    if (signal.stop()) return std::nullopt;
    const std::int32_t dearest = core.cost.empty() ? 0 : std::ranges::max(core.cost);
    set_scale(core, dearest);
    return core;
}

}  // namespace maillage::optimise
