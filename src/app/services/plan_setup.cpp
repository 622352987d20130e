// SPDX-License-Identifier: Apache-2.0
// From the words of a plan question to numbers and codes.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "app/services/commune_list.h"
#include "app/services/objective_words.h"
#include "app/services/plan_rules.h"
#include "app/services/plan_service.h"
#include "io/site_file_reader.h"

namespace maillage::app {
namespace {

using territory::Index;

Error usage(Message what, TextKey remedy) {
    return {ErrorKind::usage, std::move(what), {}, {}, message(remedy)};
}

struct KindWord {
    std::string_view word;
    territory::EpciKind kind;
};
/// Kinds of intercommunality as --exclude takes them; "metropoles" is METRO and MET69 together.
constexpr std::array kind_words{
    KindWord{"communautes-urbaines", territory::EpciKind::communaute_urbaine},
    KindWord{"communautes-agglomeration", territory::EpciKind::communaute_agglomeration},
    KindWord{"communautes-communes", territory::EpciKind::communaute_communes},
};

Result<planning::CandidateLimits> parse_limits(const Workspace& workspace, const PlanQuestion& question) {
    planning::CandidateLimits limits;
    limits.minimum_population = question.min_population;
    limits.maximum_population = question.max_population;
    if (limits.maximum_population > 0 && limits.minimum_population > limits.maximum_population)
        return fail(usage(message("plan.populations_crossed"_text)
                              .with("least", limits.minimum_population)
                              .with("most", limits.maximum_population),
                          "plan.populations_crossed_remedy"_text));
    for (const std::string& word : split_list(question.exclude)) {
        if (word == "metropoles") {
            limits.without_metropoles = true;
            continue;
        }
        if (const auto kind = std::ranges::find(kind_words, word, &KindWord::word); kind != kind_words.end()) {
            limits.without_kinds.insert(kind->kind);
            continue;
        }
        const auto code = IntercommunalityCode::parse(word);
        const auto epci = code ? workspace.territory->intercommunalities.find(*code) : std::nullopt;
        if (!epci) return fail(usage(message("plan.unknown_epci"_text).with("code", word), "plan.unknown_epci_remedy"_text));
        limits.without_epci.insert(*epci);
    }
    auto forbidden = parse_communes(workspace, question.forbid);
    if (!forbidden) return fail(forbidden.error());
    limits.forbidden_communes = {forbidden->begin(), forbidden->end()};
    return limits;
}

Result<std::vector<Index>> find_candidates(const Workspace& workspace, const PlanQuestion& question,
                                           PlanSetup& setup) {
    std::vector<Index> hosts;
    for (const LocatedSite& site : workspace.sites)
        if (site.site.state != planning::SiteState::rejected) hosts.push_back(site.host.commune);
    const auto chosen = [&](planning::CandidateSet set) {
        setup.set = set;
        return planning::candidate_communes(*workspace.territory, workspace.scope, set, hosts, setup.limits);
    };
    if (question.candidates == "default") return chosen(planning::CandidateSet::standard);
    if (question.candidates == "epci-main") return chosen(planning::CandidateSet::epci_main);
    if (question.candidates == "communes") return chosen(planning::CandidateSet::communes);
    // A word that looks like no path is a slip in the word.
    std::error_code unknown;
    if (question.candidates.find_first_of("./") == std::string::npos && !std::filesystem::exists(question.candidates, unknown))
        return fail(Error{ErrorKind::usage, message("plan.unknown_candidates"_text).with("given", question.candidates), {}, {},
                          message("plan.unknown_candidates_remedy"_text)});
    auto listed = io::read_sites(question.candidates, *workspace.territory);
    if (!listed) return fail(listed.error());
    std::set<Index> communes;
    for (const planning::Site& site : listed->sites) {
        const auto commune = workspace.territory->communes.find(site.commune);
        if (commune && workspace.scope.contains(*commune) && setup.limits.allows(*workspace.territory, *commune))
            communes.insert(*commune);
    }
    return std::vector<Index>(communes.begin(), communes.end());
}

/// Each commune of the scope can host one new site.
Status check_number(const Workspace& workspace, int given, std::size_t standing) {
    const auto most = static_cast<std::int64_t>(workspace.scope.communes.size() + standing);
    if (given <= most) return {};
    return fail(usage(message("plan.too_many_sites"_text)
                          .with("given", std::int64_t{given})
                          .with("communes", static_cast<std::int64_t>(workspace.scope.communes.size())),
                      "plan.too_many_sites_remedy"_text));
}

Status parse_objective(const PlanQuestion& question, planning::PlanRequest& request) {
    const ObjectiveWords* words = find_objective(question.objective);
    if (words == nullptr)
        return fail(usage(message("plan.unknown_objective"_text).with("given", question.objective),
                          "plan.unknown_objective_remedy"_text));
    request.objective = words->objective;
    if (question.gap > 0 && words->objective != optimise::Objective::p_median)
        return fail(usage(message("plan.gap_of_other"_text), "plan.gap_of_other_remedy"_text));
    if (!words->has_total && (question.sites_total || question.new_sites))
        return fail(usage(message("plan.total_of_set_cover"_text), "plan.total_of_set_cover_remedy"_text));
    if (!words->has_radius) return {};
    if (question.radii_km.size() > 1)
        return fail(usage(message("plan.two_radii"_text), "plan.two_radii_remedy"_text));
    const double km = question.radii_km.empty() ? default_cover_km : question.radii_km.front();
    request.radius = {static_cast<Meters::rep>(std::lround(km * 1000))};
    return {};
}

/// Exactly one of the two numbers; none = as many new sites as the rule still asks.
Result<int> parse_total(const Workspace& workspace, const PlanQuestion& question, const planning::PlanRequest& request) {
    const int standing = static_cast<int>(request.existing.size());
    if (request.at_most) return request.sites_total;
    if (question.sites_total && question.new_sites)
        return fail(usage(message("plan.two_totals"_text), "plan.two_totals_remedy"_text));
    if (question.sites_total) {
        if (auto few = check_number(workspace, *question.sites_total, request.existing.size()); !few)
            return fail(few.error());
        return *question.sites_total;
    }
    if (question.new_sites) {
        if (auto few = check_number(workspace, *question.new_sites, 0); !few) return fail(few.error());
        return standing + *question.new_sites;
    }
    const auto verdicts = planning::judge(*workspace.territory, workspace.scope, request.rule, request.existing);
    int missing = planning::missing_sites(verdicts);
    // What the sea asks for is no answer to "how many".
    if (has_rules(request))
        missing = std::max(missing, planning::least_sites(workspace.situation(), request) - standing);
    // Where places count, they say how many (plan_service.cpp).
    if (missing == 0 && question.within_capacity) return std::max(standing, 1);
    if (missing == 0) return fail(usage(message("plan.no_total"_text), "plan.no_total_remedy"_text));
    return standing + missing;
}

}  // namespace

Result<PlanSetup> set_up_plan(const Workspace& workspace, const PlanQuestion& question) {
    PlanSetup setup;
    setup.candidates_name = question.candidates;
    setup.within_capacity = question.within_capacity;
    if (auto objective = parse_objective(question, setup.request); !objective) return fail(objective.error());
    if (auto rules = read_rules(workspace, question, setup); !rules) return fail(rules.error());
    auto limits = parse_limits(workspace, question);
    if (!limits) return fail(limits.error());
    setup.limits = std::move(*limits);
    auto forced = parse_communes(workspace, question.force);
    if (!forced) return fail(forced.error());
    for (const Index commune : *forced)
        if (setup.limits.forbidden_communes.contains(commune))
            return fail(usage(message("plan.forced_and_forbidden"_text)
                                  .with("code", workspace.territory->communes.code[commune].text()),
                              "plan.forced_and_forbidden_remedy"_text));
    setup.request.forced = std::move(*forced);
    if (!question.from_scratch) setup.request.existing = workspace.known_hosts();
    for (const planning::Host& host : setup.request.existing)
        if (setup.limits.forbidden_communes.contains(host.commune))
            return fail(usage(message("plan.forbidden_existing"_text)
                                  .with("code", workspace.territory->communes.code[host.commune].text()),
                              "plan.forbidden_existing_remedy"_text));
    auto candidates = find_candidates(workspace, question, setup);
    if (!candidates) return fail(candidates.error());
    setup.request.candidates = std::move(*candidates);
    if (auto budget = read_budget(workspace, question, setup); !budget) return fail(budget.error());
    if (auto places = check_places(workspace, question, setup.request); !places) return fail(places.error());
    if (!words_of(setup.request.objective).has_total) return setup;
    auto total = parse_total(workspace, question, setup.request);
    if (!total) return fail(total.error());
    setup.request.sites_total = *total;
    return setup;
}

}  // namespace maillage::app
