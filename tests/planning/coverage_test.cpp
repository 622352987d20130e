// SPDX-License-Identifier: Apache-2.0
#include "planning/coverage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace maillage::planning {
namespace {

/// One entry a person: figures by their plain definitions.
std::vector<double> everybody(const std::vector<Meters>& cost, const std::vector<std::int64_t>& persons) {
    std::vector<double> metres;
    for (std::size_t i = 0; i < cost.size(); ++i)
        metres.insert(metres.end(), static_cast<std::size_t>(persons[i]), cost[i].value);
    std::sort(metres.begin(), metres.end());
    return metres;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Half the relative mean absolute difference: the Gini index without any Lorenz curve.
double gini_by_pairs(const std::vector<double>& values) {
    double sum = 0;
    for (const double a : values)
        for (const double b : values) sum += std::abs(a - b);
    const double n = static_cast<double>(values.size());
    return sum / (2 * n * n * mean(values));
}

TEST(Coverage, EqualsTheDefinitionsPersonByPerson) {
    std::mt19937 random(5);
    for (int round = 0; round < 40; ++round) {
        std::vector<Meters> cost;
        std::vector<std::int64_t> persons;
        for (int i = 0; i < 25; ++i) {
            cost.push_back({static_cast<std::int32_t>(random() % 8) * 10'000 + static_cast<std::int32_t>(random() % 2)});
            persons.push_back(static_cast<std::int64_t>(random() % 20));
        }
        const Coverage found = measure(cost, persons, {kilometer_band(20), kilometer_band(45)});
        const auto people = everybody(cost, persons);
        ASSERT_EQ(found.population, static_cast<std::int64_t>(people.size()));
        EXPECT_EQ(found.within[0], std::count_if(people.begin(), people.end(), [](double m) { return m <= 20'000; }));
        EXPECT_EQ(found.within[1], std::count_if(people.begin(), people.end(), [](double m) { return m <= 45'000; }));
        EXPECT_NEAR(*found.mean_km, mean(people) / 1000, 1e-9);
        EXPECT_EQ(found.longest->value, people.back());
        const auto quantile = [&](double q) {
            const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(people.size()) - 1e-9));
            return people[std::max<std::size_t>(rank, 1) - 1];
        };
        EXPECT_EQ(found.median->value, quantile(0.5));
        EXPECT_EQ(found.p90->value, quantile(0.9));
        EXPECT_NEAR(*found.gini, gini_by_pairs(people), 1e-9);
    }
}

TEST(Coverage, WorstDecileIsTheMeanOfTheFarthestTenth) {
    const std::vector<Meters> cost = {{1000}, {50'000}, {80'000}};
    const Coverage found = measure(cost, std::vector<std::int64_t>{80, 15, 5}, {});
    EXPECT_NEAR(*found.worst_decile_km, (5 * 80.0 + 5 * 50.0) / 10, 1e-12);
}

TEST(Coverage, WithinIsInclusiveToTheMetre) {
    const std::vector<Meters> cost = {{30'000}, {30'001}};
    const Coverage found = measure(cost, std::vector<std::int64_t>{3, 4}, {kilometer_band(30)});
    EXPECT_EQ(found.within[0], 3);
}

/// 2.3 · 1000 is 2 299.999… in floating point; what was asked for is 2 300 m.
TEST(Coverage, BandsLoseNoMetreToFloatingPoint) {
    for (int tenths = 1; tenths <= 20'000; ++tenths)
        EXPECT_EQ(kilometer_band(tenths / 10.0).limit.value, tenths * 100) << tenths;
    for (int hundredths = 1; hundredths <= 20'000; ++hundredths)
        EXPECT_EQ(kilometer_band(hundredths / 100.0).limit.value, hundredths * 10) << hundredths;
    EXPECT_EQ(kilometer_band(0.0015).limit.value, 1) << "what is not whole is cut";
    EXPECT_EQ(kilometer_band(0.0019999).limit.value, 1);
    for (int minutes = 1; minutes <= 24 * 60; ++minutes)
        for (const int speed : {1, 30, 50, 60, 70, 90, 110, 130}) {
            const Band band = minute_band(minutes, speed);
            EXPECT_EQ(band.limit.value, minutes * speed * 1000 / 60) << minutes << " min, " << speed << " km/h";
            EXPECT_EQ(band.unit, Band::Unit::minutes);
            EXPECT_EQ(band.value, minutes);
        }
}

TEST(Coverage, CommunesWithoutPeopleHaveNoWeight) {
    const std::vector<Meters> cost = {{5'000}, {900'000}};
    const Coverage found = measure(cost, std::vector<std::int64_t>{7, 0}, {kilometer_band(30)});
    EXPECT_EQ(*found.longest, Meters{5'000});
    EXPECT_EQ(*found.share_within(0), 1.0);
}

TEST(Coverage, AnEmptyScopeHasNoMean) {
    const Coverage nobody = measure({}, {}, {kilometer_band(30)});
    EXPECT_EQ(nobody.mean_km, std::nullopt);
    EXPECT_EQ(nobody.share_within(0), std::nullopt);
    const std::vector<Meters> cost = {{0}};
    const Coverage unserved = measure(cost, std::vector<std::int64_t>{9}, {kilometer_band(30)}, false);
    EXPECT_EQ(unserved.population, 9);
    EXPECT_EQ(unserved.within[0], 0);
    EXPECT_EQ(unserved.mean_km, std::nullopt);
}

}  // namespace
}  // namespace maillage::planning
