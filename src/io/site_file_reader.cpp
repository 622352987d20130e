// SPDX-License-Identifier: Apache-2.0
#include "io/site_file_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "io/column_roles.h"
#include "io/commune_column.h"
#include "io/exporters/csv_exporter.h"
#include "io/exporters/site_fields.h"
#include "io/input_error.h"
#include "io/layer_reader.h"
#include "io/number_text.h"
#include "io/site_knowledge_columns.h"
#include "io/site_place.h"

namespace maillage::io {
namespace {

using planning::SiteState;

/// The exporters' words and their French counterparts, folded.
constexpr std::array<std::pair<std::string_view, SiteState>, 12> state_words{{
    {"existing", SiteState::existing},
    {"existant", SiteState::existing},
    {"existante", SiteState::existing},
    {"planned", SiteState::planned},
    {"prevu", SiteState::planned},
    {"prevue", SiteState::planned},
    {"proposed", SiteState::proposed},
    {"propose", SiteState::proposed},
    {"proposee", SiteState::proposed},
    {"rejected", SiteState::rejected},
    {"ecarte", SiteState::rejected},
    {"ecartee", SiteState::rejected},
}};

/// Columns of one layer, by what they say.
struct SiteColumns {
    std::optional<std::size_t> code, lon, lat, name, state, id, source;

    explicit SiteColumns(const LayerTable& table)
        : code(find_column(table, ColumnRole::commune_code)),
          lon(find_column(table, ColumnRole::longitude)),
          lat(find_column(table, ColumnRole::latitude)),
          name(find_column(table, ColumnRole::name)),
          state(find_column(table, ColumnRole::state)),
          id(find_column(table, ColumnRole::id)),
          source(find_column(table, ColumnRole::source)) {}
};

class SiteLayer {
  public:
    SiteLayer(const LayerTable& table, const territory::TerritorySet& territory,
              const CommuneLocator& locator, SiteFile& out, std::set<SiteId>& ids)
        : table_(table), columns_(table), knowledge_(table), territory_(territory), locator_(locator), out_(out), ids_(ids) {
        if (columns_.code) communes_ = resolve_communes(table, *columns_.code, territory);
    }

    Status read() {
        if (columns_.code && !communes_.unknown_rows.empty())
            return fail(unknown_code(communes_.unknown_rows.front()));
        for (std::size_t row = 0; row < table_.rows.size(); ++row)
            if (Status read = add(row); !read) return read;
        warn();
        return {};
    }

  private:
    [[nodiscard]] Error error(std::size_t row, TextKey what, TextKey remedy, std::string found = {}) const {
        return table_.row_error(row, message(what).with("found", std::move(found)), remedy);
    }

    [[nodiscard]] Error unknown_code(std::size_t row) const {
        return error(row, "site.unknown_code"_text, "site.unknown_code_remedy"_text,
                     table_.cell(row, columns_.code).value_or(""));
    }

    Status add(std::size_t row) {
        const auto place = place_of(row);
        if (!place) return fail(place.error());
        territory::Index commune = columns_.code ? communes_.commune[row] : territory::no_index;
        if (*place) {
            const auto located = locate(locator_, **place);
            if (!located) return fail(error(row, located.error().what, located.error().remedy));
            if (located->just_outside) just_outside_.push_back(row);
            if (commune == territory::no_index) commune = located->commune;
            if (commune != located->commune && !located->just_outside) elsewhere_.push_back(row);
        }
        if (commune == territory::no_index)
            return fail(error(row, "site.no_place"_text, "site.no_place_remedy"_text));
        if (!*place) {
            const auto [first, fresh] = by_code_alone_.emplace(commune, row);
            if (!fresh)
                return fail(table_.row_error(row,
                                             message("join.duplicate"_text)
                                                 .with("code", territory_.communes.code[commune].text())
                                                 .with("first", table_.place_of(first->second)),
                                             "site.duplicate_remedy"_text));
        }
        return finish(row, commune, *place);
    }

    /// From the geometry, else from the two columns; nothing where the row has neither.
    [[nodiscard]] Result<std::optional<geo::LonLat>> place_of(std::size_t row) const {
        const LayerRow& found = table_.rows[row];
        if (found.place) return found.place;
        // The outline of a commune, exported with its code, names the commune as well as a table does.
        const bool named = columns_.code && communes_.commune[row] != territory::no_index;
        if (found.has_geometry && named) return std::optional<geo::LonLat>();
        if (found.has_geometry)
            return fail(error(row, "site.not_a_point"_text, "site.not_a_point_remedy"_text));
        const auto lon_text = table_.cell(row, columns_.lon);
        const auto lat_text = table_.cell(row, columns_.lat);
        if (!lon_text && !lat_text) return std::optional<geo::LonLat>();
        const auto lon = lon_text ? number_from_text(*lon_text) : std::nullopt;
        const auto lat = lat_text ? number_from_text(*lat_text) : std::nullopt;
        if (!lon || !lat)
            return fail(error(row, "site.not_a_number"_text, "site.coordinates_remedy"_text,
                              lon_text.value_or("") + " / " + lat_text.value_or("")));
        return std::optional(geo::LonLat{*lon, *lat});
    }

