// SPDX-License-Identifier: Apache-2.0
// Rules beside the number per department: asked in their fold by mouse and keyboard, obeyed by the plan, taken back one
// by one, and never lost without a word.
#include <algorithm>
#include <cmath>

#include "app/gui/zone_words.h"
#include "app/services/plan_rules.h"
#include "ui/rules_fold.h"

namespace maillage::app::gui {
namespace {

/// CC de Millau Grands Causses.
constexpr const char* millau = "241200567";

class FurtherRules : public RulesFold {
  protected:
    [[nodiscard]] int sites_in_millau() const {
        const auto& territory = *window_.state().workspace->territory;
        const auto zone = territory.intercommunalities.find(*IntercommunalityCode::parse(millau));
        return static_cast<int>(std::ranges::count_if(window_.state().plan->planned.hosts, [&](const planning::Host& host) {
            return territory.communes.intercommunality[host.commune] == *zone;
        }));
    }
};

TEST_F(FurtherRules, TheFoldIsClosedWhereNoneIsAsked) {
    EXPECT_EQ(window_.find("add_rule"), nullptr);
    open_fold();
    for (const char* id : {"max_distance_km", "budget", "opening_cost", "rule_level", "rule_zone", "add_rule"})
        EXPECT_NE(window_.find(id), nullptr) << id;
    EXPECT_FALSE(window_.state().undo_name) << "looking is no edit";
    ASSERT_TRUE(window_.click("rules_fold"));
    settle();
    EXPECT_EQ(window_.find("add_rule"), nullptr);
}

TEST_F(FurtherRules, ARuleIsAddedByMouseObeyedRemovedAndBroughtBack) {
    propose();
    ASSERT_EQ(sites_in_millau(), 0) << "else nothing is proven below";
    open_fold();
    ASSERT_TRUE(window_.click("rule_zone"));
    window_.type("millau");
    ASSERT_TRUE(window_.click("new_rule_minimum.more"));
    ASSERT_TRUE(window_.click("add_rule"));
    settle();
    ASSERT_EQ(plan().zone_rules, (std::vector<project::ZoneRule>{{"intercommunality", millau, {1, 1}}}));
    const std::string chip = std::string("zone_rule_intercommunality_") + millau;
    ASSERT_NE(window_.find(chip), nullptr);
    EXPECT_EQ(window_.state().plan, nullptr) << "the answer was to another question";
    propose();
    EXPECT_EQ(sites_in_millau(), 1);
    EXPECT_EQ(window_.state().plan->planned.hosts.size(), 15U) << "three departments and one more zone ask for a site";
    EXPECT_NE(window_.find(std::string("kept_intercommunality_") + millau), nullptr);
    ASSERT_TRUE(window_.click(chip));
    EXPECT_TRUE(plan().zone_rules.empty());
    EXPECT_EQ(window_.find(chip), nullptr);
    window_.key(GLFW_KEY_Z, true);
    settle();
    EXPECT_EQ(plan().zone_rules.size(), 1U);
    EXPECT_NE(window_.find(chip), nullptr);
}

TEST_F(FurtherRules, EnterInTheZoneAddsTheRuleOfEach) {
    open_fold();
    ASSERT_TRUE(window_.click("rule_level"));
    ASSERT_TRUE(window_.click("rule_level.2"));
    settle();
    type_in("rule_zone", "");
    EXPECT_EQ(plan().zone_rules, (std::vector<project::ZoneRule>{{"region", "*", {0, 1}}}));
    // The same zone again takes the place of its rule.
    ASSERT_TRUE(window_.click("new_rule_maximum.more"));
    type_in("rule_zone", "");
    EXPECT_EQ(plan().zone_rules, (std::vector<project::ZoneRule>{{"region", "*", {0, 2}}}));
    type_in("rule_zone", "Occitanie");
    EXPECT_EQ(plan().zone_rules.back().code, "76");
}

TEST_F(FurtherRules, ADepartmentGoesToTheRuleOfDepartments) {
    open_fold();
    ASSERT_TRUE(window_.click("rule_level"));
    ASSERT_TRUE(window_.click("rule_level.1"));
    settle();
    ASSERT_TRUE(window_.click("new_rule_minimum.more"));
    type_in("rule_zone", "haute garonne");
    const DepartmentCode code = *DepartmentCode::parse("31");
    ASSERT_TRUE(window_.state().project.rule->exceptions.contains(code));
    EXPECT_EQ(window_.state().project.rule->exceptions.at(code), (planning::SiteBounds{1, 1}));
    EXPECT_TRUE(plan().zone_rules.empty());
    ASSERT_TRUE(window_.click("zone_rule_department_31"));
    EXPECT_TRUE(window_.state().project.rule->exceptions.empty());
}

TEST_F(FurtherRules, WhatNoZoneIsCalledIsToldAndAddsNothing) {
    open_fold();
    type_in("rule_zone", "xqzw");
    EXPECT_NE(notice().find("xqzw"), std::string::npos);
    EXPECT_TRUE(plan().zone_rules.empty());
    EXPECT_EQ(window_.state().proposing.rule_draft.zone, "xqzw") << "what was typed is still there to be mended";
}

TEST_F(FurtherRules, TheLongestDistanceIsTypedSteppedAndKept) {
    open_fold();
    ASSERT_TRUE(window_.click("max_distance.less"));
    EXPECT_EQ(plan().max_distance_km, 0) << "there is none to shorten";
    ASSERT_TRUE(window_.click("max_distance.more"));
    const auto today = window_.state().check->tables.coverage.longest;
    EXPECT_EQ(plan().max_distance_km, std::ceil(today->value / 1000.0));
    type_in("max_distance_km", "95,5");
    EXPECT_EQ(plan().max_distance_km, 95.5);
    ASSERT_TRUE(window_.click("max_distance.more"));
    EXPECT_EQ(plan().max_distance_km, 96.5);
    propose();
    ASSERT_TRUE(window_.state().plan->solution.has_plan());
    EXPECT_LE(window_.state().plan->after.coverage.longest->value, 96'500);
    EXPECT_NE(window_.find("kept_distance"), nullptr);
    type_in("max_distance_km", "loin");
    EXPECT_NE(notice().find("loin"), std::string::npos);
    EXPECT_EQ(plan().max_distance_km, 96.5);
    type_in("max_distance_km", "2500");
    EXPECT_FALSE(notice().empty()) << "farther than France is wide";
    EXPECT_EQ(plan().max_distance_km, 96.5);
    type_in("max_distance_km", "1");
    ASSERT_TRUE(window_.click("max_distance.less"));
    EXPECT_EQ(plan().max_distance_km, 0) << "below 1 km there is none";
}

TEST_F(FurtherRules, WhereNoPlanKeepsTheDistanceTheAnswerSaysWhy) {
    window_.session().set_max_distance(5);
    propose();
    EXPECT_EQ(window_.state().plan->solution.status, optimise::Status::infeasible);
    EXPECT_FALSE(window_.state().plan->solution.reasons.empty() && window_.state().plan->beside.ways_out.empty());
    EXPECT_NE(window_.find("plan_answer"), nullptr);
    EXPECT_EQ(window_.find("kept_distance"), nullptr) << "there is no plan to tell of";
}

TEST_F(FurtherRules, AnEnvelopeCountsOnceItsCostIsKnownAndOpensWhatItAffords) {
    open_fold();
    type_in("budget", "500 000");
    EXPECT_FALSE(plan().budget) << "half a question is no edit";
    EXPECT_FALSE(window_.state().undo_name);
    EXPECT_EQ(window_.state().proposing.budget_draft.budget, 500'000);
    type_in("opening_cost", "cher");
    EXPECT_NE(notice().find("cher"), std::string::npos);
    type_in("opening_cost", "115000");
    EXPECT_EQ(plan().budget, 500'000);
    EXPECT_EQ(plan().opening_cost, "115000");
    propose();
    ASSERT_TRUE(window_.state().plan->solution.has_plan());
    EXPECT_TRUE(window_.state().plan->setup.request.at_most);
    EXPECT_EQ(spent(*window_.state().plan), 460'000) << "four sites";
    EXPECT_NE(window_.find("kept_spent"), nullptr);
    EXPECT_NE(window_.find("kept_left"), nullptr);
    ASSERT_TRUE(window_.click("new_sites.more"));
    EXPECT_EQ(plan().new_sites, 1);
    EXPECT_EQ(plan().budget, 500'000) << "another answer to the question keeps the rest of it";
    ASSERT_TRUE(window_.click("new_sites.less"));
    EXPECT_EQ(plan().new_sites, 0) << "below one, as many as the envelope affords";
    type_in("opening_cost", "");
    EXPECT_FALSE(plan().budget);
    EXPECT_EQ(window_.state().proposing.budget_draft.budget, 500'000) << "the envelope waits for another cost";
    window_.session().undo();
    EXPECT_EQ(plan().opening_cost, "115000");
}

TEST_F(FurtherRules, ZonesAndCostsOfFilesThatAProjectNamesAreShownAndCleared) {
    std::string zones = "insee;bassin\n";
    std::string costs = "insee;euros\n";
    const auto& communes = window_.state().workspace->territory->communes;
    for (const territory::Index i : window_.state().workspace->scope.communes) {
        zones += communes.code[i].text() + ";" + (communes.population[i] % 2 == 0 ? "pair" : "impair") + "\n";
        costs += communes.code[i].text() + ";90000\n";
    }
    project::PlanSettings wanted = plan();
    wanted.zonings = {{"bassin", folder_.write("z.csv", zones).string() + ":insee:bassin"}};
    wanted.zone_rules = {{"bassin", "pair", {2, std::nullopt}}};
    wanted.budget = 400'000;
    wanted.opening_cost = folder_.write("c.csv", costs).string() + ":insee:euros";
    open_with(wanted);
    ASSERT_NE(window_.find("zone_rule_bassin_pair"), nullptr) << "open where there are rules";
    propose();
    ASSERT_TRUE(window_.state().plan->solution.has_plan());
    EXPECT_NE(window_.find("kept_bassin_pair"), nullptr);
    EXPECT_EQ(spent(*window_.state().plan), 360'000);
    // Its level is offered, and only its own zones are taken.
    ASSERT_TRUE(window_.click("rule_level"));
    ASSERT_TRUE(window_.click("rule_level.3"));
    settle();
    type_in("rule_zone", "ailleurs");
    EXPECT_NE(notice().find("ailleurs"), std::string::npos);
    EXPECT_EQ(plan().zone_rules.size(), 1U);
    type_in("rule_zone", "impair");
    EXPECT_EQ(plan().zone_rules.size(), 2U);
    ASSERT_TRUE(window_.click("opening_cost_file"));
    EXPECT_TRUE(plan().opening_cost.empty());
    settle();
    EXPECT_NE(window_.find("opening_cost"), nullptr) << "a cost can be typed now";
}

TEST_F(FurtherRules, AProposalThatIsDroppedTakesItsZoneAlong) {
    project::PlanSettings wanted = plan();
    wanted.zone_rules = {{"intercommunality", millau, {1, std::nullopt}}};
    open_with(wanted);
    propose();
    const PlanResult& found = *window_.state().plan;
    ASSERT_EQ(found.zone_verdicts.size(), 1U);
    EXPECT_TRUE(found.zone_verdicts.front().met());
    const auto& territory = *window_.state().workspace->territory;
    const auto zone = territory.intercommunalities.find(*IntercommunalityCode::parse(millau));
    for (const planning::Host& host : found.planned.hosts)
        if (territory.communes.intercommunality[host.commune] == *zone) {
            window_.session().drop_proposal(host.commune);
            break;
        }
    EXPECT_FALSE(window_.state().plan->zone_verdicts.front().met());
}

TEST_F(FurtherRules, AreToldInBothLanguagesWithoutCuttingWords) {
    project::PlanSettings wanted = plan();
    wanted.zone_rules = {{"intercommunality", "*", {0, 2}}, {"region", "76", {2, 20}}};
    wanted.max_distance_km = 95;
    wanted.budget = 1'500'000;
    wanted.opening_cost = "115000";
    open_with(wanted);
    propose();
    expect_whole_words("kept_intercommunality_");
    // Sums are typed as the language writes them.
    type_in("budget", "1,600,000");
    EXPECT_EQ(plan().budget, 1'600'000);
    type_in("max_distance_km", "1,200 km");
    EXPECT_EQ(plan().max_distance_km, 1200);
    window_.session().set_language(Language::french);
    settle();
    type_in("budget", "1,700,000");
    EXPECT_EQ(plan().budget, 1'600'000) << "a comma is a decimal one in French";
    EXPECT_FALSE(notice().empty());
}

TEST(EurosFromWords, ReadsWhatTheWindowWrites) {
    EXPECT_EQ(euros_from_words("1\u202f500\u202f000\u00a0€", Language::french), 1'500'000);
    EXPECT_EQ(euros_from_words("€1,500,000", Language::english), 1'500'000);
    EXPECT_EQ(euros_from_words("0", Language::french), 0);
    for (const char* words : {"", "1,5", "-3", "12k", "2200000000001", "99999999999999999999"})
        EXPECT_EQ(euros_from_words(words, Language::french), std::nullopt) << words;
}

}  // namespace
}  // namespace maillage::app::gui
