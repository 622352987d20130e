// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/start_basis.h"

#include <algorithm>

namespace maillage::optimise {
namespace {

/// Finds, from the outermost zone inwards, what the last site of each costs.
class Holding {
  public:
    Holding(const ZoneLimits& limits, std::span<const std::int64_t> price, const Base& base)
        : limits_(limits), price_(price), base_(base), dearest_in_(limits.outer.size(), -1),
          cheapest_out_(limits.outer.size(), -1) {
        for (std::size_t candidate = 0; candidate < price.size(); ++candidate) look_at(static_cast<int>(candidate));
    }

    std::vector<int> run() {
        std::vector<int> held(limits_.outer.size(), -1);
        std::vector<std::int64_t> threshold(limits_.outer.size(), 0);
        for (std::size_t zone = held.size(); zone-- > 0;) {
            if (limits_.outer[zone] >= 0) threshold[zone] = threshold[static_cast<std::size_t>(limits_.outer[zone])];
            const int site = site_that_prices(zone, threshold[zone]);
            if (site < 0 || std::ranges::find(held, site) != held.end()) continue;
            held[zone] = site;
            threshold[zone] = price_of(site);
        }
        return held;
    }

  private:
    /// The one that leaves first; where none may leave and some are kept out, the one that would come first. -1 where the
    /// zone's rule costs nothing.
    [[nodiscard]] int site_that_prices(std::size_t zone, std::int64_t threshold) const {
        const int dearest = dearest_in_[zone];
        const int cheapest = cheapest_out_[zone];
        const bool asks = base_.count[zone] == limits_.minimum[zone] && dearest >= 0 && price_of(dearest) > threshold;
        const bool keeps_out = base_.count[zone] == limits_.maximum[zone] && cheapest >= 0 && price_of(cheapest) < threshold;
        if (!asks && !keeps_out) return -1;
        return dearest >= 0 ? dearest : cheapest;
    }

    [[nodiscard]] std::int64_t price_of(int candidate) const { return price_[static_cast<std::size_t>(candidate)]; }

    [[nodiscard]] bool is_full(std::size_t zone) const {
        return base_.count[zone] == limits_.minimum[zone] || base_.count[zone] == limits_.maximum[zone];
    }

    /// A site counts for the innermost zone around it whose number is at an end, one left out for all around it.
    void look_at(int candidate) {
        const auto at = static_cast<std::size_t>(candidate);
        bool is_counted = base_.in[at] == 0;
        for (int z = limits_.zone[at]; z >= 0; z = limits_.outer[static_cast<std::size_t>(z)]) {
            const auto zone = static_cast<std::size_t>(z);
            int& cheapest = cheapest_out_[zone];
            if (base_.in[at] == 0 && (cheapest < 0 || price_[at] < price_of(cheapest))) cheapest = candidate;
            if (is_counted || !is_full(zone)) continue;
            is_counted = true;
            int& dearest = dearest_in_[zone];
            if (dearest < 0 || price_[at] > price_of(dearest)) dearest = candidate;
        }
    }

    const ZoneLimits& limits_;
    std::span<const std::int64_t> price_;
    const Base& base_;
    std::vector<int> dearest_in_;    ///< per zone, of its own sites
    std::vector<int> cheapest_out_;  ///< per zone, of all it does not hold open
};

}  // namespace

StartBasis start_basis(const ZoneLimits& limits, std::span<const std::int64_t> price) {
    StartBasis start;
    std::vector<int> order;
    cheapest_base(limits, price, start.base, order);
    start.held = Holding(limits, price, start.base).run();
    return start;
}

}  // namespace maillage::optimise
