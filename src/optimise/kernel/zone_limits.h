// SPDX-License-Identifier: Apache-2.0
// The sets of sites the rules allow: zones that lie inside one another or apart, each between its minimum and its
// maximum, all candidates together being the outermost zone. Such sets are an integral generalised polymatroid of zeros
// and ones: the cheapest one is found greedily, and the cheapest one with (or without) a given candidate differs from it
// by one exchange, one entry or one leave. Both are exact, no relaxation.
// Rules that cross the others stand beside them as rows a·y <= b, which the greedy does not see: they are priced.
// Source: Gale, J. Combin. Theory 4 (1968), for the greedy rule; Frank, Acta Mathematica Hungarica 44 (1984), for
// generalised polymatroids; Murota, Discrete Convex Analysis (SIAM 2003), for exchange and optimality of one step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace maillage::optimise {

/// What is decided about a candidate.
enum class Decision : std::uint8_t { undecided, open, closed };

/// A rule that crosses the nested zones: Σ coefficient over the open candidates <= bound.
struct PricedRow {
    std::vector<std::int64_t> coefficient;  ///< per candidate
    std::int64_t bound = 0;
    std::int64_t highest_price = 0;  ///< no price is above: else sums could leave 64 bits
};

struct ZoneLimits {
    std::vector<int> zone;     ///< per candidate, the innermost zone that holds it
    std::vector<int> outer;    ///< per zone, the zone around it, which comes later; the last one holds all: -1
    std::vector<int> minimum;  ///< per zone
    std::vector<int> maximum;  ///< per zone
    std::vector<PricedRow> rows = {};

    /// How many sites open in all.
    [[nodiscard]] int least() const { return minimum.back(); }
    [[nodiscard]] int most() const { return maximum.back(); }
    /// How many zones lie around a zone.
    [[nodiscard]] std::vector<int> depths() const;

    /// Whether any set obeys the nested zones and, for each row by itself, one that obeys it too. With one row at most
    /// this tells whether any allowed set exists. Cost: linear, and a sort for each row.
    [[nodiscard]] bool feasible() const;
    /// Whether a set that the zones allow (1 = open) obeys every row.
    [[nodiscard]] bool obeys_rows(std::span<const std::uint8_t> open) const;
    /// The limits left once candidates are decided: those that stay undecided, renumbered in order.
    [[nodiscard]] ZoneLimits after(std::span<const Decision> decisions) const;
};

/// Per row, its share of a step where prices climb: a row counted in mean coefficients counts sites, and `worth` is what a
/// site is worth.
[[nodiscard]] std::vector<double> row_strides(const ZoneLimits& limits, double worth);

/// Per zone, how many sites may open in it, whatever the rows say: any number from `least` to `most`.
struct ZoneRange {
    int least = 0;
    int most = 0;
};
/// From the innermost zones outwards; where a zone has least > most, no set is allowed. Cost: linear.
[[nodiscard]] std::vector<ZoneRange> zone_ranges(const ZoneLimits& limits);

/// An allowed set, but for the rows.
struct Base {
    std::vector<std::uint8_t> in;  ///< per candidate, 0 or 1
    std::vector<int> count;        ///< per zone
    std::int64_t sum = 0;          ///< of the prices it was chosen by
};

/// The open candidates, ascending: those decided so, and of the undecided those in the base.
[[nodiscard]] std::vector<int> open_of(std::span<const Decision> decisions, const Base& base);

/// Sum that no exchange can reach: flipping the candidate is impossible.
inline constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();

/// The set of least total price that the zones allow, ties to the lowest index, no more sites than asked where they cost
/// nothing. The zones must be feasible. O(m log m + m · depth²). `order` is scratch.
void cheapest_base(const ZoneLimits& limits, std::span<const std::int64_t> price, Base& base, std::vector<int>& order);

/// Per candidate, by how much the least total price grows when it must change sides; `impossible` if it cannot.
/// `base` must be the cheapest for these prices. O(m + zones).
[[nodiscard]] std::vector<std::int64_t> exchange_costs(const ZoneLimits& limits, std::span<const std::int64_t> price,
                                                       const Base& base);

/// A set that obeys zones and rows, looked for by raising the price of rows that are broken; empty `in` where none was
/// found, which proves nothing unless there is one row at most. The limits must be feasible.
/// Source: as Motzkin & Schoenberg, Canadian J. of Mathematics 6 (1954), on the bases of the zones.
/// Cost: a sort of the candidates a round, some hundred rounds at most.
[[nodiscard]] Base obeying_base(const ZoneLimits& limits);

}  // namespace maillage::optimise
