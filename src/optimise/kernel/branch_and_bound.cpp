// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/branch_and_bound.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/interchange.h"

namespace maillage::optimise {
namespace {

/// Nodes worked on at once, on however many threads there are: part of the method, for it shapes the tree.
constexpr std::size_t batch_size = 4;
/// A node inherits good prices: few, small steps (60 do on maps and on the OR-Library).
constexpr Climb node_climb{.iterations = 60, .step = 0.3, .patience = 6, .smallest_step = 2e-3};
/// Climb again on the smaller core while at least this share of its candidates was decided.
constexpr double worthwhile = 0.1;

/// Works on one node; knows nothing of the others.
class NodeWork {
  public:
    NodeWork(const SearchGoal& goal, std::int64_t target, const StopSignal& signal)
        : goal_(goal), target_(target), signal_(signal) {}

    void run(Node node) {
        while (true) {
            if (!node.core.limits.feasible()) return;
            if (node.core.limits.sites == 0 || node.core.clients() == 0) return offer_any(node.core);
            if (node.core.limits.sites == 1) return offer_best_single(node.core);
            Dual dual(node.core, std::move(node.prices));
            dual.climb(node_climb, target_, signal_, [&](const Base& base) { offer(node.core, base.in); });
            iterations += dual.iterations();
            node.bound = std::max(node.bound, dual.bound());
            if (dual.bound() > target_ || finished()) return;
            node.prices = dual.prices();
            if (signal_.stopped()) {
                unfinished.push_back(std::move(node));
                return;
            }
            offer_improved(node.core, dual.base());
            if (dual.bound() > target_ || finished()) return;
            int decided = 0;
            auto decisions = dual.decisions(target_, decided);
            const auto count = node.core.candidates();
            if (static_cast<double>(decided) < worthwhile * static_cast<double>(count))
                return branch(node, std::move(decisions), dual.presence());
            node.core = reduce(node.core, decisions, node.prices);
        }
    }

    std::vector<Node> children;    ///< the last one is to be looked at first
    std::vector<Node> unfinished;  ///< the node itself, where the signal came
    std::vector<ProblemPlan> found;
    std::int64_t iterations = 0;

  private:
    [[nodiscard]] bool finished() const { return goal_.first_only && !found.empty(); }

    void offer(const Core& core, const std::vector<std::uint8_t>& open) {
        if (finished() || open == last_offered_) return;
        last_offered_ = open;
        const std::int64_t cost = core.cost_of(open);
        if (cost > target_) return;
        found.assign(1, {core.plan_of(open), cost});
        if (!goal_.first_only) target_ = cost - core.scale;
    }

    /// A swap search from the set of the best bound: where many plans tie it lands on one sooner than the tree
    /// (OR-Library pmed9: 15 nodes instead of 224).
    void offer_improved(const Core& core, const Base& base) {
        Plan plan{base.in, core.cost_of(base.in)};
        improve(core, plan, signal_);
        offer(core, plan.open);
    }

    /// Every allowed set costs the same: the lowest indices will do.
    void offer_any(const Core& core) {
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, std::vector<std::int64_t>(core.candidates(), 0), base, order);
        last_offered_.clear();
        offer(core, base.in);
    }

    void offer_best_single(const Core& core) {
        std::vector<std::int64_t> price(core.candidates(), 0);
        for (std::size_t client = 0; client < core.clients(); ++client)
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
                price[core.site[entry]] -= core.cap[client] - core.cost[entry];
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, price, base, order);
        last_offered_.clear();
        offer(core, base.in);
    }

    void branch(const Node& node, std::vector<Decision> decisions, const std::vector<double>& presence) {
        std::size_t chosen = node.core.candidates();
        double distance = 2;
        for (std::size_t candidate = 0; candidate < node.core.candidates(); ++candidate) {
            const double off = std::abs(presence[candidate] - 0.5);
            if (decisions[candidate] != Decision::undecided || off >= distance) continue;
            distance = off;
            chosen = candidate;
        }
        const bool open_first = presence[chosen] >= 0.5;
        for (const bool open : {!open_first, open_first}) {
            decisions[chosen] = open ? Decision::open : Decision::closed;
            Node child{{}, node.prices, node.bound};
            child.core = reduce(node.core, decisions, child.prices);
            children.push_back(std::move(child));
        }
    }

    const SearchGoal& goal_;
    std::int64_t target_;
    const StopSignal& signal_;
    std::vector<std::uint8_t> last_offered_;
};

/// The stack of nodes and what the finished ones told.
class Tree {
  public:
    Tree(Node root, const SearchGoal& goal, const StopSignal& signal)
        : goal_(goal), signal_(signal), target_(goal.target), scale_(root.core.scale) {
        stack_.push_back(std::move(root));
    }

    [[nodiscard]] bool done() const {
        return stack_.empty() || signal_.stop() || (goal_.first_only && !result_.found.empty()) ||
               (goal_.enough_bound != impossible && open_bound() >= goal_.enough_bound) ||
               waiting_bytes() > goal_.memory_limit || result_.iterations >= goal_.iteration_limit;
    }

    void run_batch() {
        std::vector<Node> batch;
        while (!stack_.empty() && batch.size() < batch_size) {
            if (stack_.back().bound <= target_) batch.push_back(std::move(stack_.back()));
            stack_.pop_back();
        }
        std::vector<NodeWork> works(batch.size(), NodeWork(goal_, target_, signal_));
        parallel_for(batch.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at) works[at].run(std::move(batch[at]));
        });
        // Back to front, so that the children of the topmost node lie on top.
        for (auto work = works.rbegin(); work != works.rend(); ++work) fold(*work);
    }

    [[nodiscard]] SearchResult finish() {
        result_.complete = stack_.empty() || (goal_.first_only && !result_.found.empty());
        if (!result_.complete) result_.bound = open_bound();
        return std::move(result_);
    }

    [[nodiscard]] SearchNews news() const {
        return {result_.nodes, result_.found.empty() ? nullptr : &result_.found.front(), open_bound()};
    }

  private:
    [[nodiscard]] std::int64_t open_bound() const {
        std::int64_t least = impossible;
        for (const Node& node : stack_) least = std::min(least, node.bound);
        return least;
    }

    [[nodiscard]] std::size_t waiting_bytes() const {
        std::size_t bytes = 0;
        for (const Node& node : stack_) bytes += node.core.bytes();
        return bytes;
    }

    void fold(NodeWork& work) {
        ++result_.nodes;
        result_.iterations += work.iterations;
        for (ProblemPlan& plan : work.found) {
            if (plan.cost > target_) continue;
            if (!goal_.first_only) target_ = plan.cost - scale_;
            result_.found.assign(1, std::move(plan));
        }
        for (auto* nodes : {&work.unfinished, &work.children})
            for (Node& node : *nodes) stack_.push_back(std::move(node));
    }

    const SearchGoal& goal_;
    const StopSignal& signal_;
    std::int64_t target_;
    std::int64_t scale_;
    std::vector<Node> stack_;
    SearchResult result_;
};

}  // namespace

SearchResult search(Node root, const SearchGoal& goal, const StopSignal& signal,
                    const std::function<void(const SearchNews&)>& tick) {
    Tree tree(std::move(root), goal, signal);
    while (!tree.done()) {
        tree.run_batch();
        tick(tree.news());
    }
    return tree.finish();
}

}  // namespace maillage::optimise
