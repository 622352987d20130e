// SPDX-License-Identifier: Apache-2.0
// The plan as a document and as a list of sites. Keys are part of the command-line contract: add, never rename.
#include "app/services/plan_document.h"

#include <algorithm>

#include "app/services/check_document.h"
#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/plan_beside_document.h"
#include "app/services/plan_places.h"
#include "app/services/plan_rules.h"
#include "app/services/value_curve_report.h"
#include "app/services/wording.h"
#include "app/services/zone_report.h"
#include "io/exporters/site_fields.h"

namespace maillage::app {
namespace {

using planning::SiteState;

Value gap_value(const optimise::Solution& solution) {
    if (!solution.has_plan()) return {};
    return solution.gap == 0 ? Value(0) : Value(solution.gap, 9);
}

/// As asked, or, where the fewest were looked for, as found.
Value sites_total_value(const PlanResult& result) {
    if (words_of(result.setup.request.objective).has_total && !result.setup.request.at_most)
        return result.setup.request.sites_total;
    if (!result.solution.has_plan()) return {};
    return static_cast<std::int64_t>(result.solution.open.size());
}

}  // namespace

const planning::Site* site_of(const Workspace& workspace, const planning::Host& host) {
    const auto found = std::find_if(workspace.sites.begin(), workspace.sites.end(), [&](const LocatedSite& site) {
        return site.host.commune == host.commune && site.host.id == host.id;
    });
    return found == workspace.sites.end() ? nullptr : &found->site;
}

std::int64_t kept_but_not_standing(const Workspace& workspace, const planning::PlanRequest& request) {
    return std::count_if(request.existing.begin(), request.existing.end(), [&](const planning::Host& host) {
        const planning::Site* site = site_of(workspace, host);
        return site != nullptr && site->state != SiteState::existing;
    });
}

std::string site_id(const Workspace& workspace, const PlanResult& result, std::size_t j) {
    const planning::Host& host = result.planned.hosts[j];
    const planning::Site* site = result.planned.existing[j] ? site_of(workspace, host) : nullptr;
    return site != nullptr ? site->id.text() : "proposed-" + workspace.territory->communes.code[host.commune].text();
}

std::vector<NamedLoad> plan_loads(const Workspace& workspace, const PlanResult& result,
                                  std::span<const std::int64_t> persons) {
    std::vector<NamedLoad> loads;
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j) {
        const planning::Host& host = result.planned.hosts[j];
        const planning::Site* site = result.planned.existing[j] ? site_of(workspace, host) : nullptr;
        loads.push_back(named_load(workspace, host.commune, site, persons[j]));
    }
    return loads;
}

