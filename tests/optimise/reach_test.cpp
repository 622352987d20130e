// SPDX-License-Identifier: Apache-2.0
// A reach is a hard limit: random small problems of every objective against enumeration, their proofs with fines, rankings,
// replacements, and what is said where no plan keeps it.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "optimise/prove.h"
#include "optimise/ranked_plans.h"
#include "optimise/reach_relaxations.h"
#include "optimise/replacements.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/proof_oracle.h"
#include "support/parameter_names.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;
using Kind = InfeasibleReason::Kind;

/// A reach that some nearest cost of an allowed plan equals, or lies one below: met, and just missed.
LocationProblem within_reach(int seed, Objective objective) {
    auto problem = test_support::random_problem({.clients = 2 + seed % 12,
                                                 .candidates = 3 + seed % 7,
                                                 .costs = static_cast<CostKind>(seed / 3 % 4),
                                                 .rules = seed % 4 != 0,
                                                 .objective = objective},
                                                400'000 + seed);
    test_support::Dice dice(seed);
    LocationProblem center = problem;
    center.objective = Objective::p_center;
    const auto least = test_support::enumerate(center);
    const std::int64_t around = least ? least->value : 300;
    problem.reach = static_cast<std::int32_t>(std::max<std::int64_t>(0, around + around * dice.between(-1, 6) / 10 - dice.below(2)));
    return problem;
}

class Reach : public testing::TestWithParam<Objective> {
  protected:
    SilentFeedback feedback_;
};

TEST_P(Reach, AgreesWithEnumeration) {
    int feasible = 0;
    int binding = 0;
    for (int seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = within_reach(seed, GetParam());
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solver_for(GetParam()).solver->solve(problem, {}, feedback_);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status, optimum ? Status::optimal : Status::infeasible);
        if (!optimum) {
            EXPECT_FALSE(solution->reasons.empty());
            EXPECT_FALSE(solution->has_plan());
            continue;
        }
        ++feasible;
        auto free = problem;
        free.reach.reset();
        binding += test_support::enumerate(free)->open != optimum->open;
        ASSERT_EQ(solution->value, optimum->value);
        ASSERT_EQ(solution->bound, optimum->value);
        ASSERT_TRUE(solution->tie_settled);
        ASSERT_EQ(solution->open, optimum->open);
        ASSERT_EQ(solution->weighted_cost, optimum->weighted_cost);
    }
    EXPECT_GT(feasible, 150);
    if (GetParam() != Objective::p_center) {
        EXPECT_GT(binding, 8);
    }
}

/// The problem that a proof with fines speaks of, as docs/certificate.md tells it.
LocationProblem fined(const LocationProblem& problem, const Proof& proof) {
    LocationProblem plain = problem;
    plain.objective = Objective::p_median;
    plain.reach.reset();
    std::vector<std::int32_t> cells;
    for (std::size_t client = 0; client < problem.clients(); ++client)
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
            const std::int32_t cost = problem.costs->cost(client, candidate);
            cells.push_back(problem.objective == Objective::max_cover ? (cost <= problem.radius ? 0 : 1)
                                                                      : std::min(cost, *problem.reach));
        }
    for (const Fine& one : proof.fines) {
        plain.weight.push_back(one.fine);
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
            cells.push_back(problem.costs->cost(static_cast<std::size_t>(one.client), candidate) <= *problem.reach ? 0 : 1);
    }
    plain.costs = dense_costs(problem.candidates(), std::move(cells));
    return plain;
}

TEST_P(Reach, IsProvenByFines) {
    int fines = 0;
    for (int seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = within_reach(seed, GetParam());
        const auto optimum = test_support::enumerate(problem);
        if (!optimum) continue;
        const auto proven = prove(problem, optimum->open, optimum->value, {}, feedback_);
        ASSERT_TRUE(proven.has_value());
        if (GetParam() == Objective::set_cover || GetParam() == Objective::p_center) {
            EXPECT_EQ(proven->bound, optimum->value);
            EXPECT_TRUE(proven->proof.fines.empty());
            continue;
        }
        EXPECT_EQ(proven->bound, optimum->value);
        if (proven->proof.nodes.empty()) continue;
        fines += !proven->proof.fines.empty();
        const auto plain = fined(problem, proven->proof);
        const std::int64_t everybody = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
        const std::int64_t pays = GetParam() == Objective::max_cover ? everybody - optimum->value : optimum->value;
        EXPECT_EQ(test_support::ProofOracle(plain, proven->proof, pays).complaint(), "");
        EXPECT_NE(test_support::ProofOracle(plain, proven->proof, pays + 1).complaint(), "");
    }
    if (GetParam() == Objective::p_median) {
        EXPECT_GT(fines, 50);
    }
}

