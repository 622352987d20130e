// SPDX-License-Identifier: Apache-2.0
// Rules, forced and forbidden communes; and what is said when they cannot be kept.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

std::map<std::string, int> sites_per_department(const json& answer) {
    std::map<std::string, int> sites;
    for (const auto& site : answer["sites"]) ++sites[site["department"]];
    return sites;
}

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

TEST(PlanRules, ForcedCommunesAreOpenEvenOutsideTheList) {
    const json usual = json_of(0, occitanie("plan", {"--new", "3"}));
    ASSERT_FALSE(holds(codes_of(usual, "proposed"), "81004"));
    const json forced = json_of(0, occitanie("plan", {"--new", "3", "--force", "81004"}));
    EXPECT_TRUE(holds(codes_of(forced, "proposed"), "81004")) << "Albi";
    EXPECT_EQ(forced["status"], "optimal");
    EXPECT_GE(forced["value"], usual["value"]);
    // 81001 has a few hundred inhabitants: in no list of candidates.
    const json small = json_of(0, occitanie("plan", {"--new", "3", "--force", "81001,66136"}));
    EXPECT_TRUE(holds(codes_of(small, "proposed"), "81001"));
    EXPECT_TRUE(holds(codes_of(small, "proposed"), "66136"));
    EXPECT_EQ(codes_of(small, "proposed").size(), 3u);
}

TEST(PlanRules, ForbiddenCommunesStayClosed) {
    const json usual = json_of(0, occitanie("plan", {"--new", "3"}));
    const auto best = codes_of(usual, "proposed");
    const json second = json_of(0, occitanie("plan", {"--new", "3", "--forbid", joined(best)}));
    EXPECT_EQ(second["status"], "optimal");
    for (const auto& code : best) EXPECT_FALSE(holds(codes_of(second, ""), code)) << code;
    EXPECT_GT(second["value"], usual["value"]);
}

TEST(PlanRules, AMaximumPerDepartmentIsKept) {
    const json answer = json_of(0, occitanie("plan", {"--from-scratch", "--sites-total", "20", "--candidates",
                                                      "epci-main", "--per-department", "1:2"}));
    EXPECT_EQ(answer["status"], "optimal");
    const auto sites = sites_per_department(answer);
    EXPECT_EQ(sites.size(), 13u);
    for (const auto& [department, count] : sites) EXPECT_LE(count, 2) << department;
}

TEST(PlanRules, AMinimumOfTwoIsKept) {
    const json answer = json_of(0, occitanie("plan", {"--from-scratch", "--sites-total", "26", "--candidates",
                                                      "epci-main", "--per-department", "2"}));
    for (const auto& [department, count] : sites_per_department(answer)) EXPECT_EQ(count, 2) << department;
}

TEST(PlanRules, OneZoneMayHaveItsOwnRule) {
    const json answer = json_of(0, occitanie("plan", {"--from-scratch", "--sites-total", "16", "--candidates",
                                                      "epci-main", "--zone-rule", "department:48=3", "--zone-rule",
                                                      "department:31=1:1"}));
    EXPECT_EQ(answer["status"], "optimal");
    auto sites = sites_per_department(answer);
    EXPECT_GE(sites["48"], 3);
    EXPECT_EQ(sites["31"], 1);
    EXPECT_EQ(sites.size(), 13u) << "the others keep the programme's rule";
}

/// Paris is one commune: with its site at the commune's point there is no second place, and the words say so.
TEST(PlanRules, ParisHasOnePlaceUnlessItsSiteStandsElsewhere) {
    const maillage::test::ScratchFolder folder;
    const auto at_the_point = folder.write("a.csv", "code,nom\n75056,Paris\n").string();
    const Arguments two{"plan", "--scope", "department:75", "--per-department", "2"};
    Arguments arguments = two;
    arguments.insert(arguments.end(), {"--sites", at_the_point, "--lang", "fr"});
    const Ended refused = maillage(arguments);
    EXPECT_EQ(refused.exit, 1) << refused.err;
    for (const char* words : {"75 Paris", "2 sites", "1 emplacement possible", "sites en place compris"})
        EXPECT_NE(refused.out.find(words), std::string::npos) << words << " in:\n" << refused.out;
    const auto elsewhere = folder.write("b.csv", "nom,lon,lat\nEst,2.40,48.85\n").string();
    arguments = two;
    arguments.insert(arguments.end(), {"--sites", elsewhere});
    const json answer = json_of(0, arguments);
    EXPECT_EQ(answer["status"], "optimal");
    EXPECT_EQ(codes_of(answer, "existing"), std::vector<std::string>{"75056"});
    EXPECT_EQ(codes_of(answer, "proposed"), std::vector<std::string>{"75056"});
}

