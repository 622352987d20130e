// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/transport.h"

#include <algorithm>
#include <compare>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

namespace maillage::optimise {
namespace {

constexpr std::int64_t out_of_reach = std::numeric_limits<std::int64_t>::max() / 2;
/// A client's costs lie between 0 and the largest int32: no two of them are so far apart.
constexpr std::int32_t no_move = std::numeric_limits<std::int32_t>::min();
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

class Shipper {
  public:
    explicit Shipper(const TransportTask& task)
        : task_(task),
          sites_(task.capacity.size()),
          shipped_(task.weight.size() * sites_, 0),
          load_(sites_, 0),
          work_(static_cast<std::int64_t>(shipped_.size())),
          moves_(sites_ * sites_),
          extra_(sites_ * sites_, no_move),
          potential_(sites_, 0) {}

    /// Everybody at the nearest site. Whether it came to its end.
    bool begin(const TransportEnd& end) {
        for (std::size_t client = 0; client < task_.weight.size(); ++client) {
            if (client % polled_every == 0 && is_over(end)) return false;
            const auto row = task_.row(client);
            const auto site = static_cast<std::size_t>(std::ranges::min_element(row) - row.begin());
            at(client, site) = task_.weight[client];
            load_[site] += task_.weight[client];
            cost_ += task_.weight[client] * row[site];
            for (std::size_t other = 0; other < sites_; ++other)
                if (other != site)
                    moves_of(site, other)
                        .push_back({row[other] - row[site], static_cast<std::int32_t>(client)});
        }
        for (std::size_t pair = 0; pair < moves_.size(); ++pair) {
            std::ranges::make_heap(moves_[pair], std::greater<>());
            if (!moves_[pair].empty()) extra_[pair] = moves_[pair].front().extra;
        }
        return !is_over(end);
    }

    /// Whether it came to its end. Each step costs something, so that what was paid so far is the least it
    /// can come to.
    bool level(const TransportEnd& end) {
        for (std::size_t site = 0; site < sites_; ++site)
            while (load_[site] > task_.capacity[site]) {
                if (is_over(end)) return false;
                push_along(cheapest_way(site), site);
            }
        return cost_ < end.limit;
    }

    [[nodiscard]] std::int64_t work() const { return work_; }

    [[nodiscard]] Transport take() {
        Transport transport;
        for (std::size_t client = 0; client < task_.weight.size(); ++client)
            for (std::size_t site = 0; site < sites_; ++site)
                if (const std::int64_t weight = at(client, site); weight > 0)
                    transport.shipments.push_back({client, site, weight});
        transport.cost = cost_;
        // A site with room was never passed: its potential is 0, and all others' are at most that.
        for (const std::int64_t potential : potential_) transport.site_price.push_back(-potential);
        return transport;
    }

  private:
    /// Clients seated between two looks at the clock.
    static constexpr std::size_t polled_every = 256;

    [[nodiscard]] bool is_over(const TransportEnd& end) const {
        return cost_ >= end.limit || (end.signal != nullptr && end.signal->stop());
    }

    /// A client that could go from one site to another, and what one of its weight would pay more there.
    struct Move {
        std::int32_t extra = 0;
        std::int32_t client = 0;
        friend auto operator<=>(const Move&, const Move&) = default;
    };
    using Moves = std::vector<Move>;  ///< a heap, the least extra on top

    std::int64_t& at(std::size_t client, std::size_t site) { return shipped_[client * sites_ + site]; }
    Moves& moves_of(std::size_t from, std::size_t to) { return moves_[from * sites_ + to]; }

    void put(std::size_t client, std::size_t site, std::int64_t weight) {
        const bool is_new = at(client, site) == 0;
        at(client, site) += weight;
        load_[site] += weight;
        if (!is_new) return;
        const auto row = task_.row(client);
        for (std::size_t other = 0; other < sites_; ++other) {
            if (other == site) continue;
            Moves& moves = moves_of(site, other);
            moves.push_back({row[other] - row[site], static_cast<std::int32_t>(client)});
            std::ranges::push_heap(moves, std::greater<>());
            extra_[site * sites_ + other] = moves.front().extra;
        }
    }

    void remove(std::size_t client, std::size_t site, std::int64_t weight) {
        at(client, site) -= weight;
        load_[site] -= weight;
        if (at(client, site) > 0) return;
        // On top only clients that are there.
        for (std::size_t other = 0; other < sites_; ++other) {
            Moves& moves = moves_of(site, other);
            while (!moves.empty() && at(static_cast<std::size_t>(moves.front().client), site) == 0) {
                std::ranges::pop_heap(moves, std::greater<>());
                moves.pop_back();
            }
            extra_[site * sites_ + other] = moves.empty() ? no_move : moves.front().extra;
        }
    }

