// SPDX-License-Identifier: Apache-2.0
#include "territory/scope.h"

#include <algorithm>
#include <map>

namespace maillage::territory {
namespace {

Error usage(Message what, std::string_view text) {
    return {ErrorKind::usage, std::move(what).with("scope", std::string(text)), {}, {},
            message("scope.remedy"_text)};
}

std::vector<std::string_view> split_codes(std::string_view list) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t comma = list.find(',');
        out.push_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        list.remove_prefix(comma + 1);
    }
}

/// Looks every code of the list up in one table.
template <class CodeType, class Table>
Result<std::vector<Index>> find_all(const Table& table, std::string_view list, std::string_view text) {
    std::vector<Index> found;
    for (const std::string_view word : split_codes(list)) {
        const auto code = CodeType::parse(word);
        const auto index = code ? table.find(*code) : std::nullopt;
        if (!index) return fail(usage(message("scope.unknown_code"_text).with("code", std::string(word)), text));
        found.push_back(*index);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

template <class Table>
std::string joined_names(const Table& table, const std::vector<Index>& members) {
    std::string out;
    for (const Index member : members) out += (out.empty() ? "" : ", ") + table.name[member];
    return out;
}

template <class Keep>
void keep_communes(Scope& scope, const TerritorySet& territory, const Keep& keep) {
    const Communes& communes = territory.communes;
    std::map<Index, std::int64_t> population;
    for (Index i = 0; i < communes.size(); ++i) {
        if (!keep(i)) continue;
        scope.communes.push_back(i);
        population[communes.department[i]] += communes.population[i];
    }
    std::int64_t most = -1;
    for (const auto& [department, persons] : population) {
        scope.departments.push_back(department);
        if (persons <= most) continue;
        most = persons;
        scope.display_epsg = territory.departments.display_epsg[department];
    }
}

template <class CodeType, class Table>
Result<Scope> of_members(const TerritorySet& territory, const Table& table, const std::vector<Index>& owner,
                         std::string_view list, std::string_view text) {
    auto members = find_all<CodeType>(table, list, text);
    if (!members) return fail(members.error());
    Scope scope{std::string(text), joined_names(table, *members), {}, {}, 2154};
    keep_communes(scope, territory,
                  [&](Index i) { return std::binary_search(members->begin(), members->end(), owner[i]); });
    return scope;
}

}  // namespace

bool Scope::contains(Index commune) const { return std::binary_search(communes.begin(), communes.end(), commune); }

bool is_overseas(DepartmentCode department) { return department.view().starts_with("97"); }

Result<Scope> parse_scope(const TerritorySet& territory, std::string_view text) {
    if (text == "france" || text == "france-metropolitaine") {
        Scope scope{std::string(text), {}, {}, {}, 2154};
        const bool all = text == "france";
        keep_communes(scope, territory, [&](Index i) {
            return all || !is_overseas(territory.departments.code[territory.communes.department[i]]);
        });
        return scope;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return fail(usage(message("scope.bare"_text), text));
    const std::string_view level = text.substr(0, colon);
    const std::string_view list = text.substr(colon + 1);
    const Communes& communes = territory.communes;
    if (level == "region") return of_members<RegionCode>(territory, territory.regions, communes.region, list, text);
    if (level == "department")
        return of_members<DepartmentCode>(territory, territory.departments, communes.department, list, text);
    if (level == "intercommunality")
        return of_members<IntercommunalityCode>(territory, territory.intercommunalities, communes.intercommunality,
                                                list, text);
    return fail(usage(message("scope.bare"_text), text));
}

}  // namespace maillage::territory
