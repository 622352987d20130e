// SPDX-License-Identifier: Apache-2.0
// The next best plans, and those that differ.
#pragma once

#include "app/services/plan_service.h"
#include "optimise/solver.h"

namespace maillage::app {

/// `plan` is the problem of the result, which must have a plan; `options` say how long.
[[nodiscard]] std::optional<Alternatives> find_alternatives(const planning::PlanProblem& plan, const PlanQuestion& question,
                                                            const PlanResult& result,
                                                            const optimise::SolverOptions& options, Feedback& feedback);

}  // namespace maillage::app
