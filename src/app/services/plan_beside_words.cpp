// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_beside_words.h"

#include <algorithm>

#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/zone_report.h"

namespace maillage::app {
namespace {

using Kind = optimise::AskedRule::Kind;

/// Metres of the mean: neighbours in a ranking differ by tens of them.
constexpr int mean_digits = 3;

std::string names_of(const Workspace& workspace, const std::vector<territory::Index>& communes) {
    std::string names;
    for (const auto commune : communes) names += (names.empty() ? "" : ", ") + workspace.territory->communes.name[commune];
    return names;
}

std::string kilometres(std::int64_t metres, const Catalog& catalog) {
    return limit_text(Meters{static_cast<Meters::rep>(metres)}, catalog.language());
}

Message worded(const Workspace& workspace, const PlanResult& result, TextKey key, const RuleOfPlan& rule,
               const Catalog& catalog) {
    const auto& request = result.setup.request;
    return message(key)
        .with("zone", rule.zone ? zone_title(workspace, request.further_rules, rule.level, *rule.zone, catalog) : std::string())
        .with("distance", kilometres(rule.number, catalog))
        .with("to_distance", kilometres(rule.to.value_or(0), catalog))
        .with("names", names_of(workspace, rule.communes))
        .with("count", static_cast<std::int64_t>(rule.communes.size()))
        .with("number", rule.number)
        .with("to", rule.to.value_or(0));
}

TextKey change_key(const RuleOfPlan& rule) {
    switch (rule.kind) {
        case Kind::sites_total:
            return rule.to.value_or(0) > rule.number ? "relaxation.more_sites"_text : "relaxation.fewer_sites"_text;
        case Kind::zone_minimum:
            return rule.to.value_or(0) == 0 ? "relaxation.no_minimum"_text : "relaxation.lower_minimum"_text;
        case Kind::zone_maximum: return "relaxation.higher_maximum"_text;
        case Kind::forced: return "relaxation.not_forced"_text;
        case Kind::budget: return "relaxation.larger_budget"_text;
        case Kind::reach: return "relaxation.wider_reach"_text;
        case Kind::forbidden: break;
    }
    return "relaxation.not_forbidden"_text;
}

TextKey rule_key(Kind kind) {
    switch (kind) {
        case Kind::sites_total: return "conflict.sites_total"_text;
        case Kind::zone_minimum: return "conflict.minimum"_text;
        case Kind::zone_maximum: return "conflict.maximum"_text;
        case Kind::forced: return "conflict.forced"_text;
        case Kind::budget: return "conflict.budget"_text;
        case Kind::reach: return "conflict.reach"_text;
        case Kind::forbidden: break;
    }
    return "conflict.forbidden"_text;
}

/// Where numbers alone contradict each other, nobody looked at distances.
bool is_about_reach(const optimise::Solution& solution) {
    using Reason = optimise::InfeasibleReason::Kind;
    return std::ranges::any_of(solution.reasons, [](const auto& reason) {
        return reason.kind == Reason::clients_out_of_reach || reason.kind == Reason::sites_below_reach;
    });
}

}  // namespace

std::int64_t persons_counted(const Workspace& workspace, const PlanResult& result) {
    std::int64_t persons = 0;
    for (const auto commune : result.clients) persons += workspace.demand.persons[commune];
    return persons;
}

std::string value_text(const Workspace& workspace, const PlanResult& result, std::int64_t value, const Catalog& catalog) {
    const auto objective = result.setup.request.objective;
    if (objective == optimise::Objective::max_cover) return catalog.text(message("beside.persons"_text).with("count", value));
    const auto km = shown_value(objective, value, persons_counted(workspace, result));
    return km ? format_with_unit(*km, mean_digits, "km", catalog.language()) : "–";
}

std::vector<std::string> alternatives_notes(const Alternatives& alternatives, const Catalog& catalog) {
    std::vector<std::string> notes;
    const auto count = static_cast<std::int64_t>(alternatives.plans.size());
    const auto say = [&](TextKey key) {
        notes.push_back(catalog.text(message(key)
                                         .with("count", count)
                                         .with("asked", std::int64_t{alternatives.asked})
                                         .with("sites", std::int64_t{alternatives.differ.value_or(1)})
                                         .with("looked", static_cast<std::int64_t>(alternatives.looked_through))));
    };
    const bool fewer = count < alternatives.asked;
    if (alternatives.proven)
        say(fewer ? (alternatives.differ ? "alternatives.no_more_that_differ"_text : "alternatives.no_more"_text)
                  : (alternatives.differ ? "alternatives.proven_that_differ"_text : "alternatives.proven"_text));
    else
        say(fewer && alternatives.differ ? "alternatives.differ_not_proven"_text : "alternatives.not_proven"_text);
    if (alternatives.tie_cut) say("alternatives.tie_cut"_text);
    return notes;
}

bool speaks_of_departments_alone(const PlanResult& result) {
    return std::ranges::none_of(result.setup.request.further_rules, &planning::ZoningRule::is_asked);
}

std::string price_sentence(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const PriceOfRule& price = *result.beside.price;
    const std::string rules = catalog.text(speaks_of_departments_alone(result) ? "price.the_rule"_text : "price.the_rules"_text);
    if (price.status != optimise::Status::optimal)
        return catalog.text(message("price.not_proven"_text).with("rules", rules));
    if (price.difference == 0) return catalog.text(message("price.nothing"_text).with("rules", rules));
    const bool is_cover = result.setup.request.objective == optimise::Objective::max_cover;
    const double share = price.value_without > 0
                             ? static_cast<double>(price.difference) / static_cast<double>(price.value_without)
                             : 0.0;
    return catalog.text(message(is_cover ? "price.of_cover"_text : "price.of_mean"_text)
                            .with("rules", rules)
                            .with("with", value_text(workspace, result, result.solution.value, catalog))
                            .with("without", value_text(workspace, result, price.value_without, catalog))
                            .with("difference", value_text(workspace, result, price.difference, catalog))
                            .with("share", share * 100, 2));
}

std::string rule_text(const Workspace& workspace, const PlanResult& result, const RuleOfPlan& rule, const Catalog& catalog) {
    return catalog.text(worded(workspace, result, rule_key(rule.kind), rule, catalog));
}

std::string way_out_text(const Workspace& workspace, const PlanResult& result, const std::vector<RuleOfPlan>& changes,
                         const Catalog& catalog) {
    std::string all;
    for (const RuleOfPlan& change : changes) {
        const std::string one = catalog.text(worded(workspace, result, change_key(change), change, catalog));
        all = all.empty() ? one : catalog.text(message("relaxation.and"_text).with("first", all).with("second", one));
    }
    return all;
}

std::vector<std::string> ways_out_notes(const PlanResult& result, const Catalog& catalog) {
    std::vector<std::string> notes;
    if (result.setup.request.reach && !is_about_reach(result.solution))
        notes.push_back(catalog.text("relaxation.reach_aside"_text));
    if (result.setup.within_capacity) notes.push_back(catalog.text("relaxation.places_aside"_text));
    return notes;
}

}  // namespace maillage::app
