// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/capacity_dual.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"

namespace maillage::optimise {

using namespace climbing;

namespace {

/// Candidates whose earnings are summed at once.
constexpr std::size_t columns_at_once = 8;

/// A client that a candidate would serve, and what a unit of its weight brings.
struct Gain {
    std::int64_t each = 0;
    std::int32_t client = 0;
};

/// Brings the best to the front, as many as the places do for; the first that finds too few for all its
/// weight is the last of them. Halves what is undecided as quickselect does (Hoare, Communications of the ACM
/// 4 (1961)): linear, not sorted.
std::size_t take_best(std::vector<Gain>& gains, const std::vector<std::int64_t>& weight,
                      std::int64_t places) {
    const auto better = [](const Gain& a, const Gain& b) {
        return a.each != b.each ? a.each > b.each : a.client < b.client;
    };
    std::size_t taken = 0;
    std::size_t end = gains.size();
    while (taken < end) {
        const std::size_t middle = taken + (end - taken - 1) / 2;
        const auto begin = gains.begin();
        std::nth_element(begin + static_cast<std::ptrdiff_t>(taken),
                         begin + static_cast<std::ptrdiff_t>(middle),
                         begin + static_cast<std::ptrdiff_t>(end), better);
        std::int64_t wanted = 0;
        for (std::size_t at = taken; at <= middle; ++at) wanted += weight[gains[at].client];
        if (wanted <= places) {
            places -= wanted;
            taken = middle + 1;
        } else if (middle == taken) {
            return places > 0 ? taken + 1 : taken;
        } else {
            end = middle + 1;
        }
    }
    return taken;
}

/// Whom a candidate serves at these prices: `take(client, weight, gain of a unit)`, the best of them where
/// its places do not do for all.
template <class Take>
void serve(const CapacityCore& core, std::size_t candidate, std::span<const std::int64_t> price,
           std::int64_t highest, std::vector<Gain>& gains, const Take& take) {
    gains.clear();
    const auto costs = core.costs_of(candidate);
    const auto nearest = core.nearest_of(candidate);
    std::int64_t wanted = 0;
    for (std::size_t at = 0; at < costs.size(); ++at) {
        const std::int64_t cost = costs[at] * core.scale;
        if (cost >= highest) break;
        const std::int64_t gain = price[nearest[at]] - cost;
        if (gain <= 0) continue;
        gains.push_back({gain, nearest[at]});
        wanted += core.weight[nearest[at]];
    }
    std::int64_t places = core.capacity[candidate];
    const std::size_t count = wanted > places ? take_best(gains, core.weight, places) : gains.size();
    for (std::size_t at = 0; at < count; ++at) {
        const std::int64_t weight = std::min(core.weight[gains[at].client], places);
        places -= weight;
        take(gains[at].client, weight, gains[at].each);
    }
}

}  // namespace

CapacityDual::CapacityDual(const CapacityCore& core, std::vector<Decision> decisions,
                           std::vector<std::int64_t> prices)
    : core_(core),
      decisions_(std::move(decisions)),
      limits_(core.limits.after(decisions_)),
      direction_(core.prices(), 0.0),
      stride_(core.prices()),
      presence_(core.candidates(), 0.0) {
    for (std::size_t candidate = 0; candidate < decisions_.size(); ++candidate)
        if (decisions_[candidate] == Decision::undecided) undecided_.push_back(candidate);
    now_.price = std::move(prices);
    now_.price.resize(core.prices(), 0);
    for (std::size_t at = 0; at < core.prices(); ++at) {
        const bool is_client = at < core.clients();
        const std::int64_t highest =
            is_client ? core.highest_price : limits_.rows[at - core.clients()].highest_price;
        now_.price[at] = std::clamp<std::int64_t>(now_.price[at], 0, highest);
    }
    set_strides();
    evaluate(nullptr);
    best_ = now_;
    for (const int candidate : open_of(decisions_, now_.base)) presence_[candidate] = 1;
}

void CapacityDual::set_strides() {
    double total = 0;
    double persons = 0;
    for (std::size_t client = 0; client < core_.clients(); ++client) {
        total += static_cast<double>(now_.price[client]) * static_cast<double>(core_.weight[client]);
        persons += static_cast<double>(core_.weight[client]);
    }
    const double floor = 1e-3 * total / std::max(1.0, persons) + 1.0;
    for (std::size_t client = 0; client < core_.clients(); ++client)
        stride_[client] = std::max(floor, static_cast<double>(now_.price[client])) /
                          static_cast<double>(core_.weight[client]);
    const double worth = std::max(total, static_cast<double>(core_.scale)) / std::max(1, core_.limits.most());
    std::ranges::copy(row_strides(core_.limits, worth), stride_.begin() + static_cast<std::ptrdiff_t>(core_.clients()));
}

bool CapacityDual::evaluate(const StopSignal* signal) {
    const auto prices = std::span(now_.price).first(core_.clients());
    const std::int64_t highest = prices.empty() ? 0 : std::ranges::max(prices);
    now_.earning.assign(core_.candidates(), 0);
    parallel_for(core_.candidates(), columns_at_once, [&](std::size_t begin, std::size_t end) {
        if (signal != nullptr && signal->stop()) return;
        std::vector<Gain> gains;
        for (std::size_t candidate = begin; candidate < end; ++candidate) {
            if (decisions_[candidate] == Decision::closed) continue;
            serve(core_, candidate, prices, highest, gains,
                  [&](std::int32_t, std::int64_t weight, std::int64_t each) {
                      now_.earning[candidate] -= weight * each;
                  });
        }
    });
    if (signal != nullptr && signal->stop()) return false;
    now_.value = 0;
    for (std::size_t client = 0; client < core_.clients(); ++client)
        now_.value += prices[client] * core_.weight[client];
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const PricedRow& row = core_.limits.rows[r];
        const std::int64_t price = now_.price[core_.clients() + r];
        now_.value -= price * row.bound;
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate)
            if (decisions_[candidate] != Decision::closed)
                now_.earning[candidate] += price * row.coefficient[candidate];
    }
    for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate)
        if (decisions_[candidate] == Decision::open) now_.value += now_.earning[candidate];
    undecided_earning_.clear();
    for (const std::size_t candidate : undecided_) undecided_earning_.push_back(now_.earning[candidate]);
    cheapest_base(limits_, undecided_earning_, now_.base, order_);
    now_.value += now_.base.sum;
    ++iterations_;
    return true;
}

