// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/branch_and_bound.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "optimise/kernel/branch_and_cut.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/relaxation.h"

namespace maillage::optimise {
namespace {

/// Nodes worked on at once, on however many threads there are: part of the method, for it shapes the tree.
constexpr std::size_t batch_size = 4;
/// A node inherits good prices: few, small steps (60 do on maps and on the OR-Library).
constexpr Climb node_climb{.iterations = 60, .step = 0.3, .patience = 6, .smallest_step = 2e-3};
/// Where the tree has not ended after so many nodes, bounds creep: the rest is left to the linear relaxation. With 40, or
/// none at all, 300 and 400 sites of France took a tenth to a half longer.
constexpr std::int64_t stall_nodes = 8;
/// Climb again on the smaller core while at least this share of its candidates was decided.
constexpr double worthwhile = 0.1;

/// Works on one node; knows nothing of the others.
class NodeWork {
  public:
    NodeWork(const SearchGoal& goal, std::int64_t target, const StopSignal& signal)
        : goal_(goal), target_(target), signal_(signal), ranking_(goal.keep, target) {}

    void run(Node node) {
        while (true) {
            if (!node.core.limits.feasible()) {
                record.end = ProofNode::End::infeasible;
                return;
            }
            if (node.core.limits.most() == 0 || node.core.candidates() == 0) return offer_any(node);
            const bool one_will_do = node.core.loose == 0 && goal_.keep == 1 && node.core.limits.rows.empty();
            if (one_will_do && node.core.clients() == 0) return offer_any(node);
            if (one_will_do && node.core.limits.most() == 1) return offer_best_single(node);
            Dual dual(node.core, std::move(node.prices));
            dual.climb(node_climb, target_, signal_, [&](const Base& base) { offer(node.core, base.in); });
            iterations += dual.iterations();
            node.bound = std::max(node.bound, dual.bound());
            if (dual.bound() <= target_ && !signal_.stopped()) offer_improved(node.core, dual.base());
            if (dual.bound() > target_ || finished()) return tell(node, dual.prices());
            node.prices = dual.prices();
            if (signal_.stopped()) {
                tell(node, node.prices);
                unfinished.push_back(std::move(node));
                return;
            }
            int decided = 0;
            auto decisions = dual.decisions(target_, decided);
            tell(node, node.prices, decisions);
            const auto count = node.core.candidates();
            if (static_cast<double>(decided) < worthwhile * static_cast<double>(count))
                return branch(node, std::move(decisions), dual.presence());
            node.core = reduce(node.core, decisions, node.prices);
        }
    }

    ProofNode record;  ///< empty where no proof is kept
    std::vector<Node> children;    ///< the last one is to be looked at first
    bool last_is_open = false;     ///< which side of the branch it is
    std::vector<Node> unfinished;  ///< the node itself, where the signal came
    std::int64_t iterations = 0;
    [[nodiscard]] const std::vector<ProblemPlan>& found() const { return ranking_.plans(); }

  private:
    void tell(Node& node, std::span<const std::int64_t> prices, std::span<const Decision> decisions = {}) {
        if (node.proof >= 0) record.steps.push_back(step_of(node.core, node.told, prices, decisions));
    }
    [[nodiscard]] bool finished() const { return goal_.first_only && !found().empty(); }

    void offer(const Core& core, const std::vector<std::uint8_t>& open) {
        if (finished() || open == last_offered_) return;
        last_offered_ = open;
        if (!core.limits.obeys_rows(open)) return;
        std::int64_t cost = core.cost_of(open);
        if (cost > target_) return;
        if (core.loose > 0) cost = core.exact_cost_of(open);
        if (cost > target_) return;
        ranking_.add({core.plan_of(open), cost});
        if (!goal_.first_only) target_ = ranking_.target(core.scale);
    }

    /// A swap search from the set of the best bound: where many plans tie it lands on one sooner than the tree
    /// (OR-Library pmed9: 15 nodes instead of 224).
    void offer_improved(const Core& core, const Base& base) {
        Plan plan{base.in, core.cost_of(base.in)};
        improve(core, plan, signal_);
        offer(core, plan.open);
    }

    /// Every allowed set costs the same: the lowest indices will do.
    void offer_any(Node& node) {
        const Core& core = node.core;
        tell(node, caps(core));
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, std::vector<std::int64_t>(core.candidates(), 0), base, order);
        if (node.proof >= 0 && core.loose > 0) record.steps.push_back(exact_step(core, core.payments(base.in)));
        last_offered_.reset();
        offer(core, base.in);
    }

