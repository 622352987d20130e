// SPDX-License-Identifier: Apache-2.0
#include "planning/site_load.h"

#include <gtest/gtest.h>

#include <vector>

namespace maillage::planning {
namespace {

TEST(SiteLoad, IsPersonsTimesTakeUp) {
    EXPECT_DOUBLE_EQ(site_load(12'500, std::nullopt, {.per_thousand = 0.4}, 0).learners, 5.0);
}

TEST(SiteLoad, WhatATextTellsGoesBeforeWhatIsAssumed) {
    const TakeUp take_up{.per_thousand = 1, .places = 30};
    const SiteLoad told = site_load(40'000, Headcount{15}, take_up, 0);
    EXPECT_EQ(told.places, 15);
    EXPECT_FALSE(told.places_assumed);
    EXPECT_DOUBLE_EQ(told.overflow().value(), 25.0);
    const SiteLoad assumed = site_load(40'000, std::nullopt, take_up, 0);
    EXPECT_EQ(assumed.places, 30);
    EXPECT_TRUE(assumed.places_assumed);
    EXPECT_DOUBLE_EQ(assumed.overflow().value(), 10.0);
}

TEST(SiteLoad, UnknownPlacesLeaveTheOverflowUnknown) {
    EXPECT_FALSE(site_load(40'000, std::nullopt, {.per_thousand = 1}, 0).overflow().has_value());
}

TEST(SiteLoad, PlacesByCommuneReplaceTheOneNumber) {
    const TakeUp take_up{.per_thousand = 1, .places = 30, .places_by_commune = {12, -1}};
    EXPECT_EQ(site_load(40'000, std::nullopt, take_up, 0).places, 12);
    EXPECT_FALSE(site_load(40'000, std::nullopt, take_up, 1).places.has_value());
    EXPECT_EQ(site_load(40'000, Headcount{15}, take_up, 0).places, 15);
}

TEST(TakeUp, PersonsForAreTheMostWhoseLearnersFit) {
    for (const double rate : {0.05, 0.3, 1.0 / 3, 0.7, 7.0, 999.0})
        for (std::int64_t places = 0; places < 60; ++places) {
            const TakeUp take_up{.per_thousand = rate};
            const std::int64_t persons = take_up.persons_for(places);
            EXPECT_LE(site_load(persons, std::nullopt, take_up, 0).learners, static_cast<double>(places)) << rate;
            EXPECT_GT(site_load(persons + 1, std::nullopt, take_up, 0).learners, static_cast<double>(places)) << rate;
        }
}

TEST(TotalLoad, AFreePlaceAtOneSiteTakesNobodyFromAnother) {
    const std::vector<SiteLoad> sites{{.learners = 10, .places = 4}, {.learners = 1, .places = 20}, {.learners = 2.5}};
    const TotalLoad total = total_load(sites);
    EXPECT_DOUBLE_EQ(total.learners, 13.5);
    EXPECT_EQ(total.places, 24);
    EXPECT_DOUBLE_EQ(total.overflow, 6.0);
    EXPECT_EQ(total.sites_over, 1);
    EXPECT_EQ(total.sites_without_places, 1);
}

}  // namespace
}  // namespace maillage::planning
