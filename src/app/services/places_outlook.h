// SPDX-License-Identifier: Apache-2.0
// What stated learners and places mean for the sites of today, before any plan is asked for.
#pragma once

#include <cstdint>
#include <optional>

#include "app/services/workspace.h"

namespace maillage::app {

struct PlacesOutlook {
    double learners = 0;            ///< persons × take-up / 1 000
    int sites = 0;                  ///< known on the day
    std::int64_t told_places = 0;   ///< of sites whose places a text tells
    int assumed_sites = 0;          ///< whose places are assumed
    std::int64_t assumed_places = 0;
    int unknown_sites = 0;          ///< of which nobody tells any
    /// At least so many more sites of the places assumed for each, until everybody has a place; empty where no one
    /// number is assumed. Rules and candidates may ask for more.
    std::optional<std::int64_t> sites_missing;

    [[nodiscard]] std::int64_t places() const { return told_places + assumed_places; }
};

/// By the workspace's take-up, which must be stated (assert). `persons`: all that are counted in the scope.
[[nodiscard]] PlacesOutlook places_outlook(const Workspace& workspace, std::int64_t persons);

}  // namespace maillage::app