/// A place the planners turned down is no default candidate, unless it is one for another reason.
TEST(PlanRules, ARejectedSiteIsNoCandidate) {
    const maillage::test::ScratchFolder folder;
    const auto count = [&](const std::string& state) {
        // 81001 has a few hundred inhabitants: it would be a candidate as a known host alone.
        const auto file = folder.write("s.csv", "code,nom,etat\n31555,Toulouse,existing\n81001,x," + state + "\n");
        return json_of(0, occitanie("plan", {"--sites", file.string(), "--per-department", "0", "--new", "1"}))
            ["candidate_count"].get<int>();
    };
    EXPECT_EQ(count("rejected") + 1, count("proposed"));
}

struct Impossible {
    const char* name;
    Arguments arguments;
    std::vector<std::string> said;  ///< each in stdout or stderr
};

void PrintTo(const Impossible& impossible, std::ostream* stream) { *stream << impossible.name; }

class NoSolution : public testing::TestWithParam<Impossible> {};

/// Exit 1, and words that name the departments and the rule; the same in JSON, under `reason`.
TEST_P(NoSolution, IsSaidInWords) {
    Arguments arguments = occitanie("plan", GetParam().arguments);
    const Ended text = maillage(arguments);
    EXPECT_EQ(text.exit, 1) << text.err;
    const json answer = json_of(1, arguments);
    EXPECT_EQ(answer["status"], "infeasible");
    EXPECT_TRUE(answer["sites"].empty());
    EXPECT_TRUE(answer.value("value", json()).is_null()) << "no plan, no value";
    ASSERT_TRUE(answer["reason"].is_array());
    EXPECT_FALSE(answer["reason"].empty());
    for (const auto& words : GetParam().said) {
        EXPECT_NE((text.out + text.err).find(words), std::string::npos) << words << " in:\n" << text.out << text.err;
        EXPECT_NE(answer["reason"].dump().find(words), std::string::npos) << words << " in " << answer["reason"];
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rules, NoSolution,
    testing::Values(
        Impossible{"FewerSitesThanDepartments", {"--from-scratch", "--sites-total", "12"}, {"12", "13"}},
        Impossible{"TwoNewForThreeDepartments", {"--new", "2"}, {"30", "66", "81"}},
        Impossible{"MaximumBelowTheExisting", {"--per-department", "1:1", "--new", "3"}, {"31", "Haute-Garonne"}},
        Impossible{"MaximaTooSmallForTheNumber",
                   {"--from-scratch", "--sites-total", "14", "--per-department", "1:1"},
                   {"14", "13"}},
        Impossible{"MoreForcedThanSites",
                   {"--new", "3", "--force", "30189,66136,81004,81065"},
                   {"15", "14"}},
        Impossible{"FewerThanTheExisting", {"--sites-total", "5"}, {"11", "5", "30 Gard"}},
        Impossible{"ZoneMaximumBelowTheExisting",
                   {"--new", "3", "--zone-rule", "department:31=1:1"},
                   {"31", "Haute-Garonne"}},
        Impossible{"MoreSitesThanCandidates",
                   {"--from-scratch", "--sites-total", "162", "--candidates", "epci-main"},
                   {"162", "161"}},
        Impossible{"NothingSmallEnough", {"--new", "3", "--max-population", "10"}, {"30", "66", "81"}}),
    [](const auto& chosen) { return std::string(chosen.param.name); });

}  // namespace
}  // namespace maillage::cli_test
