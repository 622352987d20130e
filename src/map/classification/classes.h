// SPDX-License-Identifier: Apache-2.0
// Values cut into classes for a map: which bounds, how many values and persons in each.
//
// Classes are closed above: with bounds b₁ < b₂ < … a value v is in class i where b_i < v ≤ b_{i+1}; the first class
// has no bound below, the last none above, so that every finite value is in exactly one. What is no finite number is
// missing. "[low ; b₁]", "]b₁ ; b₂]", …, "]b_k ; high]" is how such classes are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maillage::map {

/// More classes than this cannot be told apart on a map (Bertin's and ColorBrewer's upper end).
inline constexpr std::size_t most_classes = 9;

struct Classes {
    static constexpr std::uint8_t missing_class = 255;

    std::vector<double> bounds;         ///< inner bounds, strictly ascending
    std::vector<std::size_t> counts;    ///< values in each class; empty where no value is finite and no bound given
    std::vector<std::int64_t> weights;  ///< sum of the weights of those values (persons); 0 without weights
    double low = 0;                     ///< smallest and largest finite value
    double high = 0;
    std::size_t missing = 0;
    std::int64_t missing_weight = 0;
    bool round = false;  ///< bounds were chosen by a person: a label needs no brackets

    [[nodiscard]] std::size_t count() const { return counts.size(); }
    /// `missing_class` for what is no finite number.
    [[nodiscard]] std::uint8_t class_of(double value) const;
};

/// Counts what lies between given bounds. `weights` empty = none; otherwise one a value.
/// Cost: a pass over the values.
[[nodiscard]] Classes tally(std::span<const double> values, std::span<const std::int64_t> weights,
                            std::vector<double> bounds);

/// Bounds as short as a map may print them (three significant figures, more only where classes would fall together):
/// what lies between them is counted again, so label and colour always say the same. `sorted` = the values, ascending.
[[nodiscard]] std::vector<double> readable_bounds(std::span<const double> sorted, std::span<const double> bounds);

/// `value` to `figures` significant figures, half away from zero.
[[nodiscard]] double to_figures(double value, int figures);

}  // namespace maillage::map
