// SPDX-License-Identifier: Apache-2.0
#include "optimise/point_costs.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

constexpr std::size_t most_kept_pairs = std::size_t{1} << 25U;
constexpr std::size_t rows_a_block = 64;
constexpr auto largest_cost = static_cast<double>(std::numeric_limits<std::int32_t>::max());

/// Rows out of a `cost` of the derived class.
template <class Rows>
class ComputedRows : public CostRows {
  public:
    ComputedRows(std::size_t clients, std::size_t candidates, CostRange range)
        : clients_(clients), candidates_(candidates), range_(range) {}

    [[nodiscard]] std::size_t clients() const final { return clients_; }
    [[nodiscard]] std::size_t candidates() const final { return candidates_; }
    [[nodiscard]] CostRange range() const final { return range_; }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const final {
        scratch.resize(candidates_);
        const auto& self = static_cast<const Rows&>(*this);
        for (std::size_t j = 0; j < candidates_; ++j) scratch[j] = self.Rows::cost(client, j);
        return scratch;
    }

  private:
    std::size_t clients_;
    std::size_t candidates_;
    CostRange range_;
};

/// Whole numbers up to here are exact as doubles; the squares of coordinates of 10⁹ are not.
constexpr double exact_as_double = 9007199254740992.0;

bool is_whole(double number) { return number == std::floor(number); }

/// The largest whole number whose square is at most dx² + dy², for whole dx and dy below 2³¹.
std::int64_t whole_root(double dx, double dy) {
    const auto a = static_cast<std::int64_t>(dx);
    const auto b = static_cast<std::int64_t>(dy);
    const std::int64_t square = a * a + b * b;
    auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(square)));
    while (root * root > square) --root;
    while ((root + 1) * (root + 1) <= square) ++root;
    return root;
}

std::int32_t plane_cost(double dx, double dy, Rounding rounding) {
    const double square = dx * dx + dy * dy;
    if (rounding != Rounding::micro && square > exact_as_double && is_whole(dx) && is_whole(dy)) {
        const std::int64_t down = whole_root(dx, dy);
        // (down + ½)² lies between two whole numbers: above it the root is nearer to the next one.
        const std::int64_t rest = static_cast<std::int64_t>(dx) * static_cast<std::int64_t>(dx) +
                                  static_cast<std::int64_t>(dy) * static_cast<std::int64_t>(dy) - down * down;
        return static_cast<std::int32_t>(rounding == Rounding::nearest && rest > down ? down + 1 : down);
    }
    const double length = std::sqrt(square);
    switch (rounding) {
        case Rounding::floor: return static_cast<std::int32_t>(length);
        case Rounding::nearest: return static_cast<std::int32_t>(std::lround(length));
        case Rounding::micro: return static_cast<std::int32_t>(std::lround(length * 1e6));
    }
    return 0;
}

class PlaneRows final : public ComputedRows<PlaneRows> {
  public:
    PlaneRows(std::vector<PlanePoint> points, const std::vector<int>& candidates, Rounding rounding, std::int32_t most)
        : ComputedRows(points.size(), candidates.size(), {0, most}), points_(std::move(points)), rounding_(rounding) {
        for (const int j : candidates) candidates_.push_back(points_[static_cast<std::size_t>(j)]);
    }
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        const double dx = points_[client].x - candidates_[candidate].x;
        const double dy = points_[client].y - candidates_[candidate].y;
        return plane_cost(dx, dy, rounding_);
    }

  private:
    std::vector<PlanePoint> points_;
    std::vector<PlanePoint> candidates_;
    Rounding rounding_;
};

/// Haversine: exact for near points, where the arc cosine is not. Source: Sinnott, Sky & Telescope 68 (1984).
class SphereRows final : public ComputedRows<SphereRows> {
  public:
    SphereRows(const std::vector<SpherePoint>& points, const std::vector<int>& candidates, double radius_m)
        : ComputedRows(points.size(), candidates.size(),
                       {0, static_cast<std::int32_t>(std::ceil(std::numbers::pi * radius_m)) + 1}),
          radius_(radius_m) {
        constexpr double radians = std::numbers::pi / 180;
        for (const auto& [lat, lon] : points)
            points_.push_back({lat * radians, lon * radians, std::cos(lat * radians)});
        for (const int j : candidates) candidates_.push_back(points_[static_cast<std::size_t>(j)]);
    }
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        const Place& a = points_[client];
        const Place& b = candidates_[candidate];
        const double north = std::sin((a.lat - b.lat) / 2);
        const double east = std::sin((a.lon - b.lon) / 2);
        const double square = north * north + a.cos_lat * b.cos_lat * east * east;
        return static_cast<std::int32_t>(std::ceil(2 * radius_ * std::asin(std::min(1.0, std::sqrt(square)))));
    }

  private:
    struct Place {
        double lat;
        double lon;
        double cos_lat;
    };
    std::vector<Place> points_;
    std::vector<Place> candidates_;
    double radius_;
};

/// Diagonal of the box around the points: no two lie farther apart. Infinite where a coordinate is no number.
double extent(const std::vector<PlanePoint>& points) {
    if (points.empty()) return 0;
    PlanePoint low = points.front();
    PlanePoint high = low;
    for (const PlanePoint& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::numeric_limits<double>::infinity();
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return std::hypot(high.x - low.x, high.y - low.y);
}

}  // namespace

Result<std::shared_ptr<const CostRows>> plane_costs(std::vector<PlanePoint> points, std::vector<int> candidates,
                                                    Rounding rounding) {
    const double most = std::ceil(extent(points) * (rounding == Rounding::micro ? 1e6 : 1)) + 1;
    if (!(most < largest_cost))
        return fail({ErrorKind::input, message("optimise.error.far_points"_text).with("cost", most, 0).with("limit", largest_cost, 0),
                     {}, {}, message("optimise.error.far_points_remedy"_text)});
    return kept_if_small(
        std::make_shared<PlaneRows>(std::move(points), candidates, rounding, static_cast<std::int32_t>(most)));
}

std::shared_ptr<const CostRows> sphere_costs(std::vector<SpherePoint> points, std::vector<int> candidates,
                                             double radius_m) {
    assert(radius_m * std::numbers::pi + 2 < largest_cost);
    return kept_if_small(std::make_shared<SphereRows>(points, candidates, radius_m));
}

std::shared_ptr<const CostRows> kept_if_small(std::shared_ptr<const CostRows> rows) {
    const std::size_t candidates = rows->candidates();
    if (candidates == 0 || rows->clients() > most_kept_pairs / candidates) return rows;
    std::vector<std::int32_t> cells(rows->clients() * candidates);
    parallel_for(rows->clients(), rows_a_block, [&](std::size_t begin, std::size_t end) {
        std::vector<std::int32_t> scratch;
        for (std::size_t i = begin; i < end; ++i)
            std::ranges::copy(rows->row(i, scratch), cells.begin() + static_cast<std::ptrdiff_t>(i * candidates));
    });
    return dense_costs(candidates, std::move(cells));
}

}  // namespace maillage::optimise
