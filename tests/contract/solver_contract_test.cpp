// SPDX-License-Identifier: Apache-2.0
// What every registered solver must do, whatever its method; its capabilities say which answers it owes.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/parallel.h"
#include "optimise/ranked_plans.h"
#include "optimise/replacements.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

constexpr Objective every_objective[] = {Objective::p_median, Objective::max_cover, Objective::set_cover,
                                         Objective::p_center};

/// How much better a is than b.
std::int64_t lead(Objective objective, std::int64_t a, std::int64_t b) {
    return objective == Objective::max_cover ? a - b : b - a;
}

class SolverContract : public testing::TestWithParam<SolverEntry> {
  protected:
    Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options = {}) {
        SilentFeedback feedback;
        return GetParam().solver->solve(problem, options, feedback);
    }
    /// Calls `see` for each objective the solver answers.
    template <class See>
    static void for_each_objective(const See& see) {
        for (const Objective objective : every_objective)
            if (GetParam().capabilities.answer(objective)) see(objective);
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
    EXPECT_EQ(solver_for(Objective::p_median).key, "lagrangian-exact");
    EXPECT_EQ(find_solver("no-such-solver"), nullptr);
}

TEST(SolverRegistry, EveryObjectiveHasItsSolver) {
    for (const Objective objective : every_objective) EXPECT_TRUE(solver_for(objective).capabilities.answer(objective));
}

TEST_P(SolverContract, AnswersItsObjectivesAndRefusesTheOthersInWords) {
    int answered = 0;
    for (const Objective objective : every_objective) {
        const auto problem = test_support::random_problem({.rules = false, .objective = objective}, 3);
        const auto solution = solve(problem);
        EXPECT_EQ(solution.has_value(), GetParam().capabilities.answer(objective));
        answered += solution.has_value();
        if (solution) continue;
        EXPECT_EQ(solution.error().kind, ErrorKind::input);
        EXPECT_EQ(solution.error().message.key, "optimise.error.objective"_text);
    }
    EXPECT_GT(answered, 0);
}

TEST_P(SolverContract, AnswersAreAllowedBoundedAndAsGoodAsPromised) {
    for_each_objective([this](Objective objective) {
        for (int seed = 0; seed < 120; ++seed) {
            SCOPED_TRACE(seed);
            const auto kind = static_cast<test_support::CostKind>(seed % 4);
            const auto problem = test_support::random_problem(
                {.clients = 15, .candidates = 10, .costs = kind, .objective = objective}, seed);
            const auto optimum = test_support::enumerate(problem);
            const auto solution = solve(problem);
            ASSERT_TRUE(solution.has_value());
            ASSERT_EQ(solution->status == Status::infeasible, !optimum.has_value());
            ASSERT_EQ(solution->reasons.empty(), optimum.has_value());
            if (!optimum) continue;
            ASSERT_TRUE(test_support::allowed(problem, solution->open));
            const Evaluation evaluation = evaluate(problem, solution->open);
            EXPECT_EQ(solution->value, test_support::plan_value(problem, solution->open));
            EXPECT_EQ(solution->weighted_cost, evaluation.value);
            EXPECT_EQ(solution->allocation, evaluation.allocation);
            EXPECT_GE(lead(objective, solution->bound, optimum->value), 0);
            EXPECT_EQ(solution->status == Status::optimal, solution->bound == solution->value);
            if (GetParam().capabilities.exact) {
                EXPECT_EQ(solution->value, optimum->value);
            }
            if (GetParam().capabilities.settles_ties) {
                EXPECT_TRUE(solution->tie_settled);
                EXPECT_EQ(solution->open, optimum->open);
            }
        }
    });
}

TEST_P(SolverContract, SameAnswerOnOneThreadAndOnMany) {
    const int threads = thread_count();
    for_each_objective([this](Objective objective) {
        for (int seed = 0; seed < 40; ++seed) {
            const auto problem =
                test_support::random_problem({.clients = 25, .candidates = 12, .objective = objective}, seed);
            SolverOptions options;
            if (seed % 2 == 1) options.tie_iterations = 3;
            set_thread_count(1);
            const auto alone = solve(problem, options);
            set_thread_count(4);
            const auto shared = solve(problem, options);
            ASSERT_TRUE(alone.has_value() && shared.has_value());
            EXPECT_EQ(alone->open, shared->open) << seed;
            EXPECT_EQ(alone->bound, shared->bound) << seed;
            EXPECT_EQ(alone->status, shared->status) << seed;
            EXPECT_EQ(alone->tie_settled, shared->tie_settled) << seed;
        }
    });
    set_thread_count(threads);
}

TEST_P(SolverContract, TiesLeftAloneAreSaidAndTheProofStands) {
    for_each_objective([this](Objective objective) {
        for (int seed = 0; seed < 40; ++seed) {
            const auto problem = test_support::random_problem(
                {.clients = 20, .candidates = 10, .costs = test_support::CostKind::few_values, .objective = objective},
                seed);
            const auto optimum = test_support::enumerate(problem);
            if (!optimum) continue;
            SolverOptions options;
            options.tie_iterations = 0;
            const auto solution = solve(problem, options);
            ASSERT_TRUE(solution.has_value());
            EXPECT_EQ(solution->status, Status::optimal) << seed;
            EXPECT_EQ(solution->value, optimum->value) << seed;
            EXPECT_FALSE(solution->tie_settled && solution->open != optimum->open) << seed;
        }
    });
}