    /// The sites before each other on the cheapest way from `start` to a site with room, from its end
    /// backwards; there is one, for together they hold enough. Dijkstra over the sites: under the potentials
    /// no move costs less than nothing, and those of the sites passed are set so that it stays so (Edmonds &
    /// Karp, J. of the ACM 19 (1972)).
    [[nodiscard]] std::vector<std::size_t> cheapest_way(std::size_t start) {
        std::vector<std::int64_t> distance(sites_, out_of_reach);
        std::vector<std::size_t> before(sites_, nowhere);
        std::vector<std::size_t> passed;
        std::vector<std::uint8_t> is_passed(sites_, 0);
        distance[start] = 0;
        while (true) {
            std::size_t nearest = nowhere;
            for (std::size_t site = 0; site < sites_; ++site)
                if (is_passed[site] == 0 && (nearest == nowhere || distance[site] < distance[nearest]))
                    nearest = site;
            if (load_[nearest] < task_.capacity[nearest]) {
                for (const std::size_t site : passed) potential_[site] += distance[site] - distance[nearest];
                std::vector<std::size_t> way{nearest};
                while (way.back() != start) way.push_back(before[way.back()]);
                return way;
            }
            is_passed[nearest] = 1;
            work_ += static_cast<std::int64_t>(sites_);
            passed.push_back(nearest);
            for (std::size_t to = 0; to < sites_; ++to) {
                if (is_passed[to] != 0) continue;
                const std::int32_t extra = extra_[nearest * sites_ + to];
                if (extra == no_move) continue;
                const std::int64_t length = distance[nearest] + extra + potential_[nearest] - potential_[to];
                if (length >= distance[to]) continue;
                distance[to] = length;
                before[to] = nearest;
            }
        }
    }

    void push_along(const std::vector<std::size_t>& way, std::size_t start) {
        const std::size_t end = way.front();
        std::int64_t weight =
            std::min(load_[start] - task_.capacity[start], task_.capacity[end] - load_[end]);
        std::vector<std::size_t> clients;
        for (std::size_t step = 0; step + 1 < way.size(); ++step) {
            clients.push_back(static_cast<std::size_t>(moves_of(way[step + 1], way[step]).front().client));
            weight = std::min(weight, at(clients.back(), way[step + 1]));
        }
        for (std::size_t step = 0; step + 1 < way.size(); ++step) {
            cost_ += weight * extra_[way[step + 1] * sites_ + way[step]];
            remove(clients[step], way[step + 1], weight);
            put(clients[step], way[step], weight);
        }
    }

    const TransportTask& task_;
    std::size_t sites_;
    std::vector<std::int64_t> shipped_;  ///< per client and site
    std::vector<std::int64_t> load_;
    std::int64_t cost_ = 0;            ///< of where everybody is now
    std::int64_t work_ = 0;            ///< pairs looked at
    std::vector<Moves> moves_;         ///< per pair of sites
    std::vector<std::int32_t> extra_;  ///< the least of each
    std::vector<std::int64_t> potential_;
};

}  // namespace

std::vector<Shipment> first_come(const TransportTask& task) {
    std::vector<std::int64_t> room = task.capacity;
    std::vector<std::size_t> sites(room.size());
    std::vector<Shipment> shipments;
    for (std::size_t client = 0; client < task.weight.size(); ++client) {
        const auto row = task.row(client);
        std::iota(sites.begin(), sites.end(), std::size_t{0});
        std::ranges::stable_sort(sites, {}, [&](std::size_t site) { return row[site]; });
        std::int64_t left = task.weight[client];
        for (const std::size_t site : sites) {
            const std::int64_t weight = std::min(left, room[site]);
            if (weight == 0) continue;
            shipments.push_back({client, site, weight});
            room[site] -= weight;
            left -= weight;
        }
    }
    std::ranges::sort(shipments, {}, [](const Shipment& one) { return std::pair(one.client, one.site); });
    return shipments;
}

std::optional<Transport> cheapest_transport(const TransportTask& task, const TransportEnd& end,
                                            std::int64_t& work) {
    const auto sum = [](const std::vector<std::int64_t>& all) {
        return std::accumulate(all.begin(), all.end(), std::int64_t{0});
    };
    if (sum(task.capacity) < sum(task.weight)) return std::nullopt;
    Shipper shipper(task);
    const bool is_done = shipper.begin(end) && shipper.level(end);
    work += shipper.work();
    return is_done ? std::optional(shipper.take()) : std::nullopt;
}

}  // namespace maillage::optimise
