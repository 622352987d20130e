// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_places.h"

#include <algorithm>
#include <cmath>

#include "app/services/format.h"
#include "app/services/load_report.h"
#include "app/services/plan_document.h"
#include "app/services/plan_service.h"

namespace maillage::app {
namespace {

constexpr double meters_per_km = 1000;

Status wrong(TextKey what, TextKey remedy) {
    return fail(Error{ErrorKind::usage, message(what), {}, {}, message(remedy)});
}

/// Places of each candidate; -1 where nobody tells them.
std::vector<std::int64_t> places_of(const Workspace& workspace, const planning::PlanProblem& plan) {
    std::vector<std::int64_t> places;
    for (std::size_t j = 0; j < plan.hosts.size(); ++j) {
        const planning::Host& host = plan.hosts[j];
        const NamedLoad load =
            named_load(workspace, host.commune, plan.existing[j] ? site_of(workspace, host) : nullptr, 0);
        places.push_back(load.load.places.value_or(-1));
    }
    return places;
}

double free_places(const planning::SiteLoad& load) {
    return static_cast<double>(*load.places) - load.learners;
}

Value assignments_value(const Workspace& workspace, const PlanResult& result) {
    const auto& code = workspace.territory->communes.code;
    Value list{Value::List{}};
    for (const Assignment& one : result.placed->assignments) {
        if (one.is_nearest) continue;
        Value value;
        value.set("commune", code[one.commune].text());
        value.set("site", code[result.planned.hosts[one.site].commune].text());
        value.set("site_id", site_id(workspace, result, one.site));
        value.set("persons", one.persons);
        list.push(std::move(value));
    }
    return list;
}

Section placed_section(const Workspace& workspace, const PlanResult& result,
                       const std::vector<NamedLoad>& loads, const Catalog& catalog) {
    const Language language = catalog.language();
    const PlacedPlan& placed = *result.placed;
    Section section;
    section.title = catalog.text("report.within_capacity"_text);
    section.lines.push_back(
        catalog.text(message("load.assumption_placed"_text)
                         .with("rate", rate_text(workspace.take_up->per_thousand, language))));
    for (const std::string& line : assumed_places_lines(*workspace.take_up, catalog)) section.lines.push_back(line);
    section.lines.push_back(
        catalog.text(message("plan.placed"_text)
                         .with("mean", km_text(placed.mean_km, language))
                         .with("nearest", km_text(result.after.coverage.mean_km, language))
                         .with("farthest", km_text(placed.max_km, language))));
    section.lines.push_back(catalog.text(message("plan.placed_elsewhere"_text)
                                             .with("persons", placed.persons_elsewhere)
                                             .with("communes", placed.communes_shared)));
    section.lines.push_back(catalog.text("plan.placed_beside"_text));
    section.table.id = "placed";
    section.table.columns = {{"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.site"_text)},
                             {"persons", catalog.text("column.placed_persons"_text), true},
                             {"learners", catalog.text("column.learners"_text), true},
                             {"places", catalog.text("column.places"_text), true},
                             {"free", catalog.text("column.free_places"_text), true}};
    for (const NamedLoad& one : loads)
        section.table.rows.push_back(
            {text_cell(one.code), text_cell(one.name), persons_cell(one.persons, language),
             learners_cell(one.load.learners, language), places_cell(one.load, catalog),
             learners_cell(free_places(one.load), language)});
    return section;
}

}  // namespace

Status check_places(const Workspace& workspace, const PlanQuestion& question,
                    const planning::PlanRequest& request) {
    if (!question.within_capacity) return {};
    if (!workspace.take_up)
        return wrong("plan.places_without_take_up"_text, "plan.places_without_take_up_remedy"_text);
    if (request.objective != optimise::Objective::p_median)
        return wrong("plan.places_of_other"_text, "plan.places_of_other_remedy"_text);
    if (request.reach) return wrong("plan.places_with_reach"_text, "plan.places_with_reach_remedy"_text);
    if (question.alternatives > 0)
        return wrong("plan.places_with_alternatives"_text, "plan.places_with_alternatives_remedy"_text);
    // A full site would send people across the sea.
    if (!std::ranges::all_of(request.further_rules, &planning::ZoningRule::is_asked))
        return wrong("plan.places_across_sea"_text, "plan.places_across_sea_remedy"_text);
    return {};
}

Result<optimise::CapacitatedProblem> with_places(const Workspace& workspace,
                                                 const planning::PlanProblem& plan) {
    optimise::CapacitatedProblem problem{plan.problem, {}};
    std::int64_t persons = 0;
    for (const std::int64_t weight : plan.problem.weight) persons += weight;
    std::int64_t unknown = 0;
    std::optional<std::size_t> first;
    const std::vector<std::int64_t> places = places_of(workspace, plan);
    for (std::size_t j = 0; j < places.size(); ++j) {
        // More than all there are is enough, and keeps sums small.
        problem.capacity.push_back(
            std::min(workspace.take_up->persons_for(std::max<std::int64_t>(0, places[j])), persons));
        if (places[j] >= 0) continue;
        ++unknown;
        if (!first) first = j;
    }
    if (!first) return problem;
    const auto& communes = workspace.territory->communes;
    const territory::Index commune = plan.hosts[*first].commune;
    return fail({ErrorKind::input,
                 message("plan.places_unknown"_text)
                     .with("count", unknown)
                     .with("commune", communes.code[commune].text() + " " + communes.name[commune]),
                 {},
                 {},
                 message("plan.places_unknown_remedy"_text)});
}

