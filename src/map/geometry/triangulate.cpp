// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/triangulate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace maillage::map {
namespace {

double turn(PointF a, PointF b, PointF c) {
    return (double{b.x} - a.x) * (double{c.y} - a.y) - (double{b.y} - a.y) * (double{c.x} - a.x);
}

bool in_triangle(PointF p, PointF a, PointF b, PointF c) {
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

/// A corner of the merged outline. Bridges visit a point twice, so corners are not points.
struct Corner {
    std::uint32_t point;
    std::uint32_t before;
    std::uint32_t after;
};

class EarClipper {
  public:
    EarClipper(std::span<const PointF> points, std::vector<std::uint32_t>& triangles)
        : points_(points), triangles_(triangles) {}

    void add_ring(std::uint32_t begin, std::uint32_t end, bool shell) {
        if (end - begin < 3) return;
        const bool forward = (twice_area(points_.subspan(begin, end - begin)) > 0) == shell;
        const auto first = static_cast<std::uint32_t>(corners_.size());
        const std::uint32_t n = end - begin;
        for (std::uint32_t i = 0; i < n; ++i)
            corners_.push_back(
                {forward ? begin + i : end - 1 - i, first + (i + n - 1) % n, first + (i + 1) % n});
        if (shell) {
            start_ = first;
            left_ = n;
        } else {
            holes_.push_back(leftmost(first));
            hole_size_.push_back(n);
        }
    }

    void run() {
        if (left_ < 3) return;
        bridge_holes();
        clip();
    }

  private:
    [[nodiscard]] PointF at(std::uint32_t corner) const { return points_[corners_[corner].point]; }

    [[nodiscard]] std::uint32_t leftmost(std::uint32_t first) const {
        std::uint32_t best = first;
        for (std::uint32_t c = corners_[first].after; c != first; c = corners_[c].after)
            if (at(c).x < at(best).x || (at(c).x == at(best).x && at(c).y < at(best).y)) best = c;
        return best;
    }

    void bridge_holes() {
        std::vector<std::uint32_t> order(holes_.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return at(holes_[a]).x < at(holes_[b]).x; });
        for (const std::uint32_t i : order) {
            const std::uint32_t target = visible_from(holes_[i]);
            if (target == none) continue;  // a hole outside its shell: left out
            join(target, holes_[i]);
            left_ += hole_size_[i] + 2;
        }
    }

    /// The corner of the outline that a hole's leftmost corner sees to its left.
    [[nodiscard]] std::uint32_t visible_from(std::uint32_t hole) const {
        const PointF eye = at(hole);
        double hit_x = -std::numeric_limits<double>::infinity();
        std::uint32_t best = none;
        std::uint32_t c = start_;
        do {
            const PointF a = at(c);
            const PointF b = at(corners_[c].after);
            // The outline runs counter-clockwise: what lies to the left of an inner point runs downwards.
            if (a.y >= eye.y && b.y <= eye.y && a.y != b.y) {
                const double x = a.x + (double{eye.y} - a.y) * (double{b.x} - a.x) / (double{b.y} - a.y);
                if (x <= eye.x && x > hit_x) {
                    hit_x = x;
                    best = a.x < b.x ? c : corners_[c].after;
                }
            }
            c = corners_[c].after;
        } while (c != start_);
        return best == none ? none : least_turned(eye, hit_x, best);
    }

    /// Corners inside the triangle eye–hit–best would hide `best`: the one nearest to the ray's direction is
    /// seen.
    [[nodiscard]] std::uint32_t least_turned(PointF eye, double hit_x, std::uint32_t best) const {
        const PointF far = at(best);
        const PointF hit{static_cast<float>(hit_x), eye.y};
        const bool above = far.y > eye.y;
        double least = std::numeric_limits<double>::infinity();
        std::uint32_t seen = best;
        std::uint32_t c = start_;
        do {
            const PointF p = at(c);
            const bool inside = above ? in_triangle(p, eye, far, hit) : in_triangle(p, eye, hit, far);
            if (p.x < eye.x && inside) {
                const double slope = std::abs(double{eye.y} - p.y) / (double{eye.x} - p.x);
                if ((slope < least || (slope == least && p.x > at(seen).x)) && opens_towards(c, eye)) {
                    least = slope;
                    seen = c;
                }
            }
            c = corners_[c].after;
        } while (c != start_);
        return seen;
    }

    /// True where the line from corner c to `place` starts inside the outline.
    [[nodiscard]] bool opens_towards(std::uint32_t c, PointF place) const {
        const PointF a = at(corners_[c].before);
        const PointF b = at(c);
        const PointF d = at(corners_[c].after);
        if (turn(a, b, d) >= 0) return turn(b, place, a) >= 0 && turn(b, d, place) >= 0;
        return turn(b, place, d) < 0 || turn(b, a, place) < 0;
    }

    void join(std::uint32_t outer, std::uint32_t hole) {
        const auto outer_copy = static_cast<std::uint32_t>(corners_.size());
        const std::uint32_t hole_copy = outer_copy + 1;
        const std::uint32_t outer_after = corners_[outer].after;
        const std::uint32_t hole_before = corners_[hole].before;
        corners_.push_back({corners_[outer].point, hole_copy, outer_after});
        corners_.push_back({corners_[hole].point, hole_before, outer_copy});
        corners_[outer].after = hole;
        corners_[hole].before = outer;
        corners_[hole_before].after = hole_copy;
        corners_[outer_after].before = outer_copy;
    }

    void clip() {
        reflex_.assign(corners_.size(), 0);
        std::uint32_t c = start_;
        do {
            mark(c);
            c = corners_[c].after;
        } while (c != start_);
        std::uint32_t waited = 0;
        while (left_ > 3) {
            // After a whole round without an ear the outline crosses itself: cut a corner all the same.
            const bool forced = waited >= left_;
            if (forced || is_ear(c)) {
                c = cut(c);
                waited = 0;
            } else {
                c = corners_[c].after;
                ++waited;
            }
        }
        emit(corners_[c].before, c, corners_[c].after);
    }

    void mark(std::uint32_t c) {
        const bool convex = turn(at(corners_[c].before), at(c), at(corners_[c].after)) > 0;
        if (!convex && reflex_[c] == 0) reflex_list_.push_back(c);
        reflex_[c] = convex ? 0 : 1;
    }

    [[nodiscard]] bool is_ear(std::uint32_t c) {
        if (reflex_[c] != 0) return turn(at(corners_[c].before), at(c), at(corners_[c].after)) == 0;
        const std::uint32_t before = corners_[c].before;
        const std::uint32_t after = corners_[c].after;
        const PointF a = at(before);
        const PointF b = at(c);
        const PointF d = at(after);
        std::size_t kept = 0;
        bool ear = true;
        for (std::size_t i = 0; i < reflex_list_.size(); ++i) {
            const std::uint32_t other = reflex_list_[i];
            if (reflex_[other] == 0) continue;  // clipped or convex by now: forget it
            reflex_list_[kept++] = other;
            if (!ear || other == before || other == after) continue;
            const PointF p = at(other);
            if (p == a || p == b || p == d) continue;
            ear = !in_triangle(p, a, b, d);
        }
        reflex_list_.resize(kept);
        return ear;
    }

    std::uint32_t cut(std::uint32_t c) {
        const std::uint32_t before = corners_[c].before;
        const std::uint32_t after = corners_[c].after;
        emit(before, c, after);
        corners_[before].after = after;
        corners_[after].before = before;
        reflex_[c] = 0;
        --left_;
        mark(before);
        mark(after);
        return corners_[after].after;  // skipping one keeps triangles from fanning out of one corner
    }

    void emit(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        const double area = turn(at(a), at(b), at(c));
        if (area == 0) return;
        if (area < 0) std::swap(b, c);
        triangles_.insert(triangles_.end(), {corners_[a].point, corners_[b].point, corners_[c].point});
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::span<const PointF> points_;
    std::vector<std::uint32_t>& triangles_;
    std::vector<Corner> corners_;
    std::vector<std::uint32_t> holes_;
    std::vector<std::uint32_t> hole_size_;
    std::vector<std::uint8_t> reflex_;
    std::vector<std::uint32_t> reflex_list_;
    std::uint32_t start_ = 0;
    std::uint32_t left_ = 0;
};

}  // namespace

double twice_area(std::span<const PointF> ring) {
    double sum = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        sum += double{ring[before].x} * ring[i].y - double{ring[i].x} * ring[before].y;
    return sum;
}

void triangulate(std::span<const PointF> points, std::span<const std::uint32_t> ring_start,
                 std::vector<std::uint32_t>& triangles) {
    EarClipper clipper(points, triangles);
    for (std::size_t r = 0; r + 1 < ring_start.size(); ++r)
        clipper.add_ring(ring_start[r], ring_start[r + 1], r == 0);
    clipper.run();
}

}  // namespace maillage::map
