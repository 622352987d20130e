// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/dual.h"

namespace maillage::optimise {
namespace {

/// Part of the method: it shapes the tree.
constexpr std::size_t batch_size = 4;
/// The root has poor prices, the others inherit good ones.
constexpr Climb root_climb{.iterations = 400, .step = 1.0, .patience = 10, .smallest_step = 1e-3};
constexpr Climb node_climb{.iterations = 60, .step = 0.5, .patience = 6, .smallest_step = 4e-3};
/// Climb again on the smaller core while at least this share of its candidates was decided.
constexpr double worthwhile = 0.05;

/// Candidates whose zones ask and forbid nothing may all be exchanged for one another.
std::vector<int> exchange_classes(const ZoneLimits& limits) {
    std::vector<int> class_of = limits.zone;
    for (int& zone : class_of)
        if (limits.minimum[zone] == 0 && limits.maximum[zone] >= limits.sites) zone = -1;
    return class_of;
}

CoverSets sets_of(const Core& core) {
    CoverSets sets;
    for (std::size_t client = 0; client < core.clients(); ++client) {
        auto& set = sets.emplace_back(core.site.begin() + static_cast<std::ptrdiff_t>(core.first[client]),
                                      core.site.begin() + static_cast<std::ptrdiff_t>(core.first[client + 1]));
        std::ranges::sort(set);
    }
    return sets;
}

/// The sets become the core's clients.
void put_sets(Core& core, const CoverSets& sets, std::int64_t cap) {
    core.first.assign(1, 0);
    core.site.clear();
    core.cap.assign(sets.size(), cap);
    core.cut.assign(sets.size(), 0);
    core.name.assign(sets.size(), -1);
    for (const auto& set : sets) {
        core.site.insert(core.site.end(), set.begin(), set.end());
        core.first.push_back(core.site.size());
    }
    core.cost.assign(core.site.size(), 0);
}

/// What follows from the sets and the zones alone. Of the candidates that stand in no set a zone keeps as many as it may
/// open at all: they only fill up the number.
std::vector<Decision> evident(const Core& core, const CoverSets& sets) {
    const ZoneLimits& limits = core.limits;
    std::vector<Decision> decisions(core.candidates(), Decision::undecided);
    std::vector<bool> stands(core.candidates(), false);
    for (const auto& set : sets) {
        for (const int candidate : set) stands[candidate] = true;
        if (set.size() == 1) decisions[set.front()] = Decision::open;
    }
    std::vector<int> fillers(limits.minimum.size(), 0);
    int owed = 0;
    for (const int minimum : limits.minimum) owed += minimum;
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate) {
        const int zone = limits.zone[candidate];
        const int most = std::min(limits.maximum[zone], limits.minimum[zone] + limits.sites - owed);
        if (!stands[candidate] && ++fillers[zone] > most) decisions[candidate] = Decision::closed;
        if (most <= 0 && decisions[candidate] == Decision::undecided) decisions[candidate] = Decision::closed;
    }
    return decisions;
}

/// The bound grows in proportion with all prices together, so only their proportions matter. Steps expect them to add up
/// to one unit of cost per site; the climb itself lets them shrink where a cover may exist.
void bring_to_size(CoverNode& node) {
    double total = 0;
    for (const std::int64_t price : node.prices) total += static_cast<double>(price);
    if (total < 1) {
        std::ranges::fill(node.prices, node.core.scale);
        total = static_cast<double>(node.core.scale) * static_cast<double>(node.prices.size());
    }
    const double factor = static_cast<double>(node.core.scale) * node.core.limits.sites / total;
    for (std::int64_t& price : node.prices) price = static_cast<std::int64_t>(static_cast<double>(price) * factor);
}

class NodeWork {
  public:
    explicit NodeWork(const StopSignal& signal) : signal_(signal) {}

    void run(CoverNode node, bool is_root) {
        while (true) {
            if (!tighten(node)) return;
            if (node.core.clients() == 0) return fill_up(node.core);
            if (node.core.limits.sites == 0) return;
            bring_to_size(node);
            Dual dual(node.core, std::move(node.prices));
            dual.climb(is_root ? root_climb : node_climb, 0, signal_, [&](const Base& base) { see(node.core, base.in); });
            iterations += dual.iterations();
            if (!found.empty() || dual.bound() > 0) return;
            node.prices = dual.prices();
            if (signal_.stopped()) {
                unfinished.push_back(std::move(node));
                return;
            }
            int decided = 0;
            const auto decisions = dual.decisions(0, decided);
            if (static_cast<double>(decided) < worthwhile * static_cast<double>(node.core.candidates()))
                return branch(node, decisions, dual.presence());
            node.core = reduce(node.core, decisions, node.prices);
            is_root = false;
        }
    }

