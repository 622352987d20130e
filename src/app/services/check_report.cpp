// SPDX-License-Identifier: Apache-2.0
// The check in words and tables.
#include "app/services/check_document.h"
#include "app/services/check_service.h"
#include "app/services/format.h"
#include "app/services/load_report.h"
#include "app/services/wording.h"
#include "app/services/zone_report.h"

namespace maillage::app {
namespace {

/// The band people read first: 30 km (or 30 min) if asked for, else the first.
std::size_t headline_band(const planning::Bands& bands) {
    for (std::size_t band = 0; band < bands.size(); ++band)
        if (bands[band].value == 30) return band;
    return 0;
}

/// A title that says which distances stand under it.
std::string titled(const Workspace& workspace, TextKey key, const Catalog& catalog) {
    return catalog.text(message(key).with("distance", catalog.text(workspace.distance.label())));
}

/// Straight quotation marks of a press title as a printer sets them inside « ».
std::string typeset(std::string title) {
    for (bool opening = true;; opening = !opening) {
        const std::size_t mark = title.find('"');
        if (mark == std::string::npos) return title;
        title.replace(mark, 1, opening ? "“" : "”");
    }
}

/// What S0, S1… stand for.
Section source_section(const Workspace& workspace, const Catalog& catalog) {
    Section section;
    section.title = catalog.text("report.sources"_text);
    for (const planning::Source& source : workspace.programme->sources)
        section.lines.push_back(catalog.text(message("report.source"_text)
                                                 .with("id", source.id)
                                                 .with("title", typeset(source.title.value_or(source.file)))
                                                 .with("note", in_language(source.note, catalog.language()))));
    return section;
}

void add_department_rule(Section& section, const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    if (!result.has_rule) {
        section.lines.push_back(workspace.programme && !workspace.has_own_rule
                                    ? in_language(workspace.programme->no_zone_rule, catalog.language())
                                    : catalog.text("rule.none"_text));
        return;
    }
    const bool own = workspace.has_own_rule || !workspace.programme;
    if (own) section.lines.push_back(own_rule_text(workspace, catalog));
    for (const evidence::Rule& rule : own ? std::vector<evidence::Rule>{} : workspace.programme->rules) {
        if (!std::holds_alternative<evidence::SitesPerZone>(rule.terms)) continue;
        section.lines.push_back(in_language(rule.statement, catalog.language()) + " (" + rule.citation.source + ")");
    }
    section.lines.push_back(rule_answer(workspace, result, catalog));
}

Section rule_section(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Section section;
    section.title = catalog.text("report.rule"_text);
    add_department_rule(section, workspace, result, catalog);
    for (const auto& answer : {zone_rules_answer(workspace, result, catalog), reach_answer(workspace, result, catalog)}) {
        if (!answer) continue;
        section.lines.push_back(answer->statement);
        section.lines.push_back(answer->detail);
    }
    return section;
}

std::string destinations(const Workspace& workspace, const CheckResult& result, const planning::DepartmentRow& row,
                         Language language) {
    constexpr std::size_t most_shown = 3;
    constexpr double least_shown = 0.01;  // the document holds them all
    std::string out;
    for (std::size_t i = 0; i < row.goes_to.size() && i < most_shown; ++i) {
        const auto& to = row.goes_to[i];
        const double share = static_cast<double>(to.persons) / static_cast<double>(row.coverage.population);
        if (share < least_shown) break;
        out += (out.empty() ? "" : ", ") +
               workspace.sites[result.site_of[static_cast<std::size_t>(to.host)]].site.name + " " +
               share_text(share, language);
    }
    return out;
}

Section department_section(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    const std::size_t band = headline_band(workspace.bands);
    const auto& departments = workspace.territory->departments;
    Section section;
    section.title = titled(workspace, "report.departments"_text, catalog);
    section.table.id = "departments";
    section.table.columns = {
        {"code", catalog.text("column.code"_text)},
        {"name", catalog.text("column.department"_text)},
        {"sites", catalog.text("column.sites"_text), true},
        {"met", catalog.text("column.rule"_text)},
        {"population", catalog.text("column.population"_text), true},
        {"share_" + band_key(workspace.bands[band]), "≤ " + band_text(workspace.bands[band], language), true},
        {"mean_km", catalog.text("column.mean_km"_text), true},
        {"max_km", catalog.text("column.max_km"_text), true},
        {"goes_to", catalog.text("column.goes_to"_text)}};
    for (std::size_t i = 0; i < result.verdicts.size(); ++i) {
        const auto& row = result.tables.departments[i];
        const auto& verdict = result.verdicts[i];
        const TextKey light = !result.has_rule ? "rule.word_none"_text
                              : verdict.met()  ? "rule.word_met"_text
                                               : "rule.word_not_met"_text;
        section.table.rows.push_back(
            {text_cell(departments.code[row.department].text()), text_cell(departments.name[row.department]),
             Cell{Value(verdict.sites), format_integer(verdict.sites, language)},
             Cell{Value(verdict.met()), catalog.text(light)}, persons_cell(row.coverage.population, language),
             share_cell(row.coverage.mean_km ? row.coverage.share_within(band) : std::nullopt, language),
             km_cell(row.coverage.mean_km, language), km_cell(in_km(row.coverage.longest), language),
             text_cell(destinations(workspace, result, row, language))});
    }
    return section;
}

/// "15", "environ 20", or a dash: what no text says stays unknown.
Cell places_cell(const planning::Site& site, std::optional<Date> day, const Catalog& catalog) {
    const auto places = planning::places_on(site, day);
    if (!places) return {Value(), "–"};
    const std::int64_t people = places->people;
    const bool exact = places->precision == planning::CountPrecision::exact;
    return {Value(people), exact ? format_integer(people, catalog.language())
                                 : catalog.text(message("places.about"_text).with("places", people))};
}

Cell per_place_cell(const planning::Site& site, std::optional<Date> day, std::int64_t persons, Language language) {
    const auto places = planning::places_on(site, day);
    if (!places) return {Value(), "–"};
    const double ratio = persons_per_place(persons, *places);
    return {Value(ratio, 1), format_decimal(ratio, 0, language)};
}

Section site_section(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    const auto& territory = *workspace.territory;
    Section section;
    section.title = titled(workspace, "report.sites"_text, catalog);
    if (result.hosts.empty()) {
        section.lines.push_back(catalog.text(no_sites_text(workspace)));
        return section;
    }
    section.table.id = "sites";
    section.table.columns = {{"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.site"_text)},
                             {"department", catalog.text("column.department_short"_text)},
                             {"persons", catalog.text("column.nearest_persons"_text), true},
                             {"mean_km", catalog.text("column.mean_km"_text), true},
                             {"home_share", catalog.text("column.home_share"_text), true},
                             {"places", catalog.text("column.places"_text), true},
                             {"persons_per_place", catalog.text("column.persons_per_place"_text), true},
                             {"source", catalog.text("column.source"_text)}};
    for (std::size_t j = 0; j < result.hosts.size(); ++j) {
        const auto& site = workspace.sites[result.site_of[j]].site;
        const auto& row = result.tables.sites[j];
        const auto commune = result.hosts[j].commune;
        section.table.rows.push_back(
            {text_cell(site.commune.text()), text_cell(site.name),
             text_cell(territory.departments.code[territory.communes.department[commune]].text()),
             persons_cell(row.persons, language), km_cell(row.mean_km, language), share_cell(row.home_share, language),
             places_cell(site, workspace.as_of, catalog), per_place_cell(site, workspace.as_of, row.persons, language),
             text_cell(site.citation.source)});
    }
    return section;
}

std::vector<NamedLoad> loads_of(const Workspace& workspace, const CheckResult& result) {
    std::vector<NamedLoad> loads;
    for (std::size_t j = 0; j < result.hosts.size(); ++j)
        loads.push_back(named_load(workspace, result.hosts[j].commune, &workspace.sites[result.site_of[j]].site,
                                   result.tables.sites[j].persons));
    return loads;
}

Section claim_section(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Section section;
    section.title = catalog.text("report.claims"_text);
    section.table.id = "claims";
    section.table.columns = {{"statement", catalog.text("column.statement"_text)},
                             {"said", catalog.text("column.said"_text)},
                             {"shown", catalog.text("column.shown"_text)},
                             {"verdict", catalog.text("column.verdict"_text)},
                             {"source", catalog.text("column.source"_text)}};
    for (std::size_t i = 0; i < result.claims.size(); ++i) {
        const auto& claim = workspace.programme->claims[i];
        const auto& outcome = result.claims[i];
        section.table.rows.push_back(
            {text_cell(in_language(claim.statement, catalog.language())),
             Cell{Value(outcome.said), catalog.text(evidence::said_text(claim))},
             Cell{Value(outcome.shown), catalog.text(evidence::shown_text(claim, outcome))},
             Cell{Value(evidence::verdict_name(outcome.verdict)), catalog.text(evidence::verdict_text(outcome.verdict))},
             text_cell(claim.citation.source)});
    }
    return section;
}

}  // namespace

