// SPDX-License-Identifier: Apache-2.0
// ρ_j = Σ_i min(0, scale·w_i·c_ij − λ_i) for prices λ that change a few at a time: per client only the candidates that
// some price of the proof exceeds are kept, cheapest first, and a change walks over those under the larger of the old
// and the new price.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "verify/cost_source.h"
#include "verify/question.h"

namespace maillage::verify {

/// Pairs of client and candidate that are kept at most: 12 bytes each.
inline constexpr std::size_t most_pairs = std::size_t{256} << 20;

/// Prices sum up to at most this, so that no earning leaves 64 bits while they change.
inline constexpr std::int64_t largest_price_sum = std::int64_t{1} << 61;

class Earnings {
  public:
    enum class Trouble : std::uint8_t { none, too_many_pairs, cancelled };

    /// `highest`: per payer the largest price of the whole proof. Reads every row once, on all threads.
    Earnings(const CostSource& costs, const Question& question, std::size_t candidates,
             std::span<const std::int64_t> highest, const Feedback& feedback);
    [[nodiscard]] Trouble trouble() const { return trouble_; }

    /// Replaces the prices of these payers, each named once and within `highest`. False, and nothing done, where the
    /// sum of all prices would leave its limit.
    [[nodiscard]] bool replace(std::span<const Price> prices);

    [[nodiscard]] std::int64_t price(std::size_t payer) const { return price_[payer]; }
    [[nodiscard]] std::int64_t price_sum() const { return price_sum_; }
    [[nodiscard]] std::span<const std::int64_t> of_candidates() const { return earning_; }

  private:
    static constexpr std::size_t block = 512;  ///< payers that share their arrays
    struct Block {
        std::vector<std::uint32_t> first;  ///< per payer, start of its pairs; one more at the end
        std::vector<std::int64_t> cost;    ///< scaled, ascending within a payer
        std::vector<std::int32_t> candidate;
    };

    Block build(const CostSource& costs, const Question& question, std::size_t begin, std::size_t end,
                std::span<const std::int64_t> highest) const;
    void walk(const Price& change, std::span<std::int64_t> earning) const;

    std::size_t candidates_;
    std::vector<Block> blocks_;
    std::vector<std::int64_t> price_;
    std::vector<std::int64_t> earning_;
    std::int64_t price_sum_ = 0;
    Trouble trouble_ = Trouble::none;
};

}  // namespace maillage::verify
