// SPDX-License-Identifier: Apache-2.0
// Who may host a site: the candidate lists, seen through what the planner may and may not get.
#include <gtest/gtest.h>

#include "cli/command.h"
#include "cli/france_oracle.h"

namespace maillage::cli_test {
namespace {

FranceOracle& region() {
    static FranceOracle by_hand("76");
    return by_hand;
}

std::set<std::string> hosts() { return {known_hosts().begin(), known_hosts().end()}; }

/// Codes of the candidates of that department but one.
std::string all_but(const std::string& kept, const std::set<std::string>& candidates) {
    std::vector<std::string> others;
    for (const auto& code : candidates)
        if (code != kept && region().at(code).department == region().at(kept).department) others.push_back(code);
    return joined(others);
}

TEST(Candidates, CountsFollowTheDefinition) {
    EXPECT_EQ(region().epci_main().size(), 161u);
    const json by_default = json_of(0, occitanie("plan", {"--new", "3"}));
    EXPECT_EQ(by_default["candidate_count"], region().default_candidates(hosts()).size());
    const json main = json_of(
        0, occitanie("plan", {"--from-scratch", "--sites-total", "13", "--candidates", "epci-main"}));
    EXPECT_EQ(main["candidate_count"], 161);
    EXPECT_EQ(main["candidates"], "epci-main");
    for (const auto& code : codes_of(main, "")) EXPECT_TRUE(region().epci_main().contains(code)) << code;
}

/// Every candidate open: there is nothing to choose, and every commune of the list must be in the plan.
TEST(Candidates, EveryCandidateOfTheListCanBeOpened) {
    const json all = json_of(
        0, occitanie("plan", {"--from-scratch", "--sites-total", "161", "--candidates", "epci-main"}));
    EXPECT_EQ(all["status"], "optimal");
    const auto open = codes_of(all, "");
    EXPECT_EQ(std::set<std::string>(open.begin(), open.end()), region().epci_main());
    const auto expected = region().default_candidates(hosts());
    const json whole = json_of(
        0, occitanie("plan", {"--from-scratch", "--sites-total", std::to_string(expected.size())}));
    const auto everyone = codes_of(whole, "");
    EXPECT_EQ(std::set<std::string>(everyone.begin(), everyone.end()), expected);
}

class KnownHost : public testing::TestWithParam<const char*> {};

/// Lourdes and Moissac are not the largest of their intercommunality, and may still be chosen.
TEST_P(KnownHost, IsACandidateByDefault) {
    const std::string host = GetParam();
    const Arguments alone = occitanie("plan", {"--from-scratch", "--sites-total", "13", "--per-department", "1",
                                               "--forbid", all_but(host, region().default_candidates(hosts()))});
    const auto open = codes_of(json_of(0, alone), "");
    EXPECT_TRUE(std::find(open.begin(), open.end(), host) != open.end()) << joined(open);
}

TEST_P(KnownHost, IsNotTheMainCommuneOfItsIntercommunality) {
    const std::string host = GetParam();
    EXPECT_FALSE(region().epci_main().contains(host));
    const Ended ended = maillage(
        occitanie("plan", {"--from-scratch", "--sites-total", "13", "--per-department", "1", "--candidates",
                           "epci-main", "--forbid", all_but(host, region().epci_main())}));
    EXPECT_EQ(ended.exit, 1) << "no candidate is left in its department";
    EXPECT_NE((ended.out + ended.err).find(region().at(host).department), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Hosts, KnownHost, testing::Values("65286", "82112"));

/// 1 235 in metropolitan France: the departments 92, 93 and 94 get their most populous commune.
TEST(Candidates, OfMetropolitanFrance) {
    const FranceOracle france("");
    const json all = json_of(0, {"plan", "--scope", "france-metropolitaine", "--candidates", "epci-main",
                                 "--from-scratch", "--sites-total", "1235", "--time-limit", "20"});
    EXPECT_EQ(all["candidate_count"], 1235);
    EXPECT_EQ(all["status"], "optimal");
    std::set<std::string> expected;
    for (const auto& code : france.epci_main())
        if (!code.starts_with("97")) expected.insert(code);
    const auto open = codes_of(all, "");
    EXPECT_EQ(std::set<std::string>(open.begin(), open.end()), expected);
}

TEST(Candidates, WithoutTheMetropolesNeitherToulouseNorMontpellier) {
    const json without = json_of(
        0, occitanie("plan", {"--from-scratch", "--sites-total", "13", "--exclude", "metropoles"}));
    EXPECT_EQ(without["status"], "optimal");
    std::size_t left = 0;
    for (const auto& code : region().default_candidates(hosts())) {
        const std::string& kind = region().kind_of(region().at(code).intercommunality);
        left += kind != "METRO" && kind != "MET69";
    }
    EXPECT_EQ(without["candidate_count"], left);
    for (const auto& code : codes_of(without, "")) {
        const std::string& kind = region().kind_of(region().at(code).intercommunality);
        EXPECT_TRUE(kind != "METRO" && kind != "MET69") << code;
    }
}

class Town : public testing::TestWithParam<std::pair<const char*, bool>> {};

/// Perpignan is a communauté urbaine and Nîmes an agglomération, whatever their names say; Toulouse and Montpellier are
/// seats of a métropole.
TEST_P(Town, IsExcludedByItsKindAndNotByItsName) {
    const auto& [town, stays] = GetParam();
    const Arguments alone = occitanie("plan", {"--from-scratch", "--sites-total", "13", "--forbid",
                                               all_but(town, region().default_candidates(hosts()))});
    EXPECT_EQ(json_of(0, alone)["status"], "optimal") << "the only candidate of its department";
    Arguments without = alone;
    without.insert(without.end(), {"--exclude", "metropoles"});
    const json answer = json_of(stays ? 0 : 1, without);
    const auto open = codes_of(answer, "");
    EXPECT_EQ(std::find(open.begin(), open.end(), town) != open.end(), stays);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Town,
                         testing::Values(std::pair{"31555", false}, std::pair{"34172", false},
                                         std::pair{"66136", true}, std::pair{"30189", true}),
                         [](const auto& chosen) { return std::string(chosen.param.first); });

TEST(Candidates, ExcludedIntercommunalitiesAndLargeTowns) {
    const json three = json_of(0, occitanie("plan", {"--new", "3"}));
    ASSERT_EQ(codes_of(three, "proposed").size(), 3u);
    const std::string tarn = codes_of(three, "proposed").back();
    const json elsewhere =
        json_of(0, occitanie("plan", {"--new", "3", "--exclude", region().at(tarn).intercommunality}));
    for (const auto& code : codes_of(elsewhere, "proposed"))
        EXPECT_NE(region().at(code).intercommunality, region().at(tarn).intercommunality) << code;
    EXPECT_GE(elsewhere["value"], three["value"]);
    const json small = json_of(0, occitanie("plan", {"--new", "3", "--max-population", "10000"}));
    for (const auto& code : codes_of(small, "proposed")) EXPECT_LE(region().at(code).population, 10'000) << code;
    EXPECT_GE(small["value"], three["value"]);
}

}  // namespace
}  // namespace maillage::cli_test
