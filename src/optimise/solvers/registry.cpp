// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/registry.h"

#include <algorithm>
#include <array>

#include "optimise/solvers/lagrangian_exact.h"

namespace maillage::optimise {

std::span<const SolverEntry> solvers() {
    static const LagrangianExact lagrangian_exact;
    static const std::array<SolverEntry, 1> entries{{
        {"lagrangian-exact", {.answers = {true}, .exact = true, .settles_ties = true, .tells_progress = true}, &lagrangian_exact},
    }};
    return entries;
}

const SolverEntry* find_solver(std::string_view key) {
    const auto all = solvers();
    const auto found = std::ranges::find(all, key, &SolverEntry::key);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace maillage::optimise
