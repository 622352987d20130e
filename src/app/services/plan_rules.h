// SPDX-License-Identifier: Apache-2.0
// Rules of a plan beside "so many per department": zones of other levels, an envelope in euros, a distance that nobody may
// exceed. From the words of the command line to a plan request.
#pragma once

#include <cstdint>

#include "app/services/plan_service.h"

namespace maillage::app {

/// Fills `rule`, `further_rules` and `reach` of the request, and the warnings of files that give zones. Where the scope
/// lies on both sides of a sea and every client must be served, each side with people must hold a site: a rule that
/// nobody asked for, last of all (docs/decisions). Errors (usage): a level, a zone, bounds or a name that is none; (input)
/// those of io::read_joined_words.
Status read_rules(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup);

/// Fills `budget` and, where the question asks for no number of sites, `at_most` and the largest number that the envelope
/// could open. The request must have its candidates. Errors (usage): an envelope without costs or the other way round;
/// (input) those of io::read_joined_column, candidates without a cost.
Status read_budget(const Workspace& workspace, const PlanQuestion& question, PlanSetup& setup);

/// A rule somebody asked for, of any level.
[[nodiscard]] bool has_rules(const planning::PlanRequest& request);
/// The same request without them.
[[nodiscard]] planning::PlanRequest without_rules(planning::PlanRequest request);

/// Euros of the envelope that the plan opens its sites with.
[[nodiscard]] std::int64_t spent(const PlanResult& result);

}  // namespace maillage::app
