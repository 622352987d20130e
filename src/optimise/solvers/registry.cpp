// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/registry.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/solvers/max_cover.h"
#include "optimise/solvers/p_center.h"
#include "optimise/solvers/set_cover.h"

namespace maillage::optimise {

namespace {

constexpr Capabilities exact_for(Objective objective) {
    Capabilities capabilities{.answers = {}, .exact = true, .settles_ties = true, .tells_progress = true, .ranks = false};
    capabilities.answers[static_cast<std::size_t>(objective)] = true;
    capabilities.ranks = objective == Objective::p_median || objective == Objective::max_cover;
    return capabilities;
}

}  // namespace

std::span<const SolverEntry> solvers() {
    static const LagrangianExact lagrangian_exact;
    static const MaxCover max_cover;
    static const SetCover set_cover;
    static const PCenter p_center;
    static const std::array<SolverEntry, 4> entries{{
        {"lagrangian-exact", exact_for(Objective::p_median), &lagrangian_exact},
        {"max-cover", exact_for(Objective::max_cover), &max_cover},
        {"set-cover", exact_for(Objective::set_cover), &set_cover},
        {"p-center", exact_for(Objective::p_center), &p_center},
    }};
    return entries;
}

const SolverEntry& solver_for(Objective objective) {
    const auto found = std::ranges::find_if(
        solvers(), [&](const SolverEntry& entry) { return entry.capabilities.answer(objective); });
    assert(found != solvers().end());
    return *found;
}

const SolverEntry* find_solver(std::string_view key) {
    const auto all = solvers();
    const auto found = std::ranges::find(all, key, &SolverEntry::key);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace maillage::optimise
