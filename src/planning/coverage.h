// SPDX-License-Identifier: Apache-2.0
// How well people are served: shares within distances, mean, quantiles, maximum, Gini of distances.
// Definitions (docs/domain.md): the q-quantile is the smallest cost whose cumulated persons reach q·total; "within T"
// is metres ≤ 1000·T on the integers; communes without persons have no weight; an empty scope has no mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/quantity.h"

namespace maillage::planning {

/// One limit people ask about: "within 30 km", or "within 45 min" which a distance model with a speed turned to metres.
struct Band {
    enum class Unit { kilometers, minutes };
    double value = 0;
    Unit unit = Unit::kilometers;
    Meters limit;  ///< inclusive
    friend bool operator==(const Band&, const Band&) = default;
};
using Bands = std::vector<Band>;

/// Default limits of checks and catchments, in km or in minutes. Source: docs/domain.md (catchment bands).
inline constexpr int default_band_values[] = {15, 30, 45, 60};

/// The limit is floor(metres + 10⁻⁶): 2.3 km are 2 300 m, though 2.3 · 1000 is a hair less in floating point.
[[nodiscard]] Band kilometer_band(double km);
/// What is driven in that time at `speed_kmh`, in whole metres by the same rule.
[[nodiscard]] Band minute_band(double minutes, double speed_kmh);

/// Optionals are empty where nobody is counted (no persons, or no site to go to).
struct Coverage {
    std::int64_t population = 0;
    Bands bands;
    std::vector<std::int64_t> within;       ///< persons within each band
    std::optional<double> mean_km;
    std::optional<Meters> median;
    std::optional<Meters> p90;
    std::optional<Meters> longest;
    std::optional<double> worst_decile_km;  ///< mean of the tenth of the people who live farthest
    std::optional<double> gini;             ///< inequality of distances, not access: never a headline

    [[nodiscard]] std::optional<double> share_within(std::size_t band) const;
};

/// Nobody is within anything: there is no site, or nobody.
[[nodiscard]] Coverage unmeasured(std::int64_t population, const Bands& bands);

/// Costs in ascending order, each with persons (> 0) who have a site to go to. Cost: a few passes.
[[nodiscard]] Coverage measure_sorted(std::span<const Meters> cost, std::span<const std::int64_t> persons,
                                      const Bands& bands);

/// `cost[i]` metres for `persons[i]` people; `served` false = no site at all, so nobody is within anything.
/// Cost: sorts the communes.
[[nodiscard]] Coverage measure(std::span<const Meters> cost, std::span<const std::int64_t> persons,
                               const Bands& bands, bool served = true);

}  // namespace maillage::planning
