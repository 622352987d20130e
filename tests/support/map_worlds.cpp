// SPDX-License-Identifier: Apache-2.0
#include "support/map_worlds.h"

#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "geo/geodesic.h"

namespace maillage::test_support {
namespace {

using territory::Index;

// A cell of about 10 × 10 km in the middle of Lambert-93.
constexpr double cell_lon = 0.12;
constexpr double cell_lat = 0.09;
constexpr double wander = 0.012;
constexpr int steps_an_edge = 5;

constexpr std::array<const char*, 8> names{"Saint-Étienne-du-Lac", "Œuilly",      "Aÿ",       "Crèvecœur",
                                           "L’Haÿ-les-Bois",       "Forêt-Noire", "Çà-et-Là", "Bourg"};

double noise(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    std::uint32_t h = a * 73856093U ^ b * 19349663U ^ c * 83492791U;
    h = (h ^ (h >> 13)) * 1274126177U;
    return static_cast<double>((h ^ (h >> 16)) % 2001) / 1000.0 - 1.0;
}

class Builder {
  public:
    explicit Builder(const std::vector<std::string>& rows) : rows_(rows) {}

    territory::Territory build() {
        add_tables();
        for (const auto& [letter, department] : department_)
            for (std::uint32_t row = 0; row < rows_.size(); ++row)
                for (std::uint32_t column = 0; column < rows_[row].size(); ++column)
                    if (rows_[row][column] == letter) add_commune(column, row, department);
        return std::make_shared<const territory::TerritorySet>(std::move(set_));
    }

  private:
    void add_tables() {
        set_.regions.code = {*RegionCode::parse("11"), *RegionCode::parse("22")};
        set_.regions.name = {"Onze", "Vingt-deux"};
        set_.regions.display_epsg = {2154, 2154};
        for (const std::string& row : rows_)
            for (const char c : row)
                if (c != '.') department_.emplace(c, 0);
        for (auto& [letter, index] : department_) {
            index = static_cast<Index>(set_.departments.size());
            const std::string code =
                letter == 'z' ? "974" : std::string("0") + static_cast<char>('1' + (letter - 'a'));
            set_.departments.code.push_back(*DepartmentCode::parse(code));
            set_.departments.name.push_back("Département " + std::string(1, letter));
            set_.departments.region.push_back(letter <= 'b' ? 0 : 1);
            set_.departments.display_epsg.push_back(letter == 'z' ? 2975 : 2154);
        }
        const std::size_t across = (rows_.front().size() + 1) / 2;
        for (std::size_t i = 0; i < across * ((rows_.size() + 1) / 2); ++i) {
            set_.intercommunalities.code.push_back(
                *IntercommunalityCode::parse(std::to_string(200000000 + i)));
            set_.intercommunalities.name.push_back("CC " + std::to_string(i));
            set_.intercommunalities.kind.push_back(territory::EpciKind::communaute_communes);
        }
    }

    [[nodiscard]] geo::LonLat corner(std::uint32_t column, std::uint32_t row) const {
        return {2.0 + column * cell_lon + wander * noise(column, row, 1),
                46.0 - row * cell_lat + wander * noise(column, row, 2)};
    }

    /// The points of an edge after its first corner, last corner included, from west to east or north to
    /// south.
    [[nodiscard]] std::vector<geo::LonLat> edge(std::uint32_t column, std::uint32_t row, bool across) const {
        const geo::LonLat a = corner(column, row);
        const geo::LonLat b = across ? corner(column + 1, row) : corner(column, row + 1);
        std::vector<geo::LonLat> out{a};
        for (std::uint32_t k = 1; k < steps_an_edge; ++k) {
            const double t = static_cast<double>(k) / steps_an_edge;
            const std::uint32_t salt = 10 * k + (across ? 3 : 4);
            out.push_back({a.lon + (b.lon - a.lon) * t + wander / 2 * noise(column, row, salt),
                           a.lat + (b.lat - a.lat) * t + wander / 2 * noise(row, column, salt)});
        }
        out.push_back(b);
        return out;
    }

