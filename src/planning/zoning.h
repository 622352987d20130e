// SPDX-License-Identifier: Apache-2.0
// Any division of the communes that a rule may speak of beside the departments: regions, intercommunalities, the parts
// of the country that the sea keeps apart, a column of the planner's file (employment zones, life basins).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planning/zone_rules.h"

namespace maillage::planning {

/// Zones 0 … size() − 1 of a country.
struct Zoning {
    std::string id;                 ///< "region", "intercommunality", "block", or the planner's word
    std::vector<int> zone_of;       ///< by commune of the territory; -1 = in none
    std::vector<std::string> code;  ///< by zone; official codes, the file's words; a block: its department, or "metropole"
    std::vector<std::string> name;  ///< by zone; empty where the code is all there is

    [[nodiscard]] std::size_t size() const { return code.size(); }
    [[nodiscard]] std::optional<int> find(std::string_view wanted) const;
};

/// Zones in the order of the territory's own tables. Cost: linear in communes.
[[nodiscard]] Zoning region_zoning(const territory::TerritorySet& territory);
[[nodiscard]] Zoning intercommunality_zoning(const territory::TerritorySet& territory);
/// The metropole and each overseas department. Within one of them every place is nearer to every other than to any place
/// of another one (asserted on the shipped data), so with a site in each none is served across the sea.
[[nodiscard]] Zoning block_zoning(const territory::TerritorySet& territory);
/// No two blocks are nearer than this (the same test): Guadeloupe and Martinique are the nearest.
inline constexpr Meters least_sea{100'000};
/// Zones named by the words of a column, by commune (empty = in none), ascending.
[[nodiscard]] Zoning zoning_by_words(std::string id, std::span<const std::string> words);

/// Zones with a commune in the scope, ascending.
[[nodiscard]] std::vector<int> zones_of(const Zoning& zoning, const territory::Scope& scope);

/// Bounds on the number of sites of zones of one zoning; zones that are not named are free.
struct ZoningRule {
    std::shared_ptr<const Zoning> zoning;
    std::map<int, SiteBounds> bounds;
    bool is_asked = true;  ///< false: nobody's wish, but what serving everybody takes
};

struct ZoneVerdict {
    std::size_t rule = 0;  ///< position among the rules judged
    int zone = 0;
    int sites = 0;
    SiteBounds bounds;
    [[nodiscard]] bool met() const { return bounds.admit(sites); }
};

/// One verdict per zone that a rule names, by rule and zone. A site's zone is that of its commune.
[[nodiscard]] std::vector<ZoneVerdict> judge(std::span<const ZoningRule> rules, std::span<const Host> hosts);

}  // namespace maillage::planning
