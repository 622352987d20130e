// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/first_plan.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "optimise/kernel/core.h"
#include "optimise/kernel/interchange.h"

namespace maillage::optimise {
namespace {

/// The first sample takes some hundredths of a second.
constexpr std::size_t rough_pairs = quick_pairs / 4;
/// The finer sample: its core takes about 200 MB and a second on large problems, and is given up when time ends.
constexpr std::size_t fine_pairs = 4 * quick_pairs;
/// A table of all swaps takes 8 bytes a swap and is filled anew at each: up to 128 MB of it.
constexpr std::size_t most_swaps = std::size_t{1} << 24;
/// Fewer than this say too little of a country.
constexpr std::size_t least_sample = 32;
/// Rounds of `alternate`; a dozen settle 101 sites in France.
constexpr int most_rounds = 30;

/// Some rows of others.
class SampledRows final : public CostRows {
  public:
    SampledRows(std::shared_ptr<const CostRows> all, std::vector<std::size_t> clients)
        : all_(std::move(all)), clients_(std::move(clients)) {}
    [[nodiscard]] std::size_t clients() const override { return clients_.size(); }
    [[nodiscard]] std::size_t candidates() const override { return all_->candidates(); }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override {
        return all_->row(clients_[client], scratch);
    }
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        return all_->cost(clients_[client], candidate);
    }
    [[nodiscard]] CostRange range() const override { return all_->range(); }

  private:
    std::shared_ptr<const CostRows> all_;
    std::vector<std::size_t> clients_;
};

/// Every client whose turn comes when the weights are walked through in equal strides; its weight is how often.
LocationProblem sampled(const LocationProblem& problem, std::size_t count) {
    const std::int64_t total = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
    const std::int64_t stride = std::max<std::int64_t>(1, total / static_cast<std::int64_t>(count));
    LocationProblem sample = problem;
    sample.weight.clear();
    std::vector<std::size_t> clients;
    std::int64_t walked = 0;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        // Strides end at stride/2, 3·stride/2, …: those that end within this client's weight.
        const auto ends_before = [&](std::int64_t at) { return (at + stride / 2) / stride; };
        const std::int64_t times = ends_before(walked + problem.weight[client]) - ends_before(walked);
        walked += problem.weight[client];
        if (times == 0) continue;
        clients.push_back(client);
        sample.weight.push_back(times);
    }
    sample.costs = std::make_shared<SampledRows>(problem.costs, std::move(clients));
    return sample;
}

/// The set as a plan; where it breaks rows, the one that obeying_base finds; empty where it finds none.
std::vector<int> obeying_plan(const Core& core, const std::vector<std::uint8_t>& open) {
    if (core.limits.obeys_rows(open)) return core.plan_of(open);
    const Base base = obeying_base(core.limits);
    if (base.in.size() != core.candidates() || !core.limits.obeys_rows(base.in)) return {};
    return core.plan_of(base.in);
}

/// Greedy, then swaps; nothing where the signal came before the sample was read or nobody weighs anything.
std::vector<int> plan_on_sample(const LocationProblem& problem, std::size_t pairs, const StopSignal& signal) {
    const std::size_t count = std::max(least_sample, pairs / problem.candidates());
    const Core core = build_core(sampled(problem, count), signal);
    if (core.clients() == 0) return {};
    Plan plan = greedy_plan(core, signal);
    if (core.candidates() * static_cast<std::size_t>(core.limits.most()) <= most_swaps) improve(core, plan, signal);
    return obeying_plan(core, plan.open);
}

std::vector<int> any_plan(const LocationProblem& problem, const StopSignal& signal) {
    LocationProblem nobody = problem;
    nobody.weight.clear();
    nobody.costs = std::make_shared<SampledRows>(problem.costs, std::vector<std::size_t>{});
    const Core core = build_core(nobody, signal);
    return obeying_plan(core, greedy_plan(core, signal).open);
}

/// Whether one may stand for the other under every rule: in the same zones, and no dearer.
bool may_stand_for(const LocationProblem& problem, std::size_t candidate, std::size_t site) {
    for (const std::vector<int>& zones : problem.zonings)
        if (zones[candidate] != zones[site]) return false;
    return !problem.budget || problem.budget->opening[candidate] <= problem.budget->opening[site];
}

/// Where one site had better stand for its clients, among the free candidates of its zones that are closed.
int best_place(const LocationProblem& problem, int site, const std::vector<std::size_t>& clients,
               const std::vector<int>& zone_mates, const StopSignal& signal) {
    const auto total = [&](int candidate, std::int64_t limit) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < clients.size() && sum < limit; ++k)
            sum += problem.weight[clients[k]] *
                   problem.costs->cost(clients[k], static_cast<std::size_t>(candidate));
        return sum;
    };
    int best = site;
    std::int64_t least = total(site, std::numeric_limits<std::int64_t>::max());
    for (const int candidate : zone_mates) {
        if (signal.stop()) break;
        const std::int64_t sum = total(candidate, least);
        if (sum >= least) continue;
        least = sum;
        best = candidate;
    }
    return best;
}

/// Each open site moves to the candidate of its zone that serves best those nearest to it, as long as anyone gains: no
/// table is needed. A round costs clients × open sites, and for each client the candidates of its site's zone.
/// Source: Cooper, Location-allocation problems, Operations Research 11 (1963).
std::vector<int> alternate(const LocationProblem& problem, std::vector<int> open, const StopSignal& signal) {
    std::vector<std::uint8_t> is_open(problem.candidates(), 0);
    for (const int site : open) is_open[static_cast<std::size_t>(site)] = 1;
    for (int round = 0; round < most_rounds && !signal.stop(); ++round) {
        std::vector<std::vector<std::size_t>> served(open.size());
        const Evaluation evaluation = evaluate(problem, open);
        for (std::size_t client = 0; client < problem.clients(); ++client) {
            const auto slot = std::ranges::lower_bound(open, evaluation.allocation[client]) - open.begin();
            served[static_cast<std::size_t>(slot)].push_back(client);
        }
        std::vector<int> better = open;
        parallel_for(open.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t slot = begin; slot < end; ++slot) {
                const auto site = static_cast<std::size_t>(open[slot]);
                if (problem.disposition_of(site) == Disposition::forced || signal.stop()) continue;
                std::vector<int> mates;
                for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
                    if (is_open[candidate] == 0 && may_stand_for(problem, candidate, site) &&
                        problem.disposition_of(candidate) == Disposition::free)
                        mates.push_back(static_cast<int>(candidate));
                better[slot] = best_place(problem, open[slot], served[slot], mates, signal);
            }
        });
        bool moved = false;
        for (std::size_t slot = 0; slot < open.size(); ++slot) {
            // Two sites of a zone may want the same place: the first has it, the other tries again.
            if (better[slot] == open[slot] || is_open[static_cast<std::size_t>(better[slot])] != 0) continue;
            is_open[static_cast<std::size_t>(open[slot])] = 0;
            is_open[static_cast<std::size_t>(better[slot])] = 1;
            open[slot] = better[slot];
            moved = true;
        }
        std::ranges::sort(open);
        if (!moved) break;
    }
    return open;
}

}  // namespace

std::vector<int> first_plan(const LocationProblem& problem, const StopSignal& signal) {
    std::vector<int> plan = plan_on_sample(problem, rough_pairs, signal);
    if (plan.empty()) return any_plan(problem, signal);
    std::vector<int> finer = plan_on_sample(problem, fine_pairs, signal);
    if (!finer.empty() && !signal.stopped()) plan = std::move(finer);
    return alternate(problem, std::move(plan), signal);
}

}  // namespace maillage::optimise