INSTANTIATE_TEST_SUITE_P(Objectives, Reach,
                         testing::Values(Objective::p_median, Objective::max_cover, Objective::set_cover,
                                         Objective::p_center),
                         test_support::parameter_name<Objective>);

/// Clients and candidates at 0, 10, 20, 30 on a line.
LocationProblem line(int sites, std::int32_t reach) {
    LocationProblem problem;
    problem.weight = {1, 1, 1, 1};
    problem.costs = dense_costs(4, {0, 10, 20, 30, 10, 0, 10, 20, 20, 10, 0, 10, 30, 20, 10, 0});
    problem.sites_total = sites;
    problem.reach = reach;
    return problem;
}

TEST(ReachReasons, TooFewSitesNameTheFewestThatDo) {
    SilentFeedback feedback;
    for (const Objective objective : {Objective::p_median, Objective::max_cover, Objective::p_center}) {
        auto problem = line(1, 10);
        problem.objective = objective;
        const auto solution = solver_for(objective).solver->solve(problem, {}, feedback);
        ASSERT_TRUE(solution.has_value());
        EXPECT_EQ(solution->status, Status::infeasible);
        EXPECT_EQ(solution->reasons, std::vector{(InfeasibleReason{Kind::sites_below_reach, -1, 2, 1})});
        problem = line(2, 0);
        problem.objective = objective;
        EXPECT_EQ(solver_for(objective).solver->solve(problem, {}, feedback)->reasons,
                  std::vector{(InfeasibleReason{Kind::sites_below_reach, -1, 4, 2})});
    }
}

TEST(ReachReasons, WhoIsOutOfReachOfEveryCandidateIsNamed) {
    SilentFeedback feedback;
    auto problem = line(2, 5);
    problem.disposition.assign(4, Disposition::free);
    problem.disposition[2] = Disposition::forbidden;
    const auto solution = solver_for(Objective::p_median).solver->solve(problem, {}, feedback);
    EXPECT_EQ(solution->reasons, std::vector{(InfeasibleReason{Kind::clients_out_of_reach, -1, 1, 0, 2})});
}

TEST(ReachReasons, MaximaThatForbidEveryCoverAreNamed) {
    SilentFeedback feedback;
    auto problem = line(2, 5);
    problem.zonings = {{0, 0, 1, 1}};
    problem.zone_rules = {{0, 0, 1}};
    EXPECT_EQ(solver_for(Objective::p_median).solver->solve(problem, {}, feedback)->reasons,
              std::vector{(InfeasibleReason{Kind::maxima_below_cover, -1, 0, 3})});
}

TEST(ReachReasons, ANegativeReachIsRefused) {
    const auto status = validate(line(1, -1));
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().message.key, "optimise.error.reach"_text);
}

/// Each number against the next one that must not do.
TEST(ReachRelaxations, NameTheNearestReachAndTheFewestSites) {
    SilentFeedback feedback;
    int asked = 0;
    for (int seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = within_reach(seed, seed % 2 == 0 ? Objective::p_median : Objective::max_cover);
        auto free = problem;
        free.reach.reset();
        const auto changes = reach_relaxations(problem, {}, feedback);
        ASSERT_TRUE(changes.has_value());
        if (!test_support::enumerate(free) || test_support::enumerate(problem)) {
            EXPECT_TRUE(changes->empty());
            continue;
        }
        ++asked;
        auto center = free;
        center.objective = Objective::p_center;
        std::vector<Relaxation> expected{
            Relaxation{RuleChange{{AskedRule::Kind::reach, -1, -1, *problem.reach}, test_support::enumerate(center)->value}}};
        auto fewest = problem;
        for (fewest.sites_total = problem.sites_total + 1; fewest.sites_total <= static_cast<int>(problem.candidates());
             ++fewest.sites_total) {
            if (!test_support::enumerate(fewest)) continue;
            expected.push_back({RuleChange{{AskedRule::Kind::sites_total, -1, -1, problem.sites_total}, fewest.sites_total}});
            break;
        }
        EXPECT_EQ(*changes, expected);
    }
    EXPECT_GT(asked, 50);
}

