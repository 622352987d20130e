// SPDX-License-Identifier: Apache-2.0
// The transportation problem of open sites with capacities: each client starts at its nearest site; what is too much
// somewhere then moves on along the chain of sites where that costs least, until every load fits. Exact at each step: after
// it no load of the same size per site is cheaper.
// Source: Jewell, Operations Research 10 (1962), and Busacker & Gowen (1960) for successive shortest paths; Edmonds & Karp,
// J. of the ACM 19 (1972), for the potentials, whose last values are the prices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// Clients × sites, row-major, with what each side counts. Sums of weight · cost must fit in 64 bits.
struct TransportTask {
    std::vector<std::int64_t> weight;    ///< per client, > 0
    std::vector<std::int64_t> capacity;  ///< per site, >= 0
    std::vector<std::int32_t> cost;      ///< weight.size() × capacity.size(), >= 0

    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client) const {
        return std::span(cost).subspan(client * capacity.size(), capacity.size());
    }
};

/// So much of a client's weight at a site.
struct Shipment {
    std::size_t client = 0;
    std::size_t site = 0;
    std::int64_t weight = 0;
};

struct Transport {
    std::vector<Shipment> shipments;  ///< ascending by client, then site
    std::int64_t cost = 0;
    /// Per site, what a place less would cost at least: 0 where there is room, else >= 0. A client's price is then the
    /// least of cost + price over the sites.
    std::vector<std::int64_t> site_price;
};

/// Everybody at the nearest site that still has room, in the order of the clients: quick, and seldom the cheapest. The sites
/// must hold enough. Cost: a sort of the sites per client.
[[nodiscard]] std::vector<Shipment> first_come(const TransportTask& task);

/// What the cheapest transport holds in memory for each pair of client and site: cost, weight and a move there.
inline constexpr std::size_t transport_bytes_per_pair = 24;

/// Until when the work goes on.
struct TransportEnd {
    std::int64_t limit = std::numeric_limits<std::int64_t>::max();  ///< as soon as it is known to cost at least this
    const StopSignal* signal = nullptr;
};

/// Nothing where the sites together hold too few, or it ended early. `work` grows by what was looked at.
/// Cost: about clients × sites, and a shortest path over the sites for each client that has to give way.
[[nodiscard]] std::optional<Transport> cheapest_transport(const TransportTask& task, const TransportEnd& end,
                                                          std::int64_t& work);

}  // namespace maillage::optimise
