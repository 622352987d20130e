// SPDX-License-Identifier: Apache-2.0
// From a plan to a proof that anybody can check (docs/certificate.md): every objective asked as the one question its
// certificate answers, "does each allowed plan pay at least that much?".
#pragma once

#include <cstdint>
#include <span>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/proof.h"
#include "optimise/solver.h"

namespace maillage::optimise {

struct ProvenBound {
    Proof proof;
    std::int64_t bound = 0;  ///< what the proof proves, in the objective's unit (Solution::bound)
};

/// A proof for a plan of this value, as good as the options' time and memory allow; the bound may be weaker than the
/// value. Cost: a solve that starts from the plan. Errors: those of `validate`.
[[nodiscard]] Result<ProvenBound> prove(const LocationProblem& problem, std::span<const int> open, std::int64_t value,
                                        const SolverOptions& options, Feedback& feedback);

}  // namespace maillage::optimise
