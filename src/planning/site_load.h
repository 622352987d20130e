// SPDX-License-Identifier: Apache-2.0
// How many learners each site would have to take in, and whether it has the places, where everybody goes to the nearest.
// The take-up is an assumption of the planner: no text gives one, so there is no default.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planning/site.h"
#include "territory/territory_set.h"

namespace maillage::planning {

/// What a planner assumes.
struct TakeUp {
    double per_thousand = 0;             ///< learners per 1 000 persons of the demand, > 0
    std::optional<std::int64_t> places = std::nullopt;  ///< of a site of which no text tells them; absent = they stay unknown
    std::vector<std::int64_t> places_by_commune = {};   ///< the same by commune of the territory, in its stead; -1 = unknown

    [[nodiscard]] std::optional<std::int64_t> places_in(territory::Index commune) const;
    /// How many persons fit into so many places: the most whose learners are no more.
    [[nodiscard]] std::int64_t persons_for(std::int64_t places_there) const;
    friend bool operator==(const TakeUp&, const TakeUp&) = default;
};

struct SiteLoad {
    double learners = 0;
    std::optional<std::int64_t> places = std::nullopt;
    bool places_assumed = false;

    /// Learners without a place; nothing where the places are unknown.
    [[nodiscard]] std::optional<double> overflow() const;
};

/// Of a site in a commune. `known`: what a text tells of its places; it goes before what is assumed.
[[nodiscard]] SiteLoad site_load(std::int64_t persons, std::optional<Headcount> known, const TakeUp& take_up,
                                 territory::Index commune);

struct TotalLoad {
    double learners = 0;
    std::int64_t places = 0;         ///< of the sites whose places are known or assumed
    double overflow = 0;             ///< summed over those sites: a free place elsewhere takes nobody in
    int sites_over = 0;
    int sites_without_places = 0;
};

[[nodiscard]] TotalLoad total_load(std::span<const SiteLoad> sites);

}  // namespace maillage::planning