TEST(ReachRankings, HoldThePlansThatKeepIt) {
    SilentFeedback feedback;
    int compared = 0;
    for (int seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const auto objective = seed % 2 == 0 ? Objective::p_median : Objective::max_cover;
        const auto problem = within_reach(seed, objective);
        const int sign = objective == Objective::max_cover ? -1 : 1;
        std::vector<std::pair<std::int64_t, std::vector<int>>> all;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
            if (test_support::keeps_reach(problem, open)) all.emplace_back(sign * test_support::plan_value(problem, open), open);
        });
        if (all.empty()) continue;
        ++compared;
        std::ranges::sort(all);
        constexpr std::size_t count = 5;
        const auto ranked = ranked_plans(problem, all.front().second, count, {}, feedback);
        ASSERT_TRUE(ranked.has_value());
        EXPECT_TRUE(ranked->proven);
        EXPECT_EQ(ranked->tie_cut, all.size() > count && all[count].first == all[count - 1].first);
        all.resize(std::min(all.size(), count));
        ASSERT_EQ(ranked->plans.size(), all.size());
        for (std::size_t at = 0; at < all.size(); ++at) {
            EXPECT_EQ(sign * ranked->plans[at].value, all[at].first);
            EXPECT_EQ(ranked->plans[at].open, all[at].second);
        }
    }
    EXPECT_GT(compared, 50);
}

TEST(ReachReplacements, KeepIt) {
    SilentFeedback feedback;
    int different = 0;
    for (int seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = within_reach(seed, seed % 2 == 0 ? Objective::p_median : Objective::max_cover);
        const auto optimum = test_support::enumerate(problem);
        if (!optimum) continue;
        const auto worths = site_worths(problem, optimum->open, 1e9, feedback);
        ASSERT_TRUE(worths.has_value());
        const int sign = problem.objective == Objective::max_cover ? -1 : 1;
        for (const SiteWorth& worth : worths->sites) {
            int best = -1;
            std::int64_t least = 0;
            for (int in = 0; in < static_cast<int>(problem.candidates()); ++in) {
                if (std::ranges::binary_search(optimum->open, in)) continue;
                std::vector<int> open = optimum->open;
                std::erase(open, worth.site);
                open.push_back(in);
                std::ranges::sort(open);
                if (!test_support::allowed(problem, open) || !test_support::keeps_reach(problem, open)) continue;
                const std::int64_t worse = sign * (test_support::plan_value(problem, open) - optimum->value);
                if (best >= 0 && worse >= least) continue;
                best = in;
                least = worse;
            }
            EXPECT_EQ(worth.replacement, best);
            if (best >= 0) {
                EXPECT_EQ(worth.difference, least);
            }
            different += best < 0;
        }
    }
    EXPECT_GT(different, 20);
}

TEST(ReachWatch, HearsOfPlansThatKeepItOnly) {
    SilentFeedback feedback;
    for (int seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = within_reach(seed, seed % 2 == 0 ? Objective::p_median : Objective::max_cover);
        const int sign = problem.objective == Objective::max_cover ? -1 : 1;
        SolverOptions options;
        std::optional<std::pair<std::int64_t, std::int64_t>> before;
        options.watch = [&](const Incumbent& now) {
            const std::vector<int> open(now.open.begin(), now.open.end());
            EXPECT_TRUE(test_support::keeps_reach(problem, open));
            EXPECT_EQ(test_support::plan_value(problem, open), now.value);
            EXPECT_LE(sign * now.bound, sign * now.value);
            if (before) {
                EXPECT_LE(sign * now.value, sign * before->first);
                EXPECT_GE(sign * now.bound, sign * before->second);
            }
            before = {now.value, now.bound};
        };
        const auto solution = solver_for(problem.objective).solver->solve(problem, options, feedback);
        if (!solution->has_plan()) continue;
        ASSERT_TRUE(before.has_value());
        EXPECT_EQ(before->first, solution->value);
    }
}

}  // namespace
}  // namespace maillage::optimise
