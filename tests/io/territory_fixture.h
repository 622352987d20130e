// SPDX-License-Identifier: Apache-2.0
// A small country in a GeoPackage, right as it stands, that a test breaks in one place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace maillage::test {

struct CommuneRow {
    std::string code;
    std::string name;
    std::string department;
    std::string region;
    std::optional<std::string> intercommunality;
    std::optional<double> population;
    int population_year = 2022;
    std::int64_t area_m2 = 80'000'000;
    double lon = 0;
    double lat = 0;
    std::string point_origin = "town_hall";
    std::string outline;  ///< WKT; empty = NULL
};

struct LevelRow {
    std::string code;
    std::string name;
    std::string above;  ///< region of a department, kind of an intercommunality
    int display_epsg = 2154;
};

/// Two departments of one region, two intercommunalities, four square communes of a tenth of a degree:
/// 09001 Alzen [1.4, 1.5]×[43.0, 43.1], 09225 Pamiers [1.6, 1.7]×[43.1, 43.2] with a hole, 31107 Carbonne
/// [1.2, 1.3]×[43.3, 43.4] in two parts, 31555 L'Île-d'Or (no intercommunality, 0 inhabitants) [1.3, 1.4]×[43.5, 43.6].
struct TerritoryFixture {
    std::vector<std::pair<std::string, std::string>> about;
    std::vector<LevelRow> regions;
    std::vector<LevelRow> departments;
    std::vector<LevelRow> intercommunalities;
    std::vector<CommuneRow> communes;
    int epsg = 4326;               ///< of the layer of communes
    bool real_population = false;  ///< the column is REAL instead of INTEGER
    std::string left_out;          ///< a layer, or "communes.column", that is not written

    TerritoryFixture();
    void write(const std::filesystem::path& file) const;
};

}  // namespace maillage::test
