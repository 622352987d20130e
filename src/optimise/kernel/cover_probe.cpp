// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_probe.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <utility>

#include "optimise/cover_costs.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/branch_and_cut.h"
#include "optimise/kernel/core.h"
#include "optimise/kernel/cover_tree.h"
#include "optimise/kernel/cover_walk.h"
#include "optimise/kernel/decided_bound.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/relaxation.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

/// The problem's rules alone, with another number of sites and nobody to serve.
Core rules_alone(const LocationProblem& problem, int sites, const StopSignal& signal) {
    LocationProblem rules;
    rules.costs = std::make_shared<SetCosts>(problem.candidates(), CoverSets{});
    rules.zonings = problem.zonings;
    rules.zone_rules = problem.zone_rules;
    rules.disposition = problem.disposition;
    rules.budget = problem.budget;
    rules.at_most = problem.at_most;
    rules.sites_total = sites;
    return build_core(rules, signal);
}

/// Sets in positions of the core's candidates, without those that its open sites meet.
CoverSets in_positions(const Core& core, const LocationProblem& problem, const CoverSets& sets) {
    std::vector<int> position(problem.candidates(), -1);
    for (std::size_t at = 0; at < core.candidates(); ++at) position[core.original[at]] = static_cast<int>(at);
    std::vector<bool> is_open(problem.candidates(), false);
    for (const int candidate : core.opened) is_open[candidate] = true;
    CoverSets left;
    for (const auto& set : sets) {
        if (std::ranges::any_of(set, [&](int candidate) { return is_open[candidate]; })) continue;
        std::vector<int> positions;
        for (const int candidate : set)
            if (position[candidate] >= 0) positions.push_back(position[candidate]);
        left.push_back(std::move(positions));
    }
    return left;
}

/// Every candidate's clients together pay for one set at most: as a bound on the number of sites that is a sound start.
std::vector<std::int64_t> start_prices(const Core& core) {
    std::vector<std::int64_t> clients_of(core.candidates(), 0);
    for (const int candidate : core.site) ++clients_of[candidate];
    std::vector<std::int64_t> prices;
    for (std::size_t client = 0; client < core.clients(); ++client) {
        std::int64_t most = 1;
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
            most = std::max(most, clients_of[core.site[entry]]);
        prices.push_back(core.scale / most);
    }
    return prices;
}

/// The sets as clients. Their cap only says that a price ends somewhere: far above what a price ever is.
void add_clients(Core& core, const CoverSets& sets) {
    constexpr std::int64_t ample = 64;
    for (const auto& set : sets) {
        core.site.insert(core.site.end(), set.begin(), set.end());
        core.first.push_back(core.site.size());
        core.cap.push_back(ample * core.scale);
        core.cut.push_back(0);
        core.name.push_back(-1);
    }
    core.cost.assign(core.site.size(), 0);
}

/// The greedy walk: which candidates are open, how often each set is met, how full the zones are.
class GreedyCover {
  public:
    GreedyCover(const LocationProblem& problem, const CoverSets& sets)
        : limits_(rule_limits(problem, 0, static_cast<int>(problem.candidates())).limits), counts_(limits_),
          in_(problem.candidates()), is_open_(problem.candidates(), 0), may_open_(problem.candidates(), true),
          met_(sets.size(), 0) {
        for (std::size_t k = 0; k < sets.size(); ++k)
            for (const int candidate : sets[k]) in_[candidate].push_back(k);
        for (std::size_t candidate = 0; candidate < in_.size(); ++candidate) {
            const Disposition disposition = problem.disposition_of(candidate);
            may_open_[candidate] = disposition == Disposition::free;
            if (disposition == Disposition::forced) open(candidate);
        }
    }

    std::vector<int> run() {
        while (std::ranges::count(met_, 0) > 0)
            if (!open_best(false)) return {};
        leave_out_idle();
        while (open_best(true)) {}
        if (!limits_.obeys_rows(is_open_)) return {};
        std::vector<int> plan;
        for (std::size_t candidate = 0; candidate < is_open_.size(); ++candidate)
            if (is_open_[candidate] != 0) plan.push_back(static_cast<int>(candidate));
        return plan;
    }

