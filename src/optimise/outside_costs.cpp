// SPDX-License-Identifier: Apache-2.0
#include "optimise/outside_costs.h"

#include <algorithm>
#include <cassert>

namespace maillage::optimise {

OutsideCosts::OutsideCosts(std::shared_ptr<const CostRows> costs,
                           std::vector<std::shared_ptr<const CostColumn>> columns)
    : costs_(std::move(costs)), columns_(std::move(columns)), range_(costs_->range()) {
    for (const auto& column : columns_) {
        if (!column || column->empty()) continue;
        assert(column->size() == costs_->clients());
        const auto [least, most] = std::ranges::minmax(*column);
        range_ = {std::min(range_.least, least), std::max(range_.most, most)};
    }
}

std::span<const std::int32_t> OutsideCosts::row(std::size_t client, std::vector<std::int32_t>& scratch) const {
    std::vector<std::int32_t> inner;
    const auto inside = costs_->row(client, inner);
    scratch.assign(inside.begin(), inside.end());
    for (std::size_t column = 0; column < columns_.size(); ++column) scratch.push_back(outside(client, column));
    return scratch;
}

}  // namespace maillage::optimise