TEST_P(SolverContract, APlanToBeginWithChangesTheWayNotTheAnswer) {
    for_each_objective([this](Objective objective) {
        for (int seed = 0; seed < 40; ++seed) {
            const auto problem = test_support::random_problem(
                {.clients = 15, .candidates = 10, .rules = false, .objective = objective}, seed);
            SolverOptions options;
            for (int candidate = 0; candidate < problem.sites_total; ++candidate) options.start.push_back(candidate);
            const auto plain = solve(problem);
            const auto warm = solve(problem, options);
            ASSERT_TRUE(plain.has_value() && warm.has_value());
            EXPECT_EQ(plain->open, warm->open) << seed;
        }
    });
}

TEST_P(SolverContract, RanksExactlyWhatItSaysItRanks) {
    for_each_objective([](Objective objective) {
        auto problem = test_support::random_problem(
            {.clients = 8, .candidates = 6, .rules = false, .objective = objective}, 1);
        problem.sites_total = 1;
        SilentFeedback feedback;
        EXPECT_EQ(ranked_plans(problem, std::vector<int>{0}, 2, {}, feedback).has_value(), GetParam().capabilities.ranks);
        EXPECT_EQ(site_worths(problem, std::vector<int>{0}, 1e9, feedback).has_value(), GetParam().capabilities.ranks);
    });
}

TEST_P(SolverContract, WhoLooksOnSeesValuesAndBoundsMeetAtTheAnswer) {
    struct Told {
        std::vector<int> open;
        std::int64_t value;
        std::int64_t bound;
    };
    for_each_objective([this](Objective objective) {
        for (int seed = 0; seed < 60; ++seed) {
            SCOPED_TRACE(seed);
            const auto kind = static_cast<test_support::CostKind>(seed % 4);
            const auto problem = test_support::random_problem(
                {.clients = 25, .candidates = 12, .costs = kind, .objective = objective}, seed);
            std::vector<Told> told;
            SolverOptions options;
            options.watch = [&](const Incumbent& now) {
                told.push_back({{now.open.begin(), now.open.end()}, now.value, now.bound});
            };
            const auto solution = solve(problem, options);
            ASSERT_TRUE(solution.has_value());
            EXPECT_EQ(solve(problem)->open, solution->open) << "looking on changes nothing";
            if (!solution->has_plan() || !GetParam().capabilities.tells_progress) {
                EXPECT_TRUE(told.empty());
                continue;
            }
            ASSERT_FALSE(told.empty());
            for (std::size_t i = 0; i < told.size(); ++i) {
                ASSERT_TRUE(test_support::allowed(problem, told[i].open));
                EXPECT_EQ(told[i].value, test_support::plan_value(problem, told[i].open));
                EXPECT_GE(lead(objective, told[i].bound, solution->value), 0);
                if (i == 0) continue;
                EXPECT_GE(lead(objective, told[i].value, told[i - 1].value), 0);
                EXPECT_GE(lead(objective, told[i - 1].bound, told[i].bound), 0);
                EXPECT_TRUE(told[i].value != told[i - 1].value || told[i].bound != told[i - 1].bound) << "nothing new";
            }
            EXPECT_EQ(told.back().value, solution->value);
            EXPECT_EQ(told.back().bound, solution->bound);
        }
    });
}

TEST_P(SolverContract, RefusesWhatIsNoProblem) {
    for_each_objective([this](Objective objective) {
        auto problem = test_support::random_problem({.objective = objective}, 1);
        problem.weight.front() = -1;
        const auto refused = solve(problem);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().kind, ErrorKind::input);
    });
}

TEST_P(SolverContract, WithoutTimeItEndsAtOnceWithAPlanAndClaimsNothing) {
    SolverOptions options;
    options.time_limit_s = 0;
    for_each_objective([&](Objective objective) {
        auto problem = test_support::random_problem(
            {.clients = 40, .candidates = 16, .rules = false, .objective = objective}, 5);
        if (objective == Objective::set_cover) problem.radius = 500;
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solve(problem, options);
        ASSERT_TRUE(solution.has_value());
        EXPECT_TRUE(solution->status == Status::feasible || solution->value == optimum->value);
        EXPECT_TRUE(test_support::allowed(problem, solution->open));
        EXPECT_GE(lead(objective, solution->bound, optimum->value), 0);
        if (objective == Objective::set_cover) {
            EXPECT_TRUE(test_support::covers_all(problem, solution->open));
        }
    });
}

INSTANTIATE_TEST_SUITE_P(Solvers, SolverContract, testing::ValuesIn(solvers().begin(), solvers().end()),
                         [](const auto& parameter) {
                             std::string name(parameter.param.key);
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace maillage::optimise
