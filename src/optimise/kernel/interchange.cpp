// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/interchange.h"

#include <algorithm>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

/// Counts per zone of a growing or changing set.
class Counts {
  public:
    explicit Counts(const ZoneLimits& limits)
        : limits_(limits), count_(limits.minimum.size(), 0), left_(limits.sites) {
        for (const int minimum : limits.minimum) owed_ += minimum;
    }

    void add(int candidate) {
        const int z = limits_.zone[candidate];
        if (count_[z] < limits_.minimum[z]) --owed_;
        ++count_[z];
        --left_;
    }
    void remove(int candidate) {
        const int z = limits_.zone[candidate];
        --count_[z];
        if (count_[z] < limits_.minimum[z]) ++owed_;
        ++left_;
    }
    /// Whether the set with the candidate added can still grow into an allowed one.
    [[nodiscard]] bool may_add(int candidate) const {
        const int z = limits_.zone[candidate];
        if (left_ == 0 || count_[z] >= limits_.maximum[z]) return false;
        return count_[z] < limits_.minimum[z] || owed_ < left_;
    }
    [[nodiscard]] bool may_swap(int in, int out) const {
        const int z_in = limits_.zone[in];
        const int z_out = limits_.zone[out];
        return z_in == z_out || (count_[z_in] < limits_.maximum[z_in] && count_[z_out] > limits_.minimum[z_out]);
    }
    [[nodiscard]] int left() const { return left_; }

  private:
    const ZoneLimits& limits_;
    std::vector<int> count_;
    int left_;
    int owed_ = 0;  ///< sites that the minima still ask
};

Counts counts_of(const Core& core, const Plan& plan) {
    Counts counts(core.limits);
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate)
        if (plan.open[candidate] != 0) counts.add(static_cast<int>(candidate));
    return counts;
}

/// The tables of Resende and Werneck for one plan.
class SwapTables {
  public:
    explicit SwapTables(const Core& core) : core_(core), slot_(core.candidates(), -1), gain_(core.candidates()) {}

    void fill(const Plan& plan) {
        open_.clear();
        std::ranges::fill(slot_, -1);
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate) {
            if (plan.open[candidate] == 0) continue;
            slot_[candidate] = static_cast<int>(open_.size());
            open_.push_back(static_cast<int>(candidate));
        }
        std::ranges::fill(gain_, 0);
        loss_.assign(open_.size(), 0);
        extra_.assign(core_.candidates() * open_.size(), 0);
        for (std::size_t client = 0; client < core_.clients(); ++client) add_client(client);
    }

    /// What the best allowed swap saves; `in` and `out` say which. 0 = none pays. Ties: lowest `in`, then `out`.
    std::int64_t best(const Counts& counts, int& in, int& out) const {
        std::int64_t best_profit = 0;
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate) {
            if (slot_[candidate] >= 0) continue;
            for (std::size_t s = 0; s < open_.size(); ++s) {
                const std::int64_t profit = gain_[candidate] - loss_[s] + extra_[candidate * open_.size() + s];
                if (profit <= best_profit || !counts.may_swap(static_cast<int>(candidate), open_[s])) continue;
                best_profit = profit;
                in = static_cast<int>(candidate);
                out = open_[s];
            }
        }
        return best_profit;
    }

  private:
    void add_client(std::size_t client) {
        const std::size_t end = core_.first[client + 1];
        std::size_t nearest = core_.first[client];
        while (nearest < end && slot_[core_.site[nearest]] < 0) ++nearest;
        const std::int64_t pays = nearest < end ? core_.cost[nearest] : core_.cap[client];
        for (std::size_t entry = core_.first[client]; entry < nearest; ++entry)
            gain_[core_.site[entry]] += pays - core_.cost[entry];
        if (nearest == end) return;
        std::size_t second = nearest + 1;
        while (second < end && slot_[core_.site[second]] < 0) ++second;
        const std::int64_t fallback = second < end ? core_.cost[second] : core_.cap[client];
        const auto s = static_cast<std::size_t>(slot_[core_.site[nearest]]);
        loss_[s] += fallback - pays;
        for (std::size_t entry = core_.first[client]; entry < second; ++entry)
            if (entry != nearest)
                extra_[core_.site[entry] * open_.size() + s] += fallback - std::max(core_.cost[entry], pays);
    }

    const Core& core_;
    std::vector<int> open_;
    std::vector<int> slot_;  ///< per candidate, its position in open_ or -1
    std::vector<std::int64_t> gain_;
    std::vector<std::int64_t> loss_;   ///< per open site
    std::vector<std::int64_t> extra_;  ///< candidate × open site
};

