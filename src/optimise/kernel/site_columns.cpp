// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/site_columns.h"

#include <algorithm>
#include <limits>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

/// All columns of metropolitan France's 1 235 seats fit; with every commune a candidate those of the best plans do.
constexpr std::size_t most_bytes = std::size_t{256} << 20U;
/// What a thread does at once lies in its cache.
constexpr std::size_t clients_per_block = 1024;

}  // namespace

SiteColumns::SiteColumns(const LocationProblem& problem)
    : problem_(problem), columns_(problem.candidates()),
      room_(most_bytes / (sizeof(std::int32_t) * std::max<std::size_t>(1, problem.clients()))) {}

SiteColumns::Service SiteColumns::serve(std::span<const int> open) {
    for (const int candidate : open)
        if (columns_[candidate].empty() && room_ > 0) read(candidate);
    const std::size_t clients = problem_.clients();
    constexpr std::int32_t far = std::numeric_limits<std::int32_t>::max();
    Service service{std::vector<int>(clients, open.front()), std::vector<int>(clients, -1),
                    std::vector<std::int32_t>(clients, far), std::vector<std::int32_t>(clients, far)};
    parallel_for(clients, clients_per_block, [&](std::size_t begin, std::size_t end) {
        for (const int candidate : open) add(service, candidate, begin, end);
    });
    return service;
}

void SiteColumns::read(int candidate) {
    --room_;
    std::vector<std::int32_t>& column = columns_[candidate];
    column.resize(problem_.clients());
    parallel_for(column.size(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t client = begin; client < end; ++client)
            column[client] = problem_.costs->cost(client, static_cast<std::size_t>(candidate));
    });
}

void SiteColumns::add(Service& service, int candidate, std::size_t begin, std::size_t end) const {
    const std::vector<std::int32_t>& column = columns_[candidate];
    for (std::size_t client = begin; client < end; ++client) {
        const std::int32_t cost =
            column.empty() ? problem_.costs->cost(client, static_cast<std::size_t>(candidate)) : column[client];
        if (cost < service.cost[client]) {
            if (service.cost[client] < std::numeric_limits<std::int32_t>::max())
                service.second[client] = service.nearest[client];
            service.second_cost[client] = service.cost[client];
            service.nearest[client] = candidate;
            service.cost[client] = cost;
        } else if (cost < service.second_cost[client] && candidate != service.nearest[client]) {
            service.second[client] = candidate;
            service.second_cost[client] = cost;
        }
    }
}

}  // namespace maillage::optimise
