// SPDX-License-Identifier: Apache-2.0
// The exact p-median with zone rules, "lagrangian-exact": swap search for plans, a Lagrangian dual for bounds, fixing
// by reduced costs and a branch and bound that closes the rest, then the proof that no equally good plan comes first.
// Everything a proof rests on is an int64 sum; method and sources: docs/decisions/0005-exact-p-median.md.
#pragma once

#include "optimise/solver.h"

namespace maillage::optimise {

class LagrangianExact final : public Solver {
  public:
    [[nodiscard]] Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options,
                                         Feedback& feedback) const override;
};

}  // namespace maillage::optimise
