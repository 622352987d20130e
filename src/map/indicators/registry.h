// SPDX-License-Identifier: Apache-2.0
// What a map can colour or count, in one table: distance, density, share, any joined ratio, change between two
// situations as areas; population, persons of a joined column, places as circles.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "base/text.h"
#include "map/classification/registry.h"
#include "map/subject.h"
#include "territory/territory_set.h"

namespace maillage::map {

/// What the values may be made of, by commune of the whole territory. Empty = not at hand.
struct IndicatorInput {
    const territory::TerritorySet& territory;
    std::span<const std::int32_t> distance_m;         ///< to the nearest site, -1 = none
    std::span<const std::int32_t> distance_before_m;  ///< the same in the situation compared with
    std::span<const double> places;                   ///< of the sites in the commune; 0 = no site, NaN = not said
    std::span<const double> column;                   ///< joined to the communes; NaN = nothing said
};

/// What an indicator cannot do without.
enum class IndicatorNeed : std::uint8_t { nothing, column, situation_before };

using Quantity = std::variant<Ratio, Stock>;

struct Indicator {
    std::string_view key;  ///< stable, in files and on the command line
    TextKey name;          ///< in a list: "Densité de population"
    TextKey title;         ///< over the legend; takes {column} where a column is needed
    TextKey unit;          ///< "habitants par km²"; takes {distance} where distances are measured
    IndicatorNeed need = IndicatorNeed::nothing;
    std::string_view classes;     ///< for parse_classification; empty for a stock
    std::string_view ramp;        ///< of ramps.h; empty for a stock
    bool low_is_strong = false;
    bool fixed_limits = false;    ///< compared from map to map: classes are not for choosing
    Quantity (*values)(const IndicatorInput& input) = nullptr;

    [[nodiscard]] bool is_stock() const { return ramp.empty(); }
};

/// `distance` first: the default.
[[nodiscard]] std::span<const Indicator> indicators();
[[nodiscard]] const Indicator* find_indicator(std::string_view key);

/// What a map needs of an indicator: values, and for a ratio the classes of the scope's communes. `weights` are the
/// persons of each commune of the territory; `classification` and `ramp` (a key, empty = the indicator's) are ignored
/// by a stock. Asserts that what the indicator needs is there. Cost: see classify.
[[nodiscard]] Subject make_subject(const Indicator& indicator, const IndicatorInput& input,
                                   std::span<const territory::Index> scope, std::span<const std::int64_t> weights,
                                   const std::optional<Classification>& classification = {},
                                   std::string_view ramp = {});

}  // namespace maillage::map
