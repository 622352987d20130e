// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/dual.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/parallel.h"

namespace maillage::optimise {
using namespace climbing;
namespace {

/// A pass over fewer entries is over before other threads have begun.
constexpr std::size_t worth_threads = std::size_t{1} << 18U;
/// Of a pass on several threads. More would cost more sums than they balance.
constexpr std::size_t blocks = 8;

}  // namespace

Dual::Dual(const Core& core, std::vector<std::int64_t> prices)
    : core_(core),
      block_(core.cost.size() < worth_threads ? core.clients() + 1 : core.clients() / blocks + 1),
      price_(std::move(prices)),
      interested_(core.clients()),
      direction_(core.prices(), 0.0),
      stride_(core.prices()),
      presence_(core.candidates(), 0.0) {
    price_.resize(core.prices(), 0);
    for (std::size_t client = 0; client < core.clients(); ++client)
        price_[client] = std::clamp(price_[client], core.cost[core.first[client]], core.cap[client]);
    const std::vector<PricedRow>& rows = core.limits.rows;
    for (std::size_t r = 0; r < rows.size(); ++r)
        row_prices()[r] = std::clamp<std::int64_t>(row_prices()[r], 0, rows[r].highest_price);
    set_strides();
    evaluate();
    remember();
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate)
        presence_[candidate] = base_.in[candidate];
}

void Dual::set_strides() {
    double total = 0;
    for (std::size_t client = 0; client < core_.clients(); ++client) total += static_cast<double>(price_[client]);
    // A floor, so that a client whose price is 0 can move at all.
    const double floor = 1e-3 * total / static_cast<double>(std::max<std::size_t>(1, core_.clients())) + 1.0;
    for (std::size_t client = 0; client < core_.clients(); ++client)
        stride_[client] = std::max(floor, static_cast<double>(price_[client]));
    // What a site is worth is about its share of all prices.
    const double worth = std::max(total, static_cast<double>(core_.scale)) / std::max(1, core_.limits.most());
    std::ranges::copy(row_strides(core_.limits, worth), stride_.begin() + static_cast<std::ptrdiff_t>(core_.clients()));
}

void Dual::evaluate() {
    struct Part {
        std::int64_t total = 0;
        std::vector<std::int64_t> earning;
    };
    const Part all = parallel_reduce(
        core_.clients(), block_, Part{},
        [&](std::size_t begin, std::size_t end) {
            Part part{0, std::vector<std::int64_t>(core_.candidates(), 0)};
            for (std::size_t client = begin; client < end; ++client) {
                const std::int64_t price = price_[client];
                part.total += price;
                std::size_t entry = core_.first[client];
                for (; entry < core_.first[client + 1] && core_.cost[entry] < price; ++entry)
                    part.earning[core_.site[entry]] += core_.cost[entry] - price;
                interested_[client] = entry;
            }
            return part;
        },
        [](Part& sum, Part& part) {
            sum.total += part.total;
            if (sum.earning.empty()) sum.earning = std::move(part.earning);
            else std::ranges::transform(sum.earning, part.earning, sum.earning.begin(), std::plus{});
        });
    std::int64_t total = core_.constant + all.total;
    earning_ = all.earning;
    earning_.resize(core_.candidates(), 0);
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const PricedRow& row = core_.limits.rows[r];
        const std::int64_t price = row_prices()[r];
        if (price == 0) continue;
        total -= price * row.bound;
        for (std::size_t candidate = 0; candidate < earning_.size(); ++candidate)
            earning_[candidate] += price * row.coefficient[candidate];
    }
    cheapest_base(core_.limits, earning_, base_, order_);
    value_ = total + base_.sum;
    ++iterations_;
}

void Dual::remember() {
    bound_ = value_;
    best_prices_ = price_;
    best_interested_ = interested_;
    best_earning_ = earning_;
    best_base_ = base_;
}