  private:
    void open(std::size_t candidate) {
        is_open_[candidate] = 1;
        counts_.add(static_cast<int>(candidate));
        for (const std::size_t k : in_[candidate]) ++met_[k];
    }

    /// Where most sets are met that none meets yet; with `for_minima`, only in zones still under their minimum.
    bool open_best(bool for_minima) {
        std::size_t best = in_.size();
        std::int64_t most = for_minima ? -1 : 0;
        for (std::size_t candidate = 0; candidate < in_.size(); ++candidate) {
            const int number = static_cast<int>(candidate);
            if (is_open_[candidate] != 0 || !may_open_[candidate] || !counts_.may_add(number)) continue;
            if (for_minima && !counts_.is_asked(number)) continue;
            const auto gain = std::ranges::count_if(in_[candidate], [&](std::size_t k) { return met_[k] == 0; });
            if (gain <= most) continue;
            most = gain;
            best = candidate;
        }
        if (best == in_.size()) return false;
        open(best);
        return true;
    }

    void leave_out_idle() {
        for (std::size_t candidate = 0; candidate < in_.size(); ++candidate) {
            if (is_open_[candidate] == 0 || !may_open_[candidate]) continue;
            if (!counts_.zones_allow_leave(static_cast<int>(candidate))) continue;
            if (std::ranges::any_of(in_[candidate], [&](std::size_t k) { return met_[k] == 1; })) continue;
            is_open_[candidate] = 0;
            counts_.remove(static_cast<int>(candidate));
            for (const std::size_t k : in_[candidate]) --met_[k];
        }
    }

    ZoneLimits limits_;
    ZoneCounts counts_;
    std::vector<std::vector<std::size_t>> in_;  ///< per candidate, the sets it stands in
    std::vector<std::uint8_t> is_open_;
    std::vector<bool> may_open_;
    std::vector<int> met_;
};

/// Up to so many candidates cutting planes prove sooner than dominations and subgradients; beyond, the simplex's columns
/// alone take seconds.
constexpr std::size_t most_cut_candidates = 4000;
/// What a node counts for where cutting planes are to take no longer than the tree would.
constexpr std::int64_t iterations_per_node = 100;
/// Nodes of the first try, and those after which both have been given all the time in the world.
constexpr std::int64_t first_nodes = 32;
constexpr std::int64_t most_nodes = std::int64_t{1} << 40U;

/// The allowed set that keeps most of a plan's sites.
std::vector<std::uint8_t> nearest_base(const Core& core, std::span<const int> plan) {
    std::vector<std::int64_t> price(core.candidates(), 0);
    for (std::size_t at = 0; at < price.size(); ++at) price[at] = std::ranges::binary_search(plan, core.original[at]) ? -1 : 0;
    Base base;
    std::vector<int> order;
    cheapest_base(core.limits, price, base, order);
    return std::move(base.in);
}

/// False where the rows stay broken.
bool repair(const Core& core, std::vector<std::uint8_t>& open, const StopSignal& signal) {
    if (core.limits.obeys_rows(open)) return true;
    Plan plan{std::move(open), 0};
    plan.cost = core.cost_of(plan.open);
    improve(core, plan, signal);
    open = std::move(plan.open);
    return core.limits.obeys_rows(open);
}

/// Before the relaxation is asked: of some dozens of sets that takes a millisecond, as hundreds of steps do; of thousands
/// as long as all these.
std::int64_t first_steps(const Core& core) {
    const auto sets = static_cast<std::int64_t>(core.clients());
    return std::min(6 * sets, 100 + sets * sets / 200);
}

/// Asked about single candidates where there are no more, of no more sets × candidates: a region's. A country's would take
/// minutes.
constexpr std::size_t most_asked = 400;
constexpr std::size_t most_asked_pairs = 200'000;
/// Of each such question.
constexpr CoverEffort asking{.nodes = 20};

