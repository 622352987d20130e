// SPDX-License-Identifier: Apache-2.0
// Where to cut: the methods behind classification/registry.h. Each takes distinct values in ascending order with how
// often each occurs, and gives ascending inner bounds, fewer than `classes` where there are too few values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maillage::map {

/// Finite values, each once, ascending, and how many communes have it.
struct DistinctValues {
    std::vector<double> value;
    std::vector<std::int64_t> count;
    [[nodiscard]] std::size_t size() const { return value.size(); }
};

/// Sorts; leaves out what is no finite number. −0 and 0 are one value.
[[nodiscard]] DistinctValues distinct(std::span<const double> values);

/// As many communes in each class as equal values allow: bound i is the smallest value that i/classes of them do not
/// exceed.
[[nodiscard]] std::vector<double> quantile_breaks(const DistinctValues& values, std::size_t classes);

/// Steps of one width from the smallest to the largest value.
[[nodiscard]] std::vector<double> equal_breaks(const DistinctValues& values, std::size_t classes);

/// Steps of one ratio from the smallest positive to the largest value; what is not positive is in the first class.
/// No bounds where no two positive values differ.
[[nodiscard]] std::vector<double> geometric_breaks(const DistinctValues& values, std::size_t classes);

/// Natural breaks: the classes with the least sum of squared deviations from their means, by exact dynamic programming.
/// Source: W. D. Fisher, J. Am. Stat. Assoc. 53 (1958) 789–798; G. F. Jenks, Int. Yearbook of Cartography 7 (1967)
/// 186–190. The best last cut moves right with the values, so each class more costs O(n log n) by divide and
/// conquer: all communes of France are no effort. Bounds are values; ties go to the smaller cut.
[[nodiscard]] std::vector<double> natural_breaks(const DistinctValues& values, std::size_t classes);

/// What natural_breaks makes least: squared deviations from the class means.
[[nodiscard]] double squared_deviations(const DistinctValues& values, std::span<const double> bounds);

}  // namespace maillage::map
