// SPDX-License-Identifier: Apache-2.0
// From degrees to the metres of a display CRS, through PROJ.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "geo/lon_lat.h"

namespace maillage::geo {

/// EPSG codes of the legal display CRS (domain: 2154 metropolitan France, 5490 Guadeloupe and Martinique, 2972 Guyane,
/// 2975 La Réunion, 4471 Mayotte; its successor 10674 is unknown to PROJ 9.1).
inline constexpr int lambert93_epsg = 2154;

/// EPSG:4326 (lon, lat order) ↔ one projected CRS. Owns a PROJ context: one thread at a time, not copyable.
/// Cost: about 0.25 µs a point.
class Projection {
  public:
    /// Error (input): an EPSG code PROJ does not know.
    static Result<Projection> to_epsg(int epsg);
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    [[nodiscard]] int epsg() const;
    /// Points outside the CRS's domain come back as infinities.
    [[nodiscard]] Xy forward(LonLat place) const;
    [[nodiscard]] LonLat inverse(Xy point) const;
    [[nodiscard]] std::vector<Xy> forward(std::span<const LonLat> places) const;
    /// Another one for another thread, in a twentieth of the time of the first.
    [[nodiscard]] Projection copy() const;

  private:
    struct Handle;
    explicit Projection(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

/// Projects on all threads, one copy each; same result as one thread.
[[nodiscard]] std::vector<Xy> project_all(const Projection& projection, std::span<const LonLat> places);

}  // namespace maillage::geo
