// SPDX-License-Identifier: Apache-2.0
// Whether the plan a certificate shows obeys every rule and is worth what it claims.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/text.h"
#include "verify/allowed_sets.h"
#include "verify/certificate.h"
#include "verify/cost_source.h"

namespace maillage::verify {

/// The value of open sites in the objective's unit; none where it leaves 64 bits, or for a set cover that leaves a
/// client of weight > 0 uncovered. `open` is not empty. Cost: clients × open, on all threads.
[[nodiscard]] std::optional<std::int64_t> value_of(const Problem& problem, Objective objective, const CostSource& costs,
                                                   std::span<const std::int32_t> open);

/// What is wrong with the problem's own rules, the plan or its figures; nothing where all is true.
[[nodiscard]] std::optional<Message> untrue_plan(const Certificate& certificate, const Rules& rules,
                                                 const CostSource& costs);

}  // namespace maillage::verify