Section opening_section(const Workspace& workspace, const Catalog& catalog) {
    const auto& programme = workspace.programme;
    Section section;
    section.title = programme ? in_language(programme->name, catalog.language()) : scope_name(workspace.scope, catalog);
    section.lines.push_back(
        catalog.text(message("report.scope"_text)
                         .with("scope", scope_name(workspace.scope, catalog))
                         .with("communes", static_cast<std::int64_t>(workspace.scope.communes.size()))
                         .with("situation", situation_text(workspace, catalog))));
    section.lines.push_back(catalog.text(message("report.basis"_text)
                                             .with("distance", catalog.text(workspace.distance.label()))
                                             .with("demand", catalog.text(workspace.demand.label))
                                             .with("vintage", vintage_text(workspace.territory->vintage, catalog))));
    return section;
}

Section coverage_section(const Workspace& workspace, const planning::Coverage& coverage, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text(
        message("report.coverage"_text).with("distance", catalog.text(workspace.distance.label())));
    if (!coverage.mean_km) {
        section.lines.push_back(catalog.text("coverage.none"_text));
        return section;
    }
    for (std::size_t band = 0; band < coverage.bands.size(); ++band)
        section.lines.push_back(catalog.text(message("coverage.within"_text)
                                                 .with("band", band_text(coverage.bands[band], language))
                                                 .with("persons", coverage.within[band])
                                                 .with("share", share_text(coverage.share_within(band), language))));
    section.lines.push_back(catalog.text(message("coverage.figures"_text)
                                             .with("mean", km_text(coverage.mean_km, language))
                                             .with("median", km_text(in_km(coverage.median), language))
                                             .with("p90", km_text(in_km(coverage.p90), language))
                                             .with("max", km_text(in_km(coverage.longest), language))));
    section.lines.push_back(catalog.text(message("coverage.worst_decile"_text)
                                             .with("mean", km_text(coverage.worst_decile_km, language))));
    return section;
}

