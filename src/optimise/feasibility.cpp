// SPDX-License-Identifier: Apache-2.0
#include "optimise/feasibility.h"

#include <algorithm>
#include <limits>
#include <map>

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;

struct ZoneCount {
    std::int64_t minimum = 0;
    std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
    std::int64_t forced = 0;
    std::int64_t allowed = 0;

    [[nodiscard]] std::int64_t least() const { return std::max(minimum, forced); }
    [[nodiscard]] std::int64_t most() const { return std::min(maximum, allowed); }
};

/// Zone -1 gathers the candidates of no zone; no rule ever names it.
std::map<int, ZoneCount> count_zones(const LocationProblem& problem) {
    std::map<int, ZoneCount> zones;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        ZoneCount& zone = zones[problem.zone_of(candidate)];
        const Disposition disposition = problem.disposition_of(candidate);
        zone.allowed += disposition != Disposition::forbidden;
        zone.forced += disposition == Disposition::forced;
    }
    for (const ZoneRule& rule : problem.zone_rules) {
        ZoneCount& zone = zones[rule.zone];
        zone.minimum = std::max<std::int64_t>(zone.minimum, rule.minimum);
        if (rule.maximum) zone.maximum = std::min<std::int64_t>(zone.maximum, *rule.maximum);
    }
    return zones;
}

void zone_reasons(int id, const ZoneCount& zone, std::vector<InfeasibleReason>& reasons) {
    if (zone.minimum > zone.maximum)
        reasons.push_back({Kind::zone_minimum_above_maximum, id, zone.minimum, zone.maximum});
    if (zone.minimum > 0 && zone.allowed == 0)
        reasons.push_back({Kind::zone_without_candidate, id, zone.minimum, 0});
    else if (zone.minimum > zone.allowed)
        reasons.push_back({Kind::zone_minimum_above_candidates, id, zone.minimum, zone.allowed});
    if (zone.forced > zone.maximum)
        reasons.push_back({Kind::zone_maximum_below_forced, id, zone.forced, zone.maximum});
}

}  // namespace

std::vector<InfeasibleReason> infeasible_reasons(const LocationProblem& problem) {
    std::vector<InfeasibleReason> reasons;
    ZoneCount total;
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const auto& [id, zone] : count_zones(problem)) {
        zone_reasons(id, zone, reasons);
        total.minimum += zone.minimum;
        total.forced += zone.forced;
        total.allowed += zone.allowed;
        least += zone.least();
        most += zone.most();
    }
    if (problem.objective == Objective::set_cover) return reasons;
    const std::int64_t sites = problem.sites_total;
    if (total.forced > sites) reasons.push_back({Kind::forced_above_total, -1, total.forced, sites});
    // Where the forced sites alone are too many, the minima are a reason of their own only if they are too many alone.
    const std::int64_t asked = total.forced > sites ? total.minimum : least;
    if (asked > sites) reasons.push_back({Kind::fewer_sites_than_minima, -1, asked, sites});
    if (total.allowed < sites)
        reasons.push_back({Kind::candidates_below_total, -1, sites, total.allowed});
    else if (most < sites)
        reasons.push_back({Kind::maxima_below_total, -1, sites, most});
    return reasons;
}

SiteRange site_range(const LocationProblem& problem) {
    SiteRange range;
    for (const auto& [id, zone] : count_zones(problem)) {
        range.least += zone.least();
        range.most += zone.most();
    }
    return range;
}

}  // namespace maillage::optimise
