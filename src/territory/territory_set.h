// SPDX-License-Identifier: Apache-2.0
// A country in one vintage: communes, intercommunalities, departments, regions, as a struct of arrays. Immutable once
// built; shared by everything that reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/quantity.h"
#include "geo/lon_lat.h"
#include "geo/polygon_set.h"

namespace maillage::territory {

/// Position of a commune, intercommunality, department or region in its table.
using Index = std::uint32_t;
inline constexpr Index no_index = 0xFFFFFFFF;

enum class Level { commune, intercommunality, department, region };

/// Where a commune's point comes from: its town hall, or a point well inside its polygon.
enum class PointOrigin : std::uint8_t { town_hall, inside };

/// Kind of an intercommunality (EPCI à fiscalité propre). "Métropole" is METRO or MET69 alone, whatever the name says.
enum class EpciKind : std::uint8_t { metropole, metropole_lyon, communaute_urbaine, communaute_agglomeration,
                                     communaute_communes };
[[nodiscard]] constexpr bool is_metropole(EpciKind kind) {
    return kind == EpciKind::metropole || kind == EpciKind::metropole_lyon;
}

/// Communes in ascending order of code. All vectors have the same size; outlines.feature_count() too.
struct Communes {
    std::vector<CommuneCode> code;
    std::vector<std::string> name;        ///< with its article, UTF-8
    std::vector<Index> department;        ///< into Departments
    std::vector<Index> region;            ///< into Regions
    std::vector<Index> intercommunality;  ///< into Intercommunalities, or no_index (four islands)
    std::vector<std::int32_t> population; ///< municipal population, persons
    std::vector<std::int16_t> population_year;
    std::vector<SquareMeters> area;       ///< geodesic, of the shipped polygon
    std::vector<geo::LonLat> point;       ///< town hall or inside point
    std::vector<PointOrigin> point_origin;
    geo::PolygonSet outlines;

    [[nodiscard]] std::size_t size() const { return code.size(); }
    [[nodiscard]] std::optional<Index> find(CommuneCode wanted) const;
};

struct Intercommunalities {
    std::vector<IntercommunalityCode> code;  ///< ascending
    std::vector<std::string> name;
    std::vector<EpciKind> kind;

    [[nodiscard]] std::size_t size() const { return code.size(); }
    [[nodiscard]] std::optional<Index> find(IntercommunalityCode wanted) const;
};

struct Departments {
    std::vector<DepartmentCode> code;  ///< ascending
    std::vector<std::string> name;
    std::vector<Index> region;
    std::vector<int> display_epsg;  ///< legal CRS for display

    [[nodiscard]] std::size_t size() const { return code.size(); }
    [[nodiscard]] std::optional<Index> find(DepartmentCode wanted) const;
};

struct Regions {
    std::vector<RegionCode> code;  ///< ascending
    std::vector<std::string> name;
    std::vector<int> display_epsg;

    [[nodiscard]] std::size_t size() const { return code.size(); }
    [[nodiscard]] std::optional<Index> find(RegionCode wanted) const;
};

/// Which official state the data follow; shown with every result, never mixed.
struct Vintage {
    std::string geography;           ///< "COG 2024"
    std::string population;          ///< "2022"
    std::string intercommunalities;  ///< "2024-01-01"
    std::string sources;             ///< credit line, as it must be printed
};

/// The whole. Upper levels own no outlines here: their borders are edges of communes between different owners.
struct TerritorySet {
    Communes communes;
    Intercommunalities intercommunalities;
    Departments departments;
    Regions regions;
    Vintage vintage;
};

using Territory = std::shared_ptr<const TerritorySet>;

}  // namespace maillage::territory
