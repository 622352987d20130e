// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/interchange.h"

#include <algorithm>

#include "base/parallel.h"
#include "optimise/kernel/random.h"
#include "optimise/kernel/row_repair.h"
#include "optimise/kernel/swap_tables.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

/// Plans kept for the walks between them.
constexpr std::size_t elite_size = 6;

/// Random swaps of the strongest shake.
constexpr int strongest_shake = 8;

/// Closes about a third of the sites at random and opens as many others where the limits allow.
void kick(const Core& core, Plan& plan, Random& random) {
    std::vector<int> open;
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate)
        if (plan.open[candidate] != 0) open.push_back(static_cast<int>(candidate));
    ZoneCounts counts(core.limits, plan.open);
    for (std::size_t closing = (open.size() + 2) / 3; closing > 0; --closing) {
        const std::size_t at = random.below(open.size());
        counts.remove(open[at]);
        plan.open[open[at]] = 0;
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
    }
    std::vector<int> order(core.candidates());
    for (std::size_t candidate = 0; candidate < order.size(); ++candidate) {
        const std::size_t at = random.below(candidate + 1);
        order[candidate] = order[at];
        order[at] = static_cast<int>(candidate);
    }
    const auto reopen = [&](const auto& wanted) {
        for (const int candidate : order) {
            if (plan.open[candidate] != 0 || !counts.may_add(candidate) || !wanted(candidate)) continue;
            counts.add(candidate);
            plan.open[candidate] = 1;
        }
    };
    reopen([&](int candidate) { return counts.rows_have_room(candidate); });
    if (!core.limits.rows.empty()) reopen([&](int candidate) { return counts.is_asked(candidate); });
    plan.cost = core.cost_of(plan.open);
}

/// What each closed candidate would save, kept up to date while sites open one by one.
class Gains {
  public:
    Gains(const Core& core, const SwapIndex& index)
        : core_(core), index_(index), pays_(core.cap), gain_(core.candidates(), 0) {
        for (std::size_t client = 0; client < core.clients(); ++client) count(client, 1);
    }
    void open(int candidate) {
        for (const auto& use : index_.uses(candidate)) {
            const std::int64_t cost = core_.cost[core_.first[use.client] + use.rank];
            if (cost >= pays_[use.client]) continue;
            count(use.client, -1);
            pays_[use.client] = cost;
            count(use.client, 1);
        }
    }
    [[nodiscard]] std::int64_t of(int candidate) const { return gain_[candidate]; }

  private:
    void count(std::size_t client, std::int64_t sign) {
        for (std::size_t entry = core_.first[client]; entry < core_.first[client + 1]; ++entry) {
            if (core_.cost[entry] >= pays_[client]) break;
            gain_[core_.site[entry]] += sign * (pays_[client] - core_.cost[entry]);
        }
    }

    const Core& core_;
    const SwapIndex& index_;
    std::vector<std::int64_t> pays_;  ///< per client, with the sites opened so far
    std::vector<std::int64_t> gain_;
};

/// Which candidates one plan holds and the other does not.
std::vector<int> only_in(const Plan& one, const Plan& other) {
    std::vector<int> only;
    for (std::size_t candidate = 0; candidate < one.open.size(); ++candidate)
        if (one.open[candidate] != 0 && other.open[candidate] == 0) only.push_back(static_cast<int>(candidate));
    return only;
}

void make(const Swap& swap, Plan& plan, ZoneCounts& counts, SwapTables& tables) {
    tables.apply(swap);
    counts.remove(swap.out);
    counts.add(swap.in);
    plan.open[swap.out] = 0;
    plan.open[swap.in] = 1;
    plan.cost -= swap.profit;
}

/// The cheapest different plans, cheapest first; equal ones in the order they came.
std::vector<Plan> elite_of(std::vector<Plan> plans) {
    std::ranges::stable_sort(plans, {}, &Plan::cost);
    std::vector<Plan> elite;
    for (Plan& plan : plans) {
        if (elite.size() == elite_size) break;
        const bool known = std::ranges::any_of(elite, [&](const Plan& one) { return one.open == plan.open; });
        if (!known) elite.push_back(std::move(plan));
    }
    return elite;
}

}  // namespace

Plan Interchange::greedy(const StopSignal& signal) const {
    Plan plan{std::vector<std::uint8_t>(core_.candidates(), 0), 0};
    Gains gains(core_, index_);
    ZoneCounts counts(core_.limits);
    while (counts.left() > 0) {
        // Gains of a moment ago would put all that is left beside the last site.
        const bool hurry = signal.stop();
        const auto best_of = [&](const auto& wanted) {
            int best = -1;
            for (int candidate = 0; candidate < static_cast<int>(core_.candidates()); ++candidate)
                if (plan.open[candidate] == 0 && counts.may_add(candidate) && wanted(candidate) &&
                    (best < 0 || (!hurry && gains.of(candidate) > gains.of(best))))
                    best = candidate;
            return best;
        };
        int best = best_of([&](int candidate) { return counts.rows_have_room(candidate); });
        if (best < 0) best = best_of([&](int candidate) { return counts.is_asked(candidate); });
        if (best < 0) break;
        counts.add(best);
        plan.open[best] = 1;
        if (!hurry) gains.open(best);
    }
    plan.cost = core_.cost_of(plan.open);
    return plan;
}

