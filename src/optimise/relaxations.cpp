// SPDX-License-Identifier: Apache-2.0
#include "optimise/relaxations.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "optimise/feasibility.h"

namespace maillage::optimise {
namespace {

using Kind = AskedRule::Kind;

/// The rules of a problem, each of which may be kept, changed or lifted.
class RuleBook {
  public:
    RuleBook(const LocationProblem& problem, const std::vector<bool>& fixed) {
        bare_.costs = problem.costs;
        bare_.zonings = problem.zonings;
        bare_.objective = problem.objective;
        bare_.at_most = problem.at_most;
        bare_.disposition.assign(problem.candidates(), Disposition::free);
        list_places(problem, fixed);
        list_zones(problem);
        if (problem.budget) {
            opening_ = problem.budget->opening;
            rules_.push_back({Kind::budget, -1, -1, problem.budget->envelope});
        }
        if (problem.objective != Objective::set_cover) rules_.push_back({Kind::sites_total, -1, -1, problem.sites_total});
        for (const AskedRule& rule : rules_) state_.push_back(rule.number);
        lifted_.assign(rules_.size(), false);
    }

    [[nodiscard]] std::size_t size() const { return rules_.size(); }
    [[nodiscard]] const AskedRule& rule(std::size_t at) const { return rules_[at]; }
    void lift(std::size_t at) { lifted_[at] = true; }
    void restore(std::size_t at) {
        lifted_[at] = false;
        state_[at] = rules_[at].number;
    }
    [[nodiscard]] bool feasible() const { return infeasible_reasons(problem()).empty(); }

    /// A lifted rule, without which a plan exists, comes back as near to what it asked as leaves one.
    RuleChange settle(std::size_t at) {
        const AskedRule& rule = rules_[at];
        std::optional<std::int64_t> to;
        switch (rule.kind) {
            case Kind::sites_total: to = nearest_total(at); break;
            case Kind::budget: to = least_envelope(at); break;
            case Kind::zone_minimum: to = -nearest(at, -rule.number, 0); break;
            case Kind::zone_maximum:
                to = nearest(at, rule.number, static_cast<std::int64_t>(bare_.candidates()));
                break;
            case Kind::forced:
            case Kind::forbidden:
            case Kind::reach: return {rule, std::nullopt};
        }
        lifted_[at] = false;
        state_[at] = *to;
        return {rule, to};
    }

  private:
    void list_places(const LocationProblem& problem, const std::vector<bool>& fixed) {
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
            const Disposition asked = problem.disposition_of(candidate);
            if (asked == Disposition::free) continue;
            if (!fixed.empty() && fixed[candidate] && asked == Disposition::forced)
                bare_.disposition[candidate] = Disposition::forced;
            else
                rules_.push_back({asked == Disposition::forced ? Kind::forced : Kind::forbidden,
                                  problem.zone_of(candidate), static_cast<int>(candidate), 0});
        }
    }
    void list_zones(const LocationProblem& problem) {
        using Name = std::pair<int, int>;  // level, zone
        std::map<Name, std::int64_t> minimum;
        std::map<Name, std::int64_t> maximum;
        for (const ZoneRule& rule : problem.zone_rules) {
            const Name name{rule.level, rule.zone};
            if (rule.minimum > 0) minimum[name] = std::max<std::int64_t>(minimum[name], rule.minimum);
            if (!rule.maximum) continue;
            const auto [at, is_first] = maximum.emplace(name, *rule.maximum);
            if (!is_first) at->second = std::min<std::int64_t>(at->second, *rule.maximum);
        }
        for (const auto& [name, number] : maximum)
            rules_.push_back({Kind::zone_maximum, name.second, -1, number, name.first});
        for (const auto& [name, number] : minimum)
            rules_.push_back({Kind::zone_minimum, name.second, -1, number, name.first});
    }

    [[nodiscard]] LocationProblem problem() const {
        LocationProblem problem = bare_;
        // To a set cover no total is asked; nor to a problem whose total is lifted.
        problem.objective = Objective::set_cover;
        for (std::size_t at = 0; at < rules_.size(); ++at) {
            if (lifted_[at]) continue;
            const AskedRule& rule = rules_[at];
            const int number = static_cast<int>(rule.kind == Kind::budget ? 0 : state_[at]);
            switch (rule.kind) {
                case Kind::sites_total:
                    problem.objective = bare_.objective;
                    problem.sites_total = number;
                    break;
                case Kind::zone_minimum: problem.zone_rules.push_back({rule.zone, number, {}, rule.level}); break;
                case Kind::zone_maximum: problem.zone_rules.push_back({rule.zone, 0, number, rule.level}); break;
                case Kind::forced: problem.disposition[rule.candidate] = Disposition::forced; break;
                case Kind::forbidden: problem.disposition[rule.candidate] = Disposition::forbidden; break;
                case Kind::budget: problem.budget = Budget{opening_, state_[at]}; break;
                case Kind::reach: break;
            }
        }
        return problem;
    }

    /// Of a total that is lifted. More sites cost more: a budget leaves every number the zones allow, up to some one.
    std::int64_t nearest_total(std::size_t at) {
        const SiteRange range = site_range(problem());
        const std::int64_t wanted = std::clamp(rules_[at].number, range.least, range.most);
        lifted_[at] = false;
        state_[at] = wanted;
        const bool is_paid = feasible();
        lifted_[at] = true;
        return is_paid ? wanted : -nearest(at, -wanted, -std::max<std::int64_t>(range.least, 1));
    }

