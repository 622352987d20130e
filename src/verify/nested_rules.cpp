// SPDX-License-Identifier: Apache-2.0
// The forest of zones, put together from the smallest upwards: a zone must hold whole each of the zones it meets.
#include <algorithm>
#include <limits>
#include <map>

#include "verify/allowed_sets.h"

namespace maillage::verify {
namespace {

constexpr std::int64_t unlimited = std::numeric_limits<std::int32_t>::max();

/// What the unpriced rules of one zone say together.
struct Band {
    std::int64_t minimum = 0;
    std::int64_t maximum = unlimited;
    std::size_t rule = 0;  ///< one of them
    std::vector<std::int32_t> members;
};

using ZoneKey = std::pair<std::size_t, std::int64_t>;  // level, zone

std::vector<bool> priced_parts(const Problem& problem, std::span<const PricedRule> priced, PricedRule::Kind kind) {
    std::vector<bool> out(problem.zone_rules.size(), false);
    for (const PricedRule& row : priced)
        if (row.kind == kind) out[row.rule] = true;
    return out;
}

std::vector<Band> bands_of(const Problem& problem, std::span<const PricedRule> priced) {
    const auto minimum_priced = priced_parts(problem, priced, PricedRule::Kind::minimum);
    const auto maximum_priced = priced_parts(problem, priced, PricedRule::Kind::maximum);
    std::map<ZoneKey, Band> bands;
    for (std::size_t k = 0; k < problem.zone_rules.size(); ++k) {
        const ZoneRule& rule = problem.zone_rules[k];
        Band& band = bands.try_emplace({rule.level, rule.zone}, Band{0, unlimited, k, {}}).first->second;
        if (!minimum_priced[k]) band.minimum = std::max(band.minimum, rule.minimum);
        if (!maximum_priced[k]) band.maximum = std::min(band.maximum, rule.maximum.value_or(unlimited));
    }
    std::vector<bool> forbidden(problem.candidates(), false);
    for (const std::int32_t j : problem.forbidden) forbidden[static_cast<std::size_t>(j)] = true;
    for (std::size_t level = 0; level < problem.zonings.size(); ++level)
        for (std::size_t j = 0; j < forbidden.size(); ++j) {
            const auto at = forbidden[j] ? bands.end() : bands.find({level, problem.zonings[level][j]});
            if (at != bands.end()) at->second.members.push_back(static_cast<std::int32_t>(j));
        }
    std::vector<Band> out;
    for (auto& [key, band] : bands)
        if (band.minimum > 0 || band.maximum < static_cast<std::int64_t>(band.members.size()))
            out.push_back(std::move(band));
    std::stable_sort(out.begin(), out.end(),
                     [](const Band& a, const Band& b) { return a.members.size() < b.members.size(); });
    return out;
}

class Forest {
  public:
    Forest(std::size_t candidates, SiteNumber sites) : outermost_(candidates, 0) {
        rules_.innermost.assign(candidates, 0);
        rules_.zones.push_back({sites.least, sites.most, 0, 0});
        size_.push_back(candidates);
        rule_.push_back(0);
    }

    /// No smaller than the zones before it.
    void add(const Band& band) {
        std::map<std::size_t, std::size_t> met;  // zone already there, how many of its members are in this one
        for (const std::int32_t j : band.members) ++met[outermost_[static_cast<std::size_t>(j)]];
        for (const auto& [zone, shared] : met)
            if (zone != 0 && shared != size_[zone]) {
                rules_.crossing = std::minmax(rule_[zone], band.rule);
                return;
            }
        if (met.size() == 1 && met.begin()->first != 0 && met.begin()->second == band.members.size()) {
            NestedZone& same = rules_.zones[met.begin()->first];
            same.minimum = std::max(same.minimum, band.minimum);
            same.maximum = std::min(same.maximum, band.maximum);
            return;
        }
        const std::size_t own = rules_.zones.size();
        rules_.zones.push_back({band.minimum, band.maximum, 0, 1});
        size_.push_back(band.members.size());
        rule_.push_back(band.rule);
        for (const auto& [zone, shared] : met)
            if (zone != 0) rules_.zones[zone].around = own;
        for (const std::int32_t j : band.members) {
            const auto at = static_cast<std::size_t>(j);
            if (outermost_[at] == 0) rules_.innermost[at] = own;
            outermost_[at] = own;
        }
    }

    [[nodiscard]] bool crosses() const { return rules_.crossing.has_value(); }

    NestedRules finish() {
        // A zone stands before the one around it, but for zone 0.
        for (std::size_t z = rules_.zones.size(); z-- > 1;) {
            NestedZone& zone = rules_.zones[z];
            zone.depth = rules_.zones[zone.around].depth + 1;
            rules_.deepest = std::max(rules_.deepest, zone.depth);
        }
        return std::move(rules_);
    }

  private:
    NestedRules rules_;
    std::vector<std::size_t> outermost_;  ///< per candidate, of the zones so far; 0 = none
    std::vector<std::size_t> size_;       ///< per zone, its members
    std::vector<std::size_t> rule_;       ///< per zone, a rule of it
};

}  // namespace

NestedRules nested_rules(const Problem& problem, std::span<const PricedRule> priced, SiteNumber sites) {
    Forest forest(problem.candidates(), sites);
    for (const Band& band : bands_of(problem, priced)) {
        forest.add(band);
        if (forest.crosses()) break;
    }
    return forest.finish();
}

}  // namespace maillage::verify