std::vector<int> CapacityDual::most_promising(std::size_t count) const {
    std::vector<int> list(undecided_.begin(), undecided_.end());
    const auto& earning = best_.earning;
    std::ranges::sort(
        list, [&](int a, int b) { return earning[a] != earning[b] ? earning[a] < earning[b] : a < b; });
    list.resize(std::min(count, list.size()));
    return list;
}

std::vector<std::int64_t> CapacityDual::served() const {
    const auto prices = std::span(now_.price).first(core_.clients());
    const std::int64_t highest = prices.empty() ? 0 : std::ranges::max(prices);
    std::vector<std::int64_t> served(core_.clients(), 0);
    std::vector<Gain> gains;
    for (const int candidate : open_of(decisions_, now_.base))
        serve(core_, static_cast<std::size_t>(candidate), prices, highest, gains,
              [&](std::int32_t client, std::int64_t weight, std::int64_t) { served[client] += weight; });
    return served;
}

void CapacityDual::step_along(double length, std::int64_t aim) {
    const std::vector<std::int64_t> held = served();
    double norm = 0;
    for (std::size_t client = 0; client < core_.clients(); ++client) {
        const auto lacking = static_cast<double>(core_.weight[client] - held[client]);
        direction_[client] = fresh * lacking + (1 - fresh) * direction_[client];
        norm += stride_[client] * direction_[client] * direction_[client];
    }
    const std::vector<int> open = open_of(decisions_, now_.base);
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const PricedRow& row = core_.limits.rows[r];
        const std::size_t at = core_.clients() + r;
        auto excess = -static_cast<double>(row.bound);
        for (const int candidate : open)
            excess += static_cast<double>(row.coefficient[static_cast<std::size_t>(candidate)]);
        direction_[at] =
            now_.price[at] == 0 && excess <= 0 ? 0.0 : fresh * excess + (1 - fresh) * direction_[at];
        norm += stride_[at] * direction_[at] * direction_[at];
    }
    if (norm <= 0) return;
    const double scale =
        length * (1 + overshoot) * std::max(static_cast<double>(aim - now_.value), 1.0) / norm;
    for (std::size_t at = 0; at < core_.prices(); ++at) {
        const bool is_client = at < core_.clients();
        const std::int64_t highest =
            is_client ? core_.highest_price : core_.limits.rows[at - core_.clients()].highest_price;
        const double moved = static_cast<double>(now_.price[at]) + scale * stride_[at] * direction_[at];
        now_.price[at] =
            static_cast<std::int64_t>(std::clamp(std::round(moved), 0.0, static_cast<double>(highest)));
    }
}

void CapacityDual::climb(const Climb& climb, std::int64_t target, const StopSignal& signal,
                         const std::function<std::int64_t(const std::vector<int>&)>& see) {
    step_ = climb.step;
    int idle = 0;
    target = std::min(target, see(open_of(decisions_, now_.base)));
    for (int iteration = 0; iteration < climb.iterations && bound() <= target; ++iteration) {
        if (signal.stop()) return;
        step_along(step_, target + core_.scale);
        if (!evaluate(&signal)) return;
        const std::vector<int> open = open_of(decisions_, now_.base);
        target = std::min(target, see(open));
        for (double& presence : presence_) presence *= 1 - recent;
        for (const int candidate : open) presence_[static_cast<std::size_t>(candidate)] += recent;
        const auto gained = static_cast<double>(now_.value - best_.value);
        if (gained > worth_a_step * static_cast<double>(target - best_.value))
            idle = 0;
        else
            ++idle;
        if (gained > 0) best_ = now_;
        if (idle < climb.patience) continue;
        idle = 0;
        step_ *= shrink;
        if (step_ < climb.smallest_step) return;
        now_ = best_;
        std::ranges::fill(direction_, 0.0);
    }
}

std::vector<Decision> CapacityDual::decisions(std::int64_t target) const {
    std::vector<std::int64_t> earning;
    for (const std::size_t candidate : undecided_) earning.push_back(best_.earning[candidate]);
    const auto costs = exchange_costs(limits_, earning, best_.base);
    std::vector<Decision> result = decisions_;
    for (std::size_t at = 0; at < undecided_.size(); ++at) {
        if (costs[at] != impossible && costs[at] <= target - best_.value) continue;
        result[undecided_[at]] = best_.base.in[at] != 0 ? Decision::open : Decision::closed;
    }
    return result;
}

}  // namespace maillage::optimise
