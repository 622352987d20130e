// SPDX-License-Identifier: Apache-2.0
#include "geo/geodesic.h"

#include <cmath>
#include <numbers>

namespace maillage::geo {
namespace {

constexpr double flattening = 1.0 / grs80_inverse_flattening;
constexpr double eccentricity2 = flattening * (2.0 - flattening);
constexpr double axis_ratio2 = 1.0 - eccentricity2;  // b² / a²

/// Normal curvature (1/m) of the ellipsoid x²/a² + y²/a² + z²/b² = 1 in the direction of the chord, at the point of
/// the surface on the ray through the chord's midpoint. For an implicit surface F = 0 it is dᵀHd / (|∇F| dᵀd); all
/// is scaled by a², which makes H = 2 diag(1, 1, a²/b²).
double normal_curvature(const EllipsoidPoint& a, const EllipsoidPoint& b, double dx, double dy, double dz,
                        double chord2) {
    constexpr double inverse_ratio2 = 1.0 / axis_ratio2;
    double mx = a.x + b.x;
    double my = a.y + b.y;
    double mz = a.z + b.z;
    const double scale = grs80_semi_major_m / std::sqrt(mx * mx + my * my + mz * mz * inverse_ratio2);
    mx *= scale;
    my *= scale;
    mz *= scale;
    const double nz = mz * inverse_ratio2;
    const double gradient = std::sqrt(mx * mx + my * my + nz * nz);
    return (dx * dx + dy * dy + dz * dz * inverse_ratio2) / (gradient * chord2);
}

/// s = c(1 + u/6 + 3u²/40 + 15u³/336).
double arc_over(double chord, double u) {
    return chord * (1.0 + u * (1.0 / 6.0 + u * (3.0 / 40.0 + u * (15.0 / 336.0))));
}

/// The meridian's at the equator: a / b².
constexpr double sharpest_curvature = 1.0 / (grs80_semi_major_m * axis_ratio2);

}  // namespace

EllipsoidPoint on_ellipsoid(LonLat place) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double sin_lat = std::sin(place.lat * radians);
    const double cos_lat = std::cos(place.lat * radians);
    const double prime_vertical = grs80_semi_major_m / std::sqrt(1.0 - eccentricity2 * sin_lat * sin_lat);
    return {prime_vertical * cos_lat * std::cos(place.lon * radians),
            prime_vertical * cos_lat * std::sin(place.lon * radians), prime_vertical * axis_ratio2 * sin_lat};
}

double geodesic_m(const EllipsoidPoint& a, const EllipsoidPoint& b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    const double dz = a.z - b.z;
    const double chord2 = dx * dx + dy * dy + dz * dz;
    if (chord2 == 0.0) return 0.0;
    const double chord = std::sqrt(chord2);
    const double curvature = normal_curvature(a, b, dx, dy, dz, chord2);
    const double u = chord2 * curvature * curvature * 0.25;
    return arc_over(chord, u);
}

double longest_arc_m(double chord) {
    return arc_over(chord, chord * chord * sharpest_curvature * sharpest_curvature * 0.25);
}

Meters distance(const EllipsoidPoint& a, const EllipsoidPoint& b) {
    return whole_meters(geodesic_m(a, b));
}

}  // namespace maillage::geo
