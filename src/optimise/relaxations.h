// SPDX-License-Identifier: Apache-2.0
// What would have to change for a plan to exist, and which rules contradict each other: both found by asking
// feasibility.h again with rules changed, one by one. Of rules that cross others, and of a budget beside such rules, only
// what each does by itself is seen.
// Source for the contradicting rules: the deletion filter of Chinneck & Dravnieks, ORSA Journal on Computing 3 (1991).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::optimise {

/// One thing a problem asks. `zone` and `candidate` are −1 where the rule is not about one.
struct AskedRule {
    enum class Kind : std::uint8_t {
        sites_total,   ///< so many sites in all
        zone_minimum,  ///< the strictest of the zone's minima
        zone_maximum,  ///< the strictest of the zone's maxima
        forced,        ///< this candidate stands
        forbidden,     ///< this candidate stays closed
        budget,        ///< what is opened costs so much in all
        reach,         ///< nobody farther than this from the nearest site: reach_relaxations.h alone speaks of it
    };
    Kind kind = Kind::sites_total;
    int zone = -1;
    int candidate = -1;
    std::int64_t number = 0;  ///< what it asks; 0 for forced and forbidden
    int level = 0;            ///< the zoning that `zone` is of
    friend bool operator==(const AskedRule&, const AskedRule&) = default;
};

/// A rule and what it would have to be; no number = lifted.
struct RuleChange {
    AskedRule rule;
    std::optional<std::int64_t> to;
    friend bool operator==(const RuleChange&, const RuleChange&) = default;
};
using Relaxation = std::vector<RuleChange>;

/// Ways to make a plan possible, fewest changes first: every single rule whose change suffices, with the nearest number
/// that does; where none does, sets of changes of which none is idle, each kind of rule spared in turn. `fixed` marks
/// forced candidates that are facts, not wishes (empty = none). Empty where a plan exists already, or where no change of
/// these rules helps (a set cover out of reach); a reach is not looked at (reach_relaxations.h). The problem must have passed `validate`.
/// Cost: linear in candidates, times rules, times the logarithm of the largest number.
[[nodiscard]] std::vector<Relaxation> relaxations(const LocationProblem& problem, const std::vector<bool>& fixed = {});

/// Rules that contradict each other: together they allow no plan, and without any one of them there would be one.
/// The smaller of the two sets that leaving out places first, or the total first, ends with. Empty where a plan exists.
/// Cost: as above.
[[nodiscard]] std::vector<AskedRule> contradiction(const LocationProblem& problem);

}  // namespace maillage::optimise