/// splitmix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers with every standard library.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    [[nodiscard]] std::size_t below(std::size_t count) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
    }

  private:
    std::uint64_t state_;
};

/// Closes about a third of the sites at random and opens as many others where the limits allow.
void kick(const Core& core, Plan& plan, Random& random) {
    std::vector<int> open;
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate)
        if (plan.open[candidate] != 0) open.push_back(static_cast<int>(candidate));
    Counts counts = counts_of(core, plan);
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
    for (const int candidate : order) {
        if (plan.open[candidate] != 0 || !counts.may_add(candidate)) continue;
        counts.add(candidate);
        plan.open[candidate] = 1;
    }
    plan.cost = core.cost_of(plan.open);
}

/// What each candidate would save clients that now pay `pays`.
void fill_gains(const Core& core, const std::vector<std::int64_t>& pays, std::vector<std::int64_t>& gain) {
    std::ranges::fill(gain, 0);
    for (std::size_t client = 0; client < core.clients(); ++client)
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
            if (core.cost[entry] >= pays[client]) break;
            gain[core.site[entry]] += pays[client] - core.cost[entry];
        }
}

void serve_from(const Core& core, int site, std::vector<std::int64_t>& pays) {
    for (std::size_t client = 0; client < core.clients(); ++client)
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
            if (core.cost[entry] >= pays[client]) break;
            if (core.site[entry] == site) pays[client] = core.cost[entry];
        }
}

}  // namespace

Plan greedy_plan(const Core& core, const StopSignal& signal) {
    Plan plan{std::vector<std::uint8_t>(core.candidates(), 0), 0};
    std::vector<std::int64_t> pays = core.cap;
    Counts counts(core.limits);
    std::vector<std::int64_t> gain(core.candidates(), 0);
    while (counts.left() > 0) {
        // Gains of a moment ago would put all that is left beside the last site.
        if (signal.stop())
            std::ranges::fill(gain, 0);
        else
            fill_gains(core, pays, gain);
        int best = -1;
        for (int candidate = 0; candidate < static_cast<int>(core.candidates()); ++candidate)
            if (plan.open[candidate] == 0 && counts.may_add(candidate) && (best < 0 || gain[candidate] > gain[best]))
                best = candidate;
        counts.add(best);
        plan.open[best] = 1;
        if (!signal.stopped()) serve_from(core, best, pays);
    }
    plan.cost = core.cost_of(plan.open);
    return plan;
}

void improve(const Core& core, Plan& plan, const StopSignal& signal) {
    SwapTables tables(core);
    Counts counts = counts_of(core, plan);
    while (!signal.stop()) {
        tables.fill(plan);
        int in = -1;
        int out = -1;
        const std::int64_t profit = tables.best(counts, in, out);
        if (profit == 0) break;
        counts.remove(out);
        counts.add(in);
        plan.open[out] = 0;
        plan.open[in] = 1;
        plan.cost -= profit;
    }
}

Plan perturbed_best(const Core& core, const Plan& plan, int kicks, std::uint64_t seed, const StopSignal& signal) {
    std::vector<Plan> found(kicks, plan);
    parallel_for(found.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t turn = begin; turn < end; ++turn) {
            if (signal.stop()) return;
            Random random(seed + 1000003 * turn);
            kick(core, found[turn], random);
            improve(core, found[turn], signal);
        }
    });
    Plan best = plan;
    for (const Plan& one : found)
        if (one.cost < best.cost) best = one;
    return best;
}

}  // namespace maillage::optimise
