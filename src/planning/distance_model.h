// SPDX-License-Identifier: Apache-2.0
// How far is far: from crow-fly metres to the metres (and minutes) a plan counts. `geodesic` counts them as they are;
// `detour[:KAPPA[,KMH]]` multiplies by a constant and, with a speed, gives minutes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/quantity.h"
#include "base/result.h"

namespace maillage::planning {

/// Default detour: 1.3, between the 1.22 measured on the A, N and D roads of the Somme (30 473 pairs of communes over
/// 5 km) and the 1.34 of the Swiss travel survey 2015 (cars, 10–25 km). No printed French national value was found.
inline constexpr double default_kappa = 1.3;

/// A value: cheap to copy, compared by tests. κ ≥ 1, so that the nearest site stays the nearest.
struct DistanceModel {
    std::string_view key = "geodesic";
    double kappa = 1.0;
    std::optional<double> speed_kmh;

    [[nodiscard]] Meters length(Meters crow_fly) const {
        return whole_meters(kappa * crow_fly.value);
    }
    [[nodiscard]] bool has_minutes() const { return speed_kmh.has_value(); }
    /// Off-peak driving time; asserts has_minutes().
    [[nodiscard]] double minutes(Meters length) const { return length.value / 1000.0 / *speed_kmh * 60.0; }
    /// The words that stand beside every figure: "à vol d’oiseau", "par la route, estimé à 1,30 × …".
    [[nodiscard]] Message label() const;
    /// "geodesic", "detour:1.3,60": what the command line would take.
    [[nodiscard]] std::string canonical() const;

    friend bool operator==(const DistanceModel&, const DistanceModel&) = default;
};

/// One entry of the registry of distance models.
struct DistanceModelEntry {
    std::string_view key;
    TextKey summary;
    std::string_view example;  ///< text that `make` accepts, after "key:" ("" = none needed)
    Result<DistanceModel> (*make)(std::string_view parameters);
};

[[nodiscard]] std::span<const DistanceModelEntry> distance_models();

/// "detour:1.3,60" → the model. Errors (usage): unknown key, parameter out of range (κ 1 to 3, speed 1 to 200 km/h).
Result<DistanceModel> parse_distance_model(std::string_view text);

}  // namespace maillage::planning