namespace {

planning::SiteRecord record_of(const Workspace& workspace, const PlanResult& result, std::size_t j) {
    const planning::Host& host = result.planned.hosts[j];
    const auto& territory = *workspace.territory;
    const auto department = territory.communes.department[host.commune];
    const planning::Site* site = result.planned.existing[j] ? site_of(workspace, host) : nullptr;
    const auto& row = result.after.sites[j];
    planning::SiteRecord record;
    record.commune = territory.communes.code[host.commune];
    record.id = site_id(workspace, result, j);
    record.name = site != nullptr ? site->name : territory.communes.name[host.commune];
    record.department = territory.departments.code[department];
    record.department_name = territory.departments.name[department];
    record.place = host.place;
    record.state = site != nullptr                ? site->state
                   : result.planned.existing[j] ? SiteState::existing
                                                : SiteState::proposed;
    record.persons = row.persons;
    record.mean_km = row.mean_km;
    record.home_share = row.home_share;
    if (site == nullptr) return record;
    record.source = site->citation.source;
    record.places = planning::places_on(*site, workspace.as_of);
    record.site = *site;
    return record;
}

Value site_value(const planning::SiteRecord& record) {
    Value value;
    value.set("id", record.id);
    value.set("code", record.commune.text());
    value.set("name", record.name);
    value.set("department", record.department.text());
    value.set("lon", Value(record.place.lon, 7));
    value.set("lat", Value(record.place.lat, 7));
    value.set("state", io::state_word(record.state));
    value.set("persons", record.persons ? Value(*record.persons) : Value());
    value.set("mean_km", mean_value(record.mean_km));
    value.set("home_share", share_value(record.home_share));
    return value;
}

Value rule_value(const Workspace& workspace, const planning::DepartmentRule& rule) {
    const auto bounds_value = [](const planning::SiteBounds& bounds) {
        Value value;
        value.set("minimum", bounds.minimum);
        value.set("maximum", bounds.maximum ? Value(*bounds.maximum) : Value());
        return value;
    };
    Value value = bounds_value(rule.everywhere);
    if (rule.exceptions.empty()) return value;
    Value exceptions;
    for (const auto& [department, bounds] : rule.exceptions)
        exceptions.set(workspace.territory->departments.code[department].text(), bounds_value(bounds));
    value.set("exceptions", std::move(exceptions));
    return value;
}

/// The envelope and what the plan takes of it.
Value budget_value(const PlanResult& result) {
    const auto& budget = result.setup.request.budget;
    if (!budget) return {};
    Value value;
    value.set("envelope_euros", budget->envelope);
    value.set("euros_per_site", budget->by_commune.empty() ? Value(budget->everywhere) : Value());
    value.set("spent_euros", result.solution.has_plan() ? Value(spent(result)) : Value());
    return value;
}

/// What decides the plan: the same in stdout's document and in the metadata of files.
void set_plan_facts(Value& value, const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const optimise::Solution& solution = result.solution;
    value.set("status", status_name(solution.status));
    const auto& request = result.setup.request;
    const ObjectiveWords& words = words_of(request.objective);
    value.set("objective", words.name);
    if (words.has_radius) value.set("radius_km", Value(request.radius.value / 1000.0, document_km_digits));
    value.set("value", solution.has_plan() ? Value(solution.value) : Value());
    value.set("bound", solution.has_plan() ? Value(solution.bound) : Value());
    value.set("gap", gap_value(solution));
    value.set("unit", words.unit);
    if (request.objective == optimise::Objective::set_cover) {
        value.set("metre_persons", solution.has_plan() ? Value(solution.weighted_cost) : Value());
        value.set("metre_persons_bound", solution.has_plan() ? Value(solution.weighted_cost_bound) : Value());
    }
    value.set("tie", !solution.has_plan() ? Value() : Value(solution.tie_settled ? "settled" : "not settled"));
    value.set("sites_total", sites_total_value(result));
    const std::int64_t planned = kept_but_not_standing(workspace, request);
    value.set("existing", static_cast<std::int64_t>(request.existing.size()) - planned);
    value.set("planned", planned);
    value.set("candidates", result.setup.candidates_name);
    value.set("candidate_count", static_cast<std::int64_t>(result.candidate_count));
    value.set("without_metropoles", result.setup.limits.without_metropoles);
    value.set("minimum_population", result.setup.limits.minimum_population);
    value.set("per_department", rule_value(workspace, request.rule));
    value.set("max_distance_km", request.reach ? Value(request.reach->value / 1000.0, document_km_digits) : Value());
    value.set("budget", budget_value(result));
    value.set("zones", zones_value(workspace, request.further_rules, result.zone_verdicts, catalog));
    value.set("within_capacity", placed_value(workspace, result));
}

Value without_metropoles_value(const Workspace& workspace, const PlanResult& result) {
    if (!result.without_metropoles) return {};
    const auto& without = *result.without_metropoles;
    Value value;
    value.set("status", status_name(without.status));
    value.set("value", without.coverage.mean_km ? Value(without.value) : Value());
    value.set("mean_km", mean_value(without.coverage.mean_km));
    value.set("worst_decile_km", mean_value(without.coverage.worst_decile_km));
    Value proposed{Value::List{}};
    for (const auto commune : without.proposed) proposed.push(workspace.territory->communes.code[commune].text());
    value.set("proposed", std::move(proposed));
    return value;
}

/// Departments and other zones that have fewer sites than their minimum before any is opened.
std::string short_zones(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const auto& request = result.setup.request;
    std::vector<territory::Index> departments;
    for (const auto& verdict : planning::judge(*workspace.territory, workspace.scope, request.rule, request.existing))
        if (verdict.sites < verdict.bounds.minimum) departments.push_back(verdict.department);
    std::string list = department_list(*workspace.territory, departments);
    for (const auto& verdict : planning::judge(request.further_rules, request.existing)) {
        if (verdict.sites >= verdict.bounds.minimum) continue;
        list += (list.empty() ? "" : ", ") +
                zone_title(workspace, request.further_rules, static_cast<int>(verdict.rule) + 1, verdict.zone, catalog);
    }
    return list;
}

}  // namespace

std::string_view status_name(optimise::Status status) {
    switch (status) {
        case optimise::Status::optimal: return "optimal";
        case optimise::Status::feasible: return "feasible";
        case optimise::Status::infeasible: return "infeasible";
        case optimise::Status::unknown: return "unknown";
        case optimise::Status::interrupted: return "interrupted";
    }
    return "";
}

