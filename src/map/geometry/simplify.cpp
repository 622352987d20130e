// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/simplify.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace maillage::map {
namespace {

double triangle_area(PointF a, PointF b, PointF c) {
    const double ux = double{b.x} - a.x;
    const double uy = double{b.y} - a.y;
    const double vx = double{c.x} - a.x;
    const double vy = double{c.y} - a.y;
    return std::abs(ux * vy - uy * vx) / 2;
}

/// Orders by area, then by place in the line: the same choice on any machine.
struct Candidate {
    double area;
    std::uint32_t at;
    std::uint32_t version;
    friend bool operator<(const Candidate& a, const Candidate& b) {
        return a.area != b.area ? a.area > b.area : a.at > b.at;
    }
};

}  // namespace

void vertex_weights(std::span<const PointF> line, std::span<float> weights) {
    const auto n = static_cast<std::uint32_t>(line.size());
    std::fill(weights.begin(), weights.end(), std::numeric_limits<float>::infinity());
    const std::uint32_t kept = line.front() == line.back() ? 2 : 0;
    if (n <= 2 + kept) return;
    std::vector<std::uint32_t> before(n);
    std::vector<std::uint32_t> after(n);
    std::vector<std::uint32_t> version(n, 0);
    std::vector<Candidate> store;
    store.reserve(n);
    for (std::uint32_t i = 1; i + 1 < n; ++i) {
        before[i] = i - 1;
        after[i] = i + 1;
        store.push_back({triangle_area(line[i - 1], line[i], line[i + 1]), i, 0});
    }
    std::priority_queue<Candidate> queue({}, std::move(store));
    double floor = 0;
    for (std::uint32_t left = n - 2; left > kept;) {
        const Candidate top = queue.top();
        queue.pop();
        if (top.version != version[top.at]) continue;
        floor = std::max(floor, top.area);
        weights[top.at] = static_cast<float>(std::sqrt(floor));
        --left;
        const std::uint32_t a = before[top.at];
        const std::uint32_t b = after[top.at];
        if (a != 0) {
            after[a] = b;
            queue.push({triangle_area(line[before[a]], line[a], line[b]), a, ++version[a]});
        }
        if (b != n - 1) {
            before[b] = a;
            queue.push({triangle_area(line[a], line[b], line[after[b]]), b, ++version[b]});
        }
    }
}

}  // namespace maillage::map
