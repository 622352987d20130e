// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_probe.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "optimise/cover_costs.h"
#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/core.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/interchange.h"

namespace maillage::optimise {
namespace {

/// The root climbs in chunks; after each the reduced costs are looked at.
constexpr int chunk_iterations = 50;
constexpr int most_chunks = 40;
constexpr double smallest_step = 1e-3;
/// A smaller core is built once this share of the candidates is decided.
constexpr double worthwhile = 0.15;

/// The problem's rules alone, with another number of sites and nobody to serve.
Core rules_alone(const LocationProblem& problem, int sites, const StopSignal& signal) {
    LocationProblem rules;
    rules.costs = std::make_shared<SetCosts>(problem.candidates(), CoverSets{});
    rules.zone = problem.zone;
    rules.zone_rules = problem.zone_rules;
    rules.disposition = problem.disposition;
    rules.sites_total = sites;
    return build_core(rules, signal);
}

/// Candidates whose zones ask and forbid nothing may all be exchanged for one another.
std::vector<int> exchange_classes(const ZoneLimits& limits) {
    std::vector<int> class_of = limits.zone;
    for (int& zone : class_of)
        if (limits.minimum[zone] == 0 && limits.maximum[zone] >= limits.sites) zone = -1;
    return class_of;
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

/// One probe, from the sets to the verdict.
class Probe {
  public:
    Probe(std::size_t memory_limit, const StopSignal& signal) : memory_limit_(memory_limit), signal_(signal) {}

    CoverAnswer run(Core core, CoverSets sets) {
        if (!core.limits.feasible()) return verdict(CoverVerdict::no);
        if (!simplify(core, sets)) return verdict(CoverVerdict::no);
        node_.core = std::move(core);
        node_.prices = start_prices();
        try_plans();
        if (!is_answered()) climb();
        if (!is_answered()) branch();
        return std::move(answer_);
    }

  private:
    CoverAnswer verdict(CoverVerdict verdict) {
        answer_.verdict = verdict;
        return std::move(answer_);
    }
    [[nodiscard]] bool is_answered() const { return answer_.verdict != CoverVerdict::unknown || signal_.stop(); }

    /// Dominations until nothing changes; a set of one candidate opens it. Fills the core's clients. False: no cover.
    static bool simplify(Core& core, CoverSets& sets) {
        const std::vector<int> class_of = exchange_classes(core.limits);
        do drop_implied(sets, core.candidates());
        while (strip_dominated(sets, class_of));
        std::vector<Decision> decisions(core.candidates(), Decision::undecided);
        for (const auto& set : sets) {
            if (set.empty()) return false;
            if (set.size() == 1) decisions[set.front()] = Decision::open;
            for (const int candidate : set) {
                core.site.push_back(candidate);
                core.cost.push_back(0);
            }
            core.first.push_back(core.site.size());
            core.cap.push_back(core.scale);
            core.cut.push_back(0);
            core.name.push_back(-1);
        }
        std::vector<std::int64_t> prices(core.clients(), 0);
        core = reduce(core, decisions, prices);
        return core.limits.feasible();
    }

    /// Every candidate's clients together pay for one set at most: as a bound on the number of sites that is a sound start.
    [[nodiscard]] std::vector<std::int64_t> start_prices() const {
        const Core& core = node_.core;
        std::vector<std::int64_t> clients_of(core.candidates(), 0);
        for (const int candidate : core.site) ++clients_of[candidate];
        std::vector<std::int64_t> prices;
        for (std::size_t client = 0; client < core.clients(); ++client) {
            std::int64_t most = 1;
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
                most = std::max(most, clients_of[core.site[entry]]);
            prices.push_back(core.cap[client] / most);
        }
        return prices;
    }

    void see(const Plan& plan) {
        if (plan.cost > 0 || answer_.verdict != CoverVerdict::unknown) return;
        answer_.verdict = CoverVerdict::yes;
        answer_.open = node_.core.plan_of(plan.open);
    }

    void try_plans() {
        Plan plan = greedy_plan(node_.core, signal_);
        if (plan.cost > 0) improve(node_.core, plan, signal_);
        see(plan);
    }

    void climb() {
        double step = 1.0;
        for (int chunk = 0; chunk < most_chunks && !is_answered();) {
            if (node_.core.limits.sites == 0 || node_.core.clients() == 0) return;
            Dual dual(node_.core, node_.prices);
            int decided = 0;
            while (chunk++ < most_chunks && !is_answered()) {
                dual.climb({.iterations = chunk_iterations, .step = step, .smallest_step = smallest_step}, 0, signal_,
                           [&](const Base& base) { see(Plan{base.in, node_.core.cost_of(base.in)}); });
                if (dual.bound() > 0) answer_.verdict = CoverVerdict::no;
                step = dual.step();
                if (is_answered() || step < smallest_step) break;
                Plan plan{dual.base().in, node_.core.cost_of(dual.base().in)};
                improve(node_.core, plan, signal_);
                see(plan);
                static_cast<void>(dual.decisions(0, decided));
                if (static_cast<double>(decided) >= worthwhile * static_cast<double>(node_.core.candidates())) break;
            }
            answer_.iterations += dual.iterations();
            node_.prices = dual.prices();
            node_.bound = dual.bound();
            if (is_answered()) return;
            node_.core = reduce(node_.core, dual.decisions(0, decided), node_.prices);
            if (step < smallest_step) return;
        }
    }

    void branch() {
        SearchResult result =
            search(std::move(node_), {.target = 0, .first_only = true, .memory_limit = memory_limit_}, signal_,
                   [](const SearchNews&) {});
        answer_.nodes += result.nodes;
        answer_.iterations += result.iterations;
        if (!result.complete) return;
        answer_.verdict = result.found.empty() ? CoverVerdict::no : CoverVerdict::yes;
        if (!result.found.empty()) answer_.open = std::move(result.found.front().open);
    }

    std::size_t memory_limit_;
    const StopSignal& signal_;
    Node node_;
    CoverAnswer answer_;
};

/// The greedy walk: which candidates are open, how often each set is met, how full the zones are.
class GreedyCover {
  public:
    GreedyCover(const LocationProblem& problem, const CoverSets& sets)
        : limits_(whole_limits(problem)), in_(problem.candidates()), is_open_(problem.candidates(), false),
          may_open_(problem.candidates(), true), met_(sets.size(), 0), count_(limits_.minimum.size(), 0) {
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
        std::vector<int> plan;
        for (std::size_t candidate = 0; candidate < is_open_.size(); ++candidate)
            if (is_open_[candidate]) plan.push_back(static_cast<int>(candidate));
        return plan;
    }

  private:
    static ZoneLimits whole_limits(const LocationProblem& problem) {
        LocationProblem all = problem;
        all.disposition.clear();
        SilentFeedback quiet;
        const StopSignal never(quiet, std::numeric_limits<double>::infinity());
        return rules_alone(all, static_cast<int>(problem.candidates()), never).limits;
    }

    void open(std::size_t candidate) {
        is_open_[candidate] = true;
        ++count_[limits_.zone[candidate]];
        for (const std::size_t k : in_[candidate]) ++met_[k];
    }

    /// Where most sets are met that none meets yet; with `for_minima`, only in zones still under their minimum.
    bool open_best(bool for_minima) {
        std::size_t best = in_.size();
        std::int64_t most = for_minima ? -1 : 0;
        for (std::size_t candidate = 0; candidate < in_.size(); ++candidate) {
            const int zone = limits_.zone[candidate];
            const int ceiling = for_minima ? limits_.minimum[zone] : limits_.maximum[zone];
            if (is_open_[candidate] || !may_open_[candidate] || count_[zone] >= ceiling) continue;
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
            if (!is_open_[candidate] || !may_open_[candidate]) continue;
            if (count_[limits_.zone[candidate]] <= limits_.minimum[limits_.zone[candidate]]) continue;
            if (std::ranges::any_of(in_[candidate], [&](std::size_t k) { return met_[k] == 1; })) continue;
            is_open_[candidate] = false;
            --count_[limits_.zone[candidate]];
            for (const std::size_t k : in_[candidate]) --met_[k];
        }
    }

    ZoneLimits limits_;
    std::vector<std::vector<std::size_t>> in_;  ///< per candidate, the sets it stands in
    std::vector<bool> is_open_;
    std::vector<bool> may_open_;
    std::vector<int> met_;
    std::vector<int> count_;
};

}  // namespace

CoverAnswer can_cover(const LocationProblem& problem, int sites, CoverSets sets, std::size_t memory_limit,
                      const StopSignal& signal) {
    Core core = rules_alone(problem, sites, signal);
    CoverSets positions = in_positions(core, problem, sets);
    return Probe(memory_limit, signal).run(std::move(core), std::move(positions));
}

std::vector<int> greedy_cover(const LocationProblem& problem, const CoverSets& sets) {
    return GreedyCover(problem, sets).run();
}

}  // namespace maillage::optimise