TextKey no_plan_without_metropoles(optimise::Status status) {
    switch (status) {
        case optimise::Status::infeasible: return "plan.no_plan_without_metropoles"_text;
        case optimise::Status::interrupted: return "plan.without_metropoles_interrupted"_text;
        case optimise::Status::optimal:
        case optimise::Status::feasible:
        case optimise::Status::unknown: break;
    }
    return "plan.without_metropoles_unknown"_text;
}

Message reason_message(const Workspace& workspace, const PlanResult& result,
                       const optimise::InfeasibleReason& reason, const Catalog& catalog) {
    using Kind = optimise::InfeasibleReason::Kind;
    const auto& request = result.setup.request;
    const std::string zone =
        reason.zone >= 0 ? zone_title(workspace, request.further_rules, reason.level, reason.zone, catalog) : std::string();
    // Of two limits the nearer one is out of reach.
    const bool is_cover = words_of(request.objective).has_radius;
    const Meters radius = request.reach && (!is_cover || *request.reach < request.radius) ? *request.reach : request.radius;
    const auto commune =
        reason.client >= 0 ? workspace.territory->communes.name[result.clients[static_cast<std::size_t>(reason.client)]]
                           : std::string();
    const auto worded = [&](TextKey key) {
        return message(key)
            .with("department", zone)
            .with("commune", commune)
            .with("radius", radius.value / 1000.0, radius.value % 1000 == 0 ? 0 : radius.value % 100 == 0 ? 1 : 3)
            .with("required", reason.required)
            .with("available", reason.available);
    };
    switch (reason.kind) {
        case Kind::zone_without_candidate: return worded("infeasible.zone_without_candidate"_text);
        case Kind::zone_minimum_above_candidates: return worded("infeasible.zone_minimum_above_candidates"_text);
        case Kind::zone_minimum_above_maximum: return worded("infeasible.zone_minimum_above_maximum"_text);
        case Kind::zone_maximum_below_forced: return worded("infeasible.zone_maximum_below_forced"_text);
        case Kind::forced_above_total: return worded("infeasible.forced_above_total"_text);
        case Kind::fewer_sites_than_minima:
            return worded("infeasible.fewer_sites_than_minima"_text).with("departments", short_zones(workspace, result, catalog));
        case Kind::candidates_below_total: return worded("infeasible.candidates_below_total"_text);
        case Kind::maxima_below_total: return worded("infeasible.maxima_below_total"_text);
        case Kind::maxima_below_cover: return worded("infeasible.maxima_below_cover"_text);
        case Kind::zone_minima_above_maximum: return worded("infeasible.zone_minima_above_maximum"_text);
        case Kind::zone_maxima_below_minimum: return worded("infeasible.zone_maxima_below_minimum"_text);
        case Kind::capacity_below_demand: return lack_message(workspace, result.lack.value_or(LackOfPlaces{}), request.sites_total);
        case Kind::budget_below_least_cost: return worded("infeasible.budget_below_least_cost"_text);
        case Kind::rules_contradict:
            return worded(result.setup.within_capacity ? "infeasible.rules_contradict_with_places"_text
                                                       : "infeasible.rules_contradict"_text);
        case Kind::clients_out_of_reach: return worded("infeasible.clients_out_of_reach"_text);
        case Kind::sites_below_reach: return worded("infeasible.sites_below_reach"_text);
    }
    return {};
}

planning::SiteList plan_sites(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    planning::SiteList list;
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j)
        list.sites.push_back(record_of(workspace, result, j));
    list.metadata = situation_value(workspace, catalog);
    set_plan_facts(list.metadata, workspace, result, catalog);
    list.metadata.set("warnings", warnings_value(result.warnings, catalog));
    list.metadata.set("licence", catalog.text("licence.data"_text));
    return list;
}

Value plan_document(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    Value document = situation_value(workspace, catalog);
    set_plan_facts(document, workspace, result, catalog);
    Value sites{Value::List{}};
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j) {
        Value site = site_value(record_of(workspace, result, j));
        set_site_worth(site, workspace, result, j);
        sites.push(std::move(site));
    }
    document.set("sites", std::move(sites));
    const bool minutes = workspace.distance.has_minutes();
    document.set("coverage_before", coverage_value(result.before.coverage, minutes));
    document.set("coverage", result.solution.has_plan() ? coverage_value(result.after.coverage, minutes) : Value());
    document.set("plan_without_metropoles", without_metropoles_value(workspace, result));
    set_beside(document, workspace, result, catalog);
    Value reasons{Value::List{}};
    for (const auto& reason : result.solution.reasons) reasons.push(catalog.text(reason_message(workspace, result, reason, catalog)));
    document.set("reason", std::move(reasons));
    if (result.curve) set_curve(document, *result.curve);
    document.set("warnings", warnings_value(result.warnings, catalog));
    return document;
}

}  // namespace maillage::app
