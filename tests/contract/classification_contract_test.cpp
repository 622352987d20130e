// SPDX-License-Identifier: Apache-2.0
// What every way of cutting values into classes must keep, on usual and on degenerate values.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <random>
#include <set>

#include "map/classification/registry.h"

namespace maillage::map {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Sample {
    std::string name;
    std::vector<double> values;
};

std::vector<Sample> samples() {
    std::mt19937 random(20171113);
    Sample skewed{"skewed", {}};
    Sample rounded{"rounded", {}};
    for (int i = 0; i < 700; ++i) {
        skewed.values.push_back(std::exp(std::normal_distribution(3.0, 2.0)(random)));
        rounded.values.push_back(std::uniform_int_distribution(-20, 20)(random));
    }
    return {skewed,
            rounded,
            {"empty", {}},
            {"all_equal", std::vector<double>(9, 4.2)},
            {"all_missing", {nan, nan, infinity}},
            {"some_missing", {nan, 3, 1, nan, 2, -infinity, 8, 5}},
            {"two_distinct", {0, 1, 1, 0, 0}},
            {"zeros", {0, 0, 0, -0.0}},
            {"negative", {-5, -4, -3, -2.5, -0.1}},
            {"close_together", {100.1, 100.11, 100.12, 100.13, 100.14, 100.15}},
            {"far_apart", {-1e308, 0, 1e308}},
            {"tiny", {5e-324, 1e-320, 1e-310}}};
}

class ClassificationContract : public testing::TestWithParam<ClassificationMethod> {
  protected:
    static Classification asking(std::size_t classes) {
        Classification out;
        out.method = GetParam().key;
        out.classes = classes;
        return out;
    }
};

TEST(ClassificationRegistry, KeysAreUniqueFoundAndReadBack) {
    std::set<std::string_view> keys;
    for (const ClassificationMethod& method : classification_methods()) {
        EXPECT_TRUE(keys.insert(method.key).second) << method.key;
        const std::string text = std::string(method.key) + (method.takes_thresholds() ? ":2.5,10" : ":7");
        const auto read = parse_classification(text);
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(read->method, method.key);
        EXPECT_EQ(canonical(*read), text);
    }
    EXPECT_TRUE(classification_methods().front().takes_thresholds()) << "round thresholds are the default";
    EXPECT_EQ(Classification{}, *parse_classification("manual:15,30,45,60"));
}

TEST(ClassificationRegistry, RefusesWhatIsNoClassification) {
    for (const char* text : {"", "jenks", "jenks:", "jenks:1", "jenks:10", "jenks:2.5", "jenks:5,6", "jenks:nan",
                             "natural:5", "manual:", "manual:3,2", "manual:2,2", "manual:1,x", "manual:1,,2",
                             "manual:inf", "manual:1,2,3,4,5,6,7,8,9", ":5"}) {
        const auto read = parse_classification(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_EQ(read.error().kind, ErrorKind::usage);
    }
}

TEST_P(ClassificationContract, EveryValueIsInExactlyOneClassAndCountsAddUp) {
    for (const Sample& sample : samples())
        for (std::size_t wanted = 2; wanted <= most_classes; ++wanted) {
            SCOPED_TRACE(sample.name + " in " + std::to_string(wanted));
            std::vector<std::int64_t> weights(sample.values.size());
            std::iota(weights.begin(), weights.end(), 1);
            const Classes classes = classify(asking(wanted), sample.values, weights);
            if (!GetParam().takes_thresholds()) {
                EXPECT_LE(classes.count(), wanted);
            }
            ASSERT_EQ(classes.weights.size(), classes.count());
            EXPECT_TRUE(std::is_sorted(classes.bounds.begin(), classes.bounds.end(), std::less_equal<>()));
            std::vector<std::size_t> counts(classes.count(), 0);
            std::vector<std::int64_t> sums(classes.count(), 0);
            std::size_t missing = 0;
            for (std::size_t i = 0; i < sample.values.size(); ++i) {
                const double value = sample.values[i];
                std::vector<std::size_t> inside;  // by the definition: bound before < value ≤ bound after
                for (std::size_t c = 0; c < classes.count(); ++c)
                    if ((c == 0 || classes.bounds[c - 1] < value) &&
                        (c == classes.bounds.size() || value <= classes.bounds[c]) && std::isfinite(value))
                        inside.push_back(c);
                if (!std::isfinite(value)) {
                    ++missing;
                    EXPECT_EQ(classes.class_of(value), Classes::missing_class);
                    continue;
                }
                ASSERT_EQ(inside.size(), 1U) << value;
                EXPECT_EQ(classes.class_of(value), inside.front());
                EXPECT_GE(value, classes.low);
                EXPECT_LE(value, classes.high);
                ++counts[inside.front()];
                sums[inside.front()] += weights[i];
            }
            EXPECT_EQ(classes.counts, counts);
            EXPECT_EQ(classes.weights, sums);
            EXPECT_EQ(classes.missing, missing);
        }
}

TEST_P(ClassificationContract, OrderOfTheValuesDoesNotMatter) {
    std::mt19937 random(1);
    for (Sample& sample : samples()) {
        const Classes before = classify(asking(5), sample.values);
        std::shuffle(sample.values.begin(), sample.values.end(), random);
        const Classes after = classify(asking(5), sample.values);
        EXPECT_EQ(before.bounds, after.bounds) << sample.name;
        EXPECT_EQ(before.counts, after.counts) << sample.name;
    }
}

TEST_P(ClassificationContract, AllEqualIsOneClassWithoutBoundsUnlessGiven) {
    const Classes classes = classify(asking(5), std::vector<double>(9, 4.2));
    EXPECT_EQ(classes.bounds.empty(), !GetParam().takes_thresholds());
    EXPECT_EQ(classes.counts.front(), 9U);
}

TEST_P(ClassificationContract, BoundsAreShortWhereValuesAreFarApart) {
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i * 123.456);
    for (const double bound : classify(asking(5), values).bounds) EXPECT_EQ(bound, to_figures(bound, 3));
}

INSTANTIATE_TEST_SUITE_P(Methods, ClassificationContract,
                         testing::ValuesIn(classification_methods().begin(), classification_methods().end()),
                         [](const auto& parameter) { return std::string(parameter.param.key); });

}  // namespace
}  // namespace maillage::map
