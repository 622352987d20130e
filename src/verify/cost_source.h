// SPDX-License-Identifier: Apache-2.0
// What a client pays at a candidate, by this room's own formulas (docs/certificate.md). Far pairs are skipped by a
// bound from below that costs little: the straight line through the earth is shorter than any way over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "verify/certificate.h"

namespace maillage::verify {

struct Near {
    std::int64_t cost = 0;
    std::int32_t candidate = 0;
};

/// Immutable; may be asked from several threads.
class CostSource {
  public:
    virtual ~CostSource() = default;
    [[nodiscard]] virtual std::int64_t cost(std::size_t client, std::size_t candidate) const = 0;
    /// Not above the cost.
    [[nodiscard]] virtual std::int64_t least(std::size_t client, std::size_t candidate) const = 0;
    /// `least` of every candidate, `row.size()` of them.
    virtual void least_row(std::size_t client, std::span<std::int64_t> row) const = 0;

    /// Every candidate that costs the client at most `limit`, in order of candidates. `row` is scratch, one entry a
    /// candidate.
    void within(std::size_t client, std::int64_t limit, std::span<std::int64_t> row, std::vector<Near>& out) const;
    /// Cost of the nearest of `open`, which is not empty.
    [[nodiscard]] std::int64_t nearest(std::size_t client, std::span<const std::int32_t> open) const;
};

/// Lives no longer than the data.
[[nodiscard]] std::unique_ptr<CostSource> cost_source(const CostData& data);
std::unique_ptr<CostSource> cost_source(CostData&& data) = delete;

/// Gives a source its row out of its own `least`, without a virtual call a pair.
template <class Source>
class RowSource : public CostSource {
  public:
    void least_row(std::size_t client, std::span<std::int64_t> row) const final {
        const auto& self = static_cast<const Source&>(*this);
        for (std::size_t j = 0; j < row.size(); ++j) row[j] = self.Source::least(client, j);
    }
};

}  // namespace maillage::verify
