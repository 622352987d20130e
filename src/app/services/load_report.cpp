// SPDX-License-Identifier: Apache-2.0
#include "app/services/load_report.h"

#include <cassert>
#include <cmath>

#include "app/services/format.h"

namespace maillage::app {
namespace {

std::string learners_text(double learners, Language language) {
    return format_decimal(learners, learner_digits, language);
}

}  // namespace

std::string rate_text(double rate, Language language) {
    constexpr int most_digits = 6;
    int digits = 0;
    for (double shown = rate; digits < most_digits && std::abs(shown - std::round(shown)) > 1e-9 * shown; ++digits)
        shown = rate * std::pow(10, digits + 1);
    return format_decimal(rate, digits, language);
}

Cell learners_cell(std::optional<double> learners, Language language) {
    if (!learners) return {Value(), "–"};
    return {Value(*learners, learner_digits), learners_text(*learners, language)};
}

Cell places_cell(const planning::SiteLoad& load, const Catalog& catalog) {
    if (!load.places) return {Value(), "–"};
    const std::string number = format_integer(*load.places, catalog.language());
    if (!load.places_assumed) return {Value(*load.places), number};
    return {Value(*load.places), catalog.text(message("load.assumed"_text).with("places", number))};
}

namespace {

planning::TotalLoad total_of(std::span<const NamedLoad> loads) {
    std::vector<planning::SiteLoad> sites;
    for (const NamedLoad& one : loads) sites.push_back(one.load);
    return planning::total_load(sites);
}

Section load_section(const planning::TakeUp& take_up, std::span<const NamedLoad> loads, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text("report.load"_text);
    section.lines.push_back(catalog.text(
        message("load.assumption"_text).with("rate", rate_text(take_up.per_thousand, language))));
    for (const std::string& line : assumed_places_lines(take_up, catalog)) section.lines.push_back(line);
    const planning::TotalLoad total = total_of(loads);
    section.lines.push_back(catalog.text(message("load.total"_text)
                                             .with("learners", learners_text(total.learners, language))
                                             .with("places", total.places)
                                             .with("over", std::int64_t{total.sites_over})
                                             .with("overflow", learners_text(total.overflow, language))));
    if (total.sites_without_places > 0)
        section.lines.push_back(
            catalog.text(message(take_up.places_by_commune.empty() ? "load.unknown"_text : "load.unknown_in_file"_text).with("count", std::int64_t{total.sites_without_places})));
    section.table.id = "loads";
    section.table.columns = {{"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.site"_text)},
                             {"persons", catalog.text("column.nearest_persons"_text), true},
                             {"learners", catalog.text("column.learners"_text), true},
                             {"places", catalog.text("column.places"_text), true},
                             {"overflow", catalog.text("column.overflow"_text), true}};
    for (const NamedLoad& one : loads)
        section.table.rows.push_back({text_cell(one.code), text_cell(one.name), persons_cell(one.persons, language),
                                      learners_cell(one.load.learners, language), places_cell(one.load, catalog),
                                      learners_cell(one.load.overflow(), language)});
    return section;
}

Value learners_value(std::optional<double> learners) { return learners ? Value(*learners, learner_digits) : Value(); }

Value load_value(const planning::TakeUp& take_up, std::span<const NamedLoad> loads) {
    const planning::TotalLoad total = total_of(loads);
    Value value;
    value.set("take_up_per_1000", Value(take_up.per_thousand, 6));
    value.set("assumed_places", take_up.places ? Value(*take_up.places) : Value());
    value.set("learners", learners_value(total.learners));
    value.set("places", total.places);
    value.set("overflow", learners_value(total.overflow));
    value.set("sites_over", total.sites_over);
    value.set("sites_without_places", total.sites_without_places);
    Value sites{Value::List{}};
    for (const NamedLoad& one : loads) {
        Value site;
        site.set("code", one.code);
        site.set("name", one.name);
        site.set("persons", one.persons);
        site.set("learners", learners_value(one.load.learners));
        site.set("places", one.load.places ? Value(*one.load.places) : Value());
        site.set("places_assumed", one.load.places_assumed);
        site.set("overflow", learners_value(one.load.overflow()));
        sites.push(std::move(site));
    }
    value.set("sites", std::move(sites));
    return value;
}

}  // namespace

std::vector<std::string> assumed_places_lines(const planning::TakeUp& take_up, const Catalog& catalog) {
    std::vector<std::string> lines;
    if (take_up.places)
        lines.push_back(catalog.text(message("load.assumed_places"_text).with("places", *take_up.places)));
    if (!take_up.places_by_commune.empty()) lines.push_back(catalog.text("load.assumed_by_commune"_text));
    return lines;
}

NamedLoad named_load(const Workspace& workspace, territory::Index commune, const planning::Site* site,
                     std::int64_t persons) {
    assert(workspace.take_up);
    const auto& communes = workspace.territory->communes;
    const auto known = site != nullptr ? planning::places_on(*site, workspace.as_of) : std::nullopt;
    return {communes.code[commune].text(), site != nullptr ? site->name : communes.name[commune], persons,
            planning::site_load(persons, known, *workspace.take_up, commune)};
}

void add_loads(Report& report, const Workspace& workspace, std::span<const NamedLoad> loads, const Catalog& catalog) {
    report.sections.push_back(load_section(*workspace.take_up, loads, catalog));
    report.document.set("load", load_value(*workspace.take_up, loads));
    report.main_table = "loads";
}

}  // namespace maillage::app
