// SPDX-License-Identifier: Apache-2.0
// Grids, where symmetry gives every plan its equals: the first of all of them, by enumeration.
#include <gtest/gtest.h>

#include <algorithm>

#include "optimise/solvers/registry.h"
#include "support/grid_problem.h"
#include "support/location_oracle.h"
#include "support/parameter_names.h"

namespace maillage::optimise {
namespace {

using test_support::Grid;

class GridTies : public testing::TestWithParam<Objective> {};

TEST_P(GridTies, AreSettledAsEnumerationSays) {
    SilentFeedback feedback;
    int tied = 0;
    for (const Grid grid : {Grid::square, Grid::triangular})
        for (int side = 3; side <= 4; ++side)
            for (int zones = 0; zones <= 2; ++zones)
                for (int sites = std::max(1, zones * zones); sites <= 5; ++sites) {
                    SCOPED_TRACE(testing::Message() << "triangular " << (grid == Grid::triangular) << ", side " << side
                                                    << ", zones " << zones << ", sites " << sites);
                    LocationProblem problem = test_support::grid_problem(grid, side, sites, zones);
                    problem.objective = GetParam();
                    problem.radius = 1000;
                    const auto optimum = test_support::enumerate(problem);
                    ASSERT_TRUE(optimum.has_value());
                    tied += optimum->optima > 1;
                    const auto solution = solver_for(GetParam()).solver->solve(problem, {}, feedback);
                    ASSERT_TRUE(solution.has_value());
                    ASSERT_EQ(solution->status, Status::optimal);
                    ASSERT_EQ(solution->value, optimum->value);
                    ASSERT_EQ(solution->bound, optimum->value);
                    ASSERT_TRUE(solution->tie_settled);
                    ASSERT_EQ(solution->open, optimum->open);
                    ASSERT_EQ(solution->weighted_cost, optimum->weighted_cost);
                }
    EXPECT_GE(tied, 20);
}

INSTANTIATE_TEST_SUITE_P(Objectives, GridTies,
                         testing::Values(Objective::p_median, Objective::max_cover, Objective::set_cover,
                                         Objective::p_center),
                         test_support::parameter_name<Objective>);

}  // namespace
}  // namespace maillage::optimise