void Dual::step_along(double length, std::int64_t aim) {
    double norm = parallel_reduce(
        core_.clients(), block_, 0.0,
        [&](std::size_t begin, std::size_t end) {
            double part = 0;
            for (std::size_t client = begin; client < end; ++client) {
                int served = 0;
                for (std::size_t entry = core_.first[client]; entry < interested_[client]; ++entry)
                    served += base_.in[core_.site[entry]];
                direction_[client] = fresh * (1 - served) + (1 - fresh) * direction_[client];
                part += stride_[client] * direction_[client] * direction_[client];
            }
            return part;
        },
        [](double& sum, double part) { sum += part; });
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const PricedRow& row = core_.limits.rows[r];
        const std::size_t at = core_.clients() + r;
        auto excess = -static_cast<double>(row.bound);
        for (std::size_t candidate = 0; candidate < base_.in.size(); ++candidate)
            if (base_.in[candidate] != 0) excess += static_cast<double>(row.coefficient[candidate]);
        // A price of 0 on a row that has room has nowhere to go.
        direction_[at] = price_[at] == 0 && excess <= 0 ? 0.0 : fresh * excess + (1 - fresh) * direction_[at];
        norm += stride_[at] * direction_[at] * direction_[at];
    }
    if (norm <= 0) return;
    const double distance = static_cast<double>(aim - value_);
    const double scale = length * (1 + overshoot) * std::max(distance, 1.0) / norm;
    for (std::size_t client = 0; client < core_.clients(); ++client) {
        const double moved = static_cast<double>(price_[client]) + scale * stride_[client] * direction_[client];
        const auto lowest = core_.cost[core_.first[client]];
        const auto highest = core_.cap[client];
        if (moved <= static_cast<double>(lowest))
            price_[client] = lowest;
        else if (moved >= static_cast<double>(highest))
            price_[client] = highest;
        else
            price_[client] = std::clamp(static_cast<std::int64_t>(moved), lowest, highest);
    }
    for (std::size_t r = 0; r < core_.limits.rows.size(); ++r) {
        const std::size_t at = core_.clients() + r;
        const double moved = static_cast<double>(price_[at]) + scale * stride_[at] * direction_[at];
        const auto highest = static_cast<double>(core_.limits.rows[r].highest_price);
        price_[at] = static_cast<std::int64_t>(std::clamp(std::round(moved), 0.0, highest));
    }
}

void Dual::climb(const Climb& climb, std::int64_t target, const StopSignal& signal,
                 const std::function<void(const Base&)>& see) {
    step_ = climb.step;
    int idle = 0;
    see(base_);
    for (int iteration = 0; iteration < climb.iterations && bound_ <= target; ++iteration) {
        if (iteration % 8 == 0 && signal.stop()) return;
        step_along(step_, target + core_.scale);
        evaluate();
        see(base_);
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate)
            presence_[candidate] += recent * (base_.in[candidate] - presence_[candidate]);
        const double gained = static_cast<double>(value_ - bound_);
        if (gained > worth_a_step * static_cast<double>(target - bound_)) idle = 0;
        else ++idle;
        if (gained > 0) remember();
        if (idle >= climb.patience) {
            idle = 0;
            step_ *= shrink;
            if (step_ < climb.smallest_step) return;
            price_ = best_prices_;
            interested_ = best_interested_;
            base_ = best_base_;
            value_ = bound_;
            std::ranges::fill(direction_, 0.0);
        }
    }
}

std::vector<Decision> Dual::decisions(std::int64_t target, int& decided) const {
    decided = 0;
    std::vector<Decision> result(core_.candidates(), Decision::undecided);
    const auto costs = exchange_costs(core_.limits, best_earning_, best_base_);
    for (std::size_t candidate = 0; candidate < costs.size(); ++candidate) {
        if (costs[candidate] != impossible && costs[candidate] <= target - bound_) continue;
        result[candidate] = best_base_.in[candidate] != 0 ? Decision::open : Decision::closed;
        ++decided;
    }
    return result;
}

}  // namespace maillage::optimise
