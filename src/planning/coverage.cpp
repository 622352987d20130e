// SPDX-License-Identifier: Apache-2.0
#include "planning/coverage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "planning/cost_order.h"

namespace maillage::planning {
namespace {

/// Communes with persons, nearest first, with their sums.
struct Sorted {
    std::span<const Meters> cost;
    std::span<const std::int64_t> persons;
    std::int64_t population = 0;
    std::int64_t meter_persons = 0;
};

/// Smallest cost whose cumulated persons are at least tenths/10 of all, in integers.
Meters quantile(const Sorted& sorted, int tenths) {
    std::int64_t cumulated = 0;
    for (std::size_t i = 0; i < sorted.cost.size(); ++i) {
        cumulated += sorted.persons[i];
        if (cumulated * 10 >= sorted.population * tenths) return sorted.cost[i];
    }
    return sorted.cost.back();
}

/// Mean distance of the farthest tenth of the people; a commune astride the limit counts for its part.
double worst_decile_km(const Sorted& sorted) {
    const double wanted = static_cast<double>(sorted.population) / 10.0;
    double taken = 0;
    double sum = 0;
    for (std::size_t i = sorted.cost.size(); i-- > 0 && taken < wanted;) {
        const double part = std::min(static_cast<double>(sorted.persons[i]), wanted - taken);
        sum += part * sorted.cost[i].value;
        taken += part;
    }
    return sum / taken / 1000.0;
}

/// G = 1 − Σ (L_{k−1} + L_k)·w_k over communes from near to far; 0 where every distance is 0.
double gini(const Sorted& sorted) {
    if (sorted.meter_persons == 0) return 0.0;
    double area = 0;
    double before = 0;
    for (std::size_t k = 0; k < sorted.cost.size(); ++k) {
        const double persons = static_cast<double>(sorted.persons[k]);
        const double after = before + persons * sorted.cost[k].value / static_cast<double>(sorted.meter_persons);
        area += (before + after) * persons / static_cast<double>(sorted.population);
        before = after;
    }
    return 1.0 - area;
}

/// A micrometre is far above the error of the product and far below what anyone asks for.
Meters whole_metres(double metres) { return {static_cast<Meters::rep>(std::floor(metres + 1e-6))}; }

}  // namespace

Band kilometer_band(double km) { return {km, Band::Unit::kilometers, whole_metres(km * 1000.0)}; }

Band minute_band(double minutes, double speed_kmh) {
    return {minutes, Band::Unit::minutes, whole_metres(minutes / 60.0 * speed_kmh * 1000.0)};
}

std::optional<double> Coverage::share_within(std::size_t band) const {
    if (population == 0) return std::nullopt;
    return static_cast<double>(within[band]) / static_cast<double>(population);
}

Coverage unmeasured(std::int64_t population, const Bands& bands) {
    Coverage coverage;
    coverage.population = population;
    coverage.bands = bands;
    coverage.within.assign(bands.size(), 0);
    return coverage;
}

Coverage measure_sorted(std::span<const Meters> cost, std::span<const std::int64_t> persons, const Bands& bands) {
    Sorted sorted{cost, persons};
    for (std::size_t i = 0; i < cost.size(); ++i) {
        sorted.population += persons[i];
        sorted.meter_persons += (cost[i] * Persons{persons[i]}).value;
    }
    Coverage coverage = unmeasured(sorted.population, bands);
    if (sorted.population == 0) return coverage;
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const auto count = std::upper_bound(cost.begin(), cost.end(), bands[band].limit) - cost.begin();
        coverage.within[band] = std::accumulate(persons.begin(), persons.begin() + count, std::int64_t{0});
    }
    coverage.mean_km =
        static_cast<double>(sorted.meter_persons) / static_cast<double>(sorted.population) / 1000.0;
    coverage.median = quantile(sorted, 5);
    coverage.p90 = quantile(sorted, 9);
    coverage.longest = sorted.cost.back();
    coverage.worst_decile_km = worst_decile_km(sorted);
    coverage.gini = gini(sorted);
    return coverage;
}

Coverage measure(std::span<const Meters> cost, std::span<const std::int64_t> persons, const Bands& bands,
                 bool served) {
    const std::int64_t population = std::accumulate(persons.begin(), persons.end(), std::int64_t{0});
    if (!served || population == 0) return unmeasured(population, bands);
    const std::vector<std::uint32_t> order = order_by_cost(cost, persons);
    std::vector<Meters> sorted_cost(order.size());
    std::vector<std::int64_t> sorted_persons(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        sorted_cost[k] = cost[order[k]];
        sorted_persons[k] = persons[order[k]];
    }
    return measure_sorted(sorted_cost, sorted_persons, bands);
}

}  // namespace maillage::planning
