// SPDX-License-Identifier: Apache-2.0
// A made-up country of nine communes: two metropolitan regions, three departments, one overseas department, an
// intercommunality that straddles two departments and an island without any. Small enough to count by hand.
#pragma once

#include <tuple>

#include "territory/territory_set.h"

namespace maillage::test_support {

namespace small_country_detail {

inline void add_commune(territory::TerritorySet& set, const char* code, const char* name, territory::Index department,
                        territory::Index intercommunality, std::int32_t population, geo::LonLat point) {
    territory::Communes& communes = set.communes;
    communes.code.push_back(CommuneCode::parse(code).value());
    communes.name.emplace_back(name);
    communes.department.push_back(department);
    communes.region.push_back(set.departments.region[department]);
    communes.intercommunality.push_back(intercommunality);
    communes.population.push_back(population);
    communes.population_year.push_back(2022);
    communes.area.push_back(SquareMeters{10'000'000});
    communes.point.push_back(point);
    communes.point_origin.push_back(territory::PointOrigin::town_hall);
    communes.outlines.feature_polygons.push_back(communes.outlines.feature_polygons.back());
}

}  // namespace small_country_detail

/// Departments 09 and 31 lie in region 76, 59 in region 32, 974 in region 04.
inline territory::TerritorySet small_country() {
    territory::TerritorySet set;
    for (const auto& [code, name, epsg] : {std::tuple{"04", "La Réunion", 2975}, std::tuple{"32", "Nord", 2154},
                                           std::tuple{"76", "Midi", 2154}}) {
        set.regions.code.push_back(RegionCode::parse(code).value());
        set.regions.name.emplace_back(name);
        set.regions.display_epsg.push_back(epsg);
    }
    for (const auto& [code, name, region, epsg] :
         {std::tuple{"09", "Ariège", 2u, 2154}, std::tuple{"31", "Haute-Garonne", 2u, 2154},
          std::tuple{"59", "Le Nord", 1u, 2154}, std::tuple{"974", "La Réunion", 0u, 2975}}) {
        set.departments.code.push_back(DepartmentCode::parse(code).value());
        set.departments.name.emplace_back(name);
        set.departments.region.push_back(region);
        set.departments.display_epsg.push_back(epsg);
    }
    using Kind = territory::EpciKind;
    for (const auto& [code, name, kind] : {std::tuple{"200000001", "CC à cheval", Kind::communaute_communes},
                                           std::tuple{"200000002", "Grande Métropole", Kind::metropole},
                                           std::tuple{"200000003", "CA du Nord", Kind::communaute_agglomeration},
                                           std::tuple{"200000004", "CA de l’île", Kind::communaute_agglomeration}}) {
        set.intercommunalities.code.push_back(IntercommunalityCode::parse(code).value());
        set.intercommunalities.name.emplace_back(name);
        set.intercommunalities.kind.push_back(kind);
    }
    using small_country_detail::add_commune;
    add_commune(set, "09001", "Amont", 0, 0, 1'000, {1.6, 43.0});
    add_commune(set, "09225", "Pamiers", 0, 0, 16'000, {1.61, 43.12});
    add_commune(set, "31001", "Aval", 1, 0, 2'000, {1.5, 43.3});
    add_commune(set, "31555", "La Ville", 1, 1, 500'000, {1.44, 43.6});
    add_commune(set, "59001", "Brique", 2, 2, 30'000, {3.1, 50.6});
    add_commune(set, "59002", "Dune", 2, 2, 5'000, {2.4, 51.0});
    add_commune(set, "59003", "Île-au-Large", 2, territory::no_index, 0, {2.3, 51.05});
    add_commune(set, "97401", "Haut", 3, 3, 20'000, {55.5, -21.1});
    add_commune(set, "97411", "Bas", 3, 3, 150'000, {55.45, -20.88});
    return set;
}

}  // namespace maillage::test_support