/// What one relaxation of all covers decides.
void decide_by_relaxation(const LocationProblem& problem, const CoverSets& sets, const StopSignal& signal,
                          std::vector<Decision>& held) {
    Core core = rules_alone(problem, problem.sites_total, signal);
    CoverSets positions = in_positions(core, problem, sets);
    drop_implied(positions, core.candidates());
    if (positions.empty() || positions.front().empty() || core.candidates() > most_cut_candidates) return;
    add_clients(core, positions);
    std::vector<std::int64_t> prices = start_prices(core);
    prices.resize(core.prices(), 0);
    Relaxation relaxation(core, prices, Relaxation::Asks::fewest_sites);
    const Relaxation::End end = relaxation.solve(0, signal);
    if (end == Relaxation::End::failed || end == Relaxation::End::stopped) return;
    DecidedBound bound(core);
    if (!bound.evaluate(relaxation.prices(), std::vector<Decision>(core.candidates(), Decision::undecided))) return;
    int count = 0;
    const std::vector<Decision> decisions = bound.decisions(0, count);
    for (std::size_t at = 0; at < decisions.size(); ++at) held[core.original[at]] = decisions[at];
}

/// Asks of single candidates whether a cover exists without them, or with them.
class Asking {
  public:
    Asking(const LocationProblem& problem, const CoverSets& sets, const std::vector<int>& plan,
           std::vector<Decision>& held, const StopSignal& signal)
        : problem_(problem), sets_(sets), plan_(plan), held_(held), signal_(signal),
          seen_open_(problem.candidates(), false), seen_closed_(problem.candidates(), false) {
        problem_.disposition.resize(problem.candidates(), Disposition::free);
        for (std::size_t candidate = 0; candidate < held.size(); ++candidate) tell(candidate);
        see(plan);
    }

    void run() {
        for (std::size_t candidate = 0; candidate < held_.size() && !signal_.stop(); ++candidate) {
            if (!seen_closed_[candidate]) ask(candidate, Disposition::forbidden, Decision::open);
            if (!seen_open_[candidate]) ask(candidate, Disposition::forced, Decision::closed);
        }
    }

  private:
    /// What is held already is asked no more, and helps.
    void tell(std::size_t candidate) {
        if (held_[candidate] == Decision::undecided || problem_.disposition[candidate] != Disposition::free) return;
        problem_.disposition[candidate] = held_[candidate] == Decision::open ? Disposition::forced : Disposition::forbidden;
    }

    void see(const std::vector<int>& plan) {
        for (std::size_t candidate = 0; candidate < held_.size(); ++candidate) {
            const bool is_open = std::ranges::binary_search(plan, static_cast<int>(candidate));
            (is_open ? seen_open_ : seen_closed_)[candidate] = true;
        }
    }

    void ask(std::size_t candidate, Disposition side, Decision otherwise) {
        if (problem_.disposition[candidate] != Disposition::free) return;
        problem_.disposition[candidate] = side;
        CoverSets sets = sets_;
        for (auto& set : sets)
            std::erase_if(set, [&](int one) { return problem_.disposition[one] == Disposition::forbidden; });
        const bool may_be = infeasible_reasons(problem_).empty();
        CoverAnswer answer;
        answer.verdict = CoverVerdict::no;
        if (may_be) answer = can_cover(problem_, problem_.sites_total, std::move(sets), asking, signal_, plan_);
        problem_.disposition[candidate] = Disposition::free;
        if (answer.verdict == CoverVerdict::yes) see(answer.open);
        if (answer.verdict != CoverVerdict::no) return;
        held_[candidate] = otherwise;
        tell(candidate);
    }

    LocationProblem problem_;
    const CoverSets& sets_;
    const std::vector<int>& plan_;
    std::vector<Decision>& held_;
    const StopSignal& signal_;
    std::vector<bool> seen_open_;    ///< in some cover known
    std::vector<bool> seen_closed_;  ///< left out by some cover known
};

/// What is left of an effort.
CoverEffort at_most(const CoverEffort& effort, std::int64_t nodes) {
    return {std::min(effort.nodes, nodes), effort.waiting_bytes};
}

