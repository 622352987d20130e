// SPDX-License-Identifier: Apache-2.0
// What a site is worth and what would best take its place, each counted again from the whole plan.
#include "optimise/replacements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

/// How bad a set is, whether or not the rules allow it.
std::int64_t badness(const LocationProblem& problem, const std::vector<int>& open) {
    const auto value = objective_value(problem, open, evaluate(problem, open));
    return problem.objective == Objective::max_cover ? -value : value;
}

std::vector<int> without(std::vector<int> open, int site) {
    std::erase(open, site);
    return open;
}

void expect_worth(const LocationProblem& problem, const std::vector<int>& open, const SiteWorth& worth) {
    const std::int64_t now = badness(problem, open);
    const auto rest = without(open, worth.site);
    EXPECT_EQ(worth.loss, rest.empty() ? std::nullopt : std::optional(badness(problem, rest) - now));
    int best = -1;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int in = 0; in < static_cast<int>(problem.candidates()); ++in) {
        if (std::ranges::binary_search(open, in)) continue;
        auto swapped = rest;
        swapped.insert(std::ranges::upper_bound(swapped, in), in);
        if (!test_support::allowed(problem, swapped)) continue;
        const std::int64_t difference = badness(problem, swapped) - now;
        if (difference >= least) continue;
        best = in;
        least = difference;
    }
    EXPECT_EQ(worth.replacement, best);
    EXPECT_EQ(worth.difference, best >= 0 ? least : 0);
}

TEST(SiteWorths, AgreeWithCountingEveryExchange) {
    SilentFeedback feedback;
    int looked_at = 0;
    for (int seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(seed);
        auto problem = test_support::random_problem({.clients = 3 + seed % 30, .candidates = 3 + seed % 9,
                                                     .costs = static_cast<test_support::CostKind>(seed % 4),
                                                     .rules = seed % 3 != 0},
                                                    seed);
        problem.radius = 300;
        if (seed % 2 == 1) problem.objective = Objective::max_cover;
        std::vector<std::vector<int>> plans;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) { plans.push_back(open); });
        if (plans.empty() || plans.front().empty()) continue;
        const auto& open = plans[static_cast<std::size_t>(seed) % plans.size()];
        const auto worths = site_worths(problem, open, 1e9, feedback);
        ASSERT_TRUE(worths);
        ASSERT_TRUE(worths->complete);
        std::vector<int> free;
        for (const int site : open)
            if (problem.disposition_of(site) != Disposition::forced) free.push_back(site);
        ASSERT_EQ(worths->sites.size(), free.size());
        for (std::size_t k = 0; k < free.size(); ++k) {
            EXPECT_EQ(worths->sites[k].site, free[k]);
            expect_worth(problem, open, worths->sites[k]);
            ++looked_at;
        }
        if (HasFailure()) return;
    }
    EXPECT_GT(looked_at, 300);
}

TEST(SiteWorths, AreTheSameOnAnyNumberOfThreads) {
    SilentFeedback feedback;
    const auto problem = test_support::random_problem({.clients = 3000, .candidates = 12, .rules = false}, 5);
    std::vector<int> open;
    for (int site = 0; site < problem.sites_total; ++site) open.push_back(site);
    set_thread_count(1);
    const auto alone = site_worths(problem, open, 1e9, feedback);
    set_thread_count(4);
    const auto shared = site_worths(problem, open, 1e9, feedback);
    ASSERT_EQ(alone->sites.size(), shared->sites.size());
    ASSERT_FALSE(alone->sites.empty());
    for (std::size_t k = 0; k < alone->sites.size(); ++k) {
        EXPECT_EQ(alone->sites[k].loss, shared->sites[k].loss);
        EXPECT_EQ(alone->sites[k].difference, shared->sites[k].difference);
    }
}

TEST(SiteWorths, NoTimeLeavesNone) {
    SilentFeedback feedback;
    const auto problem = test_support::random_problem({.clients = 30, .candidates = 6, .rules = false}, 5);
    std::vector<int> open;
    for (int site = 0; site < problem.sites_total; ++site) open.push_back(site);
    const auto none = site_worths(problem, open, 0, feedback);
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->complete);
    EXPECT_TRUE(none->sites.empty());
}

TEST(SiteWorths, OtherObjectivesAreRefusedInWords) {
    SilentFeedback feedback;
    auto problem = test_support::random_problem({.clients = 5, .candidates = 6, .rules = false}, 1);
    problem.objective = Objective::p_center;
    const auto refused = site_worths(problem, std::vector<int>{0}, 1e9, feedback);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.key, "optimise.error.objective"_text);
}

}  // namespace
}  // namespace maillage::optimise
