// SPDX-License-Identifier: Apache-2.0
// Rules that sites obey, in the words of the command line, understood: a plan keeps them, a check judges them.
#pragma once

#include <optional>
#include <vector>

#include "app/services/question.h"
#include "app/services/workspace.h"
#include "base/quantity.h"
#include "base/result.h"
#include "planning/zoning.h"

namespace maillage::app {

struct AskedRules {
    planning::DepartmentRule departments;      ///< the workspace's, with what the question says beside
    std::vector<planning::ZoningRule> zones;   ///< of other levels
    std::optional<Meters> reach;               ///< nobody is farther from a site, by the distance model
    std::vector<Message> warnings;             ///< of files that give zones
};

/// What is said of one zone goes before what is said of all. Errors (usage): a level, a zone, bounds or a name that is
/// none; (input) those of io::read_joined_words.
Result<AskedRules> read_asked_rules(const Workspace& workspace, const RuleQuestion& question);

}  // namespace maillage::app
