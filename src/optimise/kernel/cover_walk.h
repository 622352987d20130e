// SPDX-License-Identifier: Apache-2.0
// A walk of swaps towards a set of sites that serves every client of a cover's core: each step serves one who is unserved,
// at the price of the site whose clients weigh least; who stays unserved weighs more with every step.
// Source: Gao, Weise, Li, European J. Oper. Res. 246 (2015) 750-761, for the weights; here the number of sites stays and
// zones allow each swap.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// From `open` (1 = open), which must obey the core's limits, to a set of as many sites that serves everybody at an
/// entry. True where one was found within so many steps; else `open` is the best set seen. The same on every machine.
/// Cost of a step: the entries of two candidates' clients, and entries of one client × open sites.
[[nodiscard]] bool walk_to_cover(const Core& core, std::vector<std::uint8_t>& open, std::int64_t steps,
                                 const StopSignal& signal);

}  // namespace maillage::optimise
