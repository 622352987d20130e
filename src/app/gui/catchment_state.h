// SPDX-License-Identifier: Apache-2.0
// What one more site would change: one candidate, or all those of a department. Part of WindowState.
#pragma once

#include <optional>
#include <vector>

#include "app/gui/outline.h"
#include "planning/candidate_catchment.h"

namespace maillage::app::gui {

enum class CatchmentColumn { name, within, added };

struct CatchmentCard {
    std::optional<territory::Index> department;  ///< none: one commune alone
    std::vector<planning::CandidateCatchment> candidates;  ///< by commune; empty while a department is worked out
    std::vector<std::size_t> order;              ///< rows of the list, positions in `candidates`
    std::size_t picked = 0;                      ///< position in `candidates`
    planning::Bands bands;                       ///< what the figures count by
    bool own_bands = false;                      ///< those of the situation; else rings around a candidate
    CatchmentColumn sort = CatchmentColumn::added;
    bool descending = true;
    Outline outline;                             ///< of the picked commune

    [[nodiscard]] const planning::CandidateCatchment* candidate() const {
        return picked < candidates.size() ? &candidates[picked] : nullptr;
    }
};

}  // namespace maillage::app::gui
