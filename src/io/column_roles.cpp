// SPDX-License-Identifier: Apache-2.0
#include "io/column_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "io/insee_repair.h"

namespace maillage::io {
namespace {

struct KnownName {
    std::string_view name;  ///< folded, without separators
    ColumnRole role;
    int rank;  ///< 0 = says exactly this, 1 = could be something else
};

constexpr std::array<KnownName, 64> known_names{{
    {"insee", ColumnRole::commune_code, 0},
    {"codeinsee", ColumnRole::commune_code, 0},
    {"inseecom", ColumnRole::commune_code, 0},
    {"inseecommune", ColumnRole::commune_code, 0},
    {"codeinseecommune", ColumnRole::commune_code, 0},
    {"codeinseedelacommune", ColumnRole::commune_code, 0},
    {"codecommune", ColumnRole::commune_code, 0},
    {"codecommuneinsee", ColumnRole::commune_code, 0},
    {"codgeo", ColumnRole::commune_code, 0},
    {"codegeo", ColumnRole::commune_code, 0},
    {"depcom", ColumnRole::commune_code, 0},
    {"codecom", ColumnRole::commune_code, 0},
    {"codcom", ColumnRole::commune_code, 1},
    {"com", ColumnRole::commune_code, 1},
    {"code", ColumnRole::commune_code, 1},
    {"dep", ColumnRole::department_code, 0},
    {"codedep", ColumnRole::department_code, 0},
    {"codedept", ColumnRole::department_code, 0},
    {"codedepartement", ColumnRole::department_code, 0},
    {"inseedep", ColumnRole::department_code, 0},
    {"dpt", ColumnRole::department_code, 0},
    {"departement", ColumnRole::department_code, 1},
    {"department", ColumnRole::department_code, 1},
    {"epci", ColumnRole::intercommunality_code, 0},
    {"codeepci", ColumnRole::intercommunality_code, 0},
    {"sirenepci", ColumnRole::intercommunality_code, 0},
    {"siren", ColumnRole::intercommunality_code, 0},
    {"codesiren", ColumnRole::intercommunality_code, 0},
    {"intercommunality", ColumnRole::intercommunality_code, 1},
    {"reg", ColumnRole::region_code, 0},
    {"codereg", ColumnRole::region_code, 0},
    {"coderegion", ColumnRole::region_code, 0},
    {"inseereg", ColumnRole::region_code, 0},
    {"region", ColumnRole::region_code, 1},
    {"pop", ColumnRole::population, 0},
    {"population", ColumnRole::population, 0},
    {"pmun", ColumnRole::population, 0},
    {"popmun", ColumnRole::population, 0},
    {"popmunicipale", ColumnRole::population, 0},
    {"populationmunicipale", ColumnRole::population, 0},
    {"ptot", ColumnRole::population, 1},
    {"nom", ColumnRole::name, 0},
    {"name", ColumnRole::name, 0},
    {"libelle", ColumnRole::name, 0},
    {"libgeo", ColumnRole::name, 0},
    {"nomcom", ColumnRole::name, 0},
    {"nomcommune", ColumnRole::name, 0},
    {"site", ColumnRole::name, 1},
    {"commune", ColumnRole::name, 1},
    {"lon", ColumnRole::longitude, 0},
    {"long", ColumnRole::longitude, 0},
    {"lng", ColumnRole::longitude, 0},
    {"longitude", ColumnRole::longitude, 0},
    {"x", ColumnRole::longitude, 1},
    {"lat", ColumnRole::latitude, 0},
    {"latitude", ColumnRole::latitude, 0},
    {"y", ColumnRole::latitude, 1},
    {"state", ColumnRole::state, 0},
    {"etat", ColumnRole::state, 0},
    {"statut", ColumnRole::state, 1},
    {"id", ColumnRole::id, 0},
    {"identifiant", ColumnRole::id, 0},
    {"source", ColumnRole::source, 0},
    {"sources", ColumnRole::source, 1},
}};

/// "POP_2020", "PMUN22": the year is not part of the name.
std::string without_year(std::string name) {
    const std::size_t letters = name.find_last_not_of("0123456789") + 1;
    const std::size_t digits = name.size() - letters;
    if (letters > 0 && (digits == 2 || digits == 4)) name.resize(letters);
    return name;
}

std::string bare(std::string_view name) {
    std::string text = folded(name);
    std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '.' || c == '-'; });
    return text;
}

