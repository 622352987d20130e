// SPDX-License-Identifier: Apache-2.0
// A plan that is not allowed to finish: a time limit, Ctrl-C. It answers with what it has and says so.
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

/// 200 sites among all communes of metropolitan France: hours from a proof.
Arguments endless(const Arguments& rest) {
    Arguments all{"plan", "--scope", "france-metropolitaine", "--candidates", "epci-main", "--from-scratch",
                  "--sites-total", "60", "--per-department", "0:1", "--format", "json"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

TEST(PlanStopped, ATimeLimitLeavesAPlanAndItsGap) {
    const Ended ended = maillage(endless({"--time-limit", "0.2"}));
    const json answer = json::parse(ended.out, nullptr, false);
    ASSERT_TRUE(answer.is_object()) << ended.out << ended.err;
    if (answer["status"] == "unknown") {
        EXPECT_EQ(ended.exit, 1);
        EXPECT_TRUE(answer["sites"].empty());
        return;
    }
    EXPECT_EQ(ended.exit, 0);
    EXPECT_EQ(answer["status"], "feasible");
    EXPECT_EQ(answer["sites"].size(), 60u);
    EXPECT_LT(answer["bound"], answer["value"]);
    EXPECT_GT(answer["gap"], 0);
}

TEST(PlanStopped, CtrlCPrintsTheBestPlanAndEndsWith130) {
    const maillage::test::ScratchFolder folder;
    auto launch = maillage_with(endless({"-o", folder.file("plan.geojson").string()}));
    launch.interrupt_after = std::chrono::milliseconds(2'500);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 130) << ended.err;
    EXPECT_FALSE(ended.out_of_patience);
    const json answer = json::parse(ended.out, nullptr, false);
    ASSERT_TRUE(answer.is_object()) << ended.out << ended.err;
    EXPECT_EQ(answer["status"], "interrupted");
    for (const auto& name : folder.names())
        EXPECT_EQ(name, "plan.geojson") << "nothing half-written";
    for (const auto& name : folder.names())
        EXPECT_TRUE(json::accept(maillage::test::bytes_of(folder.file(name)))) << name;
}

}  // namespace
}  // namespace maillage::cli_test
