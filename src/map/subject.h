// SPDX-License-Identifier: Apache-2.0
// What a map says of each commune beside distances. A ratio (per km², per cent, km) colours areas; a stock (persons,
// places) is drawn as circles whose area is the value. The two are types of their own, so a stock cannot become a
// choropleth: a large empty commune would look like much.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "map/classification/classes.h"

namespace maillage::map {

/// By commune of the whole territory; NaN = missing.
struct Ratio {
    std::vector<double> values;
};

/// By commune of the whole territory, not negative; NaN = missing.
struct Stock {
    std::vector<double> values;
};

/// Areas coloured by class. Missing values are hatched in grey.
struct Choropleth {
    Ratio ratio;
    Classes classes;           ///< of the scope's communes
    std::string_view ramp = "ylgnbu";  ///< a key of ramps.h
    bool low_is_strong = false;        ///< near is dark
};

/// Circles at the communes' points, area proportional to the value. Missing values are hatched areas.
struct Circles {
    Stock stock;
    double largest = 0;             ///< value of the scope with the largest circle
    double px_per_root = 0;         ///< style px for the root of 1; 0 = what suits the view (circle_scale.h)
    std::size_t missing = 0;        ///< communes of the scope
    std::int64_t missing_weight = 0;
};

/// Nothing said = MapContent's distances in their own classes.
using Subject = std::variant<std::monostate, Choropleth, Circles>;

}  // namespace maillage::map
