// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>

#include "app/services/asked_rules.h"
#include "app/services/objective_words.h"
#include "io/column_join.h"

namespace maillage::app {
namespace {

using planning::SiteBounds;
using planning::Zoning;
using territory::Index;

Error usage(Message what, Message remedy) { return {ErrorKind::usage, std::move(what), {}, {}, std::move(remedy)}; }

/// Who serves everybody needs a site in each block with people. A cover that may leave people out must not count them
/// across the sea either.
Status add_blocks(const Workspace& workspace, planning::PlanRequest& request) {
    const auto& departments = workspace.scope.departments;
    const auto is_overseas = [&](Index department) {
        return territory::is_overseas(workspace.territory->departments.code[department]);
    };
    if (std::ranges::none_of(departments, is_overseas)) return {};
    auto blocks = std::make_shared<const Zoning>(planning::block_zoning(*workspace.territory));
    planning::ZoningRule rule{blocks, {}, false};
    for (const Index commune : workspace.scope.communes)
        if (workspace.demand.persons[commune] > 0) rule.bounds[blocks->zone_of[commune]] = {1, std::nullopt};
    if (rule.bounds.size() <= 1) return {};
    if (request.objective != optimise::Objective::max_cover)
        request.further_rules.push_back(std::move(rule));
    else if (request.radius > planning::least_sea)
        return fail(usage(message("plan.radius_across_sea"_text).with("limit", planning::least_sea.value / 1000.0, 0),
                          message("plan.radius_across_sea_remedy"_text)));
    return {};
}

/// "150000", or FILE:CODE:COLUMN.
Status read_opening_costs(const Workspace& workspace, const std::string& text, PlanSetup& setup) {
    planning::SiteBudget& budget = *setup.request.budget;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), budget.everywhere);
    if (error == std::errc{} && end == text.data() + text.size()) {
        if (budget.everywhere >= 0 && budget.everywhere <= project::most_euros) return {};
        return fail(usage(message("plan.bad_opening_cost"_text).with("given", text),
                          message("plan.bad_opening_cost_remedy"_text)));
    }
    auto column = io::read_joined_column(text, *workspace.territory);
    if (!column && column.error().kind == ErrorKind::usage)
        return fail(usage(message("plan.bad_opening_cost"_text).with("given", text),
                          message("plan.bad_opening_cost_remedy"_text)));
    if (!column) return fail(column.error());
    for (const double cost : column->values) budget.by_commune.push_back(cost < 0 ? -1 : std::llround(cost));
    return {};
}

/// A place without a cost would be free.
Status check_costs(const Workspace& workspace, const planning::PlanRequest& request, const std::string& source) {
    std::int64_t unknown = 0;
    std::optional<Index> first;
    const auto look = [&](const std::vector<Index>& communes) {
        for (const Index commune : communes) {
            if (request.budget->cost(commune) >= 0) continue;
            ++unknown;
            if (!first) first = commune;
        }
    };
    look(request.candidates);
    look(request.forced);
    if (!first) return {};
    return fail({ErrorKind::input,
                 message("plan.cost_unknown"_text)
                     .with("count", unknown)
                     .with("commune", workspace.territory->communes.code[*first].text() + " " +
                                          workspace.territory->communes.name[*first]),
                 source, {}, message("plan.cost_unknown_remedy"_text)});
}

}  // namespace

Status read_rules(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup) {
    auto asked = read_asked_rules(workspace, question);
    if (!asked) return fail(asked.error());
    planning::PlanRequest& request = setup.request;
    request.rule = std::move(asked->departments);
    request.further_rules = std::move(asked->zones);
    request.reach = asked->reach;
    setup.warnings.insert(setup.warnings.end(), asked->warnings.begin(), asked->warnings.end());
    return add_blocks(workspace, request);
}

Status read_budget(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup) {
    if (!question.budget && question.opening_cost.empty()) return {};
    if (!question.budget || question.opening_cost.empty())
        return fail(usage(message("plan.half_budget"_text), message("plan.half_budget_remedy"_text)));
    planning::PlanRequest& request = setup.request;
    request.budget = planning::SiteBudget{*question.budget, 0, {}};
    if (Status costs = read_opening_costs(workspace, question.opening_cost, setup); !costs) return costs;
    if (Status known = check_costs(workspace, request, question.opening_cost); !known) return known;
    if (!words_of(request.objective).has_total || question.sites_total || question.new_sites) return {};
    request.at_most = true;
    // As many as the rules ask in any case: where the envelope cannot pay them, it is the reason, not a number of sites.
    request.sites_total = std::max({1, static_cast<int>(request.existing.size()) + planning::affordable_sites(request),
                                    planning::least_sites(workspace.situation(), request)});
    return {};
}

bool has_rules(const planning::PlanRequest& request) {
    const auto asks = [](const auto& bounds) { return !(bounds == SiteBounds{}); };
    if (asks(request.rule.everywhere)) return true;
    if (std::ranges::any_of(request.rule.exceptions, [&](const auto& one) { return asks(one.second); })) return true;
    return std::ranges::any_of(request.further_rules, &planning::ZoningRule::is_asked);
}

planning::PlanRequest without_rules(planning::PlanRequest request) {
    request.rule = {};
    std::erase_if(request.further_rules, [](const planning::ZoningRule& rule) { return rule.is_asked; });
    return request;
}

std::int64_t spent(const PlanResult& result) {
    std::int64_t euros = 0;
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j)
        if (!result.planned.existing[j]) euros += result.setup.request.budget->cost(result.planned.hosts[j].commune);
    return euros;
}

}  // namespace maillage::app