/// `gave_up`: the simplex did.
CoverTreeResult search_by_cuts(const CoverNode& root, const CoverEffort& effort, const StopSignal& signal, bool& gave_up) {
    SearchGoal goal{.target = 0, .first_only = true, .counts_sites = true};
    if (effort.nodes < goal.iteration_limit / iterations_per_node) goal.iteration_limit = effort.nodes * iterations_per_node;
    auto cut = branch_and_cut({root.core, root.prices}, goal, 0, signal);
    CoverTreeResult result;
    gave_up = !cut;
    if (gave_up) return result;
    result.complete = cut->search.complete;
    result.nodes = cut->search.nodes;
    result.iterations = cut->search.iterations;
    if (!cut->search.found.empty()) result.open = std::move(cut->search.found.front().open);
    return result;
}

/// Cutting planes prove what dominations and subgradients do not, and the other way round (OR-Library's pmed39: 0.3 s
/// against minutes): each in turn with eight times the nodes of its last try, so that the better one decides how long.
CoverTreeResult search_root(const CoverNode& root, const CoverEffort& effort, const StopSignal& signal) {
    if (root.core.candidates() > most_cut_candidates) return search_cover(root, effort, signal);
    CoverTreeResult all;
    bool gave_up = false;
    for (std::int64_t nodes = first_nodes; nodes <= most_nodes; nodes *= 8) {
        for (const bool by_cuts : {true, false}) {
            if (by_cuts ? gave_up : all.out_of_memory) continue;
            CoverTreeResult result = by_cuts ? search_by_cuts(root, at_most(effort, nodes), signal, gave_up)
                                             : search_cover(root, at_most(effort, nodes), signal);
            all.nodes += result.nodes;
            all.iterations += result.iterations;
            all.complete = result.complete;
            all.open = std::move(result.open);
            all.out_of_memory = all.out_of_memory || result.out_of_memory;
            if (all.complete || signal.stopped() || (effort.nodes <= first_nodes && !gave_up)) return all;
        }
        if (nodes >= effort.nodes || (gave_up && all.out_of_memory)) return all;
    }
    return all;
}

}  // namespace

CoverAnswer can_cover(const LocationProblem& problem, int sites, CoverSets sets, const CoverEffort& effort,
                      const StopSignal& signal, std::span<const int> near) {
    Core core = rules_alone(problem, sites, signal);
    CoverSets positions = in_positions(core, problem, sets);
    drop_implied(positions, core.candidates());
    CoverAnswer answer;
    answer.verdict = CoverVerdict::no;
    if (!positions.empty() && positions.front().empty()) return answer;
    add_clients(core, positions);
    CoverNode root{std::move(core), {}};
    root.prices.assign(root.core.clients(), 0);
    if (!tighten(root)) return answer;
    root.prices = start_prices(root.core);
    std::vector<std::uint8_t> open = near.empty() ? greedy_plan(root.core, signal).open : nearest_base(root.core, near);
    if (repair(root.core, open, signal) && walk_to_cover(root.core, open, first_steps(root.core), signal)) {
        answer.verdict = CoverVerdict::yes;
        answer.open = root.core.plan_of(open);
        return answer;
    }
    CoverTreeResult result = search_root(root, effort, signal);
    answer.nodes = result.nodes;
    answer.iterations = result.iterations;
    answer.out_of_memory = result.out_of_memory && !result.complete;
    answer.verdict = !result.complete      ? CoverVerdict::unknown
                     : result.open.empty() ? CoverVerdict::no
                                           : CoverVerdict::yes;
    answer.open = std::move(result.open);
    return answer;
}

std::vector<Decision> held_by_every_cover(const LocationProblem& problem, const CoverSets& sets,
                                          const std::vector<int>& plan, const StopSignal& signal) {
    assert(!problem.at_most && plan.size() == static_cast<std::size_t>(problem.sites_total));
    std::vector<Decision> held(problem.candidates(), Decision::undecided);
    decide_by_relaxation(problem, sets, signal, held);
    if (problem.candidates() <= most_asked && sets.size() * problem.candidates() <= most_asked_pairs)
        Asking(problem, sets, plan, held, signal).run();
    return held;
}

std::vector<int> greedy_cover(const LocationProblem& problem, const CoverSets& sets) {
    return GreedyCover(problem, sets).run();
}

}  // namespace maillage::optimise
