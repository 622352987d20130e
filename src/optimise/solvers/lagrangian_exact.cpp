// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/lagrangian_exact.h"

#include "optimise/feasibility.h"

namespace maillage::optimise {

Result<Solution> LagrangianExact::solve(const LocationProblem& problem, const SolverOptions&, Feedback&) const {
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    Solution solution;
    solution.reasons = infeasible_reasons(problem);
    if (!solution.reasons.empty()) solution.status = Status::infeasible;
    return solution;
}

}  // namespace maillage::optimise
