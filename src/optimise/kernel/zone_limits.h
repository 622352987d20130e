// SPDX-License-Identifier: Apache-2.0
// The sets of sites the rules allow: exactly `sites`, each zone between its minimum and its maximum. They are the
// bases of a matroid, so that the cheapest one is found greedily and the cheapest one with (or without) a given
// candidate differs from it by one exchange: both are exact, no relaxation.
// Source: Gale, Optimal assignments in an ordered set, J. Combin. Theory 4 (1968), for the greedy rule.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace maillage::optimise {

/// What is decided about a candidate.
enum class Decision : std::uint8_t { undecided, open, closed };

struct ZoneLimits {
    std::vector<int> zone;     ///< per candidate, 0-based; the last zone gathers the candidates without one
    std::vector<int> minimum;  ///< per zone
    std::vector<int> maximum;  ///< per zone
    int sites = 0;

    /// Whether any allowed set exists. Cost: linear.
    [[nodiscard]] bool feasible() const;
    /// The limits left once candidates are decided: those that stay undecided, renumbered in order.
    [[nodiscard]] ZoneLimits after(std::span<const Decision> decisions) const;
};

/// An allowed set.
struct Base {
    std::vector<std::uint8_t> in;  ///< per candidate, 0 or 1
    std::vector<int> count;        ///< per zone
    std::int64_t sum = 0;          ///< of the prices it was chosen by
};

/// Sum that no exchange can reach: flipping the candidate is impossible.
inline constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();

/// The allowed set of least total price, ties to the lowest index. The limits must be feasible. O(m log m).
/// `order` is scratch.
void cheapest_base(const ZoneLimits& limits, std::span<const std::int64_t> price, Base& base, std::vector<int>& order);

/// Per candidate, by how much the least total price grows when it must change sides; `impossible` if it cannot.
/// `base` must be the cheapest for these prices. O(m + zones).
[[nodiscard]] std::vector<std::int64_t> exchange_costs(const ZoneLimits& limits, std::span<const std::int64_t> price,
                                                       const Base& base);

}  // namespace maillage::optimise
