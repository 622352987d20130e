// SPDX-License-Identifier: Apache-2.0
// A site as an object of the project file. What is absent, empty or unknown has no key.
#pragma once

#include "base/value.h"
#include "planning/site.h"

namespace maillage::io {

[[nodiscard]] Value site_value(const planning::Site& site);

/// A number with the fewest digits that give it back (at most 20 after the point, on which the same number is written
/// again).
[[nodiscard]] Value number_value(double number);

}  // namespace maillage::io
