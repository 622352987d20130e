// SPDX-License-Identifier: Apache-2.0
// Whether a certificate's tree proves its bound: a walk over the nodes in depth first order, prices and decisions
// replaced on the way down and put back on the way up.
#pragma once

#include <optional>

#include "base/feedback.h"
#include "base/result.h"
#include "verify/certificate.h"
#include "verify/cost_source.h"

namespace maillage::verify {

/// Why the proof does not hold; nothing where it does. The plan has passed `untrue_plan`. `file` is named in errors.
/// Cost: every row once, then per node a walk over the pairs under the prices it changes, a sort of the candidates a
/// step and some walks over them a decided candidate. Errors: more pairs under the prices than memory is given for (input);
/// cancelled.
Result<std::optional<Message>> untrue_proof(const Certificate& certificate, const CostSource& costs,
                                            const std::filesystem::path& file, Feedback& feedback);

}  // namespace maillage::verify
