// SPDX-License-Identifier: Apache-2.0
#include "map/classification/breaks.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

#include "map/classification/classes.h"

namespace maillage::map {
namespace {

DistinctValues distinct_of(std::vector<double> values) { return distinct(values); }

/// Squared deviations by their definition: a mean for each class, then the deviations.
double plain_cost(const std::vector<double>& values, const std::vector<double>& bounds) {
    double total = 0;
    for (std::size_t c = 0; c <= bounds.size(); ++c) {
        std::vector<double> inside;
        for (const double v : values)
            if ((c == 0 || v > bounds[c - 1]) && (c == bounds.size() || v <= bounds[c])) inside.push_back(v);
        double mean = 0;
        for (const double v : inside) mean += v / static_cast<double>(inside.size());
        for (const double v : inside) total += (v - mean) * (v - mean);
    }
    return total;
}

/// The least cost over every choice of `classes` − 1 bounds among the distinct values.
double enumerated(const std::vector<double>& values, const DistinctValues& sorted, std::size_t classes) {
    std::vector<bool> chosen(sorted.size() - 1, false);
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(classes - 1), true);
    double best = INFINITY;
    do {
        std::vector<double> bounds;
        for (std::size_t i = 0; i < chosen.size(); ++i)
            if (chosen[i]) bounds.push_back(sorted.value[i]);
        best = std::min(best, plain_cost(values, bounds));
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
    return best;
}

TEST(Breaks, DistinctSortsCountsAndLeavesOutWhatIsNoNumber) {
    const DistinctValues sorted = distinct_of({3, NAN, 1, 3, -0.0, INFINITY, 0});
    EXPECT_EQ(sorted.value, (std::vector<double>{0, 1, 3}));
    EXPECT_EQ(sorted.count, (std::vector<std::int64_t>{2, 1, 2}));
}

TEST(Breaks, NaturalBreaksAreTheBestOfAll) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE(round);
        std::vector<double> values;
        const int count = std::uniform_int_distribution(2, 14)(random);
        for (int i = 0; i < count; ++i)
            values.push_back(round % 2 == 0 ? std::uniform_int_distribution(0, 12)(random)
                                            : 1e6 + std::exp(std::normal_distribution(0.0, 2.0)(random)));
        const DistinctValues sorted = distinct(values);
        for (std::size_t classes = 2; classes <= std::min<std::size_t>(6, sorted.size()); ++classes) {
            const auto bounds = natural_breaks(sorted, classes);
            ASSERT_EQ(bounds.size(), classes - 1);
            const double least = enumerated(values, sorted, classes);
            EXPECT_NEAR(plain_cost(values, bounds), least, 1e-9 * (1 + least));
            EXPECT_NEAR(squared_deviations(sorted, bounds), least, 1e-9 * (1 + least));
        }
    }
}

TEST(Breaks, NaturalBreaksFindTheGroups) {
    EXPECT_EQ(natural_breaks(distinct_of({1, 2, 1, 50, 51, 52, 100, 101}), 3), (std::vector<double>{2, 52}));
    EXPECT_TRUE(natural_breaks(distinct_of({5}), 4).empty());
    EXPECT_TRUE(natural_breaks({}, 4).empty());
}

TEST(Breaks, NaturalBreaksOfAsManyClassesAsValuesCostNothing) {
    const DistinctValues sorted = distinct_of({4, 1, 9, 16});
    EXPECT_EQ(natural_breaks(sorted, 9), (std::vector<double>{1, 4, 9}));
    EXPECT_EQ(squared_deviations(sorted, natural_breaks(sorted, 9)), 0);
}

TEST(Breaks, QuantilesPutAsManyInEachClass) {
    std::vector<double> values;
    for (int i = 1; i <= 20; ++i) values.push_back(i);
    EXPECT_EQ(quantile_breaks(distinct(values), 4), (std::vector<double>{5, 10, 15}));
    EXPECT_EQ(quantile_breaks(distinct_of({1, 1, 1, 1, 2, 3}), 3), (std::vector<double>{1})) << "equals stay together";
}

TEST(Breaks, EqualIntervalsAreEqual) {
    const auto bounds = equal_breaks(distinct_of({-10, 0, 30}), 4);
    ASSERT_EQ(bounds.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(bounds[i], 10.0 * static_cast<double>(i), 1e-12);
    for (const double bound : equal_breaks(distinct_of({-1.7e308, 1.7e308}), 4)) EXPECT_TRUE(std::isfinite(bound));
}

TEST(Breaks, GeometricStepsHaveOneRatioAndBeginAtTheFirstPositiveValue) {
    const auto bounds = geometric_breaks(distinct_of({-3, 0, 1, 10, 10'000}), 4);
    ASSERT_EQ(bounds.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(bounds[i], std::pow(10, i + 1), 1e-9 * bounds[i]);
    EXPECT_TRUE(geometric_breaks(distinct_of({-3, -2}), 4).empty());
    EXPECT_TRUE(geometric_breaks(distinct_of({-3, 5}), 4).empty());
}

TEST(Classes, FiguresAreRoundedInDecimals) {
    EXPECT_EQ(to_figures(1234.5, 3), 1230);
    EXPECT_EQ(to_figures(-0.012345, 3), -0.0123);
    EXPECT_EQ(to_figures(0, 3), 0);
    EXPECT_EQ(to_figures(99.96, 3), 100);
}

TEST(Classes, ReadableBoundsMoveNoValueWhereThereIsRoom) {
    // 2.34 would push 2.3412 up a class: the next number of three figures does not.
    const std::vector<double> far{1.2312, 2.3412, 9.8712};
    EXPECT_EQ(readable_bounds(far, std::vector<double>{2.3412}), std::vector<double>{2.35});
    EXPECT_EQ(readable_bounds(std::vector<double>{-2.3412, -2.3, 5}, std::vector<double>{-2.3412}),
              std::vector<double>{-2.34});
}

TEST(Classes, ReadableBoundsKeepEveryClassFilled) {
    const std::vector<double> close{100.1, 100.2, 100.3};
    EXPECT_EQ(readable_bounds(close, std::vector<double>{100.1, 100.2}), (std::vector<double>{100.1, 100.2}));
}

}  // namespace
}  // namespace maillage::map
