// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_sets.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

constexpr std::size_t clients_per_block = 64;

/// What one client's row says.
struct Reach {
    std::vector<int> set;
    std::int32_t nearest = std::numeric_limits<std::int32_t>::max();
    bool is_sure = false;  ///< a forced candidate covers it
};

Reach reach_of(const LocationProblem& problem, std::size_t client, std::int32_t radius,
               std::vector<std::int32_t>& scratch) {
    Reach reach;
    const auto row = problem.costs->row(client, scratch);
    for (std::size_t candidate = 0; candidate < row.size(); ++candidate) {
        const std::int32_t cost = row[candidate];
        if (cost > radius) continue;
        const Disposition disposition = problem.disposition_of(candidate);
        if (disposition == Disposition::forbidden) continue;
        reach.nearest = std::min(reach.nearest, cost);
        reach.is_sure = reach.is_sure || disposition == Disposition::forced;
        reach.set.push_back(static_cast<int>(candidate));
    }
    return reach;
}

std::vector<std::size_t> occurrences(const CoverSets& sets, std::size_t candidates) {
    std::vector<std::size_t> count(candidates, 0);
    for (const auto& set : sets)
        for (const int candidate : set) ++count[static_cast<std::size_t>(candidate)];
    return count;
}

}  // namespace

CoverRows read_cover_rows(const LocationProblem& problem, std::int32_t radius, const StopSignal& signal) {
    std::vector<Reach> all(problem.clients());
    parallel_for(all.size(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        std::vector<std::int32_t> scratch;
        for (std::size_t client = begin; client < end && !signal.stop(); ++client)
            if (problem.weight[client] > 0) all[client] = reach_of(problem, client, radius, scratch);
    });
    CoverRows rows;
    if (signal.stopped()) return rows;
    for (std::size_t client = 0; client < all.size(); ++client) {
        if (problem.weight[client] == 0) continue;
        Reach& reach = all[client];
        if (reach.set.empty()) {
            if (rows.unreached++ == 0) rows.first_unreached = static_cast<int>(client);
            continue;
        }
        rows.floor += problem.weight[client] * reach.nearest;
        if (reach.is_sure) continue;
        rows.sets.push_back(std::move(reach.set));
        rows.client.push_back(static_cast<int>(client));
    }
    if (rows.unreached > 0) rows.floor = 0;
    rows.complete = true;
    return rows;
}

namespace {

/// What a walk from the smallest set to the largest leaves.
struct Kept {
    CoverSets sets;
    std::vector<std::int64_t> prices;
    std::vector<std::size_t> from;  ///< per set, where it stood before
};

Kept without_implied(CoverSets sets, std::size_t candidates, const std::vector<std::int64_t>* prices) {
    std::vector<std::size_t> order(sets.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (sets[a].size() != sets[b].size()) return sets[a].size() < sets[b].size();
        return sets[a] != sets[b] ? sets[a] < sets[b] : a < b;
    });
    const auto count = occurrences(sets, candidates);
    // A set kept is filed under its rarest candidate: a larger one that contains it holds that candidate too.
    std::vector<std::vector<std::size_t>> filed(candidates);
    Kept kept;
    for (const std::size_t at : order) {
        auto& set = sets[at];
        const std::int64_t price = prices != nullptr ? (*prices)[at] : 0;
        if (set.empty()) {  // nobody covers it, and it implies every other one
            return {{{}}, {price}, {at}};
        }
        const auto implied_by = [&] {
            for (const int candidate : set)
                for (const std::size_t k : filed[static_cast<std::size_t>(candidate)])
                    if (std::ranges::includes(set, kept.sets[k])) return k;
            return kept.sets.size();
        }();
        if (implied_by < kept.sets.size()) {
            kept.prices[implied_by] += price;
            continue;
        }
        const int rarest = *std::ranges::min_element(
            set, {}, [&](int candidate) { return count[static_cast<std::size_t>(candidate)]; });
        filed[static_cast<std::size_t>(rarest)].push_back(kept.sets.size());
        kept.sets.push_back(std::move(set));
        kept.prices.push_back(price);
        kept.from.push_back(at);
    }
    return kept;
}

}  // namespace

void drop_implied(CoverSets& sets, std::size_t candidates, std::vector<std::int64_t>* prices) {
    Kept kept = without_implied(std::move(sets), candidates, prices);
    sets = std::move(kept.sets);
    if (prices != nullptr) *prices = std::move(kept.prices);
}

void drop_implied(CoverRows& rows, std::size_t candidates) {
    Kept kept = without_implied(std::move(rows.sets), candidates, nullptr);
    rows.sets = std::move(kept.sets);
    std::vector<int> client;
    for (const std::size_t at : kept.from) client.push_back(rows.client[at]);
    rows.client = std::move(client);
}

bool strip_dominated(CoverSets& sets, const std::vector<int>& class_of) {
    std::vector<std::vector<int>> in(class_of.size());  // per candidate, the sets it stands in
    for (std::size_t k = 0; k < sets.size(); ++k)
        for (const int candidate : sets[k]) in[static_cast<std::size_t>(candidate)].push_back(static_cast<int>(k));
    std::vector<bool> dominated(class_of.size(), false);
    bool any = false;
    for (std::size_t one = 0; one < in.size(); ++one) {
        if (in[one].empty()) continue;
        const int smallest = *std::ranges::min_element(
            in[one], {}, [&](int k) { return sets[static_cast<std::size_t>(k)].size(); });
        for (const int rival : sets[static_cast<std::size_t>(smallest)]) {
            const auto other = static_cast<std::size_t>(rival);
            if (other == one || class_of[other] != class_of[one] || in[other].size() < in[one].size()) continue;
            // Of two that stand in the same sets the first stays.
            if (in[other].size() == in[one].size() && other > one) continue;
            if (!std::ranges::includes(in[other], in[one])) continue;
            dominated[one] = true;
            any = true;
            break;
        }
    }
    if (!any) return false;
    for (auto& set : sets) std::erase_if(set, [&](int candidate) { return dominated[static_cast<std::size_t>(candidate)]; });
    return true;
}

bool meets(const CoverSets& sets, const std::vector<int>& open) {
    return std::ranges::all_of(sets, [&](const auto& set) {
        return std::ranges::any_of(set, [&](int candidate) { return std::ranges::binary_search(open, candidate); });
    });
}

std::int64_t disjoint_sets(const CoverSets& sets, std::size_t candidates) {
    std::vector<bool> used(candidates, false);
    std::int64_t count = 0;
    for (const auto& set : sets) {
        if (std::ranges::any_of(set, [&](int candidate) { return used[static_cast<std::size_t>(candidate)]; })) continue;
        for (const int candidate : set) used[static_cast<std::size_t>(candidate)] = true;
        ++count;
    }
    return count;
}

}  // namespace maillage::optimise
