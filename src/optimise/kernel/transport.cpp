// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/transport.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>

namespace maillage::optimise {
namespace {

constexpr std::int64_t out_of_reach = std::numeric_limits<std::int64_t>::max() / 2;
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

class Shipper {
  public:
    explicit Shipper(const TransportTask& task)
        : task_(task), sites_(task.capacity.size()), shipped_(task.weight.size() * sites_, 0), load_(sites_, 0),
          moves_(sites_ * sites_), distance_(sites_), before_(sites_) {
        for (std::size_t client = 0; client < task.weight.size(); ++client) {
            const auto row = task.row(client);
            put(client, static_cast<std::size_t>(std::ranges::min_element(row) - row.begin()), task.weight[client]);
        }
    }

    /// Whether it came to its end.
    bool level(const StopSignal* signal) {
        while (find_paths()) {
            if (signal != nullptr && signal->stop()) return false;
            push_along(best_end());
        }
        return true;
    }

    [[nodiscard]] Transport take() {
        Transport transport;
        for (std::size_t client = 0; client < task_.weight.size(); ++client)
            for (std::size_t site = 0; site < sites_; ++site)
                if (const std::int64_t weight = at(client, site); weight > 0) {
                    transport.shipments.push_back({client, site, weight});
                    transport.cost += weight * task_.row(client)[site];
                }
        transport.site_price = prices();
        return transport;
    }

  private:
    /// A client that could go from one site to another, and what one of its weight would pay more there.
    using Move = std::pair<std::int64_t, std::size_t>;
    using Moves = std::priority_queue<Move, std::vector<Move>, std::greater<>>;

    std::int64_t& at(std::size_t client, std::size_t site) { return shipped_[client * sites_ + site]; }

    void put(std::size_t client, std::size_t site, std::int64_t weight) {
        const bool is_new = at(client, site) == 0;
        at(client, site) += weight;
        load_[site] += weight;
        if (!is_new) return;
        const auto row = task_.row(client);
        for (std::size_t other = 0; other < sites_; ++other)
            if (other != site) moves_[site * sites_ + other].push({std::int64_t{row[other]} - row[site], client});
    }

    void remove(std::size_t client, std::size_t site, std::int64_t weight) {
        at(client, site) -= weight;
        load_[site] -= weight;
    }

    /// The cheapest move from a site to another; those of clients that have left are forgotten.
    [[nodiscard]] const Move* cheapest(std::size_t from, std::size_t to) {
        Moves& moves = moves_[from * sites_ + to];
        while (!moves.empty() && at(moves.top().second, from) == 0) moves.pop();
        return moves.empty() ? nullptr : &moves.top();
    }

    /// The cheapest ways from sites that hold too much to all others. Whether any does.
    bool find_paths() {
        bool any = false;
        for (std::size_t site = 0; site < sites_; ++site) {
            const bool is_over = load_[site] > task_.capacity[site];
            distance_[site] = is_over ? 0 : out_of_reach;
            before_[site] = nowhere;
            any = any || is_over;
        }
        if (any) relax([&](std::size_t from, std::size_t to) { return std::pair(from, to); });
        return any;
    }

    /// Bellman–Ford over the sites: `arc(from, to)` says between which sites somebody moves where a way is prolonged from
    /// `from` to `to`.
    template <class Arc>
    void relax(const Arc& arc) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t from = 0; from < sites_; ++from) {
                if (distance_[from] >= out_of_reach) continue;
                for (std::size_t to = 0; to < sites_; ++to) {
                    if (to == from) continue;
                    const auto [leaves, enters] = arc(from, to);
                    const Move* move = cheapest(leaves, enters);
                    if (move == nullptr || distance_[from] + move->first >= distance_[to]) continue;
                    distance_[to] = distance_[from] + move->first;
                    before_[to] = from;
                    changed = true;
                }
            }
        }
    }

    /// The site with room that is reached for least; there is one, for together they hold enough.
    [[nodiscard]] std::size_t best_end() const {
        std::size_t end = nowhere;
        for (std::size_t site = 0; site < sites_; ++site)
            if (load_[site] < task_.capacity[site] && (end == nowhere || distance_[site] < distance_[end])) end = site;
        return end;
    }

    void push_along(std::size_t end) {
        std::vector<std::pair<std::size_t, std::size_t>> way;  // backwards: from, to
        for (std::size_t site = end; before_[site] != nowhere; site = before_[site]) way.emplace_back(before_[site], site);
        const std::size_t start = way.back().first;
        std::int64_t weight = std::min(load_[start] - task_.capacity[start], task_.capacity[end] - load_[end]);
        std::vector<std::size_t> clients;
        for (const auto& [from, to] : way) {
            clients.push_back(cheapest(from, to)->second);
            weight = std::min(weight, at(clients.back(), from));
        }
        for (std::size_t step = 0; step < way.size(); ++step) {
            remove(clients[step], way[step].first, weight);
            put(clients[step], way[step].second, weight);
        }
    }

    /// The cheapest way of one person less from a site to one with room; where none has room, but for a constant.
    [[nodiscard]] std::vector<std::int64_t> prices() {
        bool any = false;
        for (std::size_t site = 0; site < sites_; ++site) {
            const bool has_room = load_[site] < task_.capacity[site];
            distance_[site] = has_room ? 0 : out_of_reach;
            before_[site] = nowhere;
            any = any || has_room;
        }
        if (!any && sites_ > 0) distance_[0] = 0;
        relax([&](std::size_t from, std::size_t to) { return std::pair(to, from); });
        std::vector<std::int64_t> price = distance_;
        const std::int64_t least = price.empty() ? 0 : std::min<std::int64_t>(0, std::ranges::min(price));
        const std::int64_t longest = task_.cost.empty() ? 0 : std::ranges::max(task_.cost);
        std::int64_t dearest = longest;
        for (const std::int64_t one : price)
            if (one < out_of_reach) dearest = std::max(dearest, one - least + longest);
        // Nobody has to leave a site of no places, and at this price nobody wants to be there.
        for (std::int64_t& one : price) one = one < out_of_reach ? one - least : dearest;
        return price;
    }

    const TransportTask& task_;
    std::size_t sites_;
    std::vector<std::int64_t> shipped_;  ///< per client and site
    std::vector<std::int64_t> load_;
    std::vector<Moves> moves_;           ///< per pair of sites
    std::vector<std::int64_t> distance_;
    std::vector<std::size_t> before_;
};

}  // namespace

std::optional<Transport> cheapest_transport(const TransportTask& task, const StopSignal* signal) {
    const auto sum = [](const std::vector<std::int64_t>& all) { return std::accumulate(all.begin(), all.end(), std::int64_t{0}); };
    if (sum(task.capacity) < sum(task.weight)) return std::nullopt;
    Shipper shipper(task);
    if (!shipper.level(signal)) return std::nullopt;
    return shipper.take();
}

}  // namespace maillage::optimise
