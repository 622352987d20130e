// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/swap_tables.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace maillage::optimise {

SwapTables::SwapTables(const Core& core, const SwapIndex& index, const std::vector<std::uint8_t>& open)
    : core_(core),
      index_(index),
      slot_(core.candidates(), -1),
      gain_(core.candidates(), 0),
      nearest_(core.clients()),
      second_(core.clients()) {
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate) {
        if (open[candidate] == 0) continue;
        slot_[candidate] = static_cast<int>(open_.size());
        open_.push_back(static_cast<int>(candidate));
    }
    loss_.assign(open_.size(), 0);
    extra_.assign(core.candidates() * open_.size(), 0);
    words_ = open_.size() / 64 + 1;
    has_extra_.assign(core.candidates() * words_, 0);
    for (std::size_t client = 0; client < core.clients(); ++client) {
        find_open(client);
        count(client, Side::put_in);
    }
}

Swap SwapTables::best(const ZoneCounts& counts) const {
    std::vector<std::size_t> by_loss(open_.size());
    std::iota(by_loss.begin(), by_loss.end(), std::size_t{0});
    std::ranges::stable_sort(by_loss, {}, [this](std::size_t slot) { return loss_[slot]; });
    Swap best;
    for (int in = 0; in < static_cast<int>(core_.candidates()); ++in) {
        // extra <= loss: closing a site saves nothing, so no swap saves more than its gain.
        if (slot_[in] >= 0 || gain_[in] <= best.profit) continue;
        std::size_t chosen = open_.size();
        const auto consider = [&](std::size_t slot) {
            const std::int64_t saved = profit(in, slot);
            const bool is_better = saved > best.profit || (saved == best.profit && slot < chosen && chosen < open_.size());
            if (!is_better || !counts.may_swap(in, open_[slot])) return;
            best = {in, open_[slot], saved};
            chosen = slot;
        };
        // Of the slots without an extra the first allowed one is the best.
        for (const std::size_t slot : by_loss) {
            if (gain_[in] - loss_[slot] <= best.profit) break;
            consider(slot);
        }
        for (std::size_t word = 0; word < words_; ++word)
            for (std::uint64_t left = has_extra_[in * words_ + word]; left != 0; left &= left - 1)
                consider(64 * word + static_cast<std::size_t>(std::countr_zero(left)));
    }
    return best;
}

Swap SwapTables::best_among(const ZoneCounts& counts, std::span<const int> ins, std::span<const int> outs) const {
    Swap best{-1, -1, std::numeric_limits<std::int64_t>::min()};
    for (const int in : ins)
        for (const int out : outs) {
            const std::int64_t saved = profit(in, static_cast<std::size_t>(slot_[out]));
            if (saved > best.profit && counts.may_swap(in, out)) best = {in, out, saved};
        }
    return best;
}

int SwapTables::best_entry(const ZoneCounts& counts) const {
    int best = -1;
    for (int in = 0; in < static_cast<int>(core_.candidates()); ++in)
        if (slot_[in] < 0 && gain_[in] > (best < 0 ? 0 : gain_[best]) && counts.may_enter(in)) best = in;
    return best;
}

void SwapTables::apply(const Swap& swap) {
    touched_.clear();
    for (const auto& use : index_.uses(swap.in))
        if (core_.first[use.client] + use.rank < second_[use.client]) touched_.push_back(use.client);
    const auto by_in = static_cast<std::ptrdiff_t>(touched_.size());
    for (const auto& use : index_.uses(swap.out)) {
        const std::size_t entry = core_.first[use.client] + use.rank;
        if (entry == nearest_[use.client] || entry == second_[use.client]) touched_.push_back(use.client);
    }
    std::inplace_merge(touched_.begin(), touched_.begin() + by_in, touched_.end());
    touched_.erase(std::ranges::unique(touched_).begin(), touched_.end());

    for (const std::uint32_t client : touched_) count(client, Side::take_out);
    const int slot = slot_[swap.out];
    slot_[swap.out] = -1;
    slot_[swap.in] = slot;
    open_[slot] = swap.in;
    for (const std::uint32_t client : touched_) {
        find_open(client);
        count(client, Side::put_in);
    }
}

void SwapTables::find_open(std::size_t client) {
    const std::size_t end = core_.first[client + 1];
    std::size_t entry = core_.first[client];
    while (entry < end && slot_[core_.site[entry]] < 0) ++entry;
    nearest_[client] = entry;
    if (entry < end) ++entry;
    while (entry < end && slot_[core_.site[entry]] < 0) ++entry;
    second_[client] = entry;
}

void SwapTables::count(std::size_t client, Side side) {
    const std::int64_t sign = static_cast<std::int64_t>(side);
    const std::size_t end = core_.first[client + 1];
    const std::size_t nearest = nearest_[client];
    const std::int64_t pays = nearest < end ? core_.cost[nearest] : core_.cap[client];
    for (std::size_t entry = core_.first[client]; entry < nearest; ++entry)
        gain_[core_.site[entry]] += sign * (pays - core_.cost[entry]);
    if (nearest == end) return;
    const std::size_t second = second_[client];
    const std::int64_t fallback = second < end ? core_.cost[second] : core_.cap[client];
    const auto slot = static_cast<std::size_t>(slot_[core_.site[nearest]]);
    loss_[slot] += sign * (fallback - pays);
    const std::size_t width = open_.size();
    for (std::size_t entry = core_.first[client]; entry < second; ++entry) {
        if (entry == nearest) continue;
        const auto in = static_cast<std::size_t>(core_.site[entry]);
        std::int64_t& extra = extra_[in * width + slot];
        extra += sign * (fallback - std::max(core_.cost[entry], pays));
        std::uint64_t& word = has_extra_[in * words_ + slot / 64];
        const std::uint64_t bit = std::uint64_t{1} << (slot % 64);
        word = extra != 0 ? word | bit : word & ~bit;
    }
}

}  // namespace maillage::optimise
