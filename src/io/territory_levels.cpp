// SPDX-License-Identifier: Apache-2.0
#include "io/territory_levels.h"

#include <array>
#include <map>

#include "base/utf8.h"
#include "io/input_error.h"
#include "io/toml_document.h"

namespace maillage::io {
namespace {

using territory::EpciKind;

constexpr std::array<std::pair<std::string_view, EpciKind>, 5> kind_words{{
    {"METRO", EpciKind::metropole},
    {"MET69", EpciKind::metropole_lyon},
    {"CU", EpciKind::communaute_urbaine},
    {"CA", EpciKind::communaute_agglomeration},
    {"CC", EpciKind::communaute_communes},
}};

std::optional<EpciKind> kind_of(std::string_view word) {
    for (const auto& [text, kind] : kind_words)
        if (text == word) return kind;
    return std::nullopt;
}

/// EPSG codes have four to six digits; PROJ says later whether it knows this one.
Result<int> display_epsg(const TableErrors& errors, std::optional<std::int64_t> value, std::string_view row) {
    if (!value || *value < 1024 || *value > 999999) return fail(errors.at(row, "territory.bad_epsg"_text));
    return static_cast<int>(*value);
}

Status read_regions(const Dataset& dataset, territory::Regions& regions) {
    const TableErrors errors(dataset, "regions");
    static constexpr ColumnSpec columns[] = {
        {"code", ColumnKind::text}, {"name", ColumnKind::text}, {"display_epsg", ColumnKind::integer}};
    return for_each_batch(dataset, "regions", columns, [&](const ColumnBatch& batch) -> Status {
        for (std::size_t i = 0; i < batch.rows(); ++i) {
            if (Status ok = errors.append(regions.code, batch.text(0, i), batch.first_row() + i); !ok)
                return ok;
            const std::string_view row = regions.code.back().view();
            if (Status ok = errors.append_name(regions.name, batch.text(1, i), row); !ok) return ok;
            const auto epsg = display_epsg(errors, batch.integer(2, i), row);
            if (!epsg) return fail(epsg.error());
            regions.display_epsg.push_back(*epsg);
        }
        return {};
    });
}

Status read_departments(const Dataset& dataset, const territory::Regions& regions,
                        territory::Departments& departments) {
    const TableErrors errors(dataset, "departments");
    static constexpr ColumnSpec columns[] = {{"code", ColumnKind::text},
                                             {"name", ColumnKind::text},
                                             {"region", ColumnKind::text},
                                             {"display_epsg", ColumnKind::integer}};
    return for_each_batch(dataset, "departments", columns, [&](const ColumnBatch& batch) -> Status {
        for (std::size_t i = 0; i < batch.rows(); ++i) {
            if (Status ok = errors.append(departments.code, batch.text(0, i), batch.first_row() + i); !ok)
                return ok;
            const std::string_view row = departments.code.back().view();
            if (Status ok = errors.append_name(departments.name, batch.text(1, i), row); !ok) return ok;
            const auto region =
                errors.find<RegionCode>(regions, batch.text(2, i), row, "territory.unknown_region"_text);
            if (!region) return fail(region.error());
            const auto epsg = display_epsg(errors, batch.integer(3, i), row);
            if (!epsg) return fail(epsg.error());
            departments.region.push_back(*region);
            departments.display_epsg.push_back(*epsg);
        }
        return {};
    });
}

Status read_intercommunalities(const Dataset& dataset, territory::Intercommunalities& groups) {
    const TableErrors errors(dataset, "intercommunalities");
    static constexpr ColumnSpec columns[] = {
        {"code", ColumnKind::text}, {"name", ColumnKind::text}, {"kind", ColumnKind::text}};
    return for_each_batch(dataset, "intercommunalities", columns, [&](const ColumnBatch& batch) -> Status {
        for (std::size_t i = 0; i < batch.rows(); ++i) {
            if (Status ok = errors.append(groups.code, batch.text(0, i), batch.first_row() + i); !ok)
                return ok;
            const std::string_view row = groups.code.back().view();
            if (Status ok = errors.append_name(groups.name, batch.text(1, i), row); !ok) return ok;
            const std::string_view word = batch.text(2, i).value_or("");
            const auto kind = kind_of(word);
            if (!kind) return fail(errors.at(row, "territory.unknown_kind"_text, std::string(word)));
            groups.kind.push_back(*kind);
        }
        return {};
    });
}

/// The year that begins a text such as "2022 (2017 in one department)": each commune carries its own year.
std::string first_word(const std::string& text) {
    return text.substr(0, text.find(' '));
}

Status read_vintage(const Dataset& dataset, territory::Vintage& vintage) {
    const TableErrors errors(dataset, "about");
    static constexpr ColumnSpec columns[] = {{"key", ColumnKind::text}, {"value", ColumnKind::text}};
    std::map<std::string, std::string, std::less<>> facts;
    const Status read = for_each_batch(dataset, "about", columns, [&](const ColumnBatch& batch) -> Status {
        for (std::size_t i = 0; i < batch.rows(); ++i)
            facts.emplace(batch.text(0, i).value_or(""), batch.text(1, i).value_or(""));
        return {};
    });
    if (!read) return read;
    for (const char* key : {"cog", "population", "intercommunality", "attribution", "licence"})
        if (facts[key].empty() || !is_utf8(facts[key]))
            return fail(errors.at(key, "territory.no_vintage"_text));
    vintage.geography = "COG " + facts["cog"];
    vintage.population = first_word(facts["population"]);
    vintage.intercommunalities = facts["intercommunality"];
    vintage.sources = facts["attribution"] + " – " + facts["licence"];
    return {};
}

}  // namespace

Error TableErrors::at(std::string_view row, TextKey what, std::string found) const {
    return input_error(file_, table_ + ", " + std::string(row), message(what).with("found", std::move(found)),
                       "territory.remedy"_text);
}

Error TableErrors::at(std::size_t row, TextKey what, std::string found) const {
    return at(line_place(static_cast<int>(row) + 1), what, std::move(found));
}

Status TableErrors::append_name(std::vector<std::string>& names, std::optional<std::string_view> text,
                                std::string_view row) const {
    if (!text || text->empty() || !is_utf8(*text)) return fail(at(row, "territory.bad_name"_text));
    names.emplace_back(*text);
    return {};
}

Status read_levels(const Dataset& dataset, territory::TerritorySet& set) {
    if (Status ok = read_vintage(dataset, set.vintage); !ok) return ok;
    if (Status ok = read_regions(dataset, set.regions); !ok) return ok;
    if (Status ok = read_departments(dataset, set.regions, set.departments); !ok) return ok;
    return read_intercommunalities(dataset, set.intercommunalities);
}

}  // namespace maillage::io
