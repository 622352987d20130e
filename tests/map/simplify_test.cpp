// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace maillage::map {
namespace {

constexpr float endless = std::numeric_limits<float>::infinity();

std::vector<float> weights_of(const std::vector<PointF>& line) {
    std::vector<float> out(line.size());
    vertex_weights(line, out);
    return out;
}

TEST(Simplify, EndsStayAndAPointOnTheLineWeighsNothing) {
    EXPECT_EQ(weights_of({{0, 0}, {5, 0}, {10, 0}}), (std::vector<float>{endless, 0, endless}));
    EXPECT_EQ(weights_of({{0, 0}, {10, 0}}), (std::vector<float>{endless, endless}));
}

TEST(Simplify, WeightIsTheSideOfTheTrianglesArea) {
    EXPECT_FLOAT_EQ(weights_of({{0, 0}, {5, 4}, {10, 0}})[1], std::sqrt(20.0F));
}

TEST(Simplify, ClosedArcKeepsItsArea) {
    const auto weights = weights_of({{0, 0}, {1, 0}, {1, 1}, {0.5F, 1.001F}, {0, 1}, {0, 0}});
    EXPECT_EQ(std::count(weights.begin(), weights.end(), endless), 4);
}

/// The definition, step by step: drop the least triangle, never let a weight fall below one before.
std::vector<float> slow_weights(std::vector<PointF> line) {
    std::vector<float> out(line.size(), endless);
    std::vector<std::size_t> left(line.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
    double floor = 0;
    while (left.size() > 2) {
        std::size_t best = 1;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 1; i + 1 < left.size(); ++i) {
            const PointF a = line[left[i - 1]];
            const PointF b = line[left[i]];
            const PointF c = line[left[i + 1]];
            const double area = std::abs((double{b.x} - a.x) * (double{c.y} - a.y) -
                                         (double{b.y} - a.y) * (double{c.x} - a.x)) /
                                2;
            if (area < least) {
                least = area;
                best = i;
            }
        }
        floor = std::max(floor, least);
        out[left[best]] = static_cast<float>(std::sqrt(floor));
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return out;
}

TEST(Simplify, AgreesWithTheDefinition) {
    std::uint32_t seed = 7;
    const auto next = [&] { return static_cast<float>((seed = seed * 1664525 + 1013904223) >> 12 & 0xFFF); };
    for (int round = 0; round < 50; ++round) {
        std::vector<PointF> line;
        for (int i = 0; i < 40; ++i) line.push_back({next(), next()});
        EXPECT_EQ(weights_of(line), slow_weights(line));
    }
}

}  // namespace
}  // namespace maillage::map
