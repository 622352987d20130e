// SPDX-License-Identifier: Apache-2.0
#include "optimise/cover_costs.h"

namespace maillage::optimise {
namespace {

/// `scratch` filled with the row made of `costs`' row by `made`.
template <class Made>
std::span<const std::int32_t> made_row(const CostRows& costs, std::size_t client, std::vector<std::int32_t>& scratch,
                                       const Made& made) {
    const auto row = costs.row(client, scratch);
    // The row may lie in `scratch` or in a matrix of its own.
    if (row.data() != scratch.data()) scratch.assign(row.begin(), row.end());
    for (std::int32_t& cost : scratch) cost = made(cost);
    return scratch;
}

}  // namespace

std::span<const std::int32_t> CoverCosts::row(std::size_t client, std::vector<std::int32_t>& scratch) const {
    return made_row(*costs_, client, scratch, [this](std::int32_t cost) { return cost <= radius_ ? 0 : 1; });
}

std::span<const std::int32_t> SetCosts::row(std::size_t client, std::vector<std::int32_t>& scratch) const {
    scratch.assign(candidates_, otherwise_);
    for (const int candidate : sets_[client]) scratch[static_cast<std::size_t>(candidate)] = 0;
    return scratch;
}

std::span<const std::int32_t> MedianUnderCover::row(std::size_t client, std::vector<std::int32_t>& scratch) const {
    if (client >= costs_->clients()) return sets_.row(client - costs_->clients(), scratch);
    return made_row(*costs_, client, scratch, [this](std::int32_t cost) { return std::min(cost, radius_); });
}

}  // namespace maillage::optimise