    void add_commune(std::uint32_t column, std::uint32_t row, Index department) {
        territory::Communes& communes = set_.communes;
        const auto number = static_cast<std::uint32_t>(communes.size());
        std::string code = set_.departments.code[department].text();
        code += std::to_string(1000 + number).substr(code.size() == 3 ? 2 : 1);
        communes.code.push_back(*CommuneCode::parse(code));
        communes.name.emplace_back(names[number % names.size()]);
        communes.department.push_back(department);
        communes.region.push_back(set_.departments.region[department]);
        communes.intercommunality.push_back(row / 2 * static_cast<Index>((rows_.front().size() + 1) / 2) +
                                            column / 2);
        communes.population.push_back(500 + static_cast<std::int32_t>((number * 7919U) % 40'000U));
        communes.population_year.push_back(2022);
        communes.area.push_back(SquareMeters{100'000'000});
        communes.point.push_back({2.0 + (column + 0.5) * cell_lon, 46.0 - (row + 0.5) * cell_lat});
        communes.point_origin.push_back(territory::PointOrigin::town_hall);
        add_outline(communes.outlines, column, row);
    }

    void add_outline(geo::PolygonSet& outlines, std::uint32_t column, std::uint32_t row) const {
        const auto append = [&](std::vector<geo::LonLat> points, bool reversed) {
            if (reversed) points = {points.rbegin(), points.rend()};
            outlines.vertices.insert(outlines.vertices.end(), points.begin(), points.end() - 1);
        };
        const std::size_t begin = outlines.vertices.size();
        append(edge(column, row, false), false);
        append(edge(column, row + 1, true), false);
        append(edge(column + 1, row, false), true);
        append(edge(column, row, true), true);
        outlines.vertices.push_back(outlines.vertices[begin]);
        outlines.ring_vertices.push_back(static_cast<std::uint32_t>(outlines.vertices.size()));
        outlines.polygon_rings.push_back(static_cast<std::uint32_t>(outlines.ring_vertices.size() - 1));
        outlines.feature_polygons.push_back(static_cast<std::uint32_t>(outlines.polygon_rings.size() - 1));
    }

    const std::vector<std::string>& rows_;
    std::map<char, Index> department_;
    territory::TerritorySet set_;
};

}  // namespace

territory::Territory world_of(const std::vector<std::string>& rows) {
    return Builder(rows).build();
}

territory::Territory lake_world() {
    return world_of({"aaaabbbb....", "aaaabbbbb...", "aaaabbbbbb..", "aaccccbbbbb.", "aaccccddddd.",
                     "cccc..dddddd", "cccc..dddddd", ".cccccdddddd", "..cccccddd.."});
}

std::vector<Index> all_communes(const territory::TerritorySet& set) {
    std::vector<Index> out(set.communes.size());
    for (Index i = 0; i < out.size(); ++i) out[i] = i;
    return out;
}

map::MapContent content_of(territory::Territory world, Index site_at) {
    const territory::Communes& communes = world->communes;
    map::MapContent content;
    const geo::EllipsoidPoint site = geo::on_ellipsoid(communes.point[site_at]);
    for (Index i = 0; i < communes.size(); ++i)
        content.distance_m.push_back(geo::distance(geo::on_ellipsoid(communes.point[i]), site).value);
    content.sites.push_back({communes.point[site_at], map::MarkerKind::existing, communes.name[site_at]});
    content.geometry = *map::prepare_geometry(world, all_communes(*world), 2154);
    return content;
}

map::TextMeasure plain_measure() {
    return [](std::string_view utf8, float size, map::FontWeight) {
        int characters = 0;
        for (const char c : utf8) characters += (c & 0xC0) != 0x80;
        return map::TextExtent{0.55F * size * static_cast<float>(characters), size, 0.25F * size};
    };
}

geo::PolygonSet polygons(const std::vector<std::vector<std::vector<geo::LonLat>>>& features) {
    geo::PolygonSet out;
    for (const auto& rings : features) {
        for (const auto& ring : rings) {
            out.vertices.insert(out.vertices.end(), ring.begin(), ring.end());
            out.ring_vertices.push_back(static_cast<std::uint32_t>(out.vertices.size()));
        }
        out.polygon_rings.push_back(static_cast<std::uint32_t>(out.ring_vertices.size() - 1));
        out.feature_polygons.push_back(static_cast<std::uint32_t>(out.polygon_rings.size() - 1));
    }
    return out;
}

}  // namespace maillage::test_support