void Interchange::improve(Plan& plan, const StopSignal& signal) const {
    if (signal.stop()) return;
    if (!core_.limits.rows.empty()) {
        if (!obey_rows(core_, index_, plan.open, signal)) return;
        plan.cost = core_.cost_of(plan.open);
    }
    ZoneCounts counts(core_.limits, plan.open);
    while (!signal.stop()) {
        SwapTables tables(core_, index_, plan.open);
        while (!signal.stop()) {
            const Swap swap = tables.best(counts);
            if (swap.in < 0) break;
            make(swap, plan, counts, tables);
        }
        const int entering = counts.left() > 0 ? tables.best_entry(counts) : -1;
        if (entering < 0) break;
        counts.add(entering);
        plan.open[entering] = 1;
        plan.cost -= tables.gain_of(entering);
    }
}

Plan Interchange::walk(const Plan& from, const Plan& to, const StopSignal& signal) const {
    Plan here = from;
    Plan best;
    std::vector<int> ins = only_in(to, here);
    std::vector<int> outs = only_in(here, to);
    SwapTables tables(core_, index_, here.open);
    ZoneCounts counts(core_.limits, here.open);
    while (ins.size() > 1 && !signal.stop()) {
        const Swap swap = tables.best_among(counts, ins, outs);
        if (swap.in < 0) break;
        make(swap, here, counts, tables);
        std::erase(ins, swap.in);
        std::erase(outs, swap.out);
        if (best.open.empty() || here.cost < best.cost) best = here;
    }
    if (best.open.empty()) return from;
    improve(best, signal);
    return best;
}

Plan Interchange::perturbed_best(const Plan& plan, int kicks, std::uint64_t seed, const StopSignal& signal) const {
    std::vector<Plan> found(kicks, plan);
    parallel_for(found.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t turn = begin; turn < end; ++turn) {
            if (signal.stop()) return;
            Random random(seed + 1000003 * turn);
            kick(core_, found[turn], random);
            improve(found[turn], signal);
        }
    });
    found.push_back(plan);
    return best_joined(std::move(found), signal);
}

Plan Interchange::shaken(const Plan& plan, int rounds, std::uint64_t seed, const StopSignal& signal) const {
    Plan best = plan;
    Plan here = plan;
    Random random(seed);
    SwapTables tables(core_, index_, here.open);
    ZoneCounts counts(core_.limits, here.open);
    std::vector<int> open;
    std::vector<int> closed;
    for (std::size_t candidate = 0; candidate < here.open.size(); ++candidate)
        (here.open[candidate] != 0 ? open : closed).push_back(static_cast<int>(candidate));
    if (open.empty() || closed.empty()) return best;
    const int strongest = std::min<int>(strongest_shake, static_cast<int>(open.size()));
    std::vector<Swap> made;
    const auto swap_by = [&](const Swap& swap) {
        make(swap, here, counts, tables);
        made.push_back(swap);
        *std::ranges::find(open, swap.out) = swap.in;
        *std::ranges::find(closed, swap.in) = swap.out;
    };
    for (int round = 0, strength = 1; round < rounds && !signal.stop(); ++round) {
        made.clear();
        for (int k = 0; k < strength; ++k) {
            const int in = closed[random.below(closed.size())];
            // Where every zone holds just what it must, only its own site may make room.
            const std::size_t from = random.below(open.size());
            for (std::size_t turn = 0; turn < open.size(); ++turn) {
                const int out = open[(from + turn) % open.size()];
                if (!counts.may_swap(in, out)) continue;
                swap_by({in, out, tables.profit_of(in, out)});
                break;
            }
        }
        while (!signal.stop()) {
            const Swap swap = tables.best(counts);
            if (swap.in < 0) break;
            swap_by(swap);
        }
        if (here.cost < best.cost) {
            best = here;
            strength = 1;
            continue;
        }
        strength = strength % strongest + 1;
        const std::vector<Swap> back(made.rbegin(), made.rend());
        for (const Swap& swap : back) swap_by({swap.out, swap.in, -swap.profit});
    }
    return best;
}

Plan Interchange::shaken_best(const Plan& plan, int chains, int rounds, std::uint64_t seed,
                              const StopSignal& signal) const {
    std::vector<Plan> found(chains, plan);
    parallel_for(found.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t chain = begin; chain < end; ++chain)
            found[chain] = shaken(plan, rounds, seed + 1000003 * chain, signal);
    });
    return best_joined(std::move(found), signal);
}

Plan Interchange::best_joined(std::vector<Plan> found, const StopSignal& signal) const {
    std::erase_if(found, [this](const Plan& plan) { return !core_.limits.obeys_rows(plan.open); });
    const std::vector<Plan> elite = elite_of(std::move(found));
    std::vector<Plan> walked(elite.size() * elite.size(), elite.front());
    parallel_for(walked.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t pair = begin; pair < end && !signal.stop(); ++pair)
            if (pair / elite.size() != pair % elite.size())
                walked[pair] = walk(elite[pair / elite.size()], elite[pair % elite.size()], signal);
    });
    walked.push_back(elite.front());
    return *std::ranges::min_element(walked, {}, &Plan::cost);
}

Plan greedy_plan(const Core& core, const StopSignal& signal) { return Interchange(core).greedy(signal); }

void improve(const Core& core, Plan& plan, const StopSignal& signal) { Interchange(core).improve(plan, signal); }

}  // namespace maillage::optimise
