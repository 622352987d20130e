// SPDX-License-Identifier: Apache-2.0
// A plan that is not allowed to finish: a time limit, Ctrl-C. It answers with what it has and says so.
#include <gtest/gtest.h>

#include <map>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

/// 60 sites among all communes of metropolitan France, none or one in each department: a long way from a proof.
Arguments endless(const Arguments& rest) {
    Arguments all{"plan", "--scope", "france-metropolitaine", "--candidates", "communes", "--from-scratch",
                  "--sites-total", "60", "--per-department", "0:1", "--format", "json"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

/// How far it gets is the machine's affair; what it says must agree with itself.
void expect_consistent(const Ended& ended, std::size_t sites) {
    const json answer = json::parse(ended.out, nullptr, false);
    ASSERT_TRUE(answer.is_object()) << ended.out << ended.err;
    const std::string status = answer["status"];
    EXPECT_EQ(answer["sites"].size(), sites);
    EXPECT_EQ(ended.exit, status == "interrupted" ? 130 : 0);
    if (status == "optimal") {
        EXPECT_EQ(answer["bound"], answer["value"]);
        EXPECT_EQ(answer["gap"], 0);
        return;
    }
    EXPECT_TRUE(status == "feasible" || status == "interrupted") << status;
    EXPECT_LE(answer["bound"], answer["value"]);
    EXPECT_GE(answer["gap"], 0);
    EXPECT_LE(answer["gap"], 1);
}

TEST(PlanStopped, ATimeLimitLeavesAPlanAndItsGap) {
    expect_consistent(maillage(endless({"--time-limit", "0"})), 60);
    expect_consistent(maillage(endless({"--time-limit", "0.2"})), 60);
    expect_consistent(maillage(occitanie("plan", {"--candidates", "communes", "--new", "20", "--time-limit", "2",
                                                  "--format", "json"})),
                      31);
}

/// 101 sites among every commune of metropolitan France: whatever the time and the memory, a plan that obeys the rule.
TEST(PlanStopped, AWholeCountryHasAPlanInEveryDepartment) {
    const Ended ended = maillage({"plan", "--scope", "france-metropolitaine", "--candidates", "communes", "--per-department",
                                  "1:2", "--sites-total", "101", "--time-limit", "0.1", "--format", "json"});
    expect_consistent(ended, 101);
    std::map<std::string, int> sites;
    const json answer = json::parse(ended.out, nullptr, false);
    for (const auto& site : answer["sites"]) ++sites[site["department"].get<std::string>()];
    EXPECT_EQ(sites.size(), 96u);
    for (const auto& [department, count] : sites) EXPECT_LE(count, 2) << department;
}

/// Every commune a candidate: 1.2 thousand million pairs, in a memory that could never hold them.
TEST(PlanStopped, APlanWhoseProofDoesNotFitInMemoryStillStandsWithItsBound) {
    auto launch = maillage_with({"plan", "--scope", "france-metropolitaine", "--candidates", "communes", "--per-department",
                                 "1", "--sites-total", "101", "--time-limit", "8", "--format", "json"});
    launch.most_memory = 4'000'000'000ULL;
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 0) << ended.err;
    const auto plan = json::parse(ended.out);
    EXPECT_EQ(plan.at("status"), "feasible");
    EXPECT_EQ(plan.at("sites").size(), 101u);
    EXPECT_LE(plan.at("bound"), plan.at("value"));
}

TEST(PlanStopped, CtrlCPrintsTheBestPlanAndEndsWith130) {
    const maillage::test::ScratchFolder folder;
    auto launch = maillage_with(endless({"-o", folder.file("plan.geojson").string()}));
    launch.interrupt_after = std::chrono::milliseconds(2'500);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 130) << ended.err;
    EXPECT_FALSE(ended.out_of_patience);
    expect_consistent(ended, 60);
    EXPECT_NE(ended.out.find("\"interrupted\""), std::string::npos);
    for (const auto& name : folder.names())
        EXPECT_EQ(name, "plan.geojson") << "nothing half-written";
    for (const auto& name : folder.names())
        EXPECT_TRUE(json::accept(maillage::test::bytes_of(folder.file(name)))) << name;
}

/// Ctrl-C is heard by every command, also once the data are read: exit 130, no file.
TEST(Stopped, CtrlCEndsAMapWithoutAFile) {
    const maillage::test::ScratchFolder folder;
    auto launch = maillage_with({"map", "--scope", "france-metropolitaine", "--size", "8000x8000", "-o",
                                 folder.file("map.png").string()});
    launch.interrupt_after = std::chrono::milliseconds(900);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 130) << ended.err;
    EXPECT_TRUE(folder.names().empty());
}

TEST(Stopped, CtrlCEndsACheckWithoutAnAnswer) {
    auto launch = maillage_with({"check", "--scope", "france", "--format", "json"});
    launch.interrupt_after = std::chrono::milliseconds(40);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 130) << ended.err;
    EXPECT_TRUE(ended.out.empty());
}

}  // namespace
}  // namespace maillage::cli_test
