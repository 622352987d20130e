// SPDX-License-Identifier: Apache-2.0
// Rows of other rows with a few more columns: sites that stand where no candidate does.
#pragma once

#include <memory>
#include <vector>

#include "optimise/cost_rows.h"

namespace maillage::optimise {

/// A column of costs, one per client.
using CostColumn = std::vector<std::int32_t>;

/// The candidates of `costs`, then one for each of `columns`.
class OutsideCosts final : public CostRows {
  public:
    /// A column is as long as `costs` has clients (assert); an empty pointer is a column of the largest cost.
    OutsideCosts(std::shared_ptr<const CostRows> costs, std::vector<std::shared_ptr<const CostColumn>> columns);

    [[nodiscard]] std::size_t clients() const override { return costs_->clients(); }
    [[nodiscard]] std::size_t candidates() const override { return costs_->candidates() + columns_.size(); }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        const std::size_t inside = costs_->candidates();
        return candidate < inside ? costs_->cost(client, candidate) : outside(client, candidate - inside);
    }
    [[nodiscard]] CostRange range() const override { return range_; }

  private:
    [[nodiscard]] std::int32_t outside(std::size_t client, std::size_t column) const {
        return columns_[column] ? (*columns_[column])[client] : range_.most;
    }

    std::shared_ptr<const CostRows> costs_;
    std::vector<std::shared_ptr<const CostColumn>> columns_;
    CostRange range_;
};

}  // namespace maillage::optimise
