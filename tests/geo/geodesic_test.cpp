// SPDX-License-Identifier: Apache-2.0
// Oracle: PROJ's geodesic (Karney) on GRS 80, at random places of metropolitan France and at overseas latitudes.
#include "geo/geodesic.h"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace maillage::geo {
namespace {

class Oracle {
  public:
    Oracle() { geod_init(&ellipsoid_, grs80_semi_major_m, 1 / grs80_inverse_flattening); }

    [[nodiscard]] double distance_m(LonLat a, LonLat b) const {
        double length = 0;
        geod_inverse(&ellipsoid_, a.lat, a.lon, b.lat, b.lon, &length, nullptr, nullptr);
        return length;
    }
    [[nodiscard]] LonLat reached(LonLat from, double azimuth_deg, double distance) const {
        LonLat end;
        geod_direct(&ellipsoid_, from.lat, from.lon, azimuth_deg, distance, &end.lat, &end.lon, nullptr);
        return end;
    }

  private:
    geod_geodesic ellipsoid_{};
};

struct Box {
    const char* name;
    double west, south, east, north;
};

// Extents rounded outwards from the communes of each territory.
constexpr std::array<Box, 5> boxes = {{{"métropole", -5.2, 41.3, 9.6, 51.1},
                                       {"Antilles", -61.9, 14.3, -60.8, 16.6},
                                       {"Guyane", -54.7, 2.1, -51.6, 5.8},
                                       {"La Réunion", 55.2, -21.4, 55.9, -20.8},
                                       {"Mayotte", 45.0, -13.1, 45.4, -12.6}}};

/// Largest |ours − PROJ| over random pairs that start in a box and are `shortest`…`longest` metres apart.
double largest_error_m(const Oracle& oracle, const Box& box, double shortest, double longest) {
    std::mt19937_64 random(20240101);
    std::uniform_real_distribution<double> lon(box.west, box.east);
    std::uniform_real_distribution<double> lat(box.south, box.north);
    std::uniform_real_distribution<double> azimuth(0, 360);
    std::uniform_real_distribution<double> length(shortest, longest);
    double worst = 0;
    for (int i = 0; i < 20'000; ++i) {
        const LonLat from{lon(random), lat(random)};
        const LonLat to = oracle.reached(from, azimuth(random), length(random));
        const double ours = geodesic_m(on_ellipsoid(from), on_ellipsoid(to));
        worst = std::max(worst, std::abs(ours - oracle.distance_m(from, to)));
    }
    return worst;
}

TEST(Geodesic, AgreesWithProjWithin01mmTo300km) {
    const Oracle oracle;
    for (const Box& box : boxes) {
        EXPECT_LE(largest_error_m(oracle, box, 0, 1'000), 1e-4) << box.name;
        EXPECT_LE(largest_error_m(oracle, box, 0, 300'000), 1e-4) << box.name;
    }
}

TEST(Geodesic, AgreesWithProjWithin2mmTo600km) {
    const Oracle oracle;
    EXPECT_LE(largest_error_m(oracle, boxes[0], 300'000, 600'000), 2e-3);
    // No overseas department is more than 420 km across; over the sea, towards the equator, 600 km is 2.1 mm off.
    for (const Box& box : boxes) {
        EXPECT_LE(largest_error_m(oracle, box, 300'000, 420'000), 0.5e-3) << box.name;
        EXPECT_LE(largest_error_m(oracle, box, 420'000, 600'000), 2.2e-3) << box.name;
    }
}

TEST(Geodesic, AgreesWithProjWithin20mmTo1000km) {
    const Oracle oracle;
    EXPECT_LE(largest_error_m(oracle, boxes[0], 600'000, 1'000'000), 20e-3);
    for (const Box& box : boxes) EXPECT_LE(largest_error_m(oracle, box, 600'000, 1'000'000), 30e-3) << box.name;
}

TEST(Geodesic, IsSymmetricZeroOnItselfAndAboveItsChord) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> lon(-5.2, 9.6);
    std::uniform_real_distribution<double> lat(41.3, 51.1);
    for (int i = 0; i < 20'000; ++i) {
        const EllipsoidPoint a = on_ellipsoid({lon(random), lat(random)});
        const EllipsoidPoint b = on_ellipsoid({lon(random), lat(random)});
        const double length = geodesic_m(a, b);
        ASSERT_EQ(length, geodesic_m(b, a));
        ASSERT_EQ(geodesic_m(a, a), 0.0);
        ASSERT_GE(length, std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) +
                                    (a.z - b.z) * (a.z - b.z)));
        ASSERT_EQ(distance(a, b).value, std::llround(length));
    }
}

TEST(Geodesic, NoArcIsLongerThanTheBoundOfItsChord) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-90, 90);
    double closest = 1;
    for (int i = 0; i < 100'000; ++i) {
        const LonLat from{lon(random), i % 2 == 0 ? lat(random) : 1e-3 * lat(random)};
        const double step = i % 3 == 0 ? 180 : 3;
        const double north = std::clamp(from.lat + lat(random) / 180 * step, -90.0, 90.0);
        const LonLat to{from.lon + lon(random) / 180 * step * 1e-2, north};
        const EllipsoidPoint a = on_ellipsoid(from);
        const EllipsoidPoint b = on_ellipsoid(to);
        const double chord = std::hypot(a.x - b.x, a.y - b.y, a.z - b.z);
        const double length = geodesic_m(a, b);
        ASSERT_LE(length, longest_arc_m(chord) * (1 + 1e-14)) << from.lat << ", " << north;
        if (length > 100'000) closest = std::min(closest, longest_arc_m(chord) / length - 1);
    }
    EXPECT_LT(closest, 1e-6) << "along the meridian at the equator the bound is reached";
}

TEST(Geodesic, CostsAreTheseIntegersOnAnyMachine) {
    // Near the town halls of Mende, Lunel and Auch; metres by PROJ's geodesic, rounded.
    const LonLat mende{3.4996, 44.5180};
    const LonLat lunel{4.1354, 43.6747};
    const LonLat auch{0.5853, 43.6464};
    const Oracle oracle;
    const std::vector<LonLat> towns = {mende, lunel, auch};
    for (const LonLat a : towns)
        for (const LonLat b : towns)
            EXPECT_EQ(distance(on_ellipsoid(a), on_ellipsoid(b)).value, std::llround(oracle.distance_m(a, b)));
    EXPECT_EQ(distance(on_ellipsoid(mende), on_ellipsoid(lunel)).value, 106640);
    EXPECT_EQ(distance(on_ellipsoid(auch), on_ellipsoid(lunel)).value, 286354);
}

TEST(Geodesic, PointsLieOnTheEllipsoid) {
    constexpr double a = grs80_semi_major_m;
    constexpr double b = a * (1 - 1 / grs80_inverse_flattening);
    for (const double lat : {-90.0, -21.0, 0.0, 45.0, 90.0})
        for (const double lon : {-180.0, -61.0, 0.0, 55.0, 180.0}) {
            const EllipsoidPoint p = on_ellipsoid({lon, lat});
            EXPECT_NEAR((p.x * p.x + p.y * p.y) / (a * a) + p.z * p.z / (b * b), 1.0, 1e-15);
        }
}

TEST(Geodesic, CrossesTheAntimeridianAndThePole) {
    const Oracle oracle;
    const auto error = [&](LonLat a, LonLat b) {
        return std::abs(geodesic_m(on_ellipsoid(a), on_ellipsoid(b)) - oracle.distance_m(a, b));
    };
    EXPECT_LE(error({179.9, -13.0}, {-179.9, -13.1}), 1e-4);
    EXPECT_LE(error({0, 89.9}, {180, 89.9}), 1e-4);
}

}  // namespace
}  // namespace maillage::geo
