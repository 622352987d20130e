// SPDX-License-Identifier: Apache-2.0
// The exact p-center with zone rules, "p-center": probes "can the sites cover everybody within that distance?" on a
// client subset that grows by those the last plan leaves farthest off. Method: docs/decisions/0013-covers-and-centers.md.
// Source: Contardo, Iori, Kramer, Computers & Operations Research 103 (2019), for the growing subset.
#pragma once

#include "optimise/solver.h"

namespace maillage::optimise {

class PCenter final : public Solver {
  public:
    [[nodiscard]] Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options,
                                         Feedback& feedback) const override;
};

}  // namespace maillage::optimise