    std::vector<CoverNode> children;  ///< the last one is to be looked at first
    std::vector<CoverNode> unfinished;
    std::vector<int> found;
    std::int64_t iterations = 0;

  private:
    void see(const Core& core, const std::vector<std::uint8_t>& open) {
        if (found.empty() && core.cost_of(open) == 0) found = core.plan_of(open);
    }

    void fill_up(const Core& core) {
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, std::vector<std::int64_t>(core.candidates(), 0), base, order);
        found = core.plan_of(base.in);
    }

    /// Among small sets the dearest, for the prices gather where covering is hard: splitting elsewhere would repeat the
    /// same hard place in every branch. Of its candidates the one the relaxation likes best: one branch opens it, the
    /// other leaves one fewer.
    void branch(const CoverNode& node, std::vector<Decision> decisions, const std::vector<double>& presence) {
        const Core& core = node.core;
        double most = -1;
        int chosen = -1;
        for (std::size_t client = 0; client < core.clients(); ++client) {
            std::size_t left = 0;
            bool is_met = false;
            int best = -1;
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
                const int candidate = core.site[entry];
                is_met = is_met || decisions[candidate] == Decision::open;
                if (decisions[candidate] != Decision::undecided) continue;
                ++left;
                if (best < 0 || presence[candidate] > presence[best]) best = candidate;
            }
            if (is_met) continue;
            if (left == 0) return;  // nobody is left who could cover it
            const double score = static_cast<double>(node.prices[client] + 1) / static_cast<double>(left * left);
            if (score <= most) continue;
            most = score;
            chosen = best;
        }
        // Every set is met by what is decided: nothing to split on, the next look fills up.
        if (chosen < 0) return push(node, decisions);
        for (const Decision side : {Decision::closed, Decision::open}) {
            decisions[chosen] = side;
            push(node, decisions);
        }
    }

    void push(const CoverNode& node, const std::vector<Decision>& decisions) {
        CoverNode child{{}, node.prices};
        child.core = reduce(node.core, decisions, child.prices);
        children.push_back(std::move(child));
    }

    const StopSignal& signal_;
};

}  // namespace

bool tighten(CoverNode& node) {
    Core& core = node.core;
    while (true) {
        // A set that lost its last candidate became a constant cost.
        if (core.constant > 0 || !core.limits.feasible()) return false;
        if (core.clients() == 0) return true;
        const std::int64_t cap = *std::ranges::max_element(core.cap);
        CoverSets sets = sets_of(core);
        std::vector<std::int64_t> prices = node.prices;
        const std::vector<int> class_of = exchange_classes(core.limits);
        do drop_implied(sets, core.candidates(), &prices);
        while (strip_dominated(sets, class_of));
        if (sets.front().empty() || disjoint_sets(sets, core.candidates()) > core.limits.sites) return false;
        const std::vector<Decision> decisions = evident(core, sets);
        put_sets(core, sets, cap);
        node.prices = std::move(prices);
        const bool changes =
            std::ranges::any_of(decisions, [](Decision decision) { return decision != Decision::undecided; });
        if (!changes) return true;
        core = reduce(core, decisions, node.prices);
    }
}

CoverTreeResult search_cover(CoverNode root, const CoverEffort& effort, const StopSignal& signal) {
    CoverTreeResult result;
    std::vector<CoverNode> stack;
    stack.push_back(std::move(root));
    const auto waiting_bytes = [&] {
        std::size_t bytes = 0;
        for (const CoverNode& node : stack) bytes += node.core.bytes();
        return bytes;
    };
    while (!stack.empty() && result.open.empty() && !signal.stop() && result.nodes < effort.nodes &&
           waiting_bytes() <= effort.waiting_bytes) {
        std::vector<CoverNode> batch;
        while (!stack.empty() && batch.size() < batch_size) {
            batch.push_back(std::move(stack.back()));
            stack.pop_back();
        }
        const bool is_root = result.nodes == 0;
        std::vector<NodeWork> works(batch.size(), NodeWork(signal));
        parallel_for(batch.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at) works[at].run(std::move(batch[at]), is_root);
        });
        // Back to front, so that the children of the topmost node lie on top.
        for (auto work = works.rbegin(); work != works.rend(); ++work) {
            ++result.nodes;
            result.iterations += work->iterations;
            if (!work->found.empty()) result.open = std::move(work->found);
            for (auto* nodes : {&work->unfinished, &work->children})
                for (CoverNode& node : *nodes) stack.push_back(std::move(node));
        }
    }
    result.complete = stack.empty() || !result.open.empty();
    return result;
}

}  // namespace maillage::optimise
