// SPDX-License-Identifier: Apache-2.0
// Keys are part of the command-line contract: add, never rename.
#include "app/services/plan_beside_document.h"

#include "app/services/format.h"
#include "app/services/plan_beside_words.h"
#include "app/services/plan_document.h"

namespace maillage::app {
namespace {

using Kind = optimise::AskedRule::Kind;
using territory::Index;

Value codes_value(const Workspace& workspace, const std::vector<Index>& communes) {
    Value codes{Value::List{}};
    for (const Index commune : communes) codes.push(workspace.territory->communes.code[commune].text());
    return codes;
}

Value alternative_value(const Workspace& workspace, const AlternativePlan& plan, std::int64_t rank) {
    Value value;
    value.set("rank", rank);
    value.set("value", plan.value);
    value.set("difference", plan.difference);
    value.set("share_worse", share_value(plan.share_worse));
    value.set("practical_tie", plan.practical_tie);
    std::vector<Index> communes;
    for (const planning::Host& host : plan.planned.hosts) communes.push_back(host.commune);
    value.set("sites", codes_value(workspace, communes));
    value.set("added", codes_value(workspace, plan.added));
    value.set("removed", codes_value(workspace, plan.removed));
    return value;
}

void set_alternatives(Value& document, const Workspace& workspace, const std::optional<Alternatives>& alternatives) {
    Value list{Value::List{}};
    if (alternatives)
        for (std::size_t k = 0; k < alternatives->plans.size(); ++k)
            list.push(alternative_value(workspace, alternatives->plans[k], static_cast<std::int64_t>(k) + 1));
    document.set("alternatives", std::move(list));
    document.set("alternatives_proven", alternatives ? Value(alternatives->proven) : Value());
    document.set("alternatives_tie_cut", alternatives ? Value(alternatives->tie_cut) : Value());
    document.set("alternatives_differ", alternatives && alternatives->differ ? Value(*alternatives->differ) : Value());
}

Value price_value(const Workspace& workspace, const std::optional<PriceOfRule>& price) {
    if (!price) return {};
    const bool is_known = price->status == optimise::Status::optimal;
    Value value;
    value.set("status", status_name(price->status));
    value.set("value_without", is_known ? Value(price->value_without) : Value());
    value.set("difference", is_known ? Value(price->difference) : Value());
    Value zones{Value::List{}};
    const auto& departments = workspace.territory->departments;
    for (const DepartmentPrice& one : price->departments) {
        Value zone;
        zone.set("code", departments.code[one.department].text());
        zone.set("name", departments.name[one.department]);
        zone.set("persons", one.persons);
        zone.set("mean_km_with", mean_value(one.mean_km_with));
        zone.set("mean_km_without", mean_value(one.mean_km_without));
        const bool both = one.mean_km_with && one.mean_km_without;
        zone.set("difference_km", both ? mean_value(*one.mean_km_with - *one.mean_km_without) : Value());
        zones.push(std::move(zone));
    }
    value.set("zones", std::move(zones));
    return value;
}

std::string_view rule_name(Kind kind) {
    switch (kind) {
        case Kind::sites_total: return "sites_total";
        case Kind::zone_minimum: return "minimum";
        case Kind::zone_maximum: return "maximum";
        case Kind::forced: return "forced";
        case Kind::budget: return "budget";
        case Kind::reach: return "reach";
        case Kind::forbidden: break;
    }
    return "forbidden";
}

/// `department` where the zone is one, `zone` where it is of another level.
void set_zone(Value& value, const Workspace& workspace, const PlanResult& result, const RuleOfPlan& rule) {
    Value department;
    Value level;
    Value zone;
    if (rule.zone && rule.level == 0) {
        level = "department";
        department = workspace.territory->departments.code[workspace.scope.departments[static_cast<std::size_t>(*rule.zone)]].text();
    } else if (rule.zone) {
        const planning::Zoning& zoning = *result.setup.request.further_rules[static_cast<std::size_t>(rule.level) - 1].zoning;
        level = zoning.id;
        zone = zoning.code[static_cast<std::size_t>(*rule.zone)];
    }
    value.set("department", std::move(department));
    value.set("level", std::move(level));
    value.set("zone", std::move(zone));
}

Value rule_value(const Workspace& workspace, const PlanResult& result, const RuleOfPlan& rule) {
    Value value;
    value.set("rule", rule_name(rule.kind));
    set_zone(value, workspace, result, rule);
    value.set("codes", codes_value(workspace, rule.communes));
    value.set("number", rule.communes.empty() ? Value(rule.number) : Value());
    return value;
}

}  // namespace

void set_site_worth(Value& site, const Workspace& workspace, const PlanResult& result, std::size_t j) {
    const auto& losses = result.beside.losses;
    const bool is_known = j < losses.size() && losses[j].has_value();
    site.set("loss_if_dropped", is_known && losses[j]->loss ? Value(*losses[j]->loss) : Value());
    Value replacement;
    if (is_known && losses[j]->replacement) {
        const Replacement& best = *losses[j]->replacement;
        replacement.set("code", workspace.territory->communes.code[best.commune].text());
        replacement.set("name", workspace.territory->communes.name[best.commune]);
        replacement.set("difference", best.difference);
    }
    site.set("replacement", std::move(replacement));
}

void set_beside(Value& document, const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const PlanBeside& beside = result.beside;
    set_alternatives(document, workspace, beside.alternatives);
    document.set("price_of_rule", price_value(workspace, beside.price));
    Value ways{Value::List{}};
    for (const auto& changes : beside.ways_out) {
        Value list{Value::List{}};
        for (const RuleOfPlan& change : changes) {
            Value one = rule_value(workspace, result, change);
            one.set("to", change.to ? Value(*change.to) : Value());
            list.push(std::move(one));
        }
        Value way;
        way.set("changes", std::move(list));
        way.set("text", way_out_text(workspace, result, changes, catalog));
        ways.push(std::move(way));
    }
    document.set("relaxations", std::move(ways));
    Value conflict{Value::List{}};
    for (const RuleOfPlan& rule : beside.conflict) {
        Value one = rule_value(workspace, result, rule);
        one.set("text", rule_text(workspace, result, rule, catalog));
        conflict.push(std::move(one));
    }
    document.set("conflict", std::move(conflict));
}

}  // namespace maillage::app
