// SPDX-License-Identifier: Apache-2.0
#include "optimise/cost_rows.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace maillage::optimise {

DenseCosts::DenseCosts(std::size_t candidates, std::vector<std::int32_t> cells)
    : clients_(candidates == 0 ? 0 : cells.size() / candidates), candidates_(candidates), cells_(std::move(cells)) {
    assert(clients_ * candidates_ == cells_.size());
    if (cells_.empty()) return;
    const auto [least, most] = std::ranges::minmax(cells_);
    range_ = {least, most};
}

std::span<const std::int32_t> DenseCosts::row(std::size_t client, std::vector<std::int32_t>&) const {
    return std::span(cells_).subspan(client * candidates_, candidates_);
}

std::shared_ptr<const CostRows> dense_costs(std::size_t candidates, std::vector<std::int32_t> cells) {
    return std::make_shared<DenseCosts>(candidates, std::move(cells));
}

}  // namespace maillage::optimise
