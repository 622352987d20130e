// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/rule_limits.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "optimise/exact_sums.h"

namespace maillage::optimise {
namespace {

/// The candidates of one zone, and the rules about it.
struct Place {
    std::vector<int> candidates;
    std::vector<int> rules;
};

/// Zones some rule asks something of, by level and number; without those of no candidate.
std::vector<Place> places_of(const LocationProblem& problem) {
    std::map<std::pair<int, int>, Place> places;
    for (std::size_t rule = 0; rule < problem.zone_rules.size(); ++rule) {
        const ZoneRule& one = problem.zone_rules[rule];
        if (one.minimum > 0 || one.maximum) places[{one.level, one.zone}].rules.push_back(static_cast<int>(rule));
    }
    for (std::size_t level = 0; level < problem.zonings.size(); ++level)
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
            const auto found = places.find({static_cast<int>(level), problem.zonings[level][candidate]});
            if (found != places.end()) found->second.candidates.push_back(static_cast<int>(candidate));
        }
    std::vector<Place> list;
    for (auto& [name, place] : places)
        if (!place.candidates.empty()) list.push_back(std::move(place));
    return list;
}

/// Sets that nest, taken in one by one.
class Nest {
  public:
    explicit Nest(std::size_t candidates) : holders_(candidates) {}

    /// The number of the set, an old one where it holds the same candidates; nothing where it crosses one.
    std::optional<std::size_t> take_in(const std::vector<int>& candidates) {
        std::map<std::size_t, std::size_t> shared;
        for (const int candidate : candidates)
            for (const std::size_t set : holders_[static_cast<std::size_t>(candidate)]) ++shared[set];
        for (const auto& [set, count] : shared) {
            if (count == size_[set] && count == candidates.size()) return set;
            if (count < size_[set] && count < candidates.size()) return std::nullopt;
        }
        const std::size_t number = size_.size();
        size_.push_back(candidates.size());
        for (const int candidate : candidates) holders_[static_cast<std::size_t>(candidate)].push_back(number);
        return number;
    }

    /// Zones from the smallest set to the largest, then the one that holds all. Fills in `zone` and `outer`; says which
    /// zone each set became.
    std::vector<int> make_forest(ZoneLimits& limits) {
        std::vector<std::size_t> order(size_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t set) { return size_[set]; });
        std::vector<int> place(size_.size());
        for (std::size_t at = 0; at < order.size(); ++at) place[order[at]] = static_cast<int>(at);
        const int root = static_cast<int>(size_.size());
        limits.outer.assign(size_.size() + 1, root);
        limits.outer.back() = -1;
        for (const auto& holders : holders_) {
            std::vector<int> chain;
            for (const std::size_t set : holders) chain.push_back(place[set]);
            std::ranges::sort(chain);
            limits.zone.push_back(chain.empty() ? root : chain.front());
            for (std::size_t k = 0; k + 1 < chain.size(); ++k) limits.outer[chain[k]] = chain[k + 1];
        }
        return place;
    }

  private:
    std::vector<std::vector<std::size_t>> holders_;  ///< per candidate, the sets it is in
    std::vector<std::size_t> size_;
};

void add_rows(const LocationProblem& problem, const Place& place, RuleLimits& result) {
    const auto add = [&](PricedRule::Kind kind, int rule, std::int64_t coefficient, std::int64_t bound) {
        PricedRow row{std::vector<std::int64_t>(problem.candidates(), 0), bound};
        for (const int candidate : place.candidates) row.coefficient[static_cast<std::size_t>(candidate)] = coefficient;
        result.limits.rows.push_back(std::move(row));
        result.priced.push_back({kind, rule});
    };
    for (const int rule : place.rules) {
        const ZoneRule& one = problem.zone_rules[static_cast<std::size_t>(rule)];
        if (one.minimum > 0) add(PricedRule::Kind::minimum, rule, -1, -std::int64_t{one.minimum});
        if (one.maximum) add(PricedRule::Kind::maximum, rule, 1, *one.maximum);
    }
}

/// Prices so low that no sum of rows leaves its share of 64 bits.
void limit_prices(std::vector<PricedRow>& rows) {
    for (PricedRow& row : rows) {
        std::int64_t use = std::abs(row.bound) + 1;
        for (const std::int64_t one : row.coefficient) use += std::abs(one);
        row.highest_price = largest_priced_sum / static_cast<std::int64_t>(rows.size()) / use;
    }
}

}  // namespace

RuleLimits rule_limits(const LocationProblem& problem, int least, int most) {
    RuleLimits result;
    result.nested.assign(problem.zone_rules.size(), -1);
    Nest nest(problem.candidates());
    std::vector<std::pair<std::size_t, const Place*>> nested;
    const std::vector<Place> places = places_of(problem);
    for (const Place& place : places) {
        if (const auto set = nest.take_in(place.candidates))
            nested.emplace_back(*set, &place);
        else
            add_rows(problem, place, result);
    }
    ZoneLimits& limits = result.limits;
    const std::vector<int> zone_of_set = nest.make_forest(limits);
    limits.minimum.assign(limits.outer.size(), 0);
    limits.maximum.assign(limits.outer.size(), most);
    limits.minimum.back() = least;
    for (const auto& [set, place] : nested)
        for (const int rule : place->rules) {
            const ZoneRule& one = problem.zone_rules[static_cast<std::size_t>(rule)];
            const auto z = static_cast<std::size_t>(zone_of_set[set]);
            result.nested[static_cast<std::size_t>(rule)] = zone_of_set[set];
            limits.minimum[z] = std::max(limits.minimum[z], one.minimum);
            limits.maximum[z] = std::min(limits.maximum[z], one.maximum.value_or(most));
        }
    if (problem.budget) {
        limits.rows.push_back({problem.budget->opening, problem.budget->envelope});
        result.priced.push_back({PricedRule::Kind::budget, -1});
    }
    limit_prices(limits.rows);
    return result;
}

RuleLimits rule_limits(const LocationProblem& problem) {
    return rule_limits(problem, problem.at_most ? std::min(1, problem.sites_total) : problem.sites_total,
                       problem.sites_total);
}

void add_row(std::vector<std::int64_t> coefficient, std::int64_t bound, ZoneLimits& limits) {
    limits.rows.push_back({std::move(coefficient), bound});
    limit_prices(limits.rows);
}

bool has_priced_rules(const LocationProblem& problem) { return !rule_limits(problem, 0, 0).priced.empty(); }

std::vector<Decision> decisions_of(const LocationProblem& problem) {
    std::vector<Decision> decisions;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        const Disposition disposition = problem.disposition_of(candidate);
        decisions.push_back(disposition == Disposition::forced      ? Decision::open
                            : disposition == Disposition::forbidden ? Decision::closed
                                                                    : Decision::undecided);
    }
    return decisions;
}

}  // namespace maillage::optimise
