// SPDX-License-Identifier: Apache-2.0
// The columns in which the exporters write what is known of a site (docs/formats.md), read back: programme, label,
// sentence, partner, organiser, dated events, actions, sessions.
#pragma once

#include <cstddef>
#include <optional>

#include "io/layer_table.h"
#include "planning/site.h"

namespace maillage::io {

class SiteKnowledgeColumns {
  public:
    /// `table` outlives this.
    explicit SiteKnowledgeColumns(const LayerTable& table);

    /// Adds what the row says. `events`, `actions`, `sessions`, `note` and the details are read where the cell holds JSON:
    /// a planner's own column of that name may hold anything else. A partner is read where its kind has a column.
    /// Errors (input), each with its row and key: JSON that is none, what the project file would refuse
    /// (docs/project-file.md), a partner without a kind.
    Status read(std::size_t row, planning::Site& site) const;

  private:
    const LayerTable& table_;
    std::optional<std::size_t> quote_, programme_, label_, partner_, partner_kind_, partner_details_, organiser_,
        organiser_details_, events_, actions_, sessions_, note_;
};

}  // namespace maillage::io
