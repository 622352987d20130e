// SPDX-License-Identifier: Apache-2.0
// The catchments in words and tables.
#include "app/services/catchment_service.h"
#include "app/services/check_service.h"
#include "app/services/format.h"
#include "app/services/wording.h"

namespace maillage::app {
namespace {

/// "15 km ou moins", "de 15 km à 30 km", "au-delà de 60 km".
std::string ring_text(const planning::Bands& bands, std::size_t ring, const Catalog& catalog) {
    const auto band = [&](std::size_t at) { return band_text(bands[at], catalog.language()); };
    if (ring == 0) return catalog.text(message("catchment.up_to"_text).with("band", band(0)));
    if (ring == bands.size()) return catalog.text(message("catchment.beyond"_text).with("band", band(ring - 1)));
    return catalog.text(message("catchment.between"_text).with("near", band(ring - 1)).with("far", band(ring)));
}

/// The same where room is short: "≤ 15 km", "15–30 km", "> 60 km".
std::string ring_header(const planning::Bands& bands, std::size_t ring, Language language) {
    if (ring == 0) return "≤ " + band_text(bands[0], language);
    if (ring == bands.size()) return "> " + band_text(bands[ring - 1], language);
    const std::string near = band_text(bands[ring - 1], language);
    const bool same_unit = bands[ring - 1].unit == bands[ring].unit;
    const std::size_t number = near.find("\u00a0");
    return (same_unit ? near.substr(0, number) : near) + "–" + band_text(bands[ring], language);
}

std::optional<double> share_of(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

Section ring_section(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    Section section;
    section.title =
        catalog.text(message("catchment.rings"_text).with("distance", catalog.text(workspace.distance.label())));
    section.table.id = "bands";
    section.table.columns = {{"band", catalog.text("column.band"_text)},
                             {"persons", catalog.text("column.persons"_text), true},
                             {"share", catalog.text("column.share"_text), true}};
    for (std::size_t ring = 0; ring <= workspace.bands.size(); ++ring) {
        std::int64_t persons = 0;
        for (const auto& site : result.rings) persons += site[ring];
        section.table.rows.push_back({text_cell(ring_text(workspace.bands, ring, catalog)),
                                      persons_cell(persons, catalog.language()),
                                      share_cell(share_of(persons, result.index.population), catalog.language())});
    }
    return section;
}

Section site_section(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    const auto& territory = *workspace.territory;
    Section section;
    section.title = catalog.text(
        message("report.sites"_text).with("distance", catalog.text(workspace.distance.label())));
    if (result.hosts.empty()) {
        section.lines.push_back(catalog.text(no_sites_text(workspace)));
        return section;
    }
    section.table.id = "sites";
    section.table.columns = {{"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.site"_text)},
                             {"department", catalog.text("column.department_short"_text)},
                             {"state", catalog.text("column.state"_text)},
                             {"persons", catalog.text("column.nearest_persons"_text), true},
                             {"mean_km", catalog.text("column.mean_km"_text), true},
                             {"home_share", catalog.text("column.home_share"_text), true}};
    for (std::size_t ring = 0; ring <= workspace.bands.size(); ++ring)
        section.table.columns.push_back({"band_" + ring_word(workspace.bands, ring),
                                         ring_header(workspace.bands, ring, language), true});
    for (std::size_t j = 0; j < result.hosts.size(); ++j) {
        const planning::SiteRow& row = result.tables.sites[j];
        const auto commune = result.hosts[j].commune;
        std::vector<Cell> cells = {
            text_cell(territory.communes.code[commune].text()), text_cell(result.sites[j].name),
            text_cell(territory.departments.code[territory.communes.department[commune]].text()),
            text_cell(catalog.text(result.sites[j].candidate ? "catchment.candidate_state"_text
                                                             : state_text(result.sites[j].state))),
            persons_cell(row.persons, language), km_cell(row.mean_km, language), share_cell(row.home_share, language)};
        for (const std::int64_t persons : result.rings[j]) cells.push_back(persons_cell(persons, language));
        section.table.rows.push_back(std::move(cells));
    }
    return section;
}

std::string taken_text(const CatchmentResult& result, const planning::CandidateCatchment& found, Language language) {
    std::string out;
    for (const planning::Destination& from : found.taken)
        out += (out.empty() ? "" : ", ") + result.sites[static_cast<std::size_t>(from.host)].name + " " +
               format_integer(from.persons, language);
    return out;
}

std::vector<std::string> change_lines(const CatchmentResult& result, const planning::CandidateCatchment& found,
                                      const Catalog& catalog) {
    const Language language = catalog.language();
    if (found.persons == 0) return {catalog.text("catchment.takes_nobody"_text)};
    std::vector<std::string> lines = {
        catalog.text(message("catchment.would_go"_text)
                         .with("persons", found.persons)
                         .with("mean", km_text(found.own_mean_km, language))
                         .with("share", share_text(share_of(found.home, found.persons), language)))};
    if (!found.taken.empty())
        lines.push_back(
            catalog.text(message("catchment.takes_from"_text).with("sites", taken_text(result, found, language))));
    if (result.today.mean_km)
        lines.push_back(catalog.text(message("catchment.mean_change"_text)
                                         .with("after", km_text(found.mean_km, language))
                                         .with("before", km_text(result.today.mean_km, language))));
    return lines;
}

Section candidate_section(const Workspace& workspace, const CatchmentResult& result, std::size_t at,
                          const Catalog& catalog) {
    const Language language = catalog.language();
    const planning::CandidateCatchment& found = result.candidates[at];
    const auto& territory = *workspace.territory;
    const auto department = territory.communes.department[found.candidate.commune];
    Section section;
    section.title = catalog.text(message("catchment.candidate"_text)
                                     .with("name", territory.communes.name[found.candidate.commune])
                                     .with("department", territory.departments.name[department]));
    section.lines = change_lines(result, found, catalog);
    section.table.id = "candidate-" + territory.communes.code[found.candidate.commune].text();
    section.table.columns = {{"band", catalog.text("column.band"_text)},
                             {"within", catalog.text("column.around"_text), true},
                             {"added", catalog.text("column.added"_text), true}};
    for (std::size_t band = 0; band < workspace.bands.size(); ++band)
        section.table.rows.push_back({text_cell("≤ " + band_text(workspace.bands[band], language)),
                                      persons_cell(found.within[band], language),
                                      persons_cell(found.added[band], language)});
    return section;
}

}  // namespace

Report catchment_report(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    Report report;
    report.document = catchment_document(workspace, result, catalog);
    report.main_table = "sites";
    report.sections.push_back(opening_section(workspace, catalog));
    report.sections.push_back(ring_section(workspace, result, catalog));
    report.sections.push_back(site_section(workspace, result, catalog));
    for (std::size_t at = 0; at < result.candidates.size(); ++at)
        report.sections.push_back(candidate_section(workspace, result, at, catalog));
    const auto warnings = standing_warnings(workspace);
    if (!warnings.empty()) report.sections.push_back(warning_section(warnings, catalog));
    return report;
}

}  // namespace maillage::app
