// SPDX-License-Identifier: Apache-2.0
#include "app/services/wording.h"

#include <algorithm>

#include "app/services/format.h"
#include "app/services/zone_report.h"

namespace maillage::app {
namespace {

using territory::Index;

std::string department_title(const territory::TerritorySet& territory, Index department) {
    return territory.departments.code[department].text() + " " + territory.departments.name[department];
}

void warn_of_weak_dates(const Workspace& workspace, std::vector<Message>& warnings) {
    std::string inferred;
    std::string undated;
    std::string ended;
    for (const LocatedSite& site : workspace.sites) {
        if (site.knowledge.is_ended) ended += (ended.empty() ? "" : ", ") + site.site.name;
        if (!site.knowledge.known || site.site.programme.empty()) continue;
        if (site.knowledge.inferred) inferred += (inferred.empty() ? "" : ", ") + site.site.name;
        if (site.knowledge.undated) undated += (undated.empty() ? "" : ", ") + site.site.name;
    }
    if (!inferred.empty()) warnings.push_back(message("check.inferred_sites"_text).with("names", inferred));
    if (!ended.empty()) warnings.push_back(message("check.ended_sites"_text).with("names", ended));
    if (!undated.empty()) warnings.push_back(message("check.undated_sites"_text).with("names", undated));
}

void warn_of_low_home_shares(const Workspace& workspace, const CheckResult& result, std::vector<Message>& warnings) {
    const auto& territory = *workspace.territory;
    for (std::size_t j = 0; j < result.hosts.size(); ++j) {
        const auto share = result.tables.sites[j].home_share;
        if (!share || *share >= low_home_share) continue;
        const Index department = territory.communes.department[result.hosts[j].commune];
        warnings.push_back(message("check.low_home_share"_text)
                               .with("site", workspace.sites[result.site_of[j]].site.name)
                               .with("department", department_title(territory, department))
                               .with("share", *share * 100, 0));
    }
}

/// ", dont 3 prévus ou proposés": an answer that rests on sites that do not stand says so.
std::string counted_proposals_text(const Workspace& workspace, const Catalog& catalog) {
    const auto count = std::count_if(workspace.sites.begin(), workspace.sites.end(), [](const LocatedSite& site) {
        return site.knowledge.known && site.site.state != planning::SiteState::existing;
    });
    if (count == 0) return {};
    return catalog.text(message("rule.counted_proposals"_text).with("count", static_cast<std::int64_t>(count)));
}

/// "CC du Volvestre (intercommunalité), …": where bounds are broken, the first few by name.
std::string unmet_zones(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    constexpr std::int64_t most_named = 5;  // the table holds them all
    std::int64_t count = 0;
    std::string names;
    for (const planning::ZoneVerdict& verdict : result.zone_verdicts) {
        if (verdict.met() || ++count > most_named) continue;
        names += (names.empty() ? "" : ", ") + zone_title(workspace, workspace.zone_rules,
                                                          static_cast<int>(verdict.rule) + 1, verdict.zone, catalog);
    }
    if (count <= most_named) return names;
    return catalog.text(message("rule.and_others"_text).with("names", names).with("count", count - most_named));
}

/// Overseas departments without a site of their own: their people are counted at the distance of an ocean.
void warn_of_oceans(const Workspace& workspace, const CheckResult& result, std::vector<Message>& warnings) {
    const auto& departments = workspace.territory->departments;
    std::vector<Index> unserved;
    for (const auto& verdict : result.verdicts)
        if (verdict.sites == 0 && territory::is_overseas(departments.code[verdict.department]))
            unserved.push_back(verdict.department);
    if (unserved.empty() || result.hosts.empty() || unserved.size() == result.verdicts.size()) return;
    warnings.push_back(
        message("check.overseas"_text).with("departments", department_list(*workspace.territory, unserved)));
}

}  // namespace

const std::string& in_language(const planning::BilingualText& text, Language language) {
    return language == Language::french ? text.fr : text.en;
}

TextKey state_text(planning::SiteState state) {
    switch (state) {
        case planning::SiteState::existing: return "state.existing"_text;
        case planning::SiteState::planned: return "state.planned"_text;
        case planning::SiteState::proposed: return "state.proposed"_text;
        case planning::SiteState::rejected: break;
    }
    return "state.rejected"_text;
}

std::string scope_name(const territory::Scope& scope, const Catalog& catalog) {
    if (scope.id == "france") return catalog.text("scope.france"_text);
    if (scope.id == "france-metropolitaine") return catalog.text("scope.metropolitan_france"_text);
    return scope.name;
}

std::string situation_text(const Workspace& workspace, const Catalog& catalog) {
    if (!workspace.as_of) return catalog.text("situation.all_known"_text);
    return catalog.text(message("situation.on"_text).with("date", *workspace.as_of));
}

std::string vintage_text(const territory::Vintage& vintage, const Catalog& catalog) {
    const auto day = parse_date(vintage.intercommunalities);
    return catalog.text(
        message("vintage.line"_text)
            .with("geography", vintage.geography)
            .with("population", vintage.population)
            .with("date", day ? format_date(*day, catalog.language()) : vintage.intercommunalities));
}

std::string department_list(const territory::TerritorySet& territory, const std::vector<Index>& departments) {
    std::string out;
    for (const Index department : departments)
        out += (out.empty() ? "" : ", ") + department_title(territory, department);
    return out;
}

std::string bounds_text(const planning::SiteBounds& bounds, const Catalog& catalog) {
    const std::int64_t minimum = bounds.minimum;
    if (!bounds.maximum) {
        if (minimum == 0) return catalog.text("bounds.free"_text);
        return catalog.text(message("bounds.at_least"_text).with("minimum", minimum));
    }
    if (*bounds.maximum == minimum) return catalog.text(message("bounds.exactly"_text).with("minimum", minimum));
    if (minimum == 0) return catalog.text(message("bounds.at_most"_text).with("maximum", std::int64_t{*bounds.maximum}));
    return catalog.text(message("bounds.between"_text)
                            .with("minimum", minimum)
                            .with("maximum", std::int64_t{*bounds.maximum}));
}

std::string own_rule_text(const Workspace& workspace, const Catalog& catalog) {
    const std::string everywhere = bounds_text(workspace.rule.everywhere, catalog);
    std::string exceptions;
    for (const Index department : workspace.scope.departments) {
        if (!workspace.rule.exceptions.contains(department)) continue;
        exceptions += (exceptions.empty() ? "" : ", ") + department_list(*workspace.territory, {department}) + " (" +
                      bounds_text(workspace.rule.of(department), catalog) + ")";
    }
    if (exceptions.empty()) return catalog.text(message("rule.own"_text).with("bounds", everywhere));
    return catalog.text(message("rule.own_but"_text).with("bounds", everywhere).with("exceptions", exceptions));
}

std::string rule_answer(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    std::vector<Index> unmet;
    for (const auto& verdict : result.verdicts)
        if (!verdict.met()) unmet.push_back(verdict.department);
    const auto total = static_cast<std::int64_t>(result.verdicts.size());
    const std::string counted = counted_proposals_text(workspace, catalog);
    if (unmet.empty()) return catalog.text(message("rule.met"_text).with("total", total).with("counted", counted));
    return catalog.text(message("rule.not_met"_text)
                            .with("met", total - static_cast<std::int64_t>(unmet.size()))
                            .with("total", total)
                            .with("counted", counted)
                            .with("departments", department_list(*workspace.territory, unmet)));
}

std::string reach_text(Meters reach, const Catalog& catalog) {
    return catalog.text(message("plan.reach"_text).with("distance", limit_text(reach, catalog.language())));
}

std::optional<RuleAnswer> zone_rules_answer(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    if (workspace.zone_rules.empty()) return std::nullopt;
    const auto total = static_cast<std::int64_t>(result.zone_verdicts.size());
    const auto met = std::ranges::count_if(result.zone_verdicts, &planning::ZoneVerdict::met);
    Message detail = message(met == total ? "rule.zones_met"_text : "rule.zones_not_met"_text).with("total", total);
    if (met < total) detail.with("met", std::int64_t{met}).with("zones", unmet_zones(workspace, result, catalog));
    return RuleAnswer{further_rules_text(workspace, workspace.zone_rules, catalog),
                      catalog.text(detail.with("counted", counted_proposals_text(workspace, catalog))), met == total};
}

std::optional<RuleAnswer> reach_answer(const Workspace& workspace, const CheckResult& result, const Catalog& catalog) {
    if (!result.out_of_reach) return std::nullopt;
    const OutOfReach& beyond = *result.out_of_reach;
    const bool met = beyond.communes == 0;
    const TextKey key = met ? "rule.reach_met"_text
                        : beyond.farthest ? "rule.reach_not_met"_text
                                          : "rule.reach_without_site"_text;
    const auto& longest = result.tables.coverage.longest;
    return RuleAnswer{
        reach_text(*workspace.reach, catalog),
        catalog.text(message(key)
                         .with("longest", longest ? limit_text(*longest, catalog.language()) : std::string())
                         .with("farthest", beyond.farthest ? workspace.territory->communes.name[*beyond.farthest] : "")
                         .with("communes", beyond.communes)
                         .with("persons", beyond.persons)
                         .with("counted", counted_proposals_text(workspace, catalog))),
        met};
}

TextKey no_sites_text(const Workspace& workspace) {
    if (!workspace.names_sites) return "report.no_sites_named"_text;
    return workspace.as_of ? "report.no_sites"_text : "report.no_sites_at_all"_text;
}

double persons_per_place(std::int64_t persons, const planning::Headcount& places) {
    return static_cast<double>(persons) / static_cast<double>(places.people);
}

std::vector<Message> standing_warnings(const Workspace& workspace) {
    std::vector<Message> warnings = workspace.all_warnings();
    warn_of_weak_dates(workspace, warnings);
    return warnings;
}

std::vector<Message> situation_warnings(const Workspace& workspace, const CheckResult& result) {
    std::vector<Message> warnings = standing_warnings(workspace);
    warn_of_low_home_shares(workspace, result, warnings);
    warn_of_oceans(workspace, result, warnings);
    return warnings;
}

}  // namespace maillage::app
