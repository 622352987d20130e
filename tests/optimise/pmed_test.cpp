// SPDX-License-Identifier: Apache-2.0
// Published optima of the OR-Library (Beasley 1990): n vertices, all clients and candidates, distances along edges;
// of a repeated edge the last one counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "optimise/solvers/lagrangian_exact.h"
#include "support/shared_data.h"

namespace maillage::optimise {
namespace {

struct Published {
    int number;
    std::int64_t optimum;
};

void PrintTo(const Published& one, std::ostream* out) { *out << "pmed" << one.number; }

class Pmed : public testing::TestWithParam<Published> {};

LocationProblem read_pmed(std::istream& in) {
    constexpr std::int32_t far = 100'000'000;
    std::size_t n = 0;
    int edges = 0;
    LocationProblem problem;
    in >> n >> edges >> problem.sites_total;
    std::vector<std::int32_t> d(n * n, far);
    for (std::size_t i = 0; i < n; ++i) d[i * n + i] = 0;
    for (; edges > 0; --edges) {
        std::size_t a = 0;
        std::size_t b = 0;
        std::int32_t length = 0;
        in >> a >> b >> length;
        d[(a - 1) * n + b - 1] = d[(b - 1) * n + a - 1] = length;
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) d[i * n + j] = std::min(d[i * n + j], d[i * n + k] + d[k * n + j]);
    problem.weight.assign(n, 1);
    problem.costs = dense_costs(n, std::move(d));
    return problem;
}

TEST_P(Pmed, ReachesAndProvesThePublishedOptimum) {
    const auto path =
        test_support::shared_data("instances/pmed/pmed" + std::to_string(GetParam().number) + ".txt");
    if (!path) GTEST_SKIP() << "the OR-Library instances are not beside this checkout";
    std::ifstream file(*path);
    const LocationProblem problem = read_pmed(file);
    ASSERT_TRUE(file.good() || file.eof());
    SilentFeedback feedback;
    const auto solution = LagrangianExact().solve(problem, {}, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::optimal);
    EXPECT_EQ(solution->value, GetParam().optimum);
    EXPECT_EQ(solution->bound, GetParam().optimum);
    EXPECT_TRUE(solution->tie_settled);
}

INSTANTIATE_TEST_SUITE_P(OrLibrary, Pmed,
                         testing::Values(Published{1, 5819}, Published{3, 4250}, Published{5, 1355},
                                         Published{7, 5631}, Published{9, 2734}, Published{11, 7696},
                                         Published{13, 4374}, Published{15, 1729}, Published{17, 6999},
                                         Published{19, 2845}, Published{23, 4619}, Published{29, 3033},
                                         Published{33, 4700}),
                         [](const auto& parameter) { return std::to_string(parameter.param.number); });

}  // namespace
}  // namespace maillage::optimise
