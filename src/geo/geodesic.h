// SPDX-License-Identifier: Apache-2.0
// Crow-fly distance: one function for everybody (optimiser, coverage, map), in integer metres, the same on any machine.
//
// The arc over a chord c is taken as that of a circle whose curvature k is the ellipsoid's normal curvature along the
// chord at its midpoint: u = (ck/2)², s = c(1 + u/6 + 3u²/40 + 15u³/336), the series of asin. Ellipsoid GRS 80.
// Accuracy against PROJ's geodesic: within 0.1 mm to 300 km everywhere, 2 mm to 600 km and 20 mm to 1 000 km at the
// latitudes of metropolitan France (2.2 mm and 30 mm near the equator): tests/geo/geodesic_test.cpp.
// Cost: about 15 ns a pair once the points are prepared. The chord alone is a true lower bound.
#pragma once

#include "base/quantity.h"
#include "geo/lon_lat.h"

namespace maillage::geo {

/// GRS 80, as used by RGF93. Source: Moritz, Geodetic Reference System 1980, Bulletin géodésique 54 (1980).
inline constexpr double grs80_semi_major_m = 6378137.0;
inline constexpr double grs80_inverse_flattening = 298.257222101;

/// A point of the ellipsoid's surface in geocentric metres. Prepared once per place.
struct EllipsoidPoint {
    double x = 0;
    double y = 0;
    double z = 0;
};

[[nodiscard]] EllipsoidPoint on_ellipsoid(LonLat place);

/// Geodesic length in metres (unrounded). Made for distances within one landmass (15 mm at 1 000 km); between the
/// metropole and an overseas department the series is short: about 0.1 % too little at 9 000 km.
[[nodiscard]] double geodesic_m(const EllipsoidPoint& a, const EllipsoidPoint& b);

/// No geodesic_m over a chord of this length (metres) is longer: the same series with the sharpest curvature of the
/// ellipsoid. Grows with the chord.
[[nodiscard]] double longest_arc_m(double chord);

/// round(geodesic_m): the integer every cost is made of.
[[nodiscard]] Meters distance(const EllipsoidPoint& a, const EllipsoidPoint& b);

}  // namespace maillage::geo