const KnownName* known(std::string_view column) {
    const std::string name = bare(column);
    for (const std::string& form : {name, without_year(name)}) {
        const auto* found = std::find_if(known_names.begin(), known_names.end(),
                                         [&](const KnownName& k) { return k.name == form; });
        if (found != known_names.end()) return found;
    }
    return nullptr;
}

/// "code" may be anything's: it is a commune's where at least half of the first rows bear the form of one.
bool bears_commune_codes(const LayerTable& table, std::size_t field) {
    constexpr std::size_t rows_asked = 100;
    std::size_t filled = 0;
    std::size_t codes = 0;
    for (std::size_t row = 0; row < table.rows.size() && filled < rows_asked; ++row) {
        const auto text = table.cell(row, field);
        if (!text) continue;
        ++filled;
        codes += mended_commune_code(*text) ? 1u : 0u;
    }
    return 2 * codes >= filled;
}

}  // namespace

ColumnRole column_role(const LayerTable& table, std::size_t field) {
    const KnownName* found = known(table.fields[field].name);
    if (found == nullptr) return ColumnRole::none;
    const bool vague_code = found->role == ColumnRole::commune_code && found->rank > 0;
    return vague_code && !bears_commune_codes(table, field) ? ColumnRole::none : found->role;
}

ColumnRole column_role(std::string_view name) {
    const KnownName* found = known(name);
    return found == nullptr ? ColumnRole::none : found->role;
}

std::string_view role_word(ColumnRole role) {
    switch (role) {
        case ColumnRole::none: return "";
        case ColumnRole::commune_code: return "commune_code";
        case ColumnRole::department_code: return "department_code";
        case ColumnRole::intercommunality_code: return "intercommunality_code";
        case ColumnRole::region_code: return "region_code";
        case ColumnRole::population: return "population";
        case ColumnRole::name: return "name";
        case ColumnRole::longitude: return "longitude";
        case ColumnRole::latitude: return "latitude";
        case ColumnRole::state: return "state";
        case ColumnRole::id: return "id";
        case ColumnRole::source: return "source";
    }
    return "";
}

std::optional<std::size_t> find_column(const LayerTable& table, ColumnRole role) {
    std::optional<std::size_t> best;
    int best_rank = 2;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const KnownName* found = known(table.fields[i].name);
        if (found == nullptr || found->rank >= best_rank || column_role(table, i) != role) continue;
        best = i;
        best_rank = found->rank;
    }
    return best;
}

std::optional<std::size_t> find_column(const LayerTable& table, std::string_view name) {
    for (std::size_t i = 0; i < table.fields.size(); ++i)
        if (table.fields[i].name == name) return i;
    for (std::size_t i = 0; i < table.fields.size(); ++i)
        if (bare(table.fields[i].name) == bare(name)) return i;
    return std::nullopt;
}

LayerRole layer_role(const LayerTable& table) {
    const bool code = find_column(table, ColumnRole::commune_code).has_value();
    const bool degrees =
        find_column(table, ColumnRole::longitude) && find_column(table, ColumnRole::latitude);
    switch (table.geometry) {
        case GeometryKind::points: return LayerRole::sites;
        case GeometryKind::lines: return LayerRole::lines;
        case GeometryKind::polygons: return code ? LayerRole::communes : LayerRole::polygons;
        case GeometryKind::none: return degrees ? LayerRole::sites : LayerRole::table;
        case GeometryKind::mixed: break;
    }
    // Nothing declared and nothing there: a GeoJSON of rows without geometry is a table.
    const bool empty =
        std::none_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.has_geometry; });
    if (empty) return degrees ? LayerRole::sites : LayerRole::table;
    return LayerRole::polygons;
}

std::string_view role_word(LayerRole role) {
    switch (role) {
        case LayerRole::communes: return "communes";
        case LayerRole::sites: return "sites";
        case LayerRole::polygons: return "polygons";
        case LayerRole::lines: return "lines";
        case LayerRole::table: return "table";
    }
    return "";
}

}  // namespace maillage::io
