// SPDX-License-Identifier: Apache-2.0
#include "verify/geodesic_costs.h"

#include <algorithm>
#include <cmath>
#include <geodesic.h>
#include <numbers>

namespace maillage::verify {
namespace {

/// GRS 80. Source: Moritz, Geodetic Reference System 1980, Bulletin géodésique 54 (1980).
constexpr double semi_major = 6378137.0;
constexpr double flattening = 1.0 / 298.257222101;
constexpr double squashed = (1.0 - flattening) * (1.0 - flattening);  // b² / a²

struct Point {
    double x;
    double y;
    double z;
};

Point geocentric(double lon, double lat) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double s = std::sin(lat * radians);
    const double normal = semi_major / std::sqrt(1.0 - flattening * (2.0 - flattening) * s * s);
    const double ring = normal * std::cos(lat * radians);
    return {ring * std::cos(lon * radians), ring * std::sin(lon * radians), normal * squashed * s};
}

double chord_of(const Point& a, const Point& b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    const double dz = a.z - b.z;
    return std::sqrt(dx * dx + dy * dy + dz * dz);
}

/// s = c(1 + u/6 + 3u²/40 + 15u³/336) with u = (ck/2)² and k the normal curvature along the chord where the ray through
/// its midpoint meets the ellipsoid: (d·H·d) / (|∇F| d·d) of F = x² + y² + z²a²/b² − a² = 0.
double series_m(const Point& a, const Point& b) {
    const double c = chord_of(a, b);
    if (c == 0) return 0;
    const double stretch = 1.0 / squashed;
    Point m{a.x + b.x, a.y + b.y, a.z + b.z};
    const double onto = semi_major / std::sqrt(m.x * m.x + m.y * m.y + m.z * m.z * stretch);
    m = {m.x * onto, m.y * onto, m.z * onto};
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    const double dz = a.z - b.z;
    const double gradient = std::sqrt(m.x * m.x + m.y * m.y + m.z * m.z * stretch * stretch);
    const double k = (dx * dx + dy * dy + dz * dz * stretch) / (gradient * c * c);
    const double u = c * k / 2 * (c * k / 2);
    return c + c * (u / 6 + 3 * u * u / 40 + 15 * u * u * u / 336);
}

class GeodesicSource final : public RowSource<GeodesicSource> {
  public:
    explicit GeodesicSource(const GeodesicCosts& data) : data_(data) {
        geod_init(&ellipsoid_, semi_major, flattening);
        for (const auto& client : data.clients) clients_.push_back(geocentric(client.lon, client.lat));
        for (const auto& candidate : data.candidates) candidates_.push_back(geocentric(candidate.lon, candidate.lat));
    }

    [[nodiscard]] std::int64_t cost(std::size_t client, std::size_t candidate) const override {
        const auto& from = data_.clients[client];
        const auto& to = data_.candidates[candidate];
        double length = 0;
        geod_inverse(&ellipsoid_, from.lat, from.lon, to.lat, to.lon, &length, nullptr, nullptr);
        std::int64_t metres = std::llround(length);
        const double from_half = std::abs(length - std::floor(length) - 0.5);
        if (from_half <= series_error_m(length)) {
            const double series = series_m(clients_[client], candidates_[candidate]);
            if (std::abs(series - length) <= series_error_m(length)) metres = std::llround(series);
        }
        if (to.client == static_cast<std::int64_t>(client)) metres = std::max(metres, from.inner_m);
        return data_.detour == 1 ? metres : std::llround(static_cast<double>(metres) * data_.detour);
    }

    [[nodiscard]] std::int64_t least(std::size_t client, std::size_t candidate) const override {
        // A millimetre for what the chord and the length are rounded by.
        const double chord = chord_of(clients_[client], candidates_[candidate]) - 0.001;
        return chord <= 1 ? 0 : static_cast<std::int64_t>(std::floor(chord) * data_.detour);
    }

  private:
    const GeodesicCosts& data_;
    geod_geodesic ellipsoid_{};
    std::vector<Point> clients_;
    std::vector<Point> candidates_;
};

}  // namespace

double series_error_m(double length_m) {
    if (length_m < 300'000) return 0.0002;
    if (length_m < 600'000) return 0.003;
    if (length_m < 1'100'000) return 0.05;
    return 0;
}

std::unique_ptr<CostSource> geodesic_source(const GeodesicCosts& data) { return std::make_unique<GeodesicSource>(data); }

}  // namespace maillage::verify
