// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/nearest_lists.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

constexpr std::size_t clients_per_block = 64;
constexpr std::int64_t unserved = std::numeric_limits<std::int64_t>::max();

}  // namespace

NearestLists::NearestLists(const CostRows& costs, std::size_t entries, const StopSignal& signal)
    : length_(entries == 0 ? costs.candidates() : std::min(entries, costs.candidates())),
      whole_(length_ == costs.candidates()),
      entries_(length_ * costs.clients()),
      next_(costs.clients(), 0) {
    parallel_for(costs.clients(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        std::vector<std::int32_t> scratch;
        std::vector<Entry> ranked;
        const auto nearer = [](const Entry& a, const Entry& b) {
            return a.cost != b.cost ? a.cost < b.cost : a.candidate < b.candidate;
        };
        for (std::size_t client = begin; client < end && !signal.stop(); ++client) {
            const auto row = costs.row(client, scratch);
            ranked.clear();
            for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
                ranked.push_back({row[candidate], static_cast<std::int32_t>(candidate)});
            const auto cut = ranked.begin() + static_cast<std::ptrdiff_t>(length_);
            if (!whole_) {
                std::ranges::nth_element(ranked, cut, nearer);
                next_[client] = cut->cost;
            }
            std::sort(ranked.begin(), cut, nearer);
            std::copy(ranked.begin(), cut, entries_.begin() + static_cast<std::ptrdiff_t>(client * length_));
        }
    });
}

Core NearestLists::core(const LocationProblem& problem, Core bare,
                        std::span<const std::shared_ptr<const CostColumn>> columns, std::int64_t scale, ListReach reach,
                        std::vector<std::int64_t>& prices, std::vector<int>& who) const {
    Core core = std::move(bare);
    core.scale = scale;
    core.problem = &problem;
    constexpr int closed = -1;
    constexpr int opened = -2;
    std::vector<int> position(problem.candidates(), closed);
    for (const int candidate : core.opened) position[static_cast<std::size_t>(candidate)] = opened;
    for (std::size_t at = 0; at < core.original.size(); ++at)
        position[static_cast<std::size_t>(core.original[at])] = static_cast<int>(at);
    std::vector<const CostColumn*> standing;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (position[problem.candidates() - columns.size() + column] == opened) standing.push_back(columns[column].get());
    std::vector<std::int64_t> kept;
    who.clear();
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        const std::int64_t weight = problem.weight[client] * scale;
        if (weight == 0) continue;
        std::int64_t sure = unserved;
        for (const CostColumn* column : standing) sure = std::min<std::int64_t>(sure, (*column)[client]);
        const std::size_t begin = core.cost.size();
        const double farthest = reach.prices > 0 ? reach.prices * static_cast<double>(prices[client])
                                                 : std::numeric_limits<double>::infinity();
        bool cut = false;
        std::int64_t last = -1;
        const Entry* entry = entries_.data() + client * length_;
        const Entry* const end = entry + length_;
        for (; entry != end && entry->cost < sure; ++entry) {
            const int at = position[static_cast<std::size_t>(entry->candidate)];
            if (at == closed) continue;
            const std::int64_t cost = weight * entry->cost;
            // Equal costs stay together: the cap lies above every entry.
            if (core.cost.size() - begin >= reach.entries && cost > last && static_cast<double>(cost) > farthest) {
                sure = entry->cost;
                cut = true;
                break;
            }
            if (at == opened) {
                sure = entry->cost;
                break;
            }
            core.cost.push_back(cost);
            core.site.push_back(at);
            last = cost;
        }
        std::int64_t cap = sure == unserved ? unserved : weight * sure;
        if (entry == end && !whole_ && next_[client] < sure) {
            cap = weight * next_[client];
            cut = true;
        } else if (sure == unserved) {
            cap = last;  // one of all must open: the last will do
        }
        while (core.cost.size() > begin && core.cost.back() >= cap) {
            core.cost.pop_back();
            core.site.pop_back();
        }
        if (core.cost.size() == begin) {
            core.constant += cap;
            if (cut) {
                core.beyond.push_back({static_cast<int>(client), cap});
                ++core.loose;
            }
            continue;
        }
        core.first.push_back(core.cost.size());
        core.cap.push_back(cap);
        core.cut.push_back(cut);
        core.loose += cut;
        core.name.push_back(static_cast<int>(client));
        kept.push_back(std::clamp(prices[client], core.cost[begin], cap));
        who.push_back(static_cast<int>(client));
    }
    prices = std::move(kept);
    return core;
}

}  // namespace maillage::optimise
