// SPDX-License-Identifier: Apache-2.0
// What the solvers of covers and centers share: how a plan and a bound become a Solution, and how an objective becomes
// the question of another.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/stop_signal.h"
#include "optimise/solver.h"

namespace maillage::optimise {

/// Error "optimise.error.objective" (kind input) where the problem's objective is another one; else `validate`.
[[nodiscard]] maillage::Status validate_for(Objective objective, const LocationProblem& problem);

/// A proven bound and the best plan known.
struct ProvenPlan {
    std::vector<int> open;   ///< ascending; empty = none
    std::int64_t bound = 0;  ///< in the objective's unit
    bool tie_settled = false;
    bool ties_asked = true;
};

/// Values from the cost rows, gap and status: optimal where bound and value meet, interrupted where the caller cancelled
/// before all that was asked is done.
[[nodiscard]] Solution solution_of(const LocationProblem& problem, ProvenPlan plan, const StopSignal& signal);

[[nodiscard]] Solution infeasible(std::vector<InfeasibleReason> reasons, const StopSignal& signal);

/// What is left of the time for a solve inside a solve.
[[nodiscard]] SolverOptions options_left(const SolverOptions& options, const StopSignal& signal);

}  // namespace maillage::optimise
