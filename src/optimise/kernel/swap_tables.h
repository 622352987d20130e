// SPDX-License-Identifier: Apache-2.0
// What every swap of an open for a closed site would save, kept up to date from swap to swap: only the clients whose
// nearest or second open site may have changed are counted again.
// Source: Whitaker, INFOR 21 (1983); Resende & Werneck, European J. Oper. Res. 182 (2007): gain, loss and extra.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/swap_index.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {

struct Swap {
    int in = -1;
    int out = -1;
    std::int64_t profit = 0;  ///< scaled; negative where it costs
};

class SwapTables {
  public:
    /// 8 bytes and a bit for each pair of candidate and open site. The core and its index must outlive it.
    SwapTables(const Core& core, const SwapIndex& index, const std::vector<std::uint8_t>& open);

    /// The best allowed swap that saves something; `in` = −1 where none does. Ties: lowest `in`, then oldest slot.
    [[nodiscard]] Swap best(const ZoneCounts& counts) const;
    /// The best allowed swap of one of `ins` for one of `outs`, whatever it saves; `in` = −1 where none is allowed.
    [[nodiscard]] Swap best_among(const ZoneCounts& counts, std::span<const int> ins, std::span<const int> outs) const;
    [[nodiscard]] std::int64_t profit_of(int in, int out) const {
        return profit(in, static_cast<std::size_t>(slot_[out]));
    }
    /// What one more site would save, and what one fewer would cost.
    [[nodiscard]] std::int64_t gain_of(int in) const { return gain_[in]; }
    [[nodiscard]] std::int64_t loss_of(int out) const { return loss_[static_cast<std::size_t>(slot_[out])]; }
    /// The best allowed entry that saves something, nobody leaving; -1 where none does. Ties: lowest index.
    [[nodiscard]] int best_entry(const ZoneCounts& counts) const;
    /// Makes a swap. Cost: the entries of the clients that see `in` or `out`.
    void apply(const Swap& swap);

  private:
    enum class Side : std::int8_t { take_out = -1, put_in = 1 };
    void count(std::size_t client, Side side);
    void find_open(std::size_t client);
    [[nodiscard]] std::int64_t profit(int in, std::size_t slot) const {
        return gain_[in] - loss_[slot] + extra_[in * open_.size() + slot];
    }

    const Core& core_;
    const SwapIndex& index_;
    std::vector<int> open_;  ///< per slot, the open candidate in it
    std::vector<int> slot_;  ///< per candidate, its slot or −1
    std::vector<std::int64_t> gain_;
    std::vector<std::int64_t> loss_;       ///< per slot
    std::vector<std::int64_t> extra_;      ///< candidate × slot
    std::size_t words_ = 0;                ///< of 64 slots, per candidate
    std::vector<std::uint64_t> has_extra_; ///< candidate × word, a bit per slot; where it is 0 so is the extra
    std::vector<std::size_t> nearest_;     ///< per client, entry of its nearest open candidate or the end of its entries
    std::vector<std::size_t> second_;      ///< the next open one
    std::vector<std::uint32_t> touched_;   ///< scratch of apply
};

}  // namespace maillage::optimise
