// SPDX-License-Identifier: Apache-2.0
// Good plans quickly: a greedy start, then the best swap of one open for one closed site as long as it pays, within
// the zone limits. Source: Whitaker, INFOR 21 (1983); Resende & Werneck, European J. Oper. Res. 182 (2007), for the
// gain, loss and extra tables that price all swaps in one pass over the clients.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// A set of a core's candidates (1 = open) and its scaled cost.
struct Plan {
    std::vector<std::uint8_t> open;
    std::int64_t cost = 0;
};

/// Opens one site after the other where it saves most; once the signal came, the first that the limits allow. The
/// limits must be feasible. Cost: sites passes over the entries.
[[nodiscard]] Plan greedy_plan(const Core& core, const StopSignal& signal);

/// Best swaps until none pays (or the signal stops it: the plan stays allowed). Cost: a pass per swap.
void improve(const Core& core, Plan& plan, const StopSignal& signal);

/// Improved random kicks of `plan`, the best of `kicks`; each kick has its own random numbers, so the answer does not
/// depend on the threads that share them.
[[nodiscard]] Plan perturbed_best(const Core& core, const Plan& plan, int kicks, std::uint64_t seed,
                                  const StopSignal& signal);

}  // namespace maillage::optimise