Section warning_section(const std::vector<Message>& warnings, const Catalog& catalog) {
    Section section;
    section.title = catalog.text("report.warnings"_text);
    for (const Message& warning : warnings) section.lines.push_back(catalog.text(warning));
    return section;
}

Report check_report(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Report report;
    report.document = check_document(workspace, result, catalog);
    report.main_table = "departments";
    report.is_no = !result.all_rules_met();
    report.sections.push_back(opening_section(workspace, catalog));
    report.sections.push_back(rule_section(workspace, result, catalog));
    report.sections.push_back(department_section(workspace, result, catalog));
    if (!workspace.zone_rules.empty()) {
        report.sections.push_back(zones_section(workspace, workspace.zone_rules, result.zone_verdicts, catalog));
        report.asked_tables.emplace_back("zones");
    }
    report.sections.push_back(coverage_section(workspace, result.tables.coverage, catalog));
    report.sections.push_back(site_section(workspace, result, catalog));
    if (workspace.take_up) add_loads(report, workspace, loads_of(workspace, result), catalog);
    if (!result.claims.empty()) report.sections.push_back(claim_section(workspace, result, catalog));
    if (workspace.programme) report.sections.push_back(source_section(workspace, catalog));
    const auto warnings = situation_warnings(workspace, result);
    if (!warnings.empty()) report.sections.push_back(warning_section(warnings, catalog));
    return report;
}

}  // namespace maillage::app
