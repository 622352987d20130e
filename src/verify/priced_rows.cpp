// SPDX-License-Identifier: Apache-2.0
#include "verify/priced_rows.h"

#include <algorithm>
#include <cstdlib>

namespace maillage::verify {
namespace {

/// False where the product or the sum is beyond the limit. None of the three is negative.
bool add_within_limit(std::int64_t& sum, std::int64_t price, std::int64_t amount) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(price, amount, &product) || product > largest_row_sum - sum) return false;
    sum += product;
    return true;
}

}  // namespace

std::int64_t Row::largest() const {
    const std::int64_t most = opening.empty() ? 1 : *std::max_element(opening.begin(), opening.end());
    return std::max(most, std::abs(b));
}

std::vector<Row> rows_of(const Problem& problem, std::span<const PricedRule> priced) {
    std::vector<Row> rows;
    for (const PricedRule& one : priced) {
        if (one.kind == PricedRule::Kind::budget) {
            rows.push_back({problem.budget->opening, {}, 0, 1, problem.budget->envelope});
            continue;
        }
        const ZoneRule& rule = problem.zone_rules[one.rule];
        const std::vector<std::int64_t>& zoning = problem.zonings[rule.level];
        if (one.kind == PricedRule::Kind::minimum)
            rows.push_back({{}, zoning, rule.zone, -1, -rule.minimum});
        else
            rows.push_back({{}, zoning, rule.zone, 1, *rule.maximum});
    }
    return rows;
}

RowPrices::RowPrices(const std::vector<Row>& rows, std::size_t candidates)
    : rows_(rows), price_(rows.size(), 0), sum_(candidates, 0) {
    for (const Row& row : rows) largest_.push_back(row.largest());
}

bool RowPrices::replace(std::span<const Price> prices) {
    std::vector<std::int64_t> after = price_;
    for (const Price& change : prices) after[static_cast<std::size_t>(change.of)] = change.price;
    std::int64_t most = 0;
    for (std::size_t r = 0; r < after.size(); ++r)
        if (!add_within_limit(most, after[r], largest_[r])) return false;
    for (const Price& change : prices) {
        const auto r = static_cast<std::size_t>(change.of);
        // Both prices are within the limit, hence so is what their difference comes to, twice over.
        const std::int64_t more = change.price - price_[r];
        if (more == 0) continue;
        bound_sum_ += more * rows_[r].b;
        for (std::size_t j = 0; j < sum_.size(); ++j) sum_[j] += more * rows_[r].a(j);
    }
    price_ = std::move(after);
    return true;
}

}  // namespace maillage::verify