    Status finish(std::size_t row, territory::Index commune, std::optional<geo::LonLat> place) {
        planning::Site site;
        site.commune = territory_.communes.code[commune];
        if (place && !is_communes_own(row, commune, *place)) site.position = place;
        const auto name = table_.cell(row, columns_.name);
        site.name = name ? std::string(without_guard(*name)) : territory_.communes.name[commune];
        if (Status known = knowledge_.read(row, site); !known) return known;
        if (const auto source = table_.cell(row, columns_.source)) site.citation.source = without_guard(*source);
        if (const auto word = table_.cell(row, columns_.state)) {
            const auto state = state_of(*word);
            if (!state)
                return fail(error(row, "site.unknown_state"_text, "site.unknown_state_remedy"_text, *word));
            site.state = *state;
        }
        const auto id = id_of(row, site.commune);
        if (!id) return fail(id.error());
        site.id = *id;
        out_.sites.push_back(std::move(site));
        return {};
    }

    /// Written for a site whose exact place is not known, and rounded on the way: beside the code it says nothing more.
    [[nodiscard]] bool is_communes_own(std::size_t row, territory::Index commune, geo::LonLat place) const {
        const geo::LonLat own = territory_.communes.point[commune];
        return table_.cell(row, columns_.code) && degree_text(place.lon) == degree_text(own.lon) &&
               degree_text(place.lat) == degree_text(own.lat);
    }

    static std::optional<SiteState> state_of(const std::string& word) {
        for (const auto& [text, state] : state_words)
            if (text == folded(word)) return state;
        return std::nullopt;
    }

    /// The file's own id where it is one of ours, else the commune's code, numbered from the second site on.
    Result<SiteId> id_of(std::size_t row, CommuneCode commune) {
        const auto text = table_.cell(row, columns_.id);
        if (const auto own = text ? SiteId::parse(*text) : std::nullopt) {
            if (!ids_.insert(*own).second)
                return fail(error(row, "site.duplicate_id"_text, "site.duplicate_id_remedy"_text, *text));
            return *own;
        }
        std::optional<SiteId> made = SiteId::parse(commune.view());
        for (int number = 2; !ids_.insert(*made).second; ++number)
            made = SiteId::parse(commune.text() + "-" + std::to_string(number));
        return *made;
    }

    void warn() {
        out_.warnings.insert(out_.warnings.end(), table_.warnings.begin(), table_.warnings.end());
        communes_.warn(out_.warnings);
        const auto about = [&](const std::vector<std::size_t>& rows, TextKey what) {
            if (rows.empty()) return;
            out_.warnings.push_back(message(what)
                                        .with("count", static_cast<std::int64_t>(rows.size()))
                                        .with("rows", rows_text(table_, rows)));
        };
        about(just_outside_, "site.just_outside"_text);
        about(elsewhere_, "site.elsewhere"_text);
    }

    const LayerTable& table_;
    SiteColumns columns_;
    SiteKnowledgeColumns knowledge_;
    const territory::TerritorySet& territory_;
    const CommuneLocator& locator_;
    SiteFile& out_;
    std::set<SiteId>& ids_;  ///< given so far, in every layer
    CommuneColumn communes_;
    std::map<territory::Index, std::size_t> by_code_alone_;  ///< first row of each commune
    std::vector<std::size_t> just_outside_;
    std::vector<std::size_t> elsewhere_;
};

/// Layers of points; without any, layers whose rows name communes.
std::vector<const LayerTable*> site_layers(const std::vector<LayerTable>& tables) {
    std::vector<const LayerTable*> found;
    for (const LayerTable& table : tables)
        if (layer_role(table) == LayerRole::sites) found.push_back(&table);
    if (!found.empty()) return found;
    for (const LayerTable& table : tables)
        if (find_column(table, ColumnRole::commune_code)) found.push_back(&table);
    return found;
}

}  // namespace

Result<SiteFile> read_sites(const std::filesystem::path& path, const territory::TerritorySet& territory) {
    const auto tables = read_layers(path, ValidityCheck::none);
    if (!tables) return fail(tables.error());
    const auto layers = site_layers(*tables);
    if (layers.empty())
        return fail(input_error(path, {}, message("site.no_layer"_text), "site.no_layer_remedy"_text));
    const CommuneLocator locator(territory);
    SiteFile file;
    std::set<SiteId> ids;
    for (const LayerTable* table : layers) {
        const bool points = layer_role(*table) == LayerRole::sites;
        if (Status known = table->require_crs(); points && !known) return fail(known.error());
        if (Status read = SiteLayer(*table, territory, locator, file, ids).read(); !read)
            return fail(read.error());
    }
    if (file.sites.empty())
        return fail(input_error(path, {}, message("site.no_row"_text), "site.no_layer_remedy"_text));
    return file;
}

}  // namespace maillage::io
