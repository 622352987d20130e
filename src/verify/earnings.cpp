// SPDX-License-Identifier: Apache-2.0
#include "verify/earnings.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "base/parallel.h"

namespace maillage::verify {
namespace {

constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max();
/// Changes that are worth a second thread: each walks over some dozens of pairs.
constexpr std::size_t changes_a_block = 4096;

/// No price exceeds what does not fit in 64 bits, so that such a pair earns nothing.
std::int64_t scaled(std::int64_t weight, std::int64_t cost) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(weight, cost, &product) ? infinite : product;
}

/// The largest cost that the price exceeds; negative where there is none.
std::int64_t largest_cost_below(std::int64_t price, std::int64_t weight) {
    if (price <= 0) return -1;
    return weight == 0 ? infinite : (price - 1) / weight;
}

struct Scratch {
    std::vector<std::int64_t> row;
    std::vector<Near> near;
};

/// Pairs of one payer that its highest price exceeds, with their scaled costs.
void pairs_of(const CostSource& costs, const Payer& payer, std::int64_t dearest, std::int64_t highest,
              Scratch& scratch) {
    scratch.near.clear();
    if (highest <= 0) return;
    const auto client = static_cast<std::size_t>(payer.client);
    if (!payer.covered) {
        const bool all = highest > scaled(payer.weight, dearest);
        costs.within(client, all ? infinite : largest_cost_below(highest, payer.weight), scratch.row, scratch.near);
        for (Near& pair : scratch.near) pair.cost = scaled(payer.weight, std::min(pair.cost, dearest));
        return;
    }
    // Whoever is farther costs the weight alone: a price above it earns there too.
    const bool all = highest > payer.weight;
    costs.within(client, all ? infinite : *payer.covered, scratch.row, scratch.near);
    for (Near& pair : scratch.near) pair.cost = pair.cost <= *payer.covered ? 0 : payer.weight;
}

}  // namespace

Earnings::Block Earnings::build(const CostSource& costs, const Question& question, std::size_t begin, std::size_t end,
                                std::span<const std::int64_t> highest) const {
    Block out;
    Scratch scratch;
    scratch.row.resize(candidates_);
    out.first.push_back(0);
    for (std::size_t k = begin; k < end; ++k) {
        pairs_of(costs, question.payers[k], question.dearest.value_or(infinite), highest[k], scratch);
        if (out.cost.size() + scratch.near.size() > most_pairs) break;
        std::stable_sort(scratch.near.begin(), scratch.near.end(),
                         [](const Near& a, const Near& b) { return a.cost < b.cost; });
        for (const Near& pair : scratch.near) {
            out.cost.push_back(pair.cost);
            out.candidate.push_back(pair.candidate);
        }
        out.first.push_back(static_cast<std::uint32_t>(out.cost.size()));
    }
    return out;
}

Earnings::Earnings(const CostSource& costs, const Question& question, std::size_t candidates,
                   std::span<const std::int64_t> highest, const Feedback& feedback)
    : candidates_(candidates),
      blocks_((question.payers.size() + block - 1) / block),
      price_(question.payers.size(), 0),
      earning_(candidates, 0) {
    std::atomic<std::size_t> pairs = 0;
    std::atomic<bool> stopped = false;
    parallel_for(question.payers.size(), block, [&](std::size_t begin, std::size_t end) {
        if (stopped || pairs > most_pairs) return;
        if (feedback.cancelled()) stopped = true;
        Block& built = blocks_[begin / block];
        built = build(costs, question, begin, end, highest);
        pairs += built.first.size() == end - begin + 1 ? built.cost.size() : most_pairs + 1;
    });
    if (pairs > most_pairs) trouble_ = Trouble::too_many_pairs;
    if (stopped) trouble_ = Trouble::cancelled;
}

void Earnings::walk(const Price& change, std::span<std::int64_t> earning) const {
    const auto payer = static_cast<std::size_t>(change.of);
    const Block& own = blocks_[payer / block];
    const std::int64_t before = price_[payer];
    const std::int64_t after = change.price;
    const std::int64_t reach = std::max(before, after);
    for (std::uint32_t k = own.first[payer % block]; k < own.first[payer % block + 1]; ++k) {
        const std::int64_t cost = own.cost[k];
        if (cost >= reach) break;
        earning[static_cast<std::size_t>(own.candidate[k])] += std::min<std::int64_t>(0, cost - after) -
                                                               std::min<std::int64_t>(0, cost - before);
    }
}

bool Earnings::replace(std::span<const Price> prices) {
    std::int64_t sum = price_sum_;
    for (const Price& change : prices) sum -= price_[static_cast<std::size_t>(change.of)];
    for (const Price& change : prices) {
        if (change.price > largest_price_sum - sum) return false;
        sum += change.price;
    }
    if (prices.size() <= changes_a_block) {
        for (const Price& change : prices) walk(change, earning_);
    } else {
        const auto part = [&](std::size_t begin, std::size_t end) {
            std::vector<std::int64_t> own(candidates_, 0);
            for (std::size_t k = begin; k < end; ++k) walk(prices[k], own);
            return own;
        };
        const auto fold = [](std::vector<std::int64_t>& total, const std::vector<std::int64_t>& own) {
            for (std::size_t j = 0; j < total.size(); ++j) total[j] += own[j];
        };
        const auto change =
            parallel_reduce(prices.size(), changes_a_block, std::vector<std::int64_t>(candidates_, 0), part, fold);
        fold(earning_, change);
    }
    for (const Price& change : prices) price_[static_cast<std::size_t>(change.of)] = change.price;
    price_sum_ = sum;
    return true;
}

}  // namespace maillage::verify
