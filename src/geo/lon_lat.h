// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace maillage::geo {

/// Longitude and latitude in degrees, EPSG:4326 / RGF93 geographic (the same to a few centimetres).
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// Metres in a projected CRS (east, north); which CRS is said beside the value.
struct Xy {
    double x = 0;
    double y = 0;
    friend bool operator==(const Xy&, const Xy&) = default;
};

}  // namespace maillage::geo
