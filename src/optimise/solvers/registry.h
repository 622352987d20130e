// SPDX-License-Identifier: Apache-2.0
// The solvers the program has, by key. A new one is a file pair in this folder and one line in registry.cpp;
// tests/contract/solver_contract_test.cpp runs over every entry.
#pragma once

#include <span>
#include <string_view>

#include "optimise/solver.h"

namespace maillage::optimise {

struct SolverEntry {
    std::string_view key;
    Capabilities capabilities;
    const Solver* solver;  ///< lives as long as the program
};

/// All solvers.
[[nodiscard]] std::span<const SolverEntry> solvers();

/// The default for an objective: the first that answers it. Every objective has one.
[[nodiscard]] const SolverEntry& solver_for(Objective objective);

/// nullptr where no solver has that key.
[[nodiscard]] const SolverEntry* find_solver(std::string_view key);

}  // namespace maillage::optimise
