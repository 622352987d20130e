// SPDX-License-Identifier: Apache-2.0
// Whether the plan a certificate shows obeys every rule, nested or not, and is worth what it claims.
#pragma once

#include <optional>

#include "base/text.h"
#include "verify/certificate.h"
#include "verify/cost_source.h"

namespace maillage::verify {

/// What is wrong with the problem's own rules, the plan or its figures; nothing where all is true. Cost: clients × open,
/// on all threads.
[[nodiscard]] std::optional<Message> untrue_plan(const Certificate& certificate, const CostSource& costs);

}  // namespace maillage::verify
