// SPDX-License-Identifier: Apache-2.0
#include "planning/site_load.h"

#include <gtest/gtest.h>

#include <vector>

namespace maillage::planning {
namespace {

TEST(SiteLoad, IsPersonsTimesTakeUp) {
    EXPECT_DOUBLE_EQ(site_load(12'500, std::nullopt, {.per_thousand = 0.4}).learners, 5.0);
}

TEST(SiteLoad, WhatATextTellsGoesBeforeWhatIsAssumed) {
    const TakeUp take_up{.per_thousand = 1, .places = 30};
    const SiteLoad told = site_load(40'000, Headcount{15}, take_up);
    EXPECT_EQ(told.places, 15);
    EXPECT_FALSE(told.places_assumed);
    EXPECT_DOUBLE_EQ(told.overflow().value(), 25.0);
    const SiteLoad assumed = site_load(40'000, std::nullopt, take_up);
    EXPECT_EQ(assumed.places, 30);
    EXPECT_TRUE(assumed.places_assumed);
    EXPECT_DOUBLE_EQ(assumed.overflow().value(), 10.0);
}

TEST(SiteLoad, UnknownPlacesLeaveTheOverflowUnknown) {
    EXPECT_FALSE(site_load(40'000, std::nullopt, {.per_thousand = 1}).overflow().has_value());
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
