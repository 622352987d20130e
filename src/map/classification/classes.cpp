// SPDX-License-Identifier: Apache-2.0
#include "map/classification/classes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace maillage::map {
namespace {

// ui.md: at most three significant figures on the map. Seventeen tell any two doubles apart.
constexpr int fewest_figures = 3;
constexpr int most_figures = 17;

/// Classes with a value in them.
std::size_t occupied(std::span<const double> sorted, std::span<const double> bounds) {
    std::size_t classes = 0;
    auto from = sorted.begin();
    for (std::size_t b = 0; b <= bounds.size(); ++b) {
        const auto to = b < bounds.size() ? std::upper_bound(from, sorted.end(), bounds[b]) : sorted.end();
        classes += to != from ? 1 : 0;
        from = to;
    }
    return classes;
}

/// Short, and with the same values on either side where there is room: the first number of so many figures from the
/// bound to the next value. In a crowd the nearest one, which a few values then change sides for.
double shortened(std::span<const double> sorted, double bound, int figures) {
    const double nearest = to_figures(bound, figures);
    if (nearest >= bound || bound == 0) return nearest;
    const double step = std::pow(10, std::floor(std::log10(std::abs(bound))) + 1 - figures);
    const double above = to_figures(nearest + step, figures);
    const auto next = std::upper_bound(sorted.begin(), sorted.end(), bound);
    return above >= bound && next != sorted.end() && above < *next ? above : nearest;
}

}  // namespace

std::uint8_t Classes::class_of(double value) const {
    if (!std::isfinite(value) || counts.empty()) return missing_class;
    return static_cast<std::uint8_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
}

Classes tally(std::span<const double> values, std::span<const std::int64_t> weights, std::vector<double> bounds) {
    assert(weights.empty() || weights.size() == values.size());
    assert(std::is_sorted(bounds.begin(), bounds.end(), std::less_equal<>()));
    Classes out;
    bool any = false;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        out.low = any ? std::min(out.low, value) : value;
        out.high = any ? std::max(out.high, value) : value;
        any = true;
    }
    if (any || !bounds.empty()) {
        out.counts.assign(bounds.size() + 1, 0);
        out.weights.assign(bounds.size() + 1, 0);
    }
    out.bounds = std::move(bounds);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint8_t index = out.class_of(values[i]);
        const std::int64_t weight = weights.empty() ? 0 : weights[i];
        if (index == Classes::missing_class) {
            ++out.missing;
            out.missing_weight += weight;
        } else {
            ++out.counts[index];
            out.weights[index] += weight;
        }
    }
    return out;
}

double to_figures(double value, int figures) {
    if (value == 0 || !std::isfinite(value)) return value;
    // Through the decimal text: the result is the double nearest to what will be printed.
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific,
                                       figures - 1);
    double rounded = value;
    std::from_chars(text.data(), written.ptr, rounded);
    return rounded;
}

std::vector<double> readable_bounds(std::span<const double> sorted, std::span<const double> bounds) {
    const std::size_t wanted = occupied(sorted, bounds);
    std::vector<double> out;
    for (int figures = fewest_figures; figures <= most_figures; ++figures) {
        out.clear();
        for (const double bound : bounds) {
            const double rounded = shortened(sorted, bound, figures);
            if (out.empty() || rounded > out.back()) out.push_back(rounded);
        }
        if (out.size() == bounds.size() && occupied(sorted, out) == wanted) break;
    }
    return out;
}

}  // namespace maillage::map
