// SPDX-License-Identifier: Apache-2.0
// State of "follow the optimum": while a site is dragged, the others answer. Part of WindowState.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "app/services/best_response.h"

namespace maillage::app::gui {

struct FollowState {
    bool on = false;
    // While a site is held.
    FollowRequest request;
    std::optional<FollowAnswer> answer;  ///< the last one: for where the site is, or was a moment ago
    bool is_searching = false;
    double patience_s = 0;               ///< what the last search was given
    std::string trouble;                 ///< why nothing follows; empty = nothing hinders it
    /// Per cent; a smaller gap is told as this: "at most" stays true, and an open one never reads as none.
    [[nodiscard]] double told_gap() const { return answer ? std::max(answer->gap * 100, 0.01) : 100; }
    /// Whether the answer is for this very place.
    [[nodiscard]] bool answers(const geo::LonLat& place) const {
        return answer && answer->place.lon == place.lon && answer->place.lat == place.lat;
    }
};

}  // namespace maillage::app::gui
