// SPDX-License-Identifier: Apache-2.0
// The exact set cover with zone rules, "set-cover": the fewest sites by probes "can that many cover everybody?", then, with
// that number, the p-median under the cover. Method: docs/decisions/0013-covers-and-centers.md.
#pragma once

#include "optimise/solver.h"

namespace maillage::optimise {

class SetCover final : public Solver {
  public:
    [[nodiscard]] Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options,
                                         Feedback& feedback) const override;
};

}  // namespace maillage::optimise
