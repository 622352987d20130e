// SPDX-License-Identifier: Apache-2.0
// Rules that do not nest with the others, as rows Σ a·y <= b with a price μ >= 0 each: a plan that obeys a row pays
// μ·(Σ a·y − b) <= 0 for it, so that a bound of the priced problem is a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/text.h"
#include "verify/certificate.h"

namespace maillage::verify {

/// Looks into the problem, so that a file of many rows takes no memory but its own.
struct Row {
    std::span<const std::int64_t> opening;  ///< the budget's; else empty
    std::span<const std::int64_t> zoning;
    std::int64_t zone = 0;
    std::int64_t sign = 1;  ///< a within the zone
    std::int64_t b = 0;

    [[nodiscard]] std::int64_t a(std::size_t candidate) const {
        if (!opening.empty()) return opening[candidate];
        return zoning[candidate] == zone ? sign : 0;
    }
    /// No |a| is larger, nor |b|.
    [[nodiscard]] std::int64_t largest() const;
};

/// In the proof's order. Lives no longer than the problem.
[[nodiscard]] std::vector<Row> rows_of(const Problem& problem, std::span<const PricedRule> priced);

/// What rows and their prices come to, each taken at its largest, sums up to at most this: no earning leaves 64 bits.
inline constexpr std::int64_t largest_row_sum = std::int64_t{1} << 60;

/// Prices of rows that change a few at a time, and what they add to each candidate.
class RowPrices {
  public:
    /// `rows` outlives this.
    RowPrices(const std::vector<Row>& rows, std::size_t candidates);

    /// Replaces the prices of these rows, each in range and named once. False, and nothing done, where a sum would leave
    /// its limit. Cost: candidates × prices.
    [[nodiscard]] bool replace(std::span<const Price> prices);

    [[nodiscard]] std::int64_t price(std::size_t row) const { return price_[row]; }
    /// Σ μ·b.
    [[nodiscard]] std::int64_t bound_sum() const { return bound_sum_; }
    /// Per candidate Σ μ·a.
    [[nodiscard]] std::span<const std::int64_t> of_candidates() const { return sum_; }

  private:
    const std::vector<Row>& rows_;
    std::vector<std::int64_t> largest_;  ///< per row, its largest |a| or |b|
    std::vector<std::int64_t> price_;
    std::vector<std::int64_t> sum_;
    std::int64_t bound_sum_ = 0;
};

}  // namespace maillage::verify
