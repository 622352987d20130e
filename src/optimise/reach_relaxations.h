// SPDX-License-Identifier: Apache-2.0
// "No plan keeps 30 km: allow 32 km, or 16 sites." What would have to change where a reach alone stands in the way.
#pragma once

#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/relaxations.h"
#include "optimise/solver.h"

namespace maillage::optimise {

/// Single changes each of which suffices: the nearest reach that so many sites can keep, the fewest sites that keep this
/// one. Where time ends first they are the nearest known to suffice, or left out. Empty where the problem has no reach,
/// its other rules allow no plan (then relaxations.h answers), or a plan keeps the reach. Cost: a p-center and the first
/// stage of a set cover; of the options time, memory and seed are used. Errors: those of `validate`.
[[nodiscard]] Result<std::vector<Relaxation>> reach_relaxations(const LocationProblem& problem,
                                                                const SolverOptions& options, Feedback& feedback);

}  // namespace maillage::optimise
