// SPDX-License-Identifier: Apache-2.0
// A question about a bare instance, understood: points named by words become candidates with a disposition.
#pragma once

#include "app/services/solve_service.h"

namespace maillage::app {

/// The instance as a location problem. Errors (usage): see run_solve.
Result<optimise::LocationProblem> solve_problem(const io::Instance& instance, const SolveQuestion& question);

/// "p-median" and so on; nothing for another word.
[[nodiscard]] std::optional<optimise::Objective> objective_of(std::string_view word);
/// The other way round.
[[nodiscard]] std::string_view objective_word(optimise::Objective objective);
/// floor, nearest, none (millionths).
[[nodiscard]] std::optional<optimise::Rounding> rounding_of(std::string_view word);

}  // namespace maillage::app
