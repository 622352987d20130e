// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "planning/zone_rules.h"

namespace maillage::app {

/// "1" or "1:2", a minimum and at will a maximum. Error (usage): any other text, a maximum below the minimum.
Result<planning::SiteBounds> parse_site_bounds(const std::string& text);

}  // namespace maillage::app
