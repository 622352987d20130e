// SPDX-License-Identifier: Apache-2.0
// What every registered solver must do, whatever its method; its capabilities say which answers it owes.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/parallel.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

class SolverContract : public testing::TestWithParam<SolverEntry> {
  protected:
    Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options = {}) {
        SilentFeedback feedback;
        return GetParam().solver->solve(problem, options, feedback);
    }
};

TEST(SolverRegistry, KeysAreUniqueAndFound) {
    std::set<std::string_view> keys;
    for (const SolverEntry& entry : solvers()) {
        EXPECT_TRUE(keys.insert(entry.key).second) << entry.key;
        ASSERT_NE(find_solver(entry.key), nullptr);
        EXPECT_EQ(find_solver(entry.key)->solver, entry.solver);
        EXPECT_FALSE(entry.capabilities.settles_ties && !entry.capabilities.exact) << entry.key;
    }
    ASSERT_FALSE(solvers().empty());
    EXPECT_EQ(solvers().front().key, "lagrangian-exact");
    EXPECT_EQ(find_solver("no-such-solver"), nullptr);
}

TEST_P(SolverContract, AnswersAreAllowedBoundedAndAsGoodAsPromised) {
    for (int seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE(seed);
        const auto kind = static_cast<test_support::CostKind>(seed % 4);
        const auto problem = test_support::random_problem({.clients = 15, .candidates = 10, .costs = kind}, seed);
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solve(problem);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status == Status::infeasible, !optimum.has_value());
        ASSERT_EQ(solution->reasons.empty(), optimum.has_value());
        if (!optimum) continue;
        ASSERT_TRUE(test_support::allowed(problem, solution->open));
        const Evaluation evaluation = evaluate(problem, solution->open);
        EXPECT_EQ(solution->value, evaluation.value);
        EXPECT_EQ(solution->allocation, evaluation.allocation);
        EXPECT_LE(solution->bound, optimum->value);
        EXPECT_EQ(solution->status == Status::optimal, solution->bound == solution->value);
        if (GetParam().capabilities.exact) {
            EXPECT_EQ(solution->value, optimum->value);
        }
        if (GetParam().capabilities.settles_ties) {
            EXPECT_TRUE(solution->tie_settled);
            EXPECT_EQ(solution->open, optimum->open);
        }
    }
}

TEST_P(SolverContract, SameAnswerOnOneThreadAndOnMany) {
    const int threads = thread_count();
    for (int seed = 0; seed < 40; ++seed) {
        const auto problem = test_support::random_problem({.clients = 25, .candidates = 12}, seed);
        set_thread_count(1);
        const auto alone = solve(problem);
        set_thread_count(4);
        const auto shared = solve(problem);
        ASSERT_TRUE(alone.has_value() && shared.has_value());
        EXPECT_EQ(alone->open, shared->open) << seed;
        EXPECT_EQ(alone->bound, shared->bound) << seed;
        EXPECT_EQ(alone->status, shared->status) << seed;
    }
    set_thread_count(threads);
}

TEST_P(SolverContract, WhoLooksOnSeesValuesFallAndBoundsRiseToTheAnswer) {
    if (!GetParam().capabilities.tells_progress) GTEST_SKIP();
    struct Told {
        std::vector<int> open;
        std::int64_t value;
        std::int64_t bound;
    };
    for (int seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const auto kind = static_cast<test_support::CostKind>(seed % 4);
        const auto problem = test_support::random_problem({.clients = 25, .candidates = 12, .costs = kind}, seed);
        std::vector<Told> told;
        SolverOptions options;
        options.watch = [&](const Incumbent& now) {
            told.push_back({{now.open.begin(), now.open.end()}, now.value, now.bound});
        };
        const auto solution = solve(problem, options);
        ASSERT_TRUE(solution.has_value());
        EXPECT_EQ(solve(problem)->open, solution->open) << "looking on changes nothing";
        if (!solution->has_plan()) {
            EXPECT_TRUE(told.empty());
            continue;
        }
        ASSERT_FALSE(told.empty());
        for (std::size_t i = 0; i < told.size(); ++i) {
            ASSERT_TRUE(test_support::allowed(problem, told[i].open));
            EXPECT_EQ(told[i].value, evaluate(problem, told[i].open).value);
            EXPECT_LE(told[i].bound, solution->value);
            if (i == 0) continue;
            EXPECT_LE(told[i].value, told[i - 1].value);
            EXPECT_GE(told[i].bound, told[i - 1].bound);
            EXPECT_TRUE(told[i].value < told[i - 1].value || told[i].bound > told[i - 1].bound) << "nothing new";
        }
        EXPECT_EQ(told.back().value, solution->value);
        EXPECT_EQ(told.back().bound, solution->bound);
    }
}

TEST_P(SolverContract, RefusesWhatIsNoProblem) {
    auto problem = test_support::random_problem({}, 1);
    problem.weight.front() = -1;
    const auto refused = solve(problem);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::input);
}

TEST_P(SolverContract, WithoutTimeItEndsAtOnceWithAPlanAndClaimsNothing) {
    SolverOptions options;
    options.time_limit_s = 0;
    const auto problem = test_support::random_problem({.clients = 40, .candidates = 16, .rules = false}, 5);
    const auto solution = solve(problem, options);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::feasible);
    EXPECT_TRUE(test_support::allowed(problem, solution->open));
    EXPECT_LE(solution->bound, test_support::enumerate(problem)->value);
}

INSTANTIATE_TEST_SUITE_P(Solvers, SolverContract, testing::ValuesIn(solvers().begin(), solvers().end()),
                         [](const auto& parameter) {
                             std::string name(parameter.param.key);
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace maillage::optimise
