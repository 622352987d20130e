// SPDX-License-Identifier: Apache-2.0
#include "optimise/feasibility.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "optimise/kernel/rule_limits.h"

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;

struct ZoneCount {
    std::int64_t minimum = 0;
    std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
    std::int64_t forced = 0;
    std::int64_t allowed = 0;
    std::int64_t candidates = 0;
    int nested = -1;  ///< its place among the nested zones; -1 where it has none
};

/// By level and number: the zones some rule names.
using ZoneCounts = std::map<std::pair<int, int>, ZoneCount>;

ZoneCounts count_zones(const LocationProblem& problem, const RuleLimits& rules) {
    ZoneCounts zones;
    for (std::size_t at = 0; at < problem.zone_rules.size(); ++at) {
        const ZoneRule& rule = problem.zone_rules[at];
        ZoneCount& zone = zones[{rule.level, rule.zone}];
        zone.minimum = std::max<std::int64_t>(zone.minimum, rule.minimum);
        if (rule.maximum) zone.maximum = std::min<std::int64_t>(zone.maximum, *rule.maximum);
        zone.nested = std::max(zone.nested, rules.nested[at]);
    }
    for (std::size_t level = 0; level < problem.zonings.size(); ++level)
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
            const auto found = zones.find({static_cast<int>(level), problem.zonings[level][candidate]});
            if (found == zones.end()) continue;
            const Disposition disposition = problem.disposition_of(candidate);
            ++found->second.candidates;
            found->second.allowed += disposition != Disposition::forbidden;
            found->second.forced += disposition == Disposition::forced;
        }
    return zones;
}

/// Per nested zone, forced sites counted: what minima and forced sites inside it ask and what the maxima inside it leave,
/// its own rules aside, and both with its own rules.
struct Inside {
    std::int64_t asked = 0;
    std::int64_t left = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

std::vector<Inside> look_inside(const ZoneLimits& limits, const std::vector<Decision>& decisions) {
    std::vector<Inside> all(limits.outer.size());
    for (std::size_t candidate = 0; candidate < limits.zone.size(); ++candidate) {
        Inside& zone = all[static_cast<std::size_t>(limits.zone[candidate])];
        zone.asked += decisions[candidate] == Decision::open;
        zone.left += decisions[candidate] != Decision::closed;
    }
    for (std::size_t z = 0; z < all.size(); ++z) {
        all[z].least = std::max<std::int64_t>(all[z].asked, limits.minimum[z]);
        all[z].most = std::min<std::int64_t>(all[z].left, limits.maximum[z]);
        if (limits.outer[z] < 0) continue;
        Inside& around = all[static_cast<std::size_t>(limits.outer[z])];
        around.asked += all[z].least;
        around.left += all[z].most;
    }
    return all;
}

class Reasons {
  public:
    explicit Reasons(const LocationProblem& problem)
        : problem_(problem), decisions_(decisions_of(problem)),
          rules_(rule_limits(problem, 0, static_cast<int>(problem.candidates()))),
          zones_(count_zones(problem, rules_)), inside_(look_inside(rules_.limits, decisions_)) {}

    std::vector<InfeasibleReason> all() {
        for (const auto& [name, zone] : zones_) {
            const std::size_t before = reasons_.size();
            of_zone(name, zone);
            if (reasons_.size() == before && zone.nested >= 0) of_inside(name, zone);
        }
        if (problem_.objective != Objective::set_cover) of_totals();
        if (reasons_.empty()) of_rows();
        return std::move(reasons_);
    }

    [[nodiscard]] SiteRange range() const {
        SiteRange range{inside_.back().asked, inside_.back().left};
        for (const auto& [name, zone] : zones_)
            if (zone.candidates == 0) range.least += zone.minimum;
        return range;
    }

  private:
    void add(Kind kind, const std::pair<int, int>& name, std::int64_t required, std::int64_t available) {
        reasons_.push_back({kind, name.second, required, available, -1, name.first});
    }

