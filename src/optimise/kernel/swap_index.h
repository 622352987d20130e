// SPDX-License-Identifier: Apache-2.0
// The entries of a core by candidate: who would be served by it. One index serves all searches on its core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"

namespace maillage::optimise {

class SwapIndex {
  public:
    struct Use {
        std::uint32_t client;
        std::uint32_t rank;  ///< of the entry within the client's
    };

    /// 8 bytes an entry; two passes over them.
    explicit SwapIndex(const Core& core);

    /// Clients that have the candidate among their entries, ascending.
    [[nodiscard]] std::span<const Use> uses(int candidate) const {
        return std::span(uses_).subspan(first_[candidate], first_[candidate + 1] - first_[candidate]);
    }

  private:
    std::vector<std::size_t> first_;
    std::vector<Use> uses_;
};

}  // namespace maillage::optimise
