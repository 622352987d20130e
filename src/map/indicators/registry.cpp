// SPDX-License-Identifier: Apache-2.0
#include "map/indicators/registry.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

#include "map/ramps.h"

namespace maillage::map {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// value(commune) for every commune.
template <class Value>
std::vector<double> by_commune(const IndicatorInput& input, const Value& value) {
    std::vector<double> out(input.territory.communes.size());
    for (std::size_t c = 0; c < out.size(); ++c) out[c] = value(c);
    return out;
}

double kilometres(std::int32_t metres) { return metres < 0 ? missing : metres / 1000.0; }

Quantity distance(const IndicatorInput& input) {
    assert(!input.distance_m.empty());
    return Ratio{by_commune(input, [&](std::size_t c) { return kilometres(input.distance_m[c]); })};
}

/// Kilometres nearer (positive) or farther than before.
Quantity change(const IndicatorInput& input) {
    assert(!input.distance_m.empty() && !input.distance_before_m.empty());
    return Ratio{by_commune(input, [&](std::size_t c) {
        const std::int32_t before = input.distance_before_m[c];
        const std::int32_t now = input.distance_m[c];
        return before < 0 || now < 0 ? missing : (before - now) / 1000.0;
    })};
}

Quantity density(const IndicatorInput& input) {
    const auto& communes = input.territory.communes;
    return Ratio{by_commune(input, [&](std::size_t c) {
        const double km2 = static_cast<double>(communes.area[c].value) / 1e6;
        return km2 > 0 ? communes.population[c] / km2 : missing;
    })};
}

/// Of the column's persons among the inhabitants, per cent. Six communes destroyed in 1916 have no inhabitants.
Quantity share(const IndicatorInput& input) {
    assert(!input.column.empty());
    const auto& population = input.territory.communes.population;
    return Ratio{by_commune(input, [&](std::size_t c) {
        return population[c] > 0 ? 100.0 * input.column[c] / population[c] : missing;
    })};
}

Quantity column_ratio(const IndicatorInput& input) {
    assert(!input.column.empty());
    return Ratio{{input.column.begin(), input.column.end()}};
}

Quantity column_stock(const IndicatorInput& input) {
    assert(!input.column.empty());
    return Stock{{input.column.begin(), input.column.end()}};
}

Quantity population(const IndicatorInput& input) {
    const auto& persons = input.territory.communes.population;
    return Stock{by_commune(input, [&](std::size_t c) { return static_cast<double>(persons[c]); })};
}

Quantity places(const IndicatorInput& input) {
    return Stock{{input.places.begin(), input.places.end()}};
}

Choropleth choropleth_of(const Indicator& indicator, Ratio ratio, std::span<const territory::Index> scope,
                         std::span<const std::int64_t> weights, const Classification& classification,
                         std::string_view ramp) {
    std::vector<double> values;
    std::vector<std::int64_t> persons;
    for (const territory::Index c : scope) {
        values.push_back(ratio.values[c]);
        persons.push_back(weights[c]);
    }
    Choropleth out;
    out.classes = classify(classification, values, persons);
    out.ratio = std::move(ratio);
    out.ramp = ramp.empty() ? indicator.ramp : find_ramp(ramp)->key;
    out.low_is_strong = indicator.low_is_strong;
    return out;
}

Circles circles_of(Stock stock, std::span<const territory::Index> scope, std::span<const std::int64_t> weights) {
    Circles out;
    for (const territory::Index c : scope) {
        if (std::isfinite(stock.values[c])) {
            out.largest = std::max(out.largest, stock.values[c]);
            continue;
        }
        ++out.missing;
        out.missing_weight += weights[c];
    }
    out.stock = std::move(stock);
    return out;
}

}  // namespace

std::span<const Indicator> indicators() {
    using Need = IndicatorNeed;
    // The limits of `difference` are fixed: two maps of two plans can be laid side by side. 1 km is below the precision
    // of a commune's point as the place where its people live.
    static constexpr std::array<Indicator, 8> table{{
        {"distance", "indicator.distance"_text, "indicator.distance"_text, "indicator.distance_unit"_text, Need::nothing,
         "manual:15,30,45,60", "teal", true, false, distance},
        {"density", "indicator.density"_text, "indicator.density"_text, "indicator.density_unit"_text, Need::nothing,
         "manual:10,30,100,300,1000", "ylgnbu", false, false, density},
        {"share", "indicator.share"_text, "indicator.share_title"_text, "indicator.share_unit"_text, Need::column,
         "quantiles:5", "ylgnbu", false, false, share},
        {"ratio", "indicator.ratio"_text, "indicator.ratio_title"_text, "indicator.ratio_unit"_text, Need::column,
         "quantiles:5", "ylgnbu", false, false, column_ratio},
        {"difference", "indicator.difference"_text, "indicator.difference"_text, "indicator.difference_unit"_text, Need::situation_before,
         "manual:-20,-10,-1,1,10,20", "teal-orange", false, true, change},
        {"population", "indicator.population"_text, "indicator.population"_text, "indicator.population_unit"_text, Need::nothing,
         "", "", false, false, population},
        {"persons", "indicator.persons"_text, "indicator.persons_title"_text, "indicator.persons_unit"_text, Need::column,
         "", "", false, false, column_stock},
        {"places", "indicator.places"_text, "indicator.places"_text, "indicator.places_unit"_text, Need::nothing,
         "", "", false, false, places},
    }};
    return table;
}

const Indicator* find_indicator(std::string_view key) {
    const auto table = indicators();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Indicator& one) { return one.key == key; });
    return found == table.end() ? nullptr : &*found;
}

Subject make_subject(const Indicator& indicator, const IndicatorInput& input, std::span<const territory::Index> scope,
                     std::span<const std::int64_t> weights, const std::optional<Classification>& classification,
                     std::string_view ramp) {
    Quantity quantity = indicator.values(input);
    if (auto* stock = std::get_if<Stock>(&quantity)) return circles_of(std::move(*stock), scope, weights);
    const Classification usual = *parse_classification(indicator.classes);
    return choropleth_of(indicator, std::move(std::get<Ratio>(quantity)), scope, weights,
                         classification.value_or(usual), ramp);
}

}  // namespace maillage::map
