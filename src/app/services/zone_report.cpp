// SPDX-License-Identifier: Apache-2.0
#include "app/services/zone_report.h"

#include <algorithm>

#include "app/services/format.h"
#include "app/services/wording.h"

namespace maillage::app {
namespace {

using planning::SiteBounds;
using planning::Zoning;

std::string and_then(const std::string& first, const std::string& second, const Catalog& catalog) {
    if (first.empty()) return second;
    return catalog.text(message("bounds.next"_text).with("first", first).with("second", second));
}

std::string bounds_list(const Workspace& workspace, std::span<const planning::ZoningRule> rules, std::size_t rule,
                        const Catalog& catalog) {
    const planning::ZoningRule& zones = rules[rule];
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
                                         .with("zone", zone_title(workspace, rules, static_cast<int>(rule) + 1, zone, catalog))
                                         .with("bounds", bounds_text(bounds, catalog))),
                        catalog);
    }
    return list;
}

}  // namespace

std::string level_title(const Zoning& zoning, const Catalog& catalog) {
    if (zoning.id == "region") return catalog.text("level.region"_text);
    if (zoning.id == "intercommunality") return catalog.text("level.intercommunality"_text);
    if (zoning.id == "block") return catalog.text("level.block"_text);
    return zoning.id;
}

std::string zone_title(const Workspace& workspace, std::span<const planning::ZoningRule> rules, int level,
                       int zone, const Catalog& catalog) {
    const auto at = static_cast<std::size_t>(zone);
    if (level == 0) return department_list(*workspace.territory, {workspace.scope.departments[at]});
    const Zoning& zoning = *rules[static_cast<std::size_t>(level) - 1].zoning;
    if (zoning.id == "block" && zoning.name[at].empty()) return catalog.text("scope.metropolitan_france"_text);
    const std::string name = zoning.name[at].empty() ? zoning.code[at] : zoning.code[at] + " " + zoning.name[at];
    return catalog.text(message("level.zone"_text).with("zone", name).with("level", level_title(zoning, catalog)));
}

std::string further_rules_text(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                               const Catalog& catalog) {
    std::string text;
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
        if (rules[rule].is_asked)
            text = and_then(text, bounds_list(workspace, rules, rule, catalog), catalog);
    return text.empty() ? text : catalog.text(message("plan.further_rules"_text).with("rules", text));
}

Value zones_value(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                  std::span<const planning::ZoneVerdict> verdicts, const Catalog& catalog) {
    Value zones{Value::List{}};
    for (const planning::ZoneVerdict& verdict : verdicts) {
        const planning::ZoningRule& rule = rules[verdict.rule];
        Value zone;
        zone.set("level", rule.zoning->id);
        zone.set("code", rule.zoning->code[static_cast<std::size_t>(verdict.zone)]);
        zone.set("name", zone_title(workspace, rules, static_cast<int>(verdict.rule) + 1, verdict.zone, catalog));
        zone.set("sites", verdict.sites);
        zone.set("minimum", verdict.bounds.minimum);
        zone.set("maximum", verdict.bounds.maximum ? Value(*verdict.bounds.maximum) : Value());
        zone.set("met", verdict.met());
        zones.push(std::move(zone));
    }
    return zones;
}

Section zones_section(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                      std::span<const planning::ZoneVerdict> verdicts, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text("report.zones"_text);
    section.table.id = "zones";
    section.table.columns = {{"zone", catalog.text("column.zone"_text)},
                             {"sites", catalog.text("column.sites"_text), true},
                             {"rule", catalog.text("column.bounds"_text)},
                             {"met", catalog.text("column.met"_text)}};
    std::int64_t silent = 0;
    for (const planning::ZoneVerdict& verdict : verdicts) {
        if (!rules[verdict.rule].is_asked) continue;
        // A zone that asks for nothing and has nothing is no news.
        if (verdict.bounds.minimum == 0 && verdict.sites == 0) {
            ++silent;
            continue;
        }
        section.table.rows.push_back(
            {text_cell(zone_title(workspace, rules, static_cast<int>(verdict.rule) + 1, verdict.zone, catalog)),
             persons_cell(verdict.sites, language), text_cell(bounds_text(verdict.bounds, catalog)),
             Cell{Value(verdict.met()), catalog.text(verdict.met() ? "beside.yes"_text : "beside.no"_text)}});
    }
    if (silent > 0) section.lines.push_back(catalog.text(message("plan.silent_zones"_text).with("count", silent)));
    return section;
}

}  // namespace maillage::app
