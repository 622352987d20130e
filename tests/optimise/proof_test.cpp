// SPDX-License-Identifier: Apache-2.0
// A proof is checked set by set; a proof of one more than the truth must fail.
#include "optimise/proof.h"

#include <gtest/gtest.h>

#include <numeric>

#include "optimise/cover_costs.h"
#include "optimise/evaluation.h"
#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/branch_and_cut.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/prove.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/proof_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

class ProofTest : public testing::TestWithParam<CostKind> {
  protected:
    template <class Check>
    void for_each_problem(const Check& check) {
        for (int seed = 0; seed < 400; ++seed) {
            SCOPED_TRACE(seed);
            // Nested and crossing zones, a budget and fewer sites in most of them.
            const auto problem = test_support::random_problem({.clients = 5 + seed % 20,
                                                               .candidates = 10,
                                                               .costs = GetParam(),
                                                               .rules = seed % 3 != 0,
                                                               .levels = seed % 4 > 1,
                                                               .budget = seed % 5 > 2,
                                                               .at_most = seed % 7 > 3},
                                                              seed);
            if (const auto optimum = test_support::enumerate(problem)) check(problem, *optimum);
            if (HasFailure()) return;
        }
    }

    SilentFeedback feedback_;
};

TEST_P(ProofTest, ProvesTheOptimumAndNoMore) {
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        for (const bool ties : {false, true}) {
            SolverOptions options;
            options.keep_proof = true;
            options.settle_ties = ties;
            const auto solution = LagrangianExact().solve(problem, options, feedback_);
            ASSERT_TRUE(solution.has_value());
            EXPECT_EQ(solution->value, optimum.value);
            EXPECT_EQ(solution->bound, optimum.value);
            EXPECT_EQ(test_support::ProofOracle(problem, solution->proof, optimum.value).complaint(), "");
            EXPECT_NE(test_support::ProofOracle(problem, solution->proof, optimum.value + 1).complaint(), "");
            if (ties) {
                EXPECT_EQ(solution->open, optimum.open);
            }
        }
    });
}

/// Covers and centers: the proof of the plain question that the certificate of each objective stands for.
TEST_P(ProofTest, EveryObjectiveIsProvenByOneQuestion) {
    for_each_problem([&](LocationProblem problem, const auto&) {
        for (const Objective objective :
             {Objective::p_median, Objective::max_cover, Objective::set_cover, Objective::p_center}) {
            problem.objective = objective;
            problem.radius = GetParam() == CostKind::plane || GetParam() == CostKind::noise ? 350 : 2;
            const auto solution = solver_for(objective).solver->solve(problem, {}, feedback_);
            ASSERT_TRUE(solution.has_value());
            if (!solution->has_plan()) continue;
            const auto proven = prove(problem, solution->open, solution->value, {}, feedback_);
            ASSERT_TRUE(proven.has_value());
            EXPECT_EQ(proven->bound, solution->value) << static_cast<int>(objective);
            if (proven->proof.nodes.empty()) {
                EXPECT_EQ(solution->value, 0);
                continue;
            }
            LocationProblem plain = problem;
            plain.objective = Objective::p_median;
            std::int64_t asked = 1;
            std::int32_t radius = problem.radius;
            if (objective == Objective::p_center) radius = static_cast<std::int32_t>(solution->value) - 1;
            if (objective == Objective::set_cover) {
                plain.sites_total = static_cast<int>(solution->value) - 1;
                plain.at_most = true;
            }
            if (objective == Objective::p_median) asked = solution->value;
            if (objective == Objective::max_cover)
                asked = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0}) - solution->value;
            if (objective != Objective::p_median) plain.costs = std::make_shared<CoverCosts>(problem.costs, radius);
            if (objective == Objective::p_center || objective == Objective::set_cover)
                for (std::int64_t& weight : plain.weight) weight = std::min<std::int64_t>(weight, 1);
            EXPECT_EQ(test_support::ProofOracle(plain, proven->proof, asked).complaint(), "");
        }
    });
}

TEST_P(ProofTest, TheTreeProvesItFromNothingOnListsOfAnyLength) {
    StopSignal signal(feedback_, 1e9);
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        for (const std::size_t entries : {1U, 2U, 4U}) {
            Proof proof;
            proof.nodes.resize(1);
            proof.priced = rule_limits(problem).priced;
            Node root{build_cut_core(problem, entries, signal), {}, 0, 0, 0};
            root.prices.assign(root.core.prices(), 0);
            proof.scale = root.core.scale;
            const SearchGoal goal{.target = (optimum.value + 1000) * proof.scale, .proof = &proof};
            const auto result = search(std::move(root), goal, signal, [](const SearchNews&) {});
            ASSERT_EQ(result.found.size(), 1U);
            EXPECT_EQ(result.found[0].cost, proof.scale * optimum.value);
            EXPECT_EQ(test_support::ProofOracle(problem, proof, optimum.value).complaint(), "");
        }
    });
}

TEST_P(ProofTest, TheCuttingTreeFindsAndProvesItFromNothingOnListsOfAnyLength) {
    StopSignal signal(feedback_, 1e9);
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        for (const std::size_t entries : {2U, 10U}) {
            Node root{build_cut_core(problem, entries, signal), {}, 0, 0, 0};
            root.prices.assign(root.core.prices(), 0);
            const std::int64_t scale = root.core.scale;
            const auto result = branch_and_cut(root, {}, (optimum.value + 1000) * scale, signal);
            ASSERT_TRUE(result.has_value()) << "the simplex gave up";
            EXPECT_TRUE(result->search.complete);
            ASSERT_EQ(result->search.found.size(), 1U);
            EXPECT_EQ(result->search.found[0].cost, scale * optimum.value);
            EXPECT_TRUE(test_support::allowed(problem, result->search.found[0].open));
            EXPECT_EQ(evaluate(problem, result->search.found[0].open).value, optimum.value);
            Proof proof = result->proof;
            proof.scale = scale;
            proof.priced = rule_limits(problem).priced;
            EXPECT_EQ(test_support::ProofOracle(problem, proof, optimum.value).complaint(), "");
            EXPECT_NE(test_support::ProofOracle(problem, proof, optimum.value + 1).complaint(), "");
        }
    });
}

INSTANTIATE_TEST_SUITE_P(Costs, ProofTest,
                         testing::Values(CostKind::plane, CostKind::few_values, CostKind::noise, CostKind::equal));

}  // namespace
}  // namespace maillage::optimise
