// SPDX-License-Identifier: Apache-2.0
// The plan in words and tables.
#include <algorithm>

#include "app/services/check_service.h"
#include "app/services/format.h"
#include "app/services/load_report.h"
#include "app/services/objective_words.h"
#include "app/services/plan_beside_document.h"
#include "app/services/plan_document.h"
#include "app/services/plan_rules.h"
#include "app/services/plan_service.h"
#include "app/services/value_curve_report.h"
#include "app/services/wording.h"
#include "app/services/zone_report.h"
#include "io/exporters/site_fields.h"

namespace maillage::app {
namespace {

TextKey outside_kind(territory::EpciKind kind) {
    using enum territory::EpciKind;
    switch (kind) {
        case communaute_urbaine: return "candidates.without_urban"_text;
        case communaute_agglomeration: return "candidates.without_agglomeration"_text;
        case communaute_communes: return "candidates.without_rural"_text;
        case metropole:
        case metropole_lyon: break;
    }
    return "candidates.without_metropoles"_text;
}

std::string candidates_text(const PlanResult& result, const Catalog& catalog) {
    const auto& name = result.setup.candidates_name;
    const TextKey key = name == "default"     ? "candidates.default"_text
                        : name == "epci-main" ? "candidates.epci_main"_text
                        : name == "communes"  ? "candidates.communes"_text
                                              : "candidates.file"_text;
    std::string text = catalog.text(
        message(key).with("count", static_cast<std::int64_t>(result.candidate_count)).with("file", name));
    const planning::CandidateLimits& limits = result.setup.limits;
    if (limits.without_metropoles) text += ", " + catalog.text("candidates.without_metropoles"_text);
    if (!limits.without_epci.empty())
        text += ", " + catalog.text(message("candidates.without_epci"_text)
                                        .with("count", static_cast<std::int64_t>(limits.without_epci.size())));
    if (limits.maximum_population > 0)
        text += ", " + catalog.text(message("candidates.at_most"_text).with("persons", limits.maximum_population));
    if (limits.minimum_population > 0)
        text += ", " + catalog.text(message("candidates.at_least"_text).with("persons", limits.minimum_population));
    for (const territory::EpciKind kind : limits.without_kinds) text += ", " + catalog.text(outside_kind(kind));
    if (const auto kept = static_cast<std::int64_t>(result.setup.request.existing.size()); kept > 0)
        text += ", " + catalog.text(message("candidates.kept"_text).with("kept", kept));
    return text;
}

/// "au moins 1 (sauf 30 Gard : libre)".
std::string rule_text(const Workspace& workspace, const planning::DepartmentRule& rule, const Catalog& catalog) {
    const auto& departments = workspace.territory->departments;
    std::string exceptions;
    for (const auto& [department, bounds] : rule.exceptions)
        exceptions += (exceptions.empty() ? "" : ", ") +
                      catalog.text(message("bounds.of_department"_text)
                                       .with("department", departments.code[department].text() + " " +
                                                               departments.name[department])
                                       .with("bounds", bounds_text(bounds, catalog)));
    const std::string everywhere = bounds_text(rule.everywhere, catalog);
    if (exceptions.empty()) return everywhere;
    return catalog.text(
        message("bounds.with_exceptions"_text).with("bounds", everywhere).with("exceptions", exceptions));
}

/// Rules of other levels, the distance nobody exceeds, places, the envelope.
std::vector<std::string> further_lines(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const auto& request = result.setup.request;
    std::vector<std::string> lines;
    if (std::string rules = further_rules_text(workspace, request.further_rules, catalog); !rules.empty())
        lines.push_back(std::move(rules));
    if (!std::ranges::all_of(request.further_rules, &planning::ZoningRule::is_asked))
        lines.push_back(catalog.text("plan.blocks"_text));
    if (request.reach) lines.push_back(reach_text(*request.reach, catalog));
    if (result.setup.within_capacity) lines.push_back(catalog.text("plan.within_capacity"_text));
    if (result.setup.as_many_as_hold && !result.lack) lines.push_back(catalog.text("plan.as_many_as_hold"_text));
    if (!request.budget) return lines;
    const auto& budget = *request.budget;
    lines.push_back(catalog.text(message(budget.by_commune.empty() ? "plan.envelope"_text : "plan.envelope_by_commune"_text)
                                     .with("envelope", budget.envelope)
                                     .with("cost", budget.everywhere)));
    if (result.solution.has_plan())
        lines.push_back(catalog.text(message("plan.spent"_text)
                                         .with("spent", spent(result))
                                         .with("left", budget.envelope - spent(result))));
    return lines;
}

TextKey plan_status_sentence(const PlanResult& result) {
    const bool affords = result.setup.request.at_most && result.solution.status == optimise::Status::optimal;
    return affords ? "plan.status_optimal_affordable"_text
                   : status_sentence(result.solution, result.setup.request.objective);
}

/// "9 en place, 2 prévus".
std::string kept_text(const Workspace& workspace, const planning::PlanRequest& request, const Catalog& catalog) {
    const std::int64_t planned = kept_but_not_standing(workspace, request);
    const std::int64_t standing = static_cast<std::int64_t>(request.existing.size()) - planned;
    return catalog.text(message(planned == 0 ? "plan.kept"_text : "plan.kept_with_planned"_text)
                            .with("existing", standing)
                            .with("planned", planned));
}

Section answer_section(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const auto& request = result.setup.request;
    const auto standing = static_cast<std::int64_t>(request.existing.size());
    Section section;
    section.title = catalog.text("report.plan"_text);
    const TextKey question = !words_of(request.objective).has_total ? "plan.question_fewest"_text
                             : request.at_most                     ? "plan.question_affordable"_text
                             : request.sites_total >= standing     ? "plan.question"_text
                                                                   : "plan.question_too_few"_text;
    section.lines.push_back(catalog.text(message(question)
                                             .with("scope", scope_name(workspace.scope, catalog))
                                             .with("total", std::int64_t{request.sites_total})
                                             .with("kept", kept_text(workspace, request, catalog))
                                             .with("new", request.sites_total - standing)
                                             .with("rule", rule_text(workspace, request.rule, catalog))
                                             .with("candidates", candidates_text(result, catalog))));
    section.lines.push_back(catalog.text(message("plan.basis"_text)
                                             .with("objective", objective_goal(request, catalog))
                                             .with("distance", catalog.text(workspace.distance.label()))
                                             .with("demand", catalog.text(workspace.demand.label))
                                             .with("situation", situation_text(workspace, catalog))
                                             .with("vintage", vintage_text(workspace.territory->vintage, catalog))));
    for (const std::string& line : further_lines(workspace, result, catalog)) section.lines.push_back(line);
    const auto total = words_of(request.objective).has_total ? std::int64_t{request.sites_total} : result.solution.value;
    section.lines.push_back(catalog.text(
        message(plan_status_sentence(result)).with("gap", result.solution.gap * 100, 3).with("total", total)));
    if (result.solution.has_plan())
        if (const auto sentence = objective_sentence(workspace, result, catalog)) section.lines.push_back(*sentence);
    if (result.solution.has_plan() && !result.solution.tie_settled)
        section.lines.push_back(catalog.text(result.placed ? "plan.tie_not_sought"_text : "plan.tie_not_settled"_text));
    for (const auto& reason : result.solution.reasons)
        section.lines.push_back("- " + catalog.text(reason_message(workspace, result, reason, catalog)));
    return section;
}

Section sites_section(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text(
        message("report.plan_sites"_text).with("distance", catalog.text(workspace.distance.label())));
    section.table.id = "sites";
    section.table.columns = {{"state", catalog.text("column.state"_text)},
                             {"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.site"_text)},
                             {"department", catalog.text("column.department_short"_text)},
                             {"persons", catalog.text("column.nearest_persons"_text), true},
                             {"mean_km", catalog.text("column.mean_km"_text), true},
                             {"home_share", catalog.text("column.home_share"_text), true}};
    for (const planning::SiteRecord& record : plan_sites(workspace, result, catalog).sites) {
        section.table.rows.push_back(
            {Cell{Value(io::state_word(record.state)), catalog.text(state_text(record.state))},
             text_cell(record.commune.text()), text_cell(record.name), text_cell(record.department.text()),
             persons_cell(record.persons.value_or(0), language), km_cell(record.mean_km, language),
             share_cell(record.home_share, language)});
    }
    return section;
}

Section beside_section(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text("report.beside"_text);
    if (result.before.coverage.mean_km)
        section.lines.push_back(
            catalog.text(message("plan.before"_text)
                             .with("mean", km_text(result.before.coverage.mean_km, language))
                             .with("worst", km_text(result.before.coverage.worst_decile_km, language))));
    if (!result.without_metropoles) return section;
    const auto& without = *result.without_metropoles;
    if (!without.coverage.mean_km) {
        section.lines.push_back(catalog.text(no_plan_without_metropoles(without.status)));
        return section;
    }
    std::vector<territory::Index> proposed;
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j)
        if (!result.planned.existing[j]) proposed.push_back(result.planned.hosts[j].commune);
    if (proposed == without.proposed) {
        section.lines.push_back(catalog.text("plan.same_without_metropoles"_text));
        return section;
    }
    std::string names;
    for (const auto commune : without.proposed)
        names += (names.empty() ? "" : ", ") + workspace.territory->communes.name[commune];
    section.lines.push_back(catalog.text(message("plan.without_metropoles"_text)
                                             .with("mean", km_text(without.coverage.mean_km, language))
                                             .with("worst", km_text(without.coverage.worst_decile_km, language))
                                             .with("names", names)));
    return section;
}

