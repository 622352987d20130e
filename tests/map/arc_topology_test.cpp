// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/arc_topology.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "support/map_worlds.h"

namespace maillage::map {
namespace {

using test_support::polygons;

std::vector<std::uint32_t> every(const geo::PolygonSet& set) {
    std::vector<std::uint32_t> out(set.feature_count());
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = i;
    return out;
}

/// A ring walked through its arcs, open.
std::vector<std::uint32_t> walked(const ArcTopology& topology, std::uint32_t ring) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t u = topology.ring_start[ring]; u < topology.ring_start[ring + 1]; ++u) {
        const auto arc = topology.arc(topology.ring_uses[u].arc);
        std::vector<std::uint32_t> line(arc.begin(), arc.end());
        if (topology.ring_uses[u].reversed != 0) std::reverse(line.begin(), line.end());
        EXPECT_TRUE(out.empty() || out.back() == line.front());
        out.insert(out.end(), line.begin() + (out.empty() ? 0 : 1), line.end());
    }
    EXPECT_EQ(out.front(), out.back());
    out.pop_back();
    return out;
}

TEST(ArcTopology, TwoNeighboursShareOneArc) {
    const auto set =
        polygons({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}, {{{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}}});
    const ArcTopology topology = find_arcs(set, every(set));
    EXPECT_EQ(topology.vertices.size(), 6U);
    EXPECT_EQ(topology.arc_count(), 3U);
    EXPECT_EQ(topology.edges_used(2), 1U);
    EXPECT_EQ(topology.edges_used(1), 6U);
}

TEST(ArcTopology, RepeatedVerticesAreDropped) {
    const auto set = polygons({{{{0, 0}, {0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 0}, {0, 0}}}});
    const ArcTopology topology = find_arcs(set, every(set));
    EXPECT_EQ(topology.edges_used(1), 3U);
}

TEST(ArcTopology, EnclaveIsOneArcUsedByBoth) {
    const std::vector<geo::LonLat> inner{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};
    const std::vector<geo::LonLat> turned{{2, 2}, {2, 1}, {1, 1}, {1, 2}, {2, 2}};
    const auto set = polygons({{{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}}, turned}, {inner}});
    const ArcTopology topology = find_arcs(set, every(set));
    EXPECT_EQ(topology.arc_count(), 2U);
    EXPECT_EQ(topology.edges_used(2), 4U);
    EXPECT_EQ(topology.polygon_rings.back(), 3U);
}

TEST(ArcTopology, RingsWithoutAreaAreLeftOut) {
    const auto set = polygons({{{{0, 0}, {1, 0}, {0, 0}}}, {{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}});
    const ArcTopology topology = find_arcs(set, every(set));
    EXPECT_EQ(topology.feature_polygons, (std::vector<std::uint32_t>{0, 0, 1}));
}

TEST(ArcTopology, RingsComeBackAsTheyWere) {
    const auto world = test_support::lake_world();
    const geo::PolygonSet& set = world->communes.outlines;
    const ArcTopology topology = find_arcs(set, every(set));
    for (std::uint32_t r = 0; r + 1 < topology.ring_start.size(); ++r) {
        std::vector<std::uint32_t> ring = walked(topology, r);
        const auto source = set.ring(r);
        ASSERT_EQ(ring.size(), source.size() - 1);
        const auto first = std::find_if(ring.begin(), ring.end(),
                                        [&](std::uint32_t v) { return topology.vertices[v] == source[0]; });
        ASSERT_NE(first, ring.end());
        std::rotate(ring.begin(), first, ring.end());
        for (std::size_t i = 0; i < ring.size(); ++i) EXPECT_EQ(topology.vertices[ring[i]], source[i]);
    }
}

TEST(ArcTopology, EdgesAgreeWithCountingThem) {
    const auto world = test_support::lake_world();
    const geo::PolygonSet& set = world->communes.outlines;
    std::map<std::set<std::pair<double, double>>, std::size_t> uses;
    for (std::uint32_t r = 0; r + 1 < set.ring_vertices.size(); ++r)
        for (std::size_t i = 0; i + 1 < set.ring(r).size(); ++i)
            ++uses[{{set.ring(r)[i].lon, set.ring(r)[i].lat},
                    {set.ring(r)[i + 1].lon, set.ring(r)[i + 1].lat}}];
    const ArcTopology topology = find_arcs(set, every(set));
    for (const unsigned times : {1U, 2U, 3U}) {
        const auto expected =
            std::count_if(uses.begin(), uses.end(), [&](const auto& entry) { return entry.second == times; });
        EXPECT_EQ(topology.edges_used(times), static_cast<std::size_t>(expected)) << times;
    }
}

}  // namespace
}  // namespace maillage::map
