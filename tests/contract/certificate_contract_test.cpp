// SPDX-License-Identifier: Apache-2.0
// What the optimiser proves, the checker accepts: problems of every objective and mix of rules are solved, proven, written
// and verified. Writer and checker share the page that describes the format, and nothing of the proof's code.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/sha256.h"
#include "io/certificate.h"
#include "io/scratch_folder.h"
#include "optimise/prove.h"
#include "optimise/ranked_plans.h"
#include "optimise/solvers/registry.h"
#include "support/parameter_names.h"
#include "support/random_location_problem.h"
#include "verify/verify.h"

namespace maillage {
namespace {

using optimise::Objective;

constexpr int problems_per_objective = 250;

struct Written {
    std::string text;
    std::int64_t value = 0;
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// With levels, crossing rules, budget, at most and reach in turn.
optimise::LocationProblem mixed_problem(Objective objective, int seed) {
    auto problem = test_support::random_problem({.clients = 12,
                                                 .candidates = 9,
                                                 .costs = static_cast<test_support::CostKind>(seed % 3),
                                                 .levels = seed % 2 == 0,
                                                 .budget = seed % 5 == 1,
                                                 .at_most = seed % 7 == 2,
                                                 .objective = objective},
                                                90'000 + seed);
    if (seed % 6 == 3) {
        const auto range = problem.costs->range();
        problem.reach = range.least + (range.most - range.least) / 2;
    }
    return problem;
}

std::string sha256_of(const std::string& text) {
    Sha256 sum;
    sum.add(text);
    return sum.finish();
}

class EveryProof : public ::testing::TestWithParam<Objective> {
  protected:
    /// Nothing where the problem has no plan.
    std::optional<Written> certificate_of(const optimise::LocationProblem& problem) {
        SilentFeedback feedback;
        const auto solution = optimise::solver_for(problem.objective).solver->solve(problem, {}, feedback);
        if (!solution || !solution->has_plan()) return std::nullopt;
        const auto proven = optimise::prove(problem, solution->open, solution->value, {}, feedback);
        if (!proven) return std::nullopt;
        EXPECT_EQ(proven->bound, solution->value) << "all of them are small enough to be proven";
        const auto file = folder_.file("certificate.json");
        EXPECT_TRUE(io::write_certificate(file, io::Existing::replace, problem, io::WholeMatrix{}, solution->open,
                                          solution->value, *proven));
        return Written{text_of(file), solution->value};
    }

    test::ScratchFolder folder_;
};

TEST_P(EveryProof, IsAcceptedByTheChecker) {
    SilentFeedback feedback;
    int checked = 0;
    for (int seed = 0; seed < problems_per_objective; ++seed) {
        SCOPED_TRACE(seed);
        const auto written = certificate_of(mixed_problem(GetParam(), seed));
        if (!written) continue;
        ++checked;
        const auto verdict = verify::verify(written->text, "certificate.json", feedback);
        ASSERT_TRUE(verdict.has_value()) << verdict.error().message.key.id << written->text;
        ASSERT_TRUE(verdict->valid()) << verdict->untrue->key.id << written->text;
        ASSERT_TRUE(verdict->claim.optimal);
        ASSERT_EQ(verdict->claim.value, written->value);
    }
    EXPECT_GT(checked, problems_per_objective / 4);
}

/// The second-best plan with the proof of the best: value, rules and checksum are right, only the bound is not.
TEST_P(EveryProof, DoesNotMakeTheSecondBestPlanOptimal) {
    SilentFeedback feedback;
    int checked = 0;
    for (int seed = 0; seed < problems_per_objective / 2; ++seed) {
        SCOPED_TRACE(seed);
        auto problem = mixed_problem(GetParam(), seed);
        const auto written = certificate_of(problem);
        if (!written) continue;
        auto json = nlohmann::json::parse(written->text);
        const auto best = json["claim"]["open"].get<std::vector<int>>();
        const auto ranked = optimise::ranked_plans(problem, best, 2, {}, feedback);
        if (!ranked || ranked->plans.size() < 2 || ranked->plans[1].value == written->value) continue;
        ++checked;
        json["claim"]["open"] = ranked->plans[1].open;
        json["claim"]["value"] = ranked->plans[1].value;
        json["claim"]["bound"] = ranked->plans[1].value;
        json["checksum"] = "";
        json["checksum"] = "sha256:" + sha256_of(json.dump());
        const auto verdict = verify::verify(json.dump(), "certificate.json", feedback);
        ASSERT_TRUE(verdict.has_value());
        ASSERT_FALSE(verdict->valid()) << json.dump();
    }
    if (optimise::solver_for(GetParam()).capabilities.ranks) {
        EXPECT_GT(checked, 5);
    }
}

INSTANTIATE_TEST_SUITE_P(Objectives, EveryProof,
                         testing::Values(Objective::p_median, Objective::max_cover, Objective::set_cover,
                                         Objective::p_center),
                         test_support::parameter_name<Objective>);

}  // namespace
}  // namespace maillage
