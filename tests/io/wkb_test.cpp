// SPDX-License-Identifier: Apache-2.0
#include "io/wkb.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <vector>

namespace maillage::io {
namespace {

/// Well-Known Binary written by hand from OGC 06-103r4 §8, in either byte order.
class WkbBytes {
  public:
    explicit WkbBytes(bool big_endian = false) : big_(big_endian) {}

    WkbBytes& header(std::uint32_t type) {
        bytes_.push_back(std::byte{static_cast<unsigned char>(big_ ? 0 : 1)});
        return number(type);
    }
    template <class T>
    WkbBytes& number(T value) {
        std::byte raw[sizeof(T)];
        std::memcpy(raw, &value, sizeof(T));
        if (big_) std::reverse(std::begin(raw), std::end(raw));
        bytes_.insert(bytes_.end(), std::begin(raw), std::end(raw));
        return *this;
    }
    WkbBytes& ring(const std::vector<std::vector<double>>& vertices) {
        number(static_cast<std::uint32_t>(vertices.size()));
        for (const auto& vertex : vertices)
            for (const double ordinate : vertex) number(ordinate);
        return *this;
    }
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

  private:
    bool big_;
    std::vector<std::byte> bytes_;
};

const std::vector<std::vector<double>> square = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
const std::vector<std::vector<double>> hole = {{.2, .2}, {.2, .4}, {.4, .4}, {.2, .2}};

tl::expected<geo::PolygonSet, WkbFault> parsed(const std::vector<std::byte>& wkb) {
    const auto counts = count_polygons(wkb);
    if (!counts) return tl::unexpected(counts.error());
    geo::PolygonSet set;
    set.vertices.resize(counts->vertices);
    set.ring_vertices.resize(counts->rings + 1);
    set.polygon_rings.resize(counts->polygons + 1);
    set.feature_polygons.push_back(counts->polygons);
    const auto copied = copy_polygons(wkb, {}, set);
    if (!copied) return tl::unexpected(copied.error());
    return set;
}

WkbBytes two_parts(bool big_endian = false) {
    WkbBytes wkb(big_endian);
    wkb.header(6).number(std::uint32_t{2});
    wkb.header(3).number(std::uint32_t{2}).ring(square).ring(hole);
    wkb.header(3).number(std::uint32_t{1}).ring({{5, 5}, {6, 5}, {6, 6}, {5, 5}});
    return wkb;
}

TEST(Wkb, ReadsPartsAndHolesInBothByteOrders) {
    for (const bool big_endian : {false, true}) {
        const auto set = parsed(two_parts(big_endian).bytes());
        ASSERT_TRUE(set);
        EXPECT_EQ(set->polygon_rings, (std::vector<std::uint32_t>{0, 2, 3}));
        EXPECT_EQ(set->ring_vertices, (std::vector<std::uint32_t>{0, 5, 9, 13}));
        EXPECT_EQ(set->ring(0)[2], (geo::LonLat{1, 1}));
        EXPECT_EQ(set->ring(2)[0], (geo::LonLat{5, 5}));
    }
}

TEST(Wkb, LeavesHeightsAndMeasuresOut) {
    const std::vector<std::vector<double>> high = {{0, 0, 7}, {1, 0, 7}, {1, 1, 7}, {0, 0, 7}};
    for (const std::uint32_t type : {1003u, 2003u, 0x80000003u, 0x40000003u}) {
        const auto set = parsed(WkbBytes().header(type).number(std::uint32_t{1}).ring(high).bytes());
        ASSERT_TRUE(set) << type;
        EXPECT_EQ(set->ring(0)[1], (geo::LonLat{1, 0}));
    }
}

TEST(Wkb, RefusesEveryTruncation) {
    const auto whole = two_parts().bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::vector<std::byte> part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(count_polygons(part).error(), WkbFault::truncated) << size;
    }
}

TEST(Wkb, RefusesCountsLargerThanItsBytes) {
    for (const std::uint32_t count : {2u, 1000u, 0x10000000u, 0xFFFFFFFFu}) {
        EXPECT_FALSE(count_polygons(WkbBytes().header(6).number(count).bytes()));
        EXPECT_FALSE(count_polygons(WkbBytes().header(3).number(count).bytes()));
        EXPECT_FALSE(count_polygons(WkbBytes().header(3).number(std::uint32_t{1}).number(count).bytes()));
    }
}

TEST(Wkb, RefusesWhatIsNoOutlineInDegrees) {
    const auto polygon = [](const std::vector<std::vector<double>>& ring) {
        return parsed(WkbBytes().header(3).number(std::uint32_t{1}).ring(ring).bytes());
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(polygon({{0, 0}, {nan, 0}, {1, 1}, {0, 0}}).error(), WkbFault::not_lon_lat);
    EXPECT_EQ(polygon({{0, 0}, {1, -infinite}, {1, 1}, {0, 0}}).error(), WkbFault::not_lon_lat);
    EXPECT_EQ(polygon({{0, 0}, {181, 0}, {1, 1}, {0, 0}}).error(), WkbFault::not_lon_lat);
    EXPECT_EQ(polygon({{0, 0}, {1, 91}, {1, 1}, {0, 0}}).error(), WkbFault::not_lon_lat);
    EXPECT_EQ(polygon({{0, 0}, {1, 0}, {1, 1}, {0, 1}}).error(), WkbFault::open_ring);
    EXPECT_EQ(polygon({{0, 0}, {1, 0}, {0, 0}}).error(), WkbFault::open_ring);
    EXPECT_EQ(polygon({}).error(), WkbFault::open_ring);
    EXPECT_EQ(parsed(WkbBytes().header(1).number(1.0).number(2.0).bytes()).error(), WkbFault::not_a_polygon);
    EXPECT_EQ(parsed(WkbBytes().header(6).number(std::uint32_t{0}).bytes()).error(), WkbFault::empty);
    EXPECT_EQ(parsed(WkbBytes().header(3).number(std::uint32_t{0}).bytes()).error(), WkbFault::empty);
}

TEST(Wkb, SurvivesAnyMutation) {
    std::mt19937 random(20240101);
    for (int round = 0; round < 20000; ++round) {
        auto wkb = two_parts(round % 2 == 0).bytes();
        const int changes = 1 + static_cast<int>(random() % 4);
        for (int i = 0; i < changes; ++i) wkb[random() % wkb.size()] = std::byte(random() & 255);
        if (random() % 4 == 0) wkb.resize(random() % wkb.size());
        const auto set = parsed(wkb);
        if (!set) continue;
        for (const geo::LonLat& vertex : set->vertices) ASSERT_LE(std::abs(vertex.lon), 180);
    }
}

}  // namespace
}  // namespace maillage::io
