// SPDX-License-Identifier: Apache-2.0
// The check as a document. Keys are those of the command-line contract; they may grow, never change.
#include "app/services/check_document.h"

#include "app/services/format.h"
#include "app/services/timeline_service.h"
#include "app/services/wording.h"
#include "app/services/zone_report.h"

namespace maillage::app {
namespace {

using territory::Index;

std::string department_code(const Workspace& workspace, Index department) {
    return workspace.territory->departments.code[department].text();
}

Value destination_value(const Workspace& workspace, const CheckResult& result, const planning::Destination& to,
                        std::int64_t population) {
    const auto host = static_cast<std::size_t>(to.host);
    const auto& communes = workspace.territory->communes;
    Value value;
    value.set("site", workspace.sites[result.site_of[host]].site.name);
    value.set("code", communes.code[result.hosts[host].commune].text());
    value.set("department", department_code(workspace, communes.department[result.hosts[host].commune]));
    value.set("persons", to.persons);
    value.set("share", share_value(static_cast<double>(to.persons) / static_cast<double>(population)));
    return value;
}

Value department_value(const Workspace& workspace, const CheckResult& result, std::size_t row) {
    const auto& department = result.tables.departments[row];
    const auto& verdict = result.verdicts[row];
    const auto& coverage = department.coverage;
    Value value;
    value.set("code", department_code(workspace, department.department));
    value.set("name", workspace.territory->departments.name[department.department]);
    value.set("sites", verdict.sites);
    value.set("required", verdict.bounds.minimum);
    value.set("maximum", verdict.bounds.maximum ? Value(*verdict.bounds.maximum) : Value());
    value.set("met", verdict.met());
    value.set("population", coverage.population);
    value.set("population_covered", per_band(coverage, planning::Band::Unit::kilometers, false));
    value.set("share", per_band(coverage, planning::Band::Unit::kilometers, true));
    if (workspace.distance.has_minutes()) {
        value.set("population_covered_min", per_band(coverage, planning::Band::Unit::minutes, false));
        value.set("share_min", per_band(coverage, planning::Band::Unit::minutes, true));
    }
    value.set("mean_km", mean_value(coverage.mean_km));
    value.set("max_km", km_value(coverage.longest));
    Value goes_to{Value::List{}};
    for (const auto& to : department.goes_to)
        goes_to.push(destination_value(workspace, result, to, coverage.population));
    value.set("goes_to", std::move(goes_to));
    return value;
}

Value site_value(const Workspace& workspace, const CheckResult& result, std::size_t host) {
    const LocatedSite& site = workspace.sites[result.site_of[host]];
    const auto& row = result.tables.sites[host];
    const auto& communes = workspace.territory->communes;
    Value value;
    value.set("id", site.site.id.text());
    value.set("code", communes.code[site.host.commune].text());
    value.set("name", site.site.name);
    value.set("department", department_code(workspace, communes.department[site.host.commune]));
    value.set("lon", Value(site.host.place.lon, 7));
    value.set("lat", Value(site.host.place.lat, 7));
    value.set("persons", row.persons);
    value.set("mean_km", mean_value(row.mean_km));
    value.set("home_share", share_value(row.home_share));
    Value residences{Value::List{}};
    for (const auto& residence : row.residences) {
        Value part;
        part.set("department", department_code(workspace, residence.department));
        part.set("persons", residence.persons);
        residences.push(std::move(part));
    }
    value.set("residences", std::move(residences));
    const auto places = planning::places_on(site.site, workspace.as_of);
    value.set("places", places ? Value(places->people) : Value());
    value.set("places_are_exact", places ? Value(places->precision == planning::CountPrecision::exact) : Value());
    value.set("persons_per_place", places ? Value(persons_per_place(row.persons, *places), 1) : Value());
    value.set("inferred", site.knowledge.inferred);
    value.set("undated", site.knowledge.undated);
    value.set("source", site.site.citation.source);
    return value;
}

Value own_rule_value(std::string id, const RuleAnswer& answer) {
    Value value;
    value.set("id", std::move(id));
    value.set("statement", answer.statement);
    value.set("met", answer.met);
    value.set("detail", answer.detail);
    return value;
}

void push_department_rules(Value& rules, const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    if (result.has_rule && (workspace.has_own_rule || !workspace.programme)) {
        rules.push(own_rule_value("project", {own_rule_text(workspace, catalog), rule_answer(workspace, result, catalog),
                                              result.rule_met()}));
        return;
    }
    if (!workspace.programme) return;
    for (const evidence::Rule& rule : workspace.programme->rules) {
        if (!std::holds_alternative<evidence::SitesPerZone>(rule.terms)) continue;
        Value value;
        value.set("id", rule.id);
        value.set("statement", in_language(rule.statement, catalog.language()));
        value.set("source", rule.citation.source);
        value.set("quote", rule.citation.quote);
        value.set("met", result.rule_met());
        value.set("detail", rule_answer(workspace, result, catalog));
        rules.push(std::move(value));
    }
}

Value rules_value(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Value rules{Value::List{}};
    push_department_rules(rules, workspace, result, catalog);
    if (const auto zones = zone_rules_answer(workspace, result, catalog)) rules.push(own_rule_value("zone-rule", *zones));
    if (const auto reach = reach_answer(workspace, result, catalog)) rules.push(own_rule_value("max-distance", *reach));
    return rules;
}

Value out_of_reach_value(const Workspace& workspace, const CheckResult& result) {
    if (!result.out_of_reach) return {};
    const OutOfReach& beyond = *result.out_of_reach;
    const auto& communes = workspace.territory->communes;
    Value value;
    value.set("communes", beyond.communes);
    value.set("persons", beyond.persons);
    value.set("farthest", beyond.farthest ? Value(communes.code[*beyond.farthest].text()) : Value());
    return value;
}

Value claims_value(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Value claims{Value::List{}};
    for (std::size_t i = 0; i < result.claims.size(); ++i) {
        const auto& claim = workspace.programme->claims[i];
        const auto& outcome = result.claims[i];
        Value value;
        value.set("id", outcome.id);
        value.set("statement", in_language(claim.statement, catalog.language()));
        value.set("said", outcome.said);
        value.set("shown", outcome.shown);
        value.set("due", iso_text(claim.due));
        value.set("shown_on", iso_text(outcome.shown_on));
        value.set("verdict", evidence::verdict_name(outcome.verdict));
        Value missing{Value::List{}};
        for (const auto& code : outcome.missing) missing.push(code.text());
        value.set("departments_missing", std::move(missing));
        value.set("source", claim.citation.source);
        value.set("quote", claim.citation.quote);
        claims.push(std::move(value));
    }
    return claims;
}

}  // namespace

Value per_band(const planning::Bands& bands, const std::vector<std::int64_t>& persons, planning::Band::Unit unit) {
    Value out{Value::Object{}};
    for (std::size_t band = 0; band < bands.size(); ++band)
        if (bands[band].unit == unit) out.set(band_key(bands[band]), persons[band]);
    return out;
}

Value per_band(const planning::Coverage& coverage, planning::Band::Unit unit, bool shares) {
    if (!shares) return per_band(coverage.bands, coverage.within, unit);
    Value out{Value::Object{}};
    for (std::size_t band = 0; band < coverage.bands.size(); ++band)
        if (coverage.bands[band].unit == unit)
            out.set(band_key(coverage.bands[band]), share_value(coverage.share_within(band)));
    return out;
}

Value coverage_value(const planning::Coverage& coverage, bool has_minutes) {
    Value value;
    value.set("population", coverage.population);
    value.set("within_km", per_band(coverage, planning::Band::Unit::kilometers, false));
    value.set("share_within_km", per_band(coverage, planning::Band::Unit::kilometers, true));
    if (has_minutes) {
        value.set("within_min", per_band(coverage, planning::Band::Unit::minutes, false));
        value.set("share_within_min", per_band(coverage, planning::Band::Unit::minutes, true));
    }
    value.set("mean_km", mean_value(coverage.mean_km));
    value.set("median_km", km_value(coverage.median));
    value.set("p90_km", km_value(coverage.p90));
    value.set("max_km", km_value(coverage.longest));
    value.set("worst_decile_km", mean_value(coverage.worst_decile_km));
    value.set("gini", share_value(coverage.gini));
    return value;
}

Value situation_value(const Workspace& workspace, const Catalog& catalog) {
    Value value;
    value.set("programme", workspace.programme ? Value(workspace.programme->id) : Value());
    value.set("scope", workspace.scope.id);
    value.set("scope_name", scope_name(workspace.scope, catalog));
    value.set("as_of", workspace.as_of ? Value(iso_text(*workspace.as_of)) : Value());
    value.set("situation", situation_text(workspace, catalog));
    value.set("distance", workspace.distance.canonical());
    value.set("distance_label", catalog.text(workspace.distance.label()));
    value.set("demand", catalog.text(workspace.demand.label));
    const auto& vintage = workspace.territory->vintage;
    value.set("vintage", vintage_text(vintage, catalog));
    value.set("sources", vintage.sources);
    return value;
}

Value warnings_value(const std::vector<Message>& warnings, const Catalog& catalog) {
    Value list{Value::List{}};
    for (const Message& warning : warnings) list.push(catalog.text(warning));
    return list;
}

Value check_document(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    Value document = situation_value(workspace, catalog);
    document.set("rules", rules_value(workspace, result, catalog));
    Value departments{Value::List{}};
    for (std::size_t row = 0; row < result.verdicts.size(); ++row)
        departments.push(department_value(workspace, result, row));
    document.set("departments", std::move(departments));
    Value sites{Value::List{}};
    for (std::size_t host = 0; host < result.hosts.size(); ++host)
        sites.push(site_value(workspace, result, host));
    document.set("sites", std::move(sites));
    document.set("coverage", coverage_value(result.tables.coverage, workspace.distance.has_minutes()));
    document.set("claims", claims_value(workspace, result, catalog));
    Value unmet{Value::List{}};
    for (const auto& verdict : result.verdicts)
        if (!verdict.met()) unmet.push(department_code(workspace, verdict.department));
    document.set("unmet", std::move(unmet));
    document.set("zones", zones_value(workspace, workspace.zone_rules, result.zone_verdicts, catalog));
    document.set("max_distance_km", km_value(workspace.reach));
    document.set("out_of_reach", out_of_reach_value(workspace, result));
    document.set("timeline", timeline_value(workspace, timeline_of(workspace)));
    document.set("warnings", warnings_value(situation_warnings(workspace, result), catalog));
    return document;
}

}  // namespace maillage::app
