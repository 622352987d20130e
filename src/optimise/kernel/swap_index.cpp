// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/swap_index.h"

namespace maillage::optimise {

SwapIndex::SwapIndex(const Core& core) : first_(core.candidates() + 1, 0), uses_(core.site.size()) {
    for (const int site : core.site) ++first_[site + 1];
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate) first_[candidate + 1] += first_[candidate];
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t client = 0; client < core.clients(); ++client)
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
            uses_[next[core.site[entry]]++] = {static_cast<std::uint32_t>(client),
                                               static_cast<std::uint32_t>(entry - core.first[client])};
}

}  // namespace maillage::optimise
