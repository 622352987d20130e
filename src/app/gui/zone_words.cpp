// SPDX-License-Identifier: Apache-2.0
#include "app/gui/zone_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/gui/fuzzy.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

using territory::Index;

struct NamedZone {
    std::string code;
    std::string name;
};

/// Of each zone once, in the order of the territory's table.
template <class Table>
std::vector<NamedZone> zones_in(const Workspace& workspace, const Table& table, const std::vector<Index>& zone_of) {
    std::vector<bool> seen(table.size(), false);
    for (const Index commune : workspace.scope.communes)
        if (zone_of[commune] != territory::no_index) seen[zone_of[commune]] = true;
    std::vector<NamedZone> zones;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (seen[i]) zones.push_back({table.code[i].text(), table.name[i]});
    return zones;
}

std::vector<NamedZone> official_zones(const Workspace& workspace, const std::string& level) {
    const auto& territory = *workspace.territory;
    const auto& communes = territory.communes;
    if (level == "department") return zones_in(workspace, territory.departments, communes.department);
    if (level == "region") return zones_in(workspace, territory.regions, communes.region);
    return zones_in(workspace, territory.intercommunalities, communes.intercommunality);
}

bool is_of_file(const std::string& level) {
    return level != "department" && std::ranges::find(project::official_levels, level) == project::official_levels.end();
}

std::string without_edges(std::string_view words) {
    const std::size_t first = words.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(words.substr(first, words.find_last_not_of(" \t") - first + 1));
}

template <class Code, class Table>
std::string name_in(const Table& table, const std::string& code) {
    const auto parsed = Code::parse(code);
    const auto at = parsed ? table.find(*parsed) : std::nullopt;
    return at ? table.name[*at] : code;
}

}  // namespace

std::vector<std::string> rule_levels(const project::PlanSettings& plan) {
    std::vector<std::string> levels{"intercommunality", "department", "region"};
    for (const project::FileZoning& zoning : plan.zonings) levels.push_back(zoning.name);
    return levels;
}

std::string level_words(const std::string& level, const Catalog& catalog) {
    if (level == "department") return catalog.text("level.department"_text);
    if (level == "region") return catalog.text("level.region"_text);
    if (level == "intercommunality") return catalog.text("level.intercommunality"_text);
    return level;
}

std::string zone_words(const territory::TerritorySet& territory, const std::string& level, const std::string& code,
                       const Catalog& catalog) {
    const std::string of_level = level_words(level, catalog);
    if (code == project::every_zone) return catalog.text(message("window.each_zone"_text).with("level", of_level));
    if (level == "department") {
        const auto parsed = DepartmentCode::parse(code);
        const auto department = parsed ? territory.departments.find(*parsed) : std::nullopt;
        return department ? department_title(territory, *department) : code;
    }
    const std::string name = level == "region"             ? name_in<RegionCode>(territory.regions, code)
                             : level == "intercommunality"
                                 ? name_in<IntercommunalityCode>(territory.intercommunalities, code)
                                 : code;
    return catalog.text(message("level.zone"_text).with("zone", name).with("level", of_level));
}

std::optional<std::string> meant_zone(const Workspace& workspace, const std::string& level, const std::string& typed,
                                      const Catalog& catalog) {
    const std::string words = without_edges(typed);
    if (words.empty() || words == project::every_zone || words == catalog.text("window.all_zones"_text))
        return std::string(project::every_zone);
    if (is_of_file(level)) return words;
    const auto zones = official_zones(workspace, level);
    std::optional<std::string> best;
    int best_score = 0;
    for (const NamedZone& zone : zones) {
        if (zone.code == words) return zone.code;
        const auto score = fuzzy_score(words, zone.name);
        if (!score || (best && *score <= best_score)) continue;
        best = zone.code;
        best_score = *score;
    }
    return best;
}

std::optional<std::int64_t> euros_from_words(std::string_view words, Language language) {
    std::string digits(words);
    constexpr std::array<std::string_view, 4> between{" ", "\u00a0", "\u202f", "€"};
    const auto drop = [&](std::string_view what) {
        for (std::size_t at = digits.find(what); at != std::string::npos; at = digits.find(what))
            digits.erase(at, what.size());
    };
    for (const std::string_view what : between) drop(what);
    if (language == Language::english) drop(",");
    const auto euros = project::euros_of(digits);
    return euros && *euros >= 0 && *euros <= project::most_euros ? euros : std::nullopt;
}

}  // namespace maillage::app::gui