    static std::vector<std::int64_t> caps(const Core& core) {
        std::vector<std::int64_t> prices = core.cap;
        prices.resize(core.prices(), 0);
        return prices;
    }

    void offer_best_single(Node& node) {
        const Core& core = node.core;
        tell(node, caps(core));
        std::vector<std::int64_t> price(core.candidates(), 0);
        for (std::size_t client = 0; client < core.clients(); ++client)
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
                price[core.site[entry]] -= core.cap[client] - core.cost[entry];
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, price, base, order);
        last_offered_.reset();
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
        record.end = ProofNode::End::branch;
        record.candidate = node.core.original[chosen];
        const bool open_first = presence[chosen] >= 0.5;
        last_is_open = open_first;
        for (const bool open : {!open_first, open_first}) {
            decisions[chosen] = open ? Decision::open : Decision::closed;
            Node child{{}, node.prices, node.bound, node.proof, node.told};
            child.core = reduce(node.core, decisions, child.prices);
            children.push_back(std::move(child));
        }
    }

    const SearchGoal& goal_;
    std::int64_t target_;
    const StopSignal& signal_;
    PlanRanking ranking_;
    std::optional<std::vector<std::uint8_t>> last_offered_;
};

/// The stack of nodes and what the finished ones told.
class Tree {
  public:
    Tree(Node root, const SearchGoal& goal, const StopSignal& signal)
        : goal_(goal), signal_(signal), target_(goal.target), scale_(root.core.scale), ranking_(goal.keep, goal.target) {
        stack_.push_back(std::move(root));
    }

    [[nodiscard]] bool done() const {
        return stack_.empty() || signal_.stop() || (goal_.first_only && !ranking_.plans().empty()) ||
               (goal_.enough_bound != impossible && open_bound() >= goal_.enough_bound) ||
               waiting_bytes() > goal_.memory_limit || result_.iterations >= goal_.iteration_limit;
    }

