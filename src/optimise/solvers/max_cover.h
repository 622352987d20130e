// SPDX-License-Identifier: Apache-2.0
// The exact maximal covering with zone rules, "max-cover": the p-median whose costs are 0 within the radius and 1 beyond
// has the same plans in the same order, so the exact p-median answers. Method: docs/decisions/0013-covers-and-centers.md.
#pragma once

#include "optimise/solver.h"

namespace maillage::optimise {

class MaxCover final : public Solver {
  public:
    [[nodiscard]] Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options,
                                         Feedback& feedback) const override;
};

}  // namespace maillage::optimise
