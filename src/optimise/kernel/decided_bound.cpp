// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/decided_bound.h"

#include <algorithm>

namespace maillage::optimise {

bool DecidedBound::evaluate(std::span<const std::int64_t> prices, std::span<const Decision> decisions) {
    limits_ = core_.limits.after(decisions);
    if (!limits_.feasible()) return false;
    std::ranges::fill(earning_, 0);
    bound_ = core_.constant;
    for (std::size_t client = 0; client < core_.clients(); ++client) {
        const std::int64_t price = prices[client];
        bound_ += price;
        for (std::size_t entry = core_.first[client]; entry < core_.first[client + 1]; ++entry) {
            const std::int64_t difference = core_.cost[entry] - price;
            if (difference >= 0) break;
            earning_[core_.site[entry]] += difference;
        }
    }
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const PricedRow& row = core_.limits.rows[r];
        const std::int64_t price = prices[core_.clients() + r];
        bound_ -= price * row.bound;
        for (std::size_t candidate = 0; candidate < earning_.size(); ++candidate)
            earning_[candidate] += price * row.coefficient[candidate];
    }
    undecided_.clear();
    undecided_earning_.clear();
    chosen_.assign(core_.candidates(), 0);
    for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate) {
        if (decisions[candidate] == Decision::undecided) {
            undecided_.push_back(static_cast<int>(candidate));
            undecided_earning_.push_back(earning_[candidate]);
        } else if (decisions[candidate] == Decision::open) {
            bound_ += earning_[candidate];
            chosen_[candidate] = 1;
        }
    }
    cheapest_base(limits_, undecided_earning_, base_, order_);
    bound_ += base_.sum;
    for (std::size_t at = 0; at < undecided_.size(); ++at)
        if (base_.in[at] != 0) chosen_[undecided_[at]] = 1;
    return true;
}

std::vector<Decision> DecidedBound::decisions(std::int64_t target, int& count) const {
    count = 0;
    std::vector<Decision> result(core_.candidates(), Decision::undecided);
    const auto costs = exchange_costs(limits_, undecided_earning_, base_);
    for (std::size_t at = 0; at < costs.size(); ++at) {
        if (costs[at] != impossible && costs[at] <= target - bound_) continue;
        result[undecided_[at]] = base_.in[at] != 0 ? Decision::open : Decision::closed;
        ++count;
    }
    return result;
}

}  // namespace maillage::optimise
