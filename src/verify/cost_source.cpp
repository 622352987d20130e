// SPDX-License-Identifier: Apache-2.0
#include "verify/cost_source.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "verify/geodesic_costs.h"

namespace maillage::verify {
namespace {

class MatrixSource final : public RowSource<MatrixSource> {
  public:
    explicit MatrixSource(const MatrixCosts& data) : data_(data) {}
    [[nodiscard]] std::int64_t cost(std::size_t client, std::size_t candidate) const override {
        return data_.cells[client * data_.candidates + candidate];
    }
    [[nodiscard]] std::int64_t least(std::size_t client, std::size_t candidate) const override {
        return data_.cells[client * data_.candidates + candidate];
    }

  private:
    const MatrixCosts& data_;
};

/// Squares of whole lengths beyond this are not exact as doubles: 2⁵³.
constexpr double exact_square = 9007199254740992.0;
/// Whole lengths up to here have squares whose sum fits in 64 bits.
constexpr double largest_exact_length = 2147483648.0;

/// The root of dx² + dy² for whole dx and dy, down or to the nearest, by bisection over the integers.
std::int64_t exact_root(double dx, double dy, bool nearest) {
    const auto a = static_cast<std::uint64_t>(std::abs(dx));
    const auto b = static_cast<std::uint64_t>(std::abs(dy));
    const std::uint64_t square = a * a + b * b;
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32U;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (middle * middle <= square ? low : high) = middle;
    }
    return static_cast<std::int64_t>(nearest && square - low * low > low ? low + 1 : low);
}

class PlaneSource final : public RowSource<PlaneSource> {
  public:
    explicit PlaneSource(const PlaneCosts& data) : data_(data) {}
    [[nodiscard]] std::int64_t cost(std::size_t client, std::size_t candidate) const override {
        const Pair& a = data_.points[client];
        const Pair& b = data_.points[static_cast<std::size_t>(data_.candidates[candidate])];
        const double dx = a.first - b.first;
        const double dy = a.second - b.second;
        const double square = dx * dx + dy * dy;
        const bool whole = dx == std::floor(dx) && dy == std::floor(dy) && std::abs(dx) < largest_exact_length &&
                           std::abs(dy) < largest_exact_length;
        if (whole && square > exact_square && data_.rounding != PlaneCosts::Rounding::micro)
            return exact_root(dx, dy, data_.rounding == PlaneCosts::Rounding::nearest);
        const double length = std::sqrt(square);
        switch (data_.rounding) {
            case PlaneCosts::Rounding::floor: return static_cast<std::int64_t>(length);
            case PlaneCosts::Rounding::nearest: return std::llround(length);
            case PlaneCosts::Rounding::micro: return std::llround(length * 1e6);
        }
        return 0;
    }
    [[nodiscard]] std::int64_t least(std::size_t client, std::size_t candidate) const override {
        return cost(client, candidate);
    }

  private:
    const PlaneCosts& data_;
};

/// Great circle over the chord between unit vectors: sound for near points too, where an arc cosine is not.
class SphereSource final : public RowSource<SphereSource> {
  public:
    explicit SphereSource(const SphereCosts& data) : data_(data) {
        constexpr double radians = std::numbers::pi / 180;
        for (const auto& [lat, lon] : data.points)
            unit_.push_back({std::cos(lat * radians) * std::cos(lon * radians),
                             std::cos(lat * radians) * std::sin(lon * radians), std::sin(lat * radians)});
    }
    [[nodiscard]] std::int64_t cost(std::size_t client, std::size_t candidate) const override {
        const double half = std::min(1.0, chord(client, candidate) / 2);
        return static_cast<std::int64_t>(std::ceil(2 * std::asin(half) * data_.radius_m));
    }
    [[nodiscard]] std::int64_t least(std::size_t client, std::size_t candidate) const override {
        return static_cast<std::int64_t>(chord(client, candidate) * data_.radius_m * 0.999'999);
    }

  private:
    struct Unit {
        double x;
        double y;
        double z;
    };
    [[nodiscard]] double chord(std::size_t client, std::size_t candidate) const {
        const Unit& a = unit_[client];
        const Unit& b = unit_[static_cast<std::size_t>(data_.candidates[candidate])];
        const double dx = a.x - b.x;
        const double dy = a.y - b.y;
        const double dz = a.z - b.z;
        return std::sqrt(dx * dx + dy * dy + dz * dz);
    }

    const SphereCosts& data_;
    std::vector<Unit> unit_;
};

}  // namespace

void CostSource::within(std::size_t client, std::int64_t limit, std::span<std::int64_t> row,
                        std::vector<Near>& out) const {
    out.clear();
    least_row(client, row);
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (row[j] > limit) continue;
        const std::int64_t paid = cost(client, j);
        if (paid <= limit) out.push_back({paid, static_cast<std::int32_t>(j)});
    }
}

std::int64_t CostSource::nearest(std::size_t client, std::span<const std::int32_t> open) const {
    const auto least_of = [&](std::int32_t j) { return least(client, static_cast<std::size_t>(j)); };
    std::vector<std::int64_t> bounds;
    bounds.reserve(open.size());
    for (const std::int32_t j : open) bounds.push_back(least_of(j));
    const auto first = static_cast<std::size_t>(std::min_element(bounds.begin(), bounds.end()) - bounds.begin());
    std::int64_t best = cost(client, static_cast<std::size_t>(open[first]));
    for (std::size_t k = 0; k < open.size(); ++k)
        if (k != first && bounds[k] < best) best = std::min(best, cost(client, static_cast<std::size_t>(open[k])));
    return best;
}

std::unique_ptr<CostSource> cost_source(const CostData& data) {
    if (const auto* matrix = std::get_if<MatrixCosts>(&data)) return std::make_unique<MatrixSource>(*matrix);
    if (const auto* plane = std::get_if<PlaneCosts>(&data)) return std::make_unique<PlaneSource>(*plane);
    if (const auto* sphere = std::get_if<SphereCosts>(&data)) return std::make_unique<SphereSource>(*sphere);
    return geodesic_source(std::get<GeodesicCosts>(data));
}

}  // namespace maillage::verify
