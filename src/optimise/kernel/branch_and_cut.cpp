// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/branch_and_cut.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "optimise/kernel/cover_walk.h"
#include "optimise/kernel/decided_bound.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/relaxation.h"

namespace maillage::optimise {
namespace {

/// What a solve of the relaxation counts for where evaluations of the bound are limited: about their cost.
constexpr std::int64_t iterations_per_solve = 100;

/// A node of the tree: what is decided on its path.
struct Branch {
    std::vector<Decision> decisions;
    std::int64_t bound = 0;
    int proof = -1;
};

Relaxation::Asks asks_of(const SearchGoal& goal) {
    return goal.counts_sites ? Relaxation::Asks::fewest_sites : Relaxation::Asks::least_cost;
}

class CuttingTree {
  public:
    CuttingTree(const Node& node, const SearchGoal& goal, std::int64_t target, const StopSignal& signal)
        : core_(node.core),
          goal_(goal),
          signal_(signal),
          told_(node.told),
          target_(target),
          ranking_(goal.keep, target),
          relaxation_(core_, node.prices, asks_of(goal)),
          bound_(core_),
          interchange_(core_) {
        const bool proves = node.proof >= 0;
        if (proves) proof_.nodes.resize(1);
        stack_.push_back({std::vector<Decision>(core_.candidates(), Decision::undecided), node.bound, proves ? 0 : -1});
    }

    /// False where the simplex gave up.
    bool run() {
        while (!stack_.empty() && !finished()) {
            if (result_.iterations >= goal_.iteration_limit) break;
            if (signal_.stop() || (goal_.enough_bound != impossible && open_bound() >= goal_.enough_bound)) break;
            Branch branch = std::move(stack_.back());
            stack_.pop_back();
            if (branch.bound > target_) continue;
            if (!work_on(std::move(branch))) return false;
        }
        result_.complete = stack_.empty() || finished();
        if (!result_.complete) result_.bound = open_bound();
        result_.found = ranking_.take();
        return true;
    }

    CutResult take() { return {std::move(result_), std::move(proof_)}; }

  private:
    [[nodiscard]] bool finished() const { return goal_.first_only && !ranking_.plans().empty(); }
    [[nodiscard]] std::int64_t open_bound() const {
        std::int64_t least = impossible;
        for (const Branch& branch : stack_) least = std::min(least, branch.bound);
        return least;
    }

    bool work_on(Branch branch) {
        ++result_.nodes;
        relaxation_.decide(branch.decisions);
        while (true) {
            if (!core_.limits.after(branch.decisions).feasible()) {
                if (branch.proof >= 0) proof_.nodes[branch.proof].end = ProofNode::End::infeasible;
                return true;
            }
            const auto end = relaxation_.solve(target_, signal_);
            if (end == Relaxation::End::failed) return false;
            if (end == Relaxation::End::stopped) {
                stack_.push_back(std::move(branch));
                return true;
            }
            result_.iterations += iterations_per_solve;
            const std::vector<std::int64_t> prices = relaxation_.prices();
            bound_.evaluate(prices, branch.decisions);
            branch.bound = std::max(branch.bound, bound_.bound());
            if (bound_.bound() <= target_) look_for_plans(branch);
            int count = 0;
            const auto decided = bound_.decisions(target_, count);
            const bool closed = bound_.bound() > target_;
            tell(branch, prices, closed ? std::span<const Decision>() : decided);
            if (closed || finished()) return true;
            for (std::size_t candidate = 0; candidate < decided.size(); ++candidate)
                if (decided[candidate] != Decision::undecided) branch.decisions[candidate] = decided[candidate];
            if (std::ranges::count(branch.decisions, Decision::undecided) == 0) {
                // Of the zones it is an allowed set; where it breaks a row, the next look says that nothing is left.
                if (core_.limits.rows.empty() || core_.limits.after(branch.decisions).feasible())
                    return close_single(branch);
                continue;
            }
            if (count > 0) relaxation_.decide(branch.decisions);
            if (count == 0 || end != Relaxation::End::above) {
                split(std::move(branch));
                return true;
            }
        }
    }

    /// One plan is left: its own payments are the prices that prove what it costs.
    bool close_single(const Branch& branch) {
        std::vector<std::uint8_t> open(core_.candidates(), 0);
        for (std::size_t candidate = 0; candidate < open.size(); ++candidate)
            open[candidate] = branch.decisions[candidate] == Decision::open;
        offer(open);
        if (branch.proof >= 0) proof_.nodes[branch.proof].steps.push_back(exact_step(core_, core_.payments(open)));
        return true;
    }