    /// Of a budget that is lifted: the least that a set which the other rules allow costs.
    std::int64_t least_envelope(std::size_t at) {
        lifted_[at] = false;
        state_[at] = 0;
        const auto reasons = infeasible_reasons(problem());
        lifted_[at] = true;
        const auto cost = std::ranges::find(reasons, InfeasibleReason::Kind::budget_below_least_cost, &InfeasibleReason::kind);
        return cost == reasons.end() ? 0 : cost->required;
    }

    /// Least number above `asked` that leaves a plan, by halving; `enough` does. A minimum comes with its sign changed.
    std::int64_t nearest(std::size_t at, std::int64_t asked, std::int64_t enough) {
        lifted_[at] = false;
        while (asked + 1 < enough) {
            const std::int64_t middle = asked + (enough - asked) / 2;
            state_[at] = middle < 0 ? -middle : middle;
            (feasible() ? enough : asked) = middle;
        }
        lifted_[at] = true;
        return enough;
    }

    LocationProblem bare_;
    std::vector<std::int64_t> opening_;  ///< what each candidate costs, where there is a budget
    std::vector<AskedRule> rules_;  ///< places first, the total last: what is tried first is dropped first
    std::vector<std::int64_t> state_;
    std::vector<bool> lifted_;
};

/// Forbidden candidates of the same zones are alike here, but for what they cost: the first of the cheapest stands for all.
bool another_stands_for_it(const LocationProblem& problem, const RuleBook& book, std::size_t at) {
    const auto alike = [&](int one, int other) {
        return std::ranges::all_of(problem.zonings, [&](const std::vector<int>& zones) {
            return zones[static_cast<std::size_t>(one)] == zones[static_cast<std::size_t>(other)];
        });
    };
    const auto rank = [&](std::size_t rule) {
        const auto candidate = static_cast<std::size_t>(book.rule(rule).candidate);
        return std::pair(problem.budget ? problem.budget->opening[candidate] : 0, rule);
    };
    for (std::size_t other = 0; other < book.size(); ++other)
        if (book.rule(other).kind == Kind::forbidden && rank(other) < rank(at) &&
            alike(book.rule(other).candidate, book.rule(at).candidate))
            return true;
    return false;
}

std::vector<Relaxation> single_changes(const LocationProblem& problem, RuleBook& book) {
    std::vector<Relaxation> all;
    for (std::size_t at = 0; at < book.size(); ++at) {
        if (book.rule(at).kind == Kind::forbidden && another_stands_for_it(problem, book, at)) continue;
        book.lift(at);
        if (book.feasible()) all.push_back({book.settle(at)});
        book.restore(at);
    }
    return all;
}

/// Everything lifted, then brought back one by one, those of the spared kind first, as long as a plan exists.
Relaxation changes_sparing(RuleBook& book, Kind spared, Kind given_up) {
    std::vector<std::size_t> order(book.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto turn = [&](std::size_t at) {
        const Kind kind = book.rule(at).kind;
        return kind == given_up ? 2 : kind == spared ? 0 : 1;
    };
    std::ranges::stable_sort(order, {}, turn);
    for (const std::size_t at : order) book.lift(at);
    std::vector<std::size_t> left;
    for (const std::size_t at : order) {
        book.restore(at);
        if (book.feasible()) continue;
        book.lift(at);
        left.push_back(at);
    }
    Relaxation changes;
    for (const std::size_t at : left) changes.push_back(book.settle(at));
    for (std::size_t at = 0; at < book.size(); ++at) book.restore(at);
    return changes;
}

/// Each rule in turn is left out for good if the others still contradict each other.
std::vector<AskedRule> irreducible(RuleBook& book, std::span<const std::size_t> order) {
    std::vector<AskedRule> kept;
    for (const std::size_t at : order) {
        book.lift(at);
        if (!book.feasible()) continue;
        book.restore(at);
        kept.push_back(book.rule(at));
    }
    for (std::size_t at = 0; at < book.size(); ++at) book.restore(at);
    return kept;
}

constexpr std::array every_kind{Kind::sites_total, Kind::zone_minimum, Kind::zone_maximum,
                                Kind::forced,      Kind::forbidden,    Kind::budget};

}  // namespace

std::vector<Relaxation> relaxations(const LocationProblem& problem, const std::vector<bool>& fixed) {
    RuleBook book(problem, fixed);
    if (book.feasible()) return {};
    std::vector<Relaxation> all = single_changes(problem, book);
    if (!all.empty()) return all;
    for (const Kind spared : every_kind)
        for (const Kind given_up : every_kind) {
            if (spared == given_up) continue;
            Relaxation changes = changes_sparing(book, spared, given_up);
            if (std::ranges::find(all, changes) == all.end()) all.push_back(std::move(changes));
        }
    std::ranges::stable_sort(all, {}, &Relaxation::size);
    return all;
}

std::vector<AskedRule> contradiction(const LocationProblem& problem) {
    RuleBook book(problem, {});
    if (book.feasible()) return {};
    std::vector<std::size_t> order(book.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // What is tried first is left out first: places as long as the other rules contradict each other alone, or the total.
    std::vector<AskedRule> by_numbers = irreducible(book, order);
    std::ranges::reverse(order);
    std::vector<AskedRule> by_places = irreducible(book, order);
    return by_places.size() < by_numbers.size() ? by_places : by_numbers;
}

}  // namespace maillage::optimise
