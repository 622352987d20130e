// SPDX-License-Identifier: Apache-2.0
// Where costs come from: one row per client, one entry per candidate, integer metres (or any other unit, >= 0).
// Solvers read a row at a time, so a dense matrix and rows computed when asked for look the same to them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace maillage::optimise {

struct CostRange {
    std::int32_t least = 0;
    std::int32_t most = 0;
};

/// Rows of unit costs. Implementations are immutable and may be read from several threads at once.
class CostRows {
  public:
    virtual ~CostRows() = default;
    [[nodiscard]] virtual std::size_t clients() const = 0;
    [[nodiscard]] virtual std::size_t candidates() const = 0;
    /// The row of a client, `candidates()` long. It may lie in `scratch` (resized as needed) or in the matrix itself:
    /// read it before `scratch` changes.
    [[nodiscard]] virtual std::span<const std::int32_t> row(std::size_t client,
                                                            std::vector<std::int32_t>& scratch) const = 0;
    /// One pair: where rows are computed it is cheaper than its row.
    [[nodiscard]] virtual std::int32_t cost(std::size_t client, std::size_t candidate) const = 0;
    /// No cost leaves this range, known without reading the rows; the ends need not be reached.
    [[nodiscard]] virtual CostRange range() const = 0;
};

/// A matrix in memory, row-major: 4 bytes a pair.
class DenseCosts final : public CostRows {
  public:
    /// `cells.size()` must be a multiple of `candidates` (assert).
    DenseCosts(std::size_t candidates, std::vector<std::int32_t> cells);

    [[nodiscard]] std::size_t clients() const override { return clients_; }
    [[nodiscard]] std::size_t candidates() const override { return candidates_; }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        return cells_[client * candidates_ + candidate];
    }
    [[nodiscard]] CostRange range() const override { return range_; }

  private:
    std::size_t clients_;
    std::size_t candidates_;
    std::vector<std::int32_t> cells_;
    CostRange range_;
};

[[nodiscard]] std::shared_ptr<const CostRows> dense_costs(std::size_t candidates, std::vector<std::int32_t> cells);

}  // namespace maillage::optimise