    void look_for_plans(const Branch& branch) {
        if (goal_.counts_sites && result_.nodes >= next_walk_) walk_from(rounded(branch));
        offer(bound_.chosen());
        offer_improved(bound_.chosen());
        offer_improved(rounded(branch));
    }

    /// The most present candidates, as far as the limits allow.
    std::vector<std::uint8_t> rounded(const Branch& branch) {
        presence_ = relaxation_.presence();
        std::vector<std::int64_t> price(core_.candidates());
        for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
            price[candidate] = -std::llround(presence_[candidate] * 1e9);
            if (branch.decisions[candidate] == Decision::open) price[candidate] = -2'000'000'000;
            if (branch.decisions[candidate] == Decision::closed) price[candidate] = 1;
        }
        Base base;
        std::vector<int> order;
        cheapest_base(core_.limits, price, base, order);
        return base.in;
    }

    /// A cover is looked for near the relaxation's, seldom and ever longer.
    void walk_from(std::vector<std::uint8_t> open) {
        const auto base = static_cast<std::int64_t>(1000 + 8 * core_.clients());
        const std::int64_t steps = std::min(base * next_walk_, std::max(base, longest_walk));
        next_walk_ *= 8;
        if (!core_.limits.obeys_rows(open)) return;
        if (walk_to_cover(core_, open, steps, signal_)) offer(open);
    }

    void offer_improved(const std::vector<std::uint8_t>& open) {
        if (finished() || std::ranges::find(improved_, open) != improved_.end()) return;
        if (improved_.size() == remembered) improved_.erase(improved_.begin());
        improved_.push_back(open);
        Plan plan{open, core_.cost_of(open)};
        interchange_.improve(plan, signal_);
        offer(plan.open);
    }

    void offer(const std::vector<std::uint8_t>& open) {
        if (finished()) return;
        if (!core_.limits.obeys_rows(open)) return;
        std::int64_t cost = core_.cost_of(open);
        if (cost <= target_ && core_.loose > 0) cost = core_.exact_cost_of(open);
        if (cost > target_) return;
        ranking_.add({core_.plan_of(open), cost});
        if (!goal_.first_only) target_ = ranking_.target(core_.scale);
    }

    void tell(const Branch& branch, std::span<const std::int64_t> prices, std::span<const Decision> decisions) {
        if (branch.proof < 0) return;
        proof_.nodes[branch.proof].steps.push_back(step_of(core_, told_, prices, decisions));
    }

    void split(Branch branch) {
        presence_ = relaxation_.presence();
        std::size_t chosen = core_.candidates();
        double least = 2;
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate) {
            const double off = std::abs(presence_[candidate] - 0.5);
            if (branch.decisions[candidate] != Decision::undecided || off >= least) continue;
            least = off;
            chosen = candidate;
        }
        const bool open_first = presence_[chosen] >= 0.5;
        int first = -1;
        if (branch.proof >= 0) {
            first = static_cast<int>(proof_.nodes.size());
            proof_.nodes.resize(proof_.nodes.size() + 2);
            ProofNode& parent = proof_.nodes[branch.proof];
            parent.end = ProofNode::End::branch;
            parent.candidate = core_.original[chosen];
            parent.open_node = first;
            parent.closed_node = first + 1;
        }
        for (const bool open : {!open_first, open_first}) {
            Branch child = branch;
            child.decisions[chosen] = open ? Decision::open : Decision::closed;
            if (first >= 0) child.proof = open ? first : first + 1;
            stack_.push_back(std::move(child));
        }
    }

    static constexpr std::int64_t longest_walk = 100'000;  ///< steps; tenths of a second on a region's sets
    std::int64_t next_walk_ = 1;  ///< the node at which to walk
    static constexpr std::size_t remembered = 16;  ///< starts of swap searches not to be made again

    const Core& core_;
    const SearchGoal& goal_;
    const StopSignal& signal_;
    Proof proof_;
    std::size_t told_;  ///< settled clients of the core that the proof knows
    std::int64_t target_;
    PlanRanking ranking_;
    Relaxation relaxation_;
    DecidedBound bound_;
    Interchange interchange_;
    std::vector<double> presence_;
    std::vector<std::vector<std::uint8_t>> improved_;
    std::vector<Branch> stack_;
    SearchResult result_;
};

}  // namespace

std::optional<CutResult> branch_and_cut(const Node& node, const SearchGoal& goal, std::int64_t target,
                                        const StopSignal& signal) {
    CuttingTree tree(node, goal, target, signal);
    if (!tree.run()) return std::nullopt;
    return tree.take();
}

}  // namespace maillage::optimise
