// SPDX-License-Identifier: Apache-2.0
// A set of sites that the zones allow and that breaks priced rows, brought to obey them: the swap, leave or entry that
// takes away most excess for what it costs, one after the other. Where that stops short, the set obeying_base finds.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/swap_index.h"

namespace maillage::optimise {

/// `open` (1 = open) must be allowed by the zones and stays so. Whether it obeys the rows at the end. Cost: candidates ×
/// open sites × rows a move, and a pass over the entries where the number of sites changes.
bool obey_rows(const Core& core, const SwapIndex& index, std::vector<std::uint8_t>& open, const StopSignal& signal);

}  // namespace maillage::optimise
