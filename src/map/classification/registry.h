// SPDX-License-Identifier: Apache-2.0
// The ways to cut values into classes, in one table: round thresholds of one's own, and what computes them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "map/classification/breaks.h"
#include "map/classification/classes.h"

namespace maillage::map {

/// One way. `breaks` is null for `manual`, whose bounds are given.
struct ClassificationMethod {
    std::string_view key;  ///< stable, in files and on the command line
    TextKey name;
    std::vector<double> (*breaks)(const DistinctValues& values, std::size_t classes);

    [[nodiscard]] bool takes_thresholds() const { return breaks == nullptr; }
};

/// `manual` first: the default for distances and minutes.
[[nodiscard]] std::span<const ClassificationMethod> classification_methods();
[[nodiscard]] const ClassificationMethod* find_classification(std::string_view key);

/// What a person asked for: a method with its number of classes, or with thresholds.
struct Classification {
    std::string_view method = "manual";  ///< a key of the table
    std::size_t classes = 5;
    std::vector<double> thresholds{15, 30, 45, 60};  ///< of `manual`, ascending
    friend bool operator==(const Classification&, const Classification&) = default;
};

/// "manual:15,30,45,60", "quantiles:5", "jenks:5". Decimal point. Errors (usage): unknown method, other than 2 to 9 classes,
/// thresholds that do not ascend.
Result<Classification> parse_classification(std::string_view text);
/// What parse_classification would take.
[[nodiscard]] std::string canonical(const Classification& classification);

/// Cost: sorting, and that of the method (breaks.h). Computed bounds are readable_bounds.
[[nodiscard]] Classes classify(const Classification& classification, std::span<const double> values,
                               std::span<const std::int64_t> weights = {});

}  // namespace maillage::map
