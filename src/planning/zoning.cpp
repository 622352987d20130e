// SPDX-License-Identifier: Apache-2.0
#include "planning/zoning.h"

#include <algorithm>
#include <utility>

namespace maillage::planning {
namespace {

using territory::Index;
using territory::no_index;

/// Zones that are rows of one of the territory's tables.
template <class Table>
Zoning of_table(std::string id, const Table& table, const std::vector<Index>& of_commune) {
    Zoning zoning{std::move(id), {}, {}, table.name};
    for (const auto& code : table.code) zoning.code.push_back(code.text());
    for (const Index row : of_commune) zoning.zone_of.push_back(row == no_index ? -1 : static_cast<int>(row));
    return zoning;
}

}  // namespace

std::optional<int> Zoning::find(std::string_view wanted) const {
    const auto at = std::ranges::find(code, wanted);
    if (at == code.end()) return std::nullopt;
    return static_cast<int>(at - code.begin());
}

Zoning region_zoning(const territory::TerritorySet& territory) {
    return of_table("region", territory.regions, territory.communes.region);
}

Zoning intercommunality_zoning(const territory::TerritorySet& territory) {
    return of_table("intercommunality", territory.intercommunalities, territory.communes.intercommunality);
}

Zoning block_zoning(const territory::TerritorySet& territory) {
    const auto& departments = territory.departments;
    Zoning zoning{"block", {}, {"metropole"}, {""}};
    std::vector<int> zone_of_department(departments.size(), 0);
    for (std::size_t department = 0; department < departments.size(); ++department) {
        if (!territory::is_overseas(departments.code[department])) continue;
        zone_of_department[department] = static_cast<int>(zoning.size());
        zoning.code.push_back(departments.code[department].text());
        zoning.name.push_back(departments.name[department]);
    }
    for (const Index department : territory.communes.department) zoning.zone_of.push_back(zone_of_department[department]);
    return zoning;
}

Zoning zoning_by_words(std::string id, std::span<const std::string> words) {
    Zoning zoning{std::move(id), {}, {words.begin(), words.end()}, {}};
    std::ranges::sort(zoning.code);
    zoning.code.erase(std::unique(zoning.code.begin(), zoning.code.end()), zoning.code.end());
    if (!zoning.code.empty() && zoning.code.front().empty()) zoning.code.erase(zoning.code.begin());
    zoning.name.resize(zoning.size());
    for (const std::string& word : words) {
        const auto at = std::ranges::lower_bound(zoning.code, word);
        zoning.zone_of.push_back(word.empty() ? -1 : static_cast<int>(at - zoning.code.begin()));
    }
    return zoning;
}

std::vector<int> zones_of(const Zoning& zoning, const territory::Scope& scope) {
    std::vector<int> zones;
    for (const Index commune : scope.communes)
        if (zoning.zone_of[commune] >= 0) zones.push_back(zoning.zone_of[commune]);
    std::ranges::sort(zones);
    zones.erase(std::unique(zones.begin(), zones.end()), zones.end());
    return zones;
}

std::vector<ZoneVerdict> judge(std::span<const ZoningRule> rules, std::span<const Host> hosts) {
    std::vector<ZoneVerdict> verdicts;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        std::map<int, int> sites;
        for (const Host& host : hosts) ++sites[rules[rule].zoning->zone_of[host.commune]];
        for (const auto& [zone, bounds] : rules[rule].bounds) verdicts.push_back({rule, zone, sites[zone], bounds});
    }
    return verdicts;
}

}  // namespace maillage::planning