/// Per site, whose nearest it is.
std::vector<std::int64_t> nearest_persons(const PlanResult& result) {
    std::vector<std::int64_t> persons;
    for (const auto& site : result.after.sites) persons.push_back(site.persons);
    return persons;
}

}  // namespace

Report plan_report(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    Report report;
    report.document = plan_document(workspace, result, catalog);
    report.run = {{"seconds", Value(result.solution.seconds, 3)}, {"nodes", Value(result.solution.nodes)}};
    report.main_table = "sites";
    report.is_no = result.solution.status == optimise::Status::infeasible ||
                   result.solution.status == optimise::Status::unknown;
    report.sections.push_back(answer_section(workspace, result, catalog));
    if (result.solution.has_plan()) {
        report.sections.push_back(sites_section(workspace, result, catalog));
        if (std::ranges::any_of(result.setup.request.further_rules, &planning::ZoningRule::is_asked))
            report.sections.push_back(zones_section(workspace, result.setup.request.further_rules, result.zone_verdicts, catalog));
        report.sections.push_back(coverage_section(workspace, result.after.coverage, catalog));
        if (Section beside = beside_section(workspace, result, catalog); !beside.lines.empty())
            report.sections.push_back(std::move(beside));
        if (result.placed) add_placed(report, workspace, result, catalog);
        else if (workspace.take_up) add_loads(report, workspace, plan_loads(workspace, result, nearest_persons(result)), catalog);
        add_beside_sections(report, workspace, result, catalog);
    }
    if (result.beside.alternatives) report.asked_tables.emplace_back("alternatives");
    if (result.curve) {
        report.sections.push_back(curve_section(*result.curve, catalog));
        report.asked_tables.emplace_back("curve");
    }
    add_conflict_sections(report, workspace, result, catalog);
    if (!result.warnings.empty()) report.sections.push_back(warning_section(result.warnings, catalog));
    return report;
}

}  // namespace maillage::app
