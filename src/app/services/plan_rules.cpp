// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>

#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/site_bounds.h"
#include "app/services/wording.h"
#include "io/column_join.h"

namespace maillage::app {
namespace {

using planning::SiteBounds;
using planning::Zoning;
using territory::Index;

Error usage(Message what, Message remedy) { return {ErrorKind::usage, std::move(what), {}, {}, std::move(remedy)}; }

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

/// Reads rules one by one; zonings are made when a rule first speaks of them.
class RuleReader {
  public:
    RuleReader(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup)
        : workspace_(workspace), question_(question), setup_(setup) {}

    Status read() {
        for (const std::string& text : question_.zonings)
            if (Status added = add_zoning(text); !added) return added;
        if (Status departments = read_departments(); !departments) return departments;
        // What is said of one zone goes before what is said of all.
        for (const bool of_all : {true, false})
            for (const std::string& text : question_.zone_rules)
                if (Status added = add_rule(text, of_all); !added) return added;
        for (const auto& [name, zoning] : named_)
            if (std::ranges::none_of(rules(), [&](const auto& rule) { return rule.zoning == zoning; }))
                return fail(usage(message("plan.idle_zoning"_text).with("name", name),
                                  message("plan.idle_zoning_remedy"_text).with("name", name)));
        return add_blocks();
    }

  private:
    std::vector<planning::ZoningRule>& rules() { return setup_.request.further_rules; }

    Status read_departments() {
        setup_.request.rule = workspace_.rule;
        if (question_.per_department.empty()) return {};
        auto bounds = parse_site_bounds(question_.per_department);
        if (!bounds) return fail(bounds.error());
        setup_.request.rule = {*bounds, {}};
        return {};
    }

    /// NAME=FILE:CODE:COLUMN
    Status add_zoning(const std::string& text) {
        const std::size_t equals = text.find('=');
        const std::string name = text.substr(0, equals);
        const bool is_free = !is_level(name) && name != "block" && name.find(':') == std::string::npos;
        if (equals == std::string::npos || name.empty() || !is_free)
            return fail(usage(message("plan.bad_zoning"_text).with("given", text), message("plan.bad_zoning_remedy"_text)));
        auto words = io::read_joined_words(text.substr(equals + 1), *workspace_.territory);
        if (!words) return fail(words.error());
        setup_.warnings.insert(setup_.warnings.end(), words->warnings.begin(), words->warnings.end());
        named_.emplace_back(name, std::make_shared<const Zoning>(planning::zoning_by_words(name, words->words)));
        return {};
    }

    [[nodiscard]] std::vector<std::string> levels() const {
        std::vector<std::string> all{"department", "region", "intercommunality"};
        for (const auto& [name, zoning] : named_) all.push_back(name);
        return all;
    }

    [[nodiscard]] bool is_level(const std::string& word) const {
        return std::ranges::any_of(levels(), [&](const std::string& level) { return level == word; });
    }

    /// LEVEL:CODE=MIN[:MAX]. The level is named because codes of regions and departments collide.
    Status add_rule(const std::string& text, bool of_all) {
        const std::size_t colon = text.find(':');
        const std::size_t equals = text.rfind('=');
        const auto bad = [&] {
            return fail(usage(message("plan.bad_zone_rule"_text).with("given", text),
                              message("plan.bad_zone_rule_remedy"_text).with("levels", joined(levels()))));
        };
        if (colon == std::string::npos || equals == std::string::npos || equals < colon) return bad();
        const std::string level = text.substr(0, colon);
        const std::string code = text.substr(colon + 1, equals - colon - 1);
        if (!is_level(level)) return bad();
        if ((code == "*") != of_all) return {};
        auto bounds = parse_site_bounds(text.substr(equals + 1));
        if (!bounds) return fail(bounds.error());
        const bool known = level == "department" ? bound_department(code, *bounds) : bound_zone(level, code, *bounds);
        if (known) return {};
        return fail(usage(message("plan.unknown_zone"_text)
                              .with("code", code)
                              .with("level", level)
                              .with("scope", workspace_.scope.id),
                          message("plan.unknown_zone_remedy"_text)));
    }

