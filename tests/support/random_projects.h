// SPDX-License-Identifier: Apache-2.0
// Made-up projects with every field set somewhere: the same for the same seed.
#pragma once

#include <string>

#include "project/project.h"
#include "support/random_location_problem.h"

namespace maillage::test_support {

namespace random_projects_detail {

using namespace planning;

inline std::string words(Dice& dice, const char* stem) {
    static const char* const endings[] = {"", " – été", " « noté »", "\nligne 2", " \"cité\" \\", " Œuvre 🚲", "\ttab"};
    return std::string(stem) + " " + std::to_string(dice.below(1000)) + endings[dice.below(7)];
}
inline BilingualText note(Dice& dice) {
    if (dice.chance(60)) return {};
    return {words(dice, "note"), dice.chance(80) ? words(dice, "a note") : ""};
}
inline Citation citation(Dice& dice) {
    if (dice.chance(30)) return {};
    return {words(dice, "« phrase »"), dice.chance(80) ? "S" + std::to_string(dice.below(9)) : ""};
}
inline Date day(Dice& dice) { return {dice.between(1990, 2040), dice.between(1, 12), dice.between(1, 28)}; }
inline DatePrecision precision(Dice& dice) { return static_cast<DatePrecision>(dice.below(4)); }
inline Certainty certainty(Dice& dice) { return static_cast<Certainty>(dice.below(3)); }
inline std::optional<std::int32_t> count(Dice& dice) {
    return dice.chance(50) ? std::nullopt : std::optional<std::int32_t>(dice.below(5000));
}
inline std::optional<Headcount> headcount(Dice& dice) {
    if (dice.chance(40)) return std::nullopt;
    return Headcount{dice.below(400), static_cast<CountPrecision>(dice.below(2))};
}
/// Any double of the range, to its last bit.
inline double real(Dice& dice, double low, double high) {
    const double unit = (dice.below(1 << 30) + dice.below(1 << 23) / static_cast<double>(1 << 23)) / (1 << 30);
    return low + unit * (high - low);
}

inline SiteEvent event(Dice& dice) {
    SiteEvent made{static_cast<SiteEventKind>(dice.below(10)), {}, DatePrecision::unknown, certainty(dice), citation(dice),
                   note(dice)};
    if (dice.chance(80)) {
        made.date = day(dice);
        made.precision = precision(dice);
    }
    return made;
}

inline TrainingAction action(Dice& dice, int number) {
    TrainingAction made;
    made.id = "action-" + std::to_string(number);
    if (dice.chance(70)) made.title = words(dice, "Titre");
    if (dice.chance(50)) made.level = words(dice, "Niveau");
    made.trainings = count(dice);
    made.months = count(dice);
    made.centre_hours = count(dice);
    made.company_hours = count(dice);
    if (dice.chance(50)) made.subsidised = dice.chance(50);
    made.citation = citation(dice);
    made.note = note(dice);
    return made;
}

inline Session session(Dice& dice, int number) {
    Session made;
    made.id = "session-" + std::to_string(number);
    if (dice.chance(50)) made.action = "action-0";
    if (dice.chance(70)) made.start = PartialDate{day(dice), precision(dice)};
    made.places = headcount(dice);
    made.trainees = headcount(dice);
    made.every_months = count(dice);
    made.citation = citation(dice);
    made.note = note(dice);
    return made;
}

inline CommuneCode commune(Dice& dice) {
    static const char* const codes[] = {"09225", "31555", "2A004", "97411", "01001", "59512"};
    return CommuneCode::parse(codes[dice.below(6)]).value();
}

inline Site site(Dice& dice, int number) {
    Site made;
    made.id = SiteId::parse("site-" + std::to_string(number)).value();
    made.commune = commune(dice);
    if (dice.chance(60)) made.position = geo::LonLat{real(dice, -180, 180), real(dice, -90, 90)};
    if (dice.chance(5)) made.position = geo::LonLat{1.2345e-9, -0.000123456789012345};
    made.name = words(dice, "Site");
    if (dice.chance(50)) made.programme = "ern-occitanie";
    if (dice.chance(50)) made.label = "ERN";
    made.state = static_cast<SiteState>(dice.below(4));
    if (dice.chance(50))
        made.partner = Partner{words(dice, "Agglo"), {"alias", words(dice, "autre")}, static_cast<PartnerKind>(dice.below(3)),
                               certainty(dice), citation(dice), note(dice)};
    if (dice.chance(50)) made.organiser = Organiser{words(dice, "École"), {}, certainty(dice), citation(dice), note(dice)};
    for (int i = dice.below(4); i > 0; --i) made.events.push_back(event(dice));
    for (int i = 0, end = dice.below(3); i < end; ++i) made.actions.push_back(action(dice, i));
    for (int i = 0, end = dice.below(3); i < end; ++i) made.sessions.push_back(session(dice, i));
    made.citation = citation(dice);
    made.note = note(dice);
    return made;
}

inline std::shared_ptr<const project::SiteTable> sites(Dice& dice) {
    auto table = std::make_shared<project::SiteTable>();
    for (int i = 0, end = dice.below(8); i < end; ++i) table->push_back(site(dice, i));
    return table;
}

inline SiteBounds bounds(Dice& dice) {
    SiteBounds made{dice.below(4), {}};
    if (dice.chance(50)) made.maximum = made.minimum + dice.below(3);
    return made;
}

/// Rules beside those of the departments; files lie in `folder` or in a folder beside it.
inline void ask_further_rules(Dice& dice, const std::string& folder, project::PlanSettings& plan) {
    const std::string beside = folder.substr(0, folder.rfind('/')) + "/beside";
    if (dice.chance(40)) plan.zonings.push_back({words(dice, "bassin"), folder + "/z o n é.csv:insee:bassin"});
    if (dice.chance(30)) plan.zonings.push_back({"emploi", beside + "/z.csv:c:ze"});
    for (const project::FileZoning& zoning : plan.zonings)
        if (dice.chance(70)) plan.zone_rules.push_back({zoning.name, words(dice, "zone : = * "), bounds(dice)});
    for (const char* code : {"*", "76", "11"})
        if (dice.chance(30)) plan.zone_rules.push_back({"region", code, bounds(dice)});
    if (dice.chance(30)) plan.zone_rules.push_back({"intercommunality", "*", bounds(dice)});
    if (dice.chance(40)) plan.max_distance_km = real(dice, 1, 2000);
    if (dice.chance(60)) return;
    plan.budget = std::int64_t{dice.below(2'000'000)} * 1'000'003;
    plan.opening_cost = dice.chance(50) ? std::to_string(dice.below(1'000'000))
                                        : (dice.chance(50) ? folder : beside) + "/coûts.csv:insee:euros";
}

inline void ask_places(Dice& dice, const std::string& folder, project::PlanSettings& plan) {
    if (dice.chance(50)) return;
    plan.take_up = real(dice, 0.001, 1000);
    if (dice.chance(40)) plan.capacity = std::to_string(dice.between(1, 15'000'000));
    else if (dice.chance(50)) plan.capacity = folder + "/p l à ces.csv:insee:places";
    plan.within_capacity = dice.chance(50);
}

}  // namespace random_projects_detail

/// Paths lie in `folder`, in a folder beside it, or are absent.
inline project::Project random_project(std::uint64_t seed, const std::string& folder) {
    namespace make = random_projects_detail;
    Dice dice(seed);
    project::Project made;
    project::Setting setting;
    if (dice.chance(40)) setting.territory = folder + "/data/territoire.gpkg";
    if (dice.chance(40)) setting.scope = "department:31,32";
    if (dice.chance(40)) setting.programme = "ern-occitanie";
    if (dice.chance(40)) setting.demand = folder + (dice.chance(50) ? "/d é.csv:code:jobs" : "/../beside/d.csv:c:j");
    if (dice.chance(40)) setting.distance = "detour:1.3,70";
    for (int i = dice.below(4); i > 0; --i) setting.radii_km.push_back(make::real(dice, 1, 2000));
    for (int i = dice.below(4); i > 0; --i) setting.minutes.push_back(dice.between(1, 1440));
    if (!setting.demand.empty())
        if (const auto at = setting.demand.find("/../"); at != std::string::npos)
            setting.demand = folder.substr(0, folder.rfind('/')) + setting.demand.substr(at + 3);
    made.setting = std::make_shared<const project::Setting>(std::move(setting));
    made.sites = make::sites(dice);
    project::Rule rule{make::bounds(dice), {}};
    for (const char* code : {"09", "2A", "974"})
        if (dice.chance(50)) rule.exceptions[DepartmentCode::parse(code).value()] = make::bounds(dice);
    made.rule = std::make_shared<const project::Rule>(std::move(rule));
    project::PlanSettings plan;
    plan.objective = static_cast<optimise::Objective>(dice.below(4));
    if (dice.chance(50)) plan.cover_km = make::real(dice, 0, 2000);
    static const char* const candidates[] = {"default", "epci-main", "communes"};
    plan.candidates = dice.chance(60) ? candidates[dice.below(3)] : folder + "/" + candidates[dice.below(3)];
    plan.without_metropoles = dice.chance(50);
    plan.new_sites = dice.below(20);
    if (dice.chance(50)) plan.time_limit_s = make::real(dice, 0, 1e4);
    for (int i = dice.below(4); i > 0; --i)
        (dice.chance(50) ? plan.forced : plan.forbidden).insert(make::commune(dice));
    for (const CommuneCode code : plan.forced) plan.forbidden.erase(code);
    make::ask_further_rules(dice, folder, plan);
    make::ask_places(dice, folder, plan);
    made.plan = std::make_shared<const project::PlanSettings>(std::move(plan));
    project::Scenarios scenarios;
    for (int i = 0, end = dice.below(3); i < end; ++i)
        scenarios.push_back({"Scénario " + std::to_string(i), make::sites(dice)});
    made.scenarios = std::make_shared<const project::Scenarios>(std::move(scenarios));
    return made;
}

/// By value, where the operator of Project compares identities.
inline bool same_content(const project::Project& a, const project::Project& b) {
    const auto same_scenario = [](const project::Scenario& x, const project::Scenario& y) {
        return x.name == y.name && *x.sites == *y.sites;
    };
    return *a.setting == *b.setting && *a.sites == *b.sites && *a.rule == *b.rule && *a.plan == *b.plan &&
           std::equal(a.scenarios->begin(), a.scenarios->end(), b.scenarios->begin(), b.scenarios->end(), same_scenario);
}

}  // namespace maillage::test_support