    void of_zone(const std::pair<int, int>& name, const ZoneCount& zone) {
        if (zone.minimum > zone.maximum) add(Kind::zone_minimum_above_maximum, name, zone.minimum, zone.maximum);
        if (zone.minimum > 0 && zone.allowed == 0)
            add(Kind::zone_without_candidate, name, zone.minimum, 0);
        else if (zone.minimum > zone.allowed)
            add(Kind::zone_minimum_above_candidates, name, zone.minimum, zone.allowed);
        if (zone.forced > zone.maximum) add(Kind::zone_maximum_below_forced, name, zone.forced, zone.maximum);
    }

    /// What other zones do to this one: those inside it, and those of the same candidates.
    void of_inside(const std::pair<int, int>& name, const ZoneCount& zone) {
        const auto z = static_cast<std::size_t>(zone.nested);
        if (inside_[z].least > zone.maximum)
            add(Kind::zone_minima_above_maximum, name, inside_[z].least, zone.maximum);
        if (inside_[z].most < zone.minimum)
            add(Kind::zone_maxima_below_minimum, name, zone.minimum, inside_[z].most);
    }

    void of_totals() {
        const std::int64_t sites = problem_.sites_total;
        const std::int64_t least_sites = problem_.at_most ? std::min<std::int64_t>(1, sites) : sites;
        const std::int64_t forced = std::ranges::count(decisions_, Decision::open);
        const std::int64_t allowed =
            static_cast<std::int64_t>(decisions_.size()) - std::ranges::count(decisions_, Decision::closed);
        if (forced > sites) reasons_.push_back({Kind::forced_above_total, -1, forced, sites});
        // Where the forced sites alone are too many, the minima are a reason of their own only if they are too many alone.
        const std::int64_t asked = forced > sites ? minima_alone() : range().least;
        if (asked > sites) reasons_.push_back({Kind::fewer_sites_than_minima, -1, asked, sites});
        if (allowed < least_sites)
            reasons_.push_back({Kind::candidates_below_total, -1, least_sites, allowed});
        else if (range().most < least_sites)
            reasons_.push_back({Kind::maxima_below_total, -1, least_sites, range().most});
    }

    [[nodiscard]] std::int64_t minima_alone() const {
        std::int64_t asked = look_inside(rules_.limits, std::vector<Decision>(decisions_.size())).back().asked;
        for (const auto& [name, zone] : zones_)
            if (zone.candidates == 0) asked += zone.minimum;
        return asked;
    }

    /// Each row by itself against the nested rules: the least that sets they allow use of it.
    void of_rows() {
        const bool counts = problem_.objective != Objective::set_cover;
        const auto candidates = static_cast<int>(problem_.candidates());
        const ZoneLimits whole = counts ? rule_limits(problem_).limits : rule_limits(problem_, 1, candidates).limits;
        const ZoneLimits limits = whole.after(decisions_);
        // A set cover none of whose candidates may open has no set at all.
        if (std::ranges::any_of(zone_ranges(limits), [](const ZoneRange& one) { return one.least > one.most; })) return;
        Base base;
        std::vector<int> order;
        for (std::size_t r = 0; r < limits.rows.size(); ++r) {
            cheapest_base(limits, limits.rows[r].coefficient, base, order);
            const std::int64_t use = base.sum + whole.rows[r].bound - limits.rows[r].bound;
            if (use <= whole.rows[r].bound) continue;
            const PricedRule& priced = rules_.priced[r];
            if (priced.kind == PricedRule::Kind::budget) {
                reasons_.push_back({Kind::budget_below_least_cost, -1, use, whole.rows[r].bound});
                continue;
            }
            const ZoneRule& rule = problem_.zone_rules[static_cast<std::size_t>(priced.rule)];
            if (priced.kind == PricedRule::Kind::maximum)
                add(Kind::zone_minima_above_maximum, {rule.level, rule.zone}, use, whole.rows[r].bound);
            else
                add(Kind::zone_maxima_below_minimum, {rule.level, rule.zone}, rule.minimum, -use);
        }
    }

    const LocationProblem& problem_;
    std::vector<Decision> decisions_;
    RuleLimits rules_;
    ZoneCounts zones_;
    std::vector<Inside> inside_;
    std::vector<InfeasibleReason> reasons_;
};

}  // namespace

std::vector<InfeasibleReason> infeasible_reasons(const LocationProblem& problem) { return Reasons(problem).all(); }

SiteRange site_range(const LocationProblem& problem) { return Reasons(problem).range(); }

}  // namespace maillage::optimise
