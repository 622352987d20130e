// SPDX-License-Identifier: Apache-2.0
// Rows made of other rows, through which covers and centers become a p-median. Each holds what it is made of.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "optimise/cost_rows.h"

namespace maillage::optimise {

/// 0 where the cost is at most the radius, 1 beyond: Σ weight · nearest is then the weight that is not covered.
class CoverCosts final : public CostRows {
  public:
    CoverCosts(std::shared_ptr<const CostRows> costs, std::int32_t radius) : costs_(std::move(costs)), radius_(radius) {}

    [[nodiscard]] std::size_t clients() const override { return costs_->clients(); }
    [[nodiscard]] std::size_t candidates() const override { return costs_->candidates(); }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        return costs_->cost(client, candidate) <= radius_ ? 0 : 1;
    }
    [[nodiscard]] CostRange range() const override { return {0, 1}; }

  private:
    std::shared_ptr<const CostRows> costs_;
    std::int32_t radius_;
};

/// Client i is served for nothing by the candidates of sets[i] (ascending) and for `otherwise` by the others.
class SetCosts final : public CostRows {
  public:
    SetCosts(std::size_t candidates, std::vector<std::vector<int>> sets, std::int32_t otherwise = 1)
        : candidates_(candidates), sets_(std::move(sets)), otherwise_(otherwise) {}

    [[nodiscard]] std::size_t clients() const override { return sets_.size(); }
    [[nodiscard]] std::size_t candidates() const override { return candidates_; }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        return std::ranges::binary_search(sets_[client], static_cast<int>(candidate)) ? 0 : otherwise_;
    }
    [[nodiscard]] CostRange range() const override { return {0, otherwise_}; }

  private:
    std::size_t candidates_;
    std::vector<std::vector<int>> sets_;
    std::int32_t otherwise_;
};

/// The rows of `costs`, none dearer than `radius`, then those of `sets`, where missing every site costs `radius`.
class MedianUnderCover final : public CostRows {
  public:
    MedianUnderCover(std::shared_ptr<const CostRows> costs, std::vector<std::vector<int>> sets, std::int32_t radius)
        : costs_(std::move(costs)), sets_(costs_->candidates(), std::move(sets), radius), radius_(radius) {}

    [[nodiscard]] std::size_t clients() const override { return costs_->clients() + sets_.clients(); }
    [[nodiscard]] std::size_t candidates() const override { return costs_->candidates(); }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        const std::size_t real = costs_->clients();
        return client < real ? std::min(costs_->cost(client, candidate), radius_) : sets_.cost(client - real, candidate);
    }
    [[nodiscard]] CostRange range() const override { return {0, radius_}; }

  private:
    std::shared_ptr<const CostRows> costs_;
    SetCosts sets_;
    std::int32_t radius_;
};

}  // namespace maillage::optimise