    bool bound_department(const std::string& code, const SiteBounds& bounds) {
        if (code == "*") {
            setup_.request.rule = {bounds, {}};
            return true;
        }
        const auto parsed = DepartmentCode::parse(code);
        const auto department = parsed ? workspace_.territory->departments.find(*parsed) : std::nullopt;
        if (!department || planning::zone_of_department(workspace_.scope, *department) < 0) return false;
        setup_.request.rule.exceptions[*department] = bounds;
        return true;
    }

    bool bound_zone(const std::string& level, const std::string& code, const SiteBounds& bounds) {
        planning::ZoningRule& rule = rule_of(level);
        const std::vector<int> zones = planning::zones_of(*rule.zoning, workspace_.scope);
        if (code == "*") {
            for (const int zone : zones) rule.bounds[zone] = bounds;
            return !zones.empty();
        }
        const auto zone = rule.zoning->find(code);
        if (!zone || !std::ranges::binary_search(zones, *zone)) return false;
        rule.bounds[*zone] = bounds;
        return true;
    }

    planning::ZoningRule& rule_of(const std::string& level) {
        const auto known = std::ranges::find_if(rules(), [&](const auto& rule) { return rule.zoning->id == level; });
        if (known != rules().end()) return *known;
        rules().push_back({zoning_of(level), {}});
        return rules().back();
    }

    [[nodiscard]] std::shared_ptr<const Zoning> zoning_of(const std::string& level) const {
        const auto named = std::ranges::find_if(named_, [&](const auto& one) { return one.first == level; });
        if (named != named_.end()) return named->second;
        return std::make_shared<const Zoning>(level == "region" ? planning::region_zoning(*workspace_.territory)
                                                                : planning::intercommunality_zoning(*workspace_.territory));
    }

    /// Who serves everybody needs a site in each block with people. A cover that may leave people out must not count them
    /// across the sea either.
    Status add_blocks() {
        const auto& departments = workspace_.scope.departments;
        const auto is_overseas = [&](Index department) {
            return territory::is_overseas(workspace_.territory->departments.code[department]);
        };
        if (std::ranges::none_of(departments, is_overseas)) return {};
        auto blocks = std::make_shared<const Zoning>(planning::block_zoning(*workspace_.territory));
        planning::ZoningRule rule{blocks, {}, false};
        for (const Index commune : workspace_.scope.communes)
            if (workspace_.demand.persons[commune] > 0) rule.bounds[blocks->zone_of[commune]] = {1, std::nullopt};
        if (rule.bounds.size() <= 1) return {};
        if (setup_.request.objective != optimise::Objective::max_cover)
            rules().push_back(std::move(rule));
        else if (setup_.request.radius > planning::least_sea)
            return fail(usage(message("plan.radius_across_sea"_text).with("limit", planning::least_sea.value / 1000.0, 0),
                              message("plan.radius_across_sea_remedy"_text)));
        return {};
    }

