// SPDX-License-Identifier: Apache-2.0
#include "geo/projection.h"

#include <gtest/gtest.h>
#include <proj.h>

#include <cmath>
#include <string>

#include "base/parallel.h"

namespace maillage::geo {
namespace {

const std::vector<LonLat> towns = {{3.4996, 44.5180}, {0.5853, 43.6464}, {-4.49, 48.39}, {9.45, 42.70}, {2.35, 48.86}};

/// What PROJ says when asked directly, axes as the authority orders them (latitude first for EPSG:4326).
Xy by_proj(int epsg, LonLat place) {
    PJ_CONTEXT* context = proj_context_create();
    const std::string target = "EPSG:" + std::to_string(epsg);
    PJ* transform = proj_create_crs_to_crs(context, "EPSG:4326", target.c_str(), nullptr);
    const PJ_COORD out = proj_trans(transform, PJ_FWD, proj_coord(place.lat, place.lon, 0, 0));
    proj_destroy(transform);
    proj_context_destroy(context);
    return {out.xy.x, out.xy.y};
}

TEST(Projection, Lambert93IsThatOfProj) {
    const auto projection = Projection::to_epsg(lambert93_epsg);
    ASSERT_TRUE(projection);
    EXPECT_EQ(projection->epsg(), 2154);
    for (const LonLat town : towns) {
        const Xy wanted = by_proj(2154, town);
        const Xy got = projection->forward(town);
        EXPECT_DOUBLE_EQ(got.x, wanted.x);
        EXPECT_DOUBLE_EQ(got.y, wanted.y);
    }
}

TEST(Projection, Lambert93HasItsLegalOrigin) {
    // Décret 2006-272: 3° E, 46° 30' N is east 700 000 m, north 6 600 000 m.
    const Xy origin = Projection::to_epsg(lambert93_epsg)->forward({3.0, 46.5});
    EXPECT_NEAR(origin.x, 700'000, 1e-3);
    EXPECT_NEAR(origin.y, 6'600'000, 1e-3);
}

TEST(Projection, EveryLegalCrsIsKnownAndGoesBothWays) {
    struct Case {
        int epsg;
        LonLat place;
    };
    for (const Case& c : {Case{2154, {2.35, 48.86}}, Case{5490, {-61.53, 16.24}}, Case{5490, {-61.07, 14.60}},
                          Case{2972, {-52.33, 4.94}}, Case{2975, {55.45, -20.88}}, Case{4471, {45.23, -12.78}}}) {
        const auto projection = Projection::to_epsg(c.epsg);
        ASSERT_TRUE(projection) << c.epsg;
        const Xy metric = projection->forward(c.place);
        EXPECT_GT(metric.x, 1e5) << c.epsg;
        const LonLat back = projection->inverse(metric);
        EXPECT_NEAR(back.lon, c.place.lon, 1e-9) << c.epsg;
        EXPECT_NEAR(back.lat, c.place.lat, 1e-9) << c.epsg;
    }
}

TEST(Projection, AnUnknownCodeIsAnInputError) {
    for (const int epsg : {0, -1, 999999}) {
        const auto projection = Projection::to_epsg(epsg);
        ASSERT_FALSE(projection) << epsg;
        EXPECT_EQ(projection.error().kind, ErrorKind::input);
        EXPECT_EQ(projection.error().message.key, "geo.crs_unknown"_text);
    }
}

TEST(Projection, ManyPointsAreTheSameAsOneByOneOnAnyNumberOfThreads) {
    std::vector<LonLat> places;
    for (int i = 0; i < 5'000; ++i) places.push_back({-5.0 + 0.0029 * i, 41.5 + 0.0019 * i});
    const auto projection = Projection::to_epsg(lambert93_epsg);
    std::vector<Xy> wanted;
    for (const LonLat place : places) wanted.push_back(projection->forward(place));
    EXPECT_EQ(projection->forward(std::span(places)), wanted);
    const int before = thread_count();
    for (const int threads : {1, 2, 3, 8}) {
        set_thread_count(threads);
        EXPECT_EQ(project_all(*projection, places), wanted) << threads;
    }
    set_thread_count(before);
    EXPECT_TRUE(project_all(*projection, {}).empty());
    EXPECT_TRUE(projection->forward(std::span<const LonLat>()).empty());
}

TEST(Projection, AMovedProjectionStillWorks) {
    auto first = Projection::to_epsg(lambert93_epsg);
    const Xy wanted = first->forward(towns[0]);
    Projection second = std::move(*first);
    EXPECT_EQ(second.forward(towns[0]), wanted);
}

TEST(Projection, WhatCannotBeProjectedIsInfinite) {
    const Xy out = Projection::to_epsg(lambert93_epsg)->forward({std::nan(""), 400});
    EXPECT_FALSE(std::isfinite(out.x));
}

}  // namespace
}  // namespace maillage::geo
