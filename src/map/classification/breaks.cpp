// SPDX-License-Identifier: Apache-2.0
#include "map/classification/breaks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace maillage::map {
namespace {

/// Appends a bound that is above the last one and below the largest value.
void add_bound(std::vector<double>& bounds, double bound, double high) {
    if (bound < high && (bounds.empty() || bound > bounds.back())) bounds.push_back(bound);
}

}  // namespace

DistinctValues distinct(std::span<const double> values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    for (const double value : values)
        if (std::isfinite(value)) sorted.push_back(value == 0 ? 0.0 : value);
    std::sort(sorted.begin(), sorted.end());
    DistinctValues out;
    for (const double value : sorted) {
        if (!out.value.empty() && out.value.back() == value) {
            ++out.count.back();
            continue;
        }
        out.value.push_back(value);
        out.count.push_back(1);
    }
    return out;
}

std::vector<double> quantile_breaks(const DistinctValues& values, std::size_t classes) {
    std::vector<double> bounds;
    const std::int64_t total = std::accumulate(values.count.begin(), values.count.end(), std::int64_t{0});
    std::int64_t so_far = 0;
    std::size_t next = 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        so_far += values.count[i];
        bool reached = false;
        while (next < classes && so_far * static_cast<std::int64_t>(classes) >= total * static_cast<std::int64_t>(next)) {
            reached = true;
            ++next;
        }
        if (reached) add_bound(bounds, values.value[i], values.value.back());
    }
    return bounds;
}

std::vector<double> equal_breaks(const DistinctValues& values, std::size_t classes) {
    std::vector<double> bounds;
    if (values.size() < 2) return bounds;
    const double low = values.value.front();
    const double high = values.value.back();
    for (std::size_t i = 1; i < classes; ++i) {
        // Not low + i·(high − low)/n: that difference may overflow.
        const double t = static_cast<double>(i) / static_cast<double>(classes);
        add_bound(bounds, low * (1 - t) + high * t, high);
    }
    return bounds;
}

std::vector<double> geometric_breaks(const DistinctValues& values, std::size_t classes) {
    std::vector<double> bounds;
    const auto first = std::upper_bound(values.value.begin(), values.value.end(), 0.0);
    if (first == values.value.end() || *first == values.value.back()) return bounds;
    const double from = std::log(*first);
    const double to = std::log(values.value.back());
    for (std::size_t i = 1; i < classes; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(classes);
        add_bound(bounds, std::exp(from * (1 - t) + to * t), values.value.back());
    }
    return bounds;
}

}  // namespace maillage::map
