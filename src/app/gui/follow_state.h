// SPDX-License-Identifier: Apache-2.0
// State of "follow the optimum": while a site is dragged, the others answer. Part of WindowState.
#pragma once

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
    std::string trouble;                 ///< why nothing follows; empty = nothing hinders it
    /// Whether the answer is for this very place.
    [[nodiscard]] bool answers(const geo::LonLat& place) const {
        return answer && answer->place.lon == place.lon && answer->place.lat == place.lat;
    }
};

}  // namespace maillage::app::gui