PlacedPlan placed_plan(const planning::PlanProblem& plan, const optimise::CapacitatedSolution& answer) {
    const std::vector<int>& open = answer.solution.open;
    PlacedPlan placed;
    placed.persons.assign(open.size(), 0);
    std::int64_t persons = 0;
    std::int64_t metre_persons = 0;
    std::int64_t farthest = 0;
    for (std::size_t at = 0; at < answer.trips.size(); ++at) {
        const optimise::Trip& trip = answer.trips[at];
        const auto client = static_cast<std::size_t>(trip.client);
        const std::int64_t cost = plan.problem.costs->cost(client, static_cast<std::size_t>(trip.candidate));
        const bool is_nearest = std::ranges::none_of(open, [&](int site) {
            return plan.problem.costs->cost(client, static_cast<std::size_t>(site)) < cost;
        });
        const auto site =
            static_cast<std::size_t>(std::ranges::lower_bound(open, trip.candidate) - open.begin());
        placed.assignments.push_back({plan.clients[client], site, trip.weight, is_nearest});
        placed.persons[site] += trip.weight;
        if (!is_nearest) placed.persons_elsewhere += trip.weight;
        const bool begins = at == 0 || answer.trips[at - 1].client != trip.client;
        const bool goes_on = at + 1 < answer.trips.size() && answer.trips[at + 1].client == trip.client;
        placed.communes_shared += begins && goes_on;
        persons += trip.weight;
        metre_persons += trip.weight * cost;
        farthest = std::max(farthest, cost);
    }
    if (persons == 0) return placed;
    placed.mean_km = static_cast<double>(metre_persons) / static_cast<double>(persons) / meters_per_km;
    placed.max_km = static_cast<double>(farthest) / meters_per_km;
    return placed;
}

std::optional<LackOfPlaces> lack_of_places(const optimise::CapacitatedProblem& problem,
                                           const optimise::Solution& answer) {
    for (const auto& reason : answer.reasons)
        if (reason.kind == optimise::InfeasibleReason::Kind::capacity_below_demand)
            return LackOfPlaces{reason.required, reason.available, optimise::fewest_that_hold(problem)};
    return std::nullopt;
}

Value placed_value(const Workspace& workspace, const PlanResult& result) {
    if (!result.setup.within_capacity) return {};
    Value value;
    value.set("take_up_per_1000", Value(workspace.take_up->per_thousand, 6));
    if (!result.placed) return value;
    const PlacedPlan& placed = *result.placed;
    value.set("mean_km", mean_value(placed.mean_km));
    value.set("max_km", mean_value(placed.max_km));
    value.set("persons_elsewhere", placed.persons_elsewhere);
    value.set("communes_shared", placed.communes_shared);
    Value sites{Value::List{}};
    const std::vector<NamedLoad> loads = plan_loads(workspace, result, placed.persons);
    for (std::size_t j = 0; j < loads.size(); ++j) {
        const NamedLoad& one = loads[j];
        Value site;
        site.set("id", site_id(workspace, result, j));
        site.set("code", one.code);
        site.set("name", one.name);
        site.set("persons", one.persons);
        site.set("learners", Value(one.load.learners, learner_digits));
        site.set("places", one.load.places ? Value(*one.load.places) : Value());
        site.set("places_assumed", one.load.places_assumed);
        sites.push(std::move(site));
    }
    value.set("sites", std::move(sites));
    return value;
}

void add_placed(Report& report, const Workspace& workspace, const PlanResult& result,
                const Catalog& catalog) {
    report.sections.push_back(
        placed_section(workspace, result, plan_loads(workspace, result, result.placed->persons), catalog));
    report.document.set("elsewhere", assignments_value(workspace, result));
    report.main_table = "placed";
}

Message lack_message(const Workspace& workspace, const LackOfPlaces& lack, int sites_total) {
    const auto learners = [&](std::int64_t persons) {
        return static_cast<double>(persons) * workspace.take_up->per_thousand / 1000;
    };
    const bool some_do = lack.would_hold.holds_all;
    const double expected = learners(lack.persons);
    const double held = learners(some_do ? lack.held : lack.would_hold.held);
    // What is too little never reads as enough.
    constexpr int most_digits = 6;
    int digits = learner_digits;
    const auto part = [&] { return std::pow(10, digits); };
    while (digits < most_digits && std::round(expected * part()) <= std::round(held * part())) ++digits;
    return message(some_do ? "infeasible.capacity_below_demand"_text
                           : "infeasible.capacity_below_demand_ever"_text)
        .with("learners", expected, digits)
        .with("held", held, digits)
        .with("total", std::int64_t{sites_total})
        .with("needed", std::int64_t{lack.would_hold.sites});
}

}  // namespace maillage::app
