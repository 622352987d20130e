// SPDX-License-Identifier: Apache-2.0
// How much memory a search may take.
#pragma once

#include <cstddef>

#include "base/available_memory.h"

namespace maillage::app {

/// Most of what is free: other programs and the answer want some too.
[[nodiscard]] inline std::size_t search_memory() {
    constexpr double share = 0.8;
    return static_cast<std::size_t>(share * static_cast<double>(available_memory()));
}

}  // namespace maillage::app