    void run_batch() {
        if (result_.nodes >= stall_nodes && !simplex_failed_ && top_fits_the_simplex()) return cut_batch();
        std::vector<Node> batch;
        while (!stack_.empty() && batch.size() < batch_size) {
            if (stack_.back().bound <= target_) batch.push_back(std::move(stack_.back()));
            stack_.pop_back();
        }
        std::vector<NodeWork> works(batch.size(), NodeWork(goal_, target_, signal_));
        std::vector<int> proofs;
        for (const Node& node : batch) proofs.push_back(node.proof);
        parallel_for(batch.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at) works[at].run(std::move(batch[at]));
        });
        // Back to front, so that the children of the topmost node lie on top.
        for (std::size_t at = works.size(); at-- > 0;) {
            if (proofs[at] >= 0) write_down(works[at], proofs[at]);
            fold(works[at]);
        }
    }

    [[nodiscard]] bool top_fits_the_simplex() const {
        return stack_.empty() || fits_the_simplex(stack_.back().core, goal_.memory_limit / batch_size);
    }

    /// The topmost nodes, each to its end.
    void cut_batch() {
        std::vector<Node> batch;
        while (!stack_.empty() && batch.size() < batch_size) {
            if (!top_fits_the_simplex()) break;
            if (stack_.back().bound <= target_) batch.push_back(std::move(stack_.back()));
            stack_.pop_back();
        }
        std::vector<std::optional<CutResult>> results(batch.size());
        parallel_for(batch.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at)
                results[at] = branch_and_cut(batch[at], goal_, target_, signal_);
        });
        for (std::size_t at = batch.size(); at-- > 0;) {
            if (!results[at]) {
                simplex_failed_ = true;
                stack_.push_back(std::move(batch[at]));
                continue;
            }
            if (batch[at].proof >= 0) graft(std::move(results[at]->proof), batch[at].proof);
            result_.nodes += results[at]->search.nodes;
            result_.iterations += results[at]->search.iterations;
            take(results[at]->search.found);
            if (results[at]->search.complete) continue;
            batch[at].bound = std::max(batch[at].bound, results[at]->search.bound);
            stack_.push_back(std::move(batch[at]));
        }
    }

    [[nodiscard]] SearchResult finish() {
        result_.complete = stack_.empty() || (goal_.first_only && !ranking_.plans().empty());
        if (!result_.complete) result_.bound = open_bound();
        result_.out_of_memory = !result_.complete && waiting_bytes() > goal_.memory_limit;
        result_.found = ranking_.take();
        return std::move(result_);
    }

    [[nodiscard]] SearchNews news() const {
        return {result_.nodes, ranking_.plans().empty() ? nullptr : &ranking_.plans().front(), open_bound()};
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

    /// The node's record into the proof, its children numbered.
    void write_down(NodeWork& work, int at) {
        std::vector<ProofNode>& nodes = goal_.proof->nodes;
        ProofNode& node = nodes[static_cast<std::size_t>(at)];
        for (ProofStep& step : work.record.steps) node.steps.push_back(std::move(step));
        node.end = work.record.end;
        if (work.children.empty()) return;
        node.candidate = work.record.candidate;
        const int first = static_cast<int>(nodes.size());
        node.open_node = work.last_is_open ? first + 1 : first;
        node.closed_node = work.last_is_open ? first : first + 1;
        for (std::size_t child = 0; child < work.children.size(); ++child)
            work.children[child].proof = first + static_cast<int>(child);
        nodes.resize(nodes.size() + work.children.size());
    }

    /// A proof of a node's own, whose node 0 is that node.
    void graft(Proof branch, int at) {
        std::vector<ProofNode>& nodes = goal_.proof->nodes;
        const int offset = static_cast<int>(nodes.size()) - 1;
        for (ProofNode& node : branch.nodes) {
            if (node.end != ProofNode::End::branch) continue;
            node.open_node += offset;
            node.closed_node += offset;
        }
        ProofNode& root = nodes[static_cast<std::size_t>(at)];
        for (ProofStep& step : branch.nodes.front().steps) root.steps.push_back(std::move(step));
        branch.nodes.front().steps = std::move(root.steps);
        root = std::move(branch.nodes.front());
        std::move(branch.nodes.begin() + 1, branch.nodes.end(), std::back_inserter(nodes));
    }

    void take(const std::vector<ProblemPlan>& found) {
        for (const ProblemPlan& plan : found) ranking_.add(plan);
        if (!goal_.first_only) target_ = ranking_.target(scale_);
    }

    void fold(NodeWork& work) {
        ++result_.nodes;
        result_.iterations += work.iterations;
        take(work.found());
        for (auto* nodes : {&work.unfinished, &work.children})
            for (Node& node : *nodes) stack_.push_back(std::move(node));
    }

    const SearchGoal& goal_;
    const StopSignal& signal_;
    std::int64_t target_;
    std::int64_t scale_;
    PlanRanking ranking_;
    bool simplex_failed_ = false;
    std::vector<Node> stack_;
    SearchResult result_;
};

}  // namespace

void PlanRanking::add(ProblemPlan plan) {
    if (plan.cost > target_) return;
    const auto before = [](const ProblemPlan& a, const ProblemPlan& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.open < b.open;
    };
    const auto at = std::ranges::lower_bound(plans_, plan, before);
    if (at != plans_.end() && at->open == plan.open) return;
    plans_.insert(at, std::move(plan));
    if (plans_.size() > count_) plans_.pop_back();
}

std::int64_t PlanRanking::target(std::int64_t step) const {
    if (plans_.size() < count_) return target_;
    return count_ == 1 ? std::min(target_, plans_.back().cost - step) : plans_.back().cost;
}

ProofStep step_of(const Core& core, std::size_t& told, std::span<const std::int64_t> prices,
                  std::span<const Decision> decisions) {
    ProofStep step;
    for (; told < core.settled.size(); ++told) step.prices.push_back(core.settled[told]);
    for (std::size_t client = 0; client < core.clients(); ++client)
        step.prices.push_back({core.name[client], prices[client]});
    for (std::size_t row = 0; row < core.limits.rows.size(); ++row)
        step.row_prices.push_back({static_cast<int>(row), prices[core.clients() + row]});
    for (std::size_t candidate = 0; candidate < decisions.size(); ++candidate) {
        if (decisions[candidate] == Decision::open) step.open.push_back(core.original[candidate]);
        if (decisions[candidate] == Decision::closed) step.closed.push_back(core.original[candidate]);
    }
    return step;
}

ProofStep exact_step(const Core& core, std::vector<ClientPrice> clients) {
    ProofStep step{std::move(clients), {}, {}};
    for (std::size_t row = 0; row < core.limits.rows.size(); ++row) step.row_prices.push_back({static_cast<int>(row), 0});
    return step;
}

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
