// SPDX-License-Identifier: Apache-2.0
// Random small countries for oracles: points, areas and populations without outlines, codes ascending. Some points are
// shared by several communes, so that ties occur.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "planning/catchment_tables.h"
#include "territory/scope.h"
#include "territory/territory_set.h"

namespace maillage::planning::tests {

/// `number` in `width` figures, zeros in front.
inline std::string figures(int number, std::size_t width) {
    const std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

inline DepartmentCode department_code(int number) { return *DepartmentCode::parse(figures(number % 90 + 1, 2)); }

inline CommuneCode commune_code(int department, int number) {
    return *CommuneCode::parse(figures(department % 90 + 1, 2) + figures(number % 1000, 3));
}

inline territory::TerritorySet random_country(unsigned seed, int departments, int communes_each) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-1.0, 4.0);
    std::uniform_real_distribution<double> lat(42.5, 45.5);
    std::uniform_int_distribution<int> population(0, 400);
    std::uniform_int_distribution<std::int64_t> area(1'000'000, 400'000'000);
    territory::TerritorySet country;
    country.regions = {{*RegionCode::parse("76")}, {"Région"}, {2154}};
    country.vintage = {"COG 2024", "2022", "2024-01-01", "test"};
    for (int d = 0; d < departments; ++d) {
        country.departments.code.push_back(department_code(d));
        country.departments.name.push_back("D" + std::to_string(d));
        country.departments.region.push_back(0);
        country.departments.display_epsg.push_back(2154);
        const std::string siren = "20000000" + std::to_string(d % 10);
        country.intercommunalities.code.push_back(*IntercommunalityCode::parse(siren));
        country.intercommunalities.name.push_back("E" + std::to_string(d));
        country.intercommunalities.kind.push_back(d == 0 ? territory::EpciKind::metropole
                                                         : territory::EpciKind::communaute_communes);
        for (int c = 0; c < communes_each; ++c) {
            auto& communes = country.communes;
            const bool twin = c > 0 && random() % 5 == 0;
            communes.point.push_back(twin ? communes.point.back() : geo::LonLat{lon(random), lat(random)});
            communes.code.push_back(commune_code(d, c));
            communes.name.push_back("C" + std::to_string(d) + "-" + std::to_string(c));
            communes.department.push_back(static_cast<territory::Index>(d));
            communes.region.push_back(0);
            communes.intercommunality.push_back(static_cast<territory::Index>(d));
            communes.population.push_back(population(random));
            communes.population_year.push_back(2022);
            communes.area.push_back({area(random)});
            communes.point_origin.push_back(territory::PointOrigin::town_hall);
        }
    }
    return country;
}

inline territory::Scope whole(const territory::TerritorySet& country) {
    return *territory::parse_scope(country, "france");
}

/// Hosts at random communes, sometimes two in one.
inline std::vector<Host> random_hosts(const territory::TerritorySet& country, unsigned seed, int count) {
    std::mt19937 random(seed);
    std::vector<Host> hosts;
    for (int j = 0; j < count; ++j) {
        const auto commune = static_cast<territory::Index>(random() % country.communes.size());
        Host host = commune_host(country, commune);
        host.id = *SiteId::parse("s" + std::to_string(j));
        hosts.push_back(host);
    }
    return hosts;
}

}  // namespace maillage::planning::tests