    const Workspace& workspace_;
    const PlanQuestion& question_;
    PlanSetup& setup_;
    std::vector<std::pair<std::string, std::shared_ptr<const Zoning>>> named_;
};

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

std::string and_then(const std::string& first, const std::string& second, const Catalog& catalog) {
    if (first.empty()) return second;
    return catalog.text(message("bounds.next"_text).with("first", first).with("second", second));
}

std::string bounds_list(const Workspace& workspace, const planning::PlanRequest& request, std::size_t rule,
                        const Catalog& catalog) {
    const planning::ZoningRule& zones = request.further_rules[rule];
    const auto all = planning::zones_of(*zones.zoning, workspace.scope);
    // The bounds that most zones share are told once, where every zone has a rule.
    const bool covers = all.size() == zones.bounds.size() && all.size() > 1;
    const auto alike = [&](const auto& one) {
        return std::ranges::count_if(zones.bounds, [&](const auto& other) { return other.second == one.second; });
    };
    const SiteBounds shared = std::ranges::max_element(zones.bounds, {}, alike)->second;
    std::string list;
    if (covers)
        list = catalog.text(message("bounds.of_each_zone"_text)
                                .with("level", level_title(*zones.zoning, catalog))
                                .with("bounds", bounds_text(shared, catalog)));
    for (const auto& [zone, bounds] : zones.bounds) {
        if (covers && bounds == shared) continue;
        list = and_then(list,
                        catalog.text(message("bounds.of_zone"_text)
                                         .with("zone", zone_title(workspace, request, static_cast<int>(rule) + 1, zone, catalog))
                                         .with("bounds", bounds_text(bounds, catalog))),
                        catalog);
    }
    return list;
}

}  // namespace

Status read_rules(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup) {
    if (question.max_distance_km)
        setup.request.reach = planning::kilometer_band(*question.max_distance_km).limit;
    return RuleReader(workspace, question, setup).read();
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
    request.sites_total = std::max(1, static_cast<int>(request.existing.size()) + planning::affordable_sites(request));
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

std::string level_title(const Zoning& zoning, const Catalog& catalog) {
    if (zoning.id == "region") return catalog.text("level.region"_text);
    if (zoning.id == "intercommunality") return catalog.text("level.intercommunality"_text);
    if (zoning.id == "block") return catalog.text("level.block"_text);
    return zoning.id;
}

std::string zone_title(const Workspace& workspace, const planning::PlanRequest& request, int level, int zone,
                       const Catalog& catalog) {
    const auto at = static_cast<std::size_t>(zone);
    if (level == 0) return department_list(*workspace.territory, {workspace.scope.departments[at]});
    const Zoning& zoning = *request.further_rules[static_cast<std::size_t>(level) - 1].zoning;
    if (zoning.id == "block" && zoning.name[at].empty()) return catalog.text("scope.metropolitan_france"_text);
    const std::string name = zoning.name[at].empty() ? zoning.code[at] : zoning.code[at] + " " + zoning.name[at];
    return catalog.text(message("level.zone"_text).with("zone", name).with("level", level_title(zoning, catalog)));
}

std::string further_rules_text(const Workspace& workspace, const planning::PlanRequest& request, const Catalog& catalog) {
    std::string text;
    for (std::size_t rule = 0; rule < request.further_rules.size(); ++rule)
        if (request.further_rules[rule].is_asked)
            text = and_then(text, bounds_list(workspace, request, rule, catalog), catalog);
    return text;
}

Value zones_value(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    Value zones{Value::List{}};
    for (const planning::ZoneVerdict& verdict : result.zone_verdicts) {
        const planning::ZoningRule& rule = result.setup.request.further_rules[verdict.rule];
        Value zone;
        zone.set("level", rule.zoning->id);
        zone.set("code", rule.zoning->code[static_cast<std::size_t>(verdict.zone)]);
        zone.set("name", zone_title(workspace, result.setup.request, static_cast<int>(verdict.rule) + 1, verdict.zone, catalog));
        zone.set("sites", verdict.sites);
        zone.set("minimum", verdict.bounds.minimum);
        zone.set("maximum", verdict.bounds.maximum ? Value(*verdict.bounds.maximum) : Value());
        zone.set("met", verdict.met());
        zones.push(std::move(zone));
    }
    return zones;
}

Section zones_section(const Workspace& workspace, const PlanResult& result, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text("report.zones"_text);
    section.table.id = "zones";
    section.table.columns = {{"zone", catalog.text("column.zone"_text)},
                             {"sites", catalog.text("column.sites"_text), true},
                             {"rule", catalog.text("column.bounds"_text)},
                             {"met", catalog.text("column.met"_text)}};
    std::int64_t silent = 0;
    for (const planning::ZoneVerdict& verdict : result.zone_verdicts) {
        if (!result.setup.request.further_rules[verdict.rule].is_asked) continue;
        // A zone that asks for nothing and has nothing is no news.
        if (verdict.bounds.minimum == 0 && verdict.sites == 0) {
            ++silent;
            continue;
        }
        section.table.rows.push_back(
            {text_cell(zone_title(workspace, result.setup.request, static_cast<int>(verdict.rule) + 1, verdict.zone, catalog)),
             persons_cell(verdict.sites, language), text_cell(bounds_text(verdict.bounds, catalog)),
             Cell{Value(verdict.met()), catalog.text(verdict.met() ? "beside.yes"_text : "beside.no"_text)}});
    }
    if (silent > 0) section.lines.push_back(catalog.text(message("plan.silent_zones"_text).with("count", silent)));
    return section;
}

std::int64_t spent(const PlanResult& result) {
    std::int64_t euros = 0;
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j)
        if (!result.planned.existing[j]) euros += result.setup.request.budget->cost(result.planned.hosts[j].commune);
    return euros;
}

}  // namespace maillage::app
