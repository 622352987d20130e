// SPDX-License-Identifier: Apache-2.0
// Closes what bounds and reduced costs left open: a depth-first tree whose nodes are cores. A node climbs its dual a
// little, decides what must be decided, and splits on the candidate the relaxation is least sure of. Nodes are taken in
// batches of a fixed size and folded in order, so the tree is the same on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/proof.h"

namespace maillage::optimise {

struct Node {
    Core core;
    std::vector<std::int64_t> prices;  ///< dual point of the core to start from
    std::int64_t bound = 0;            ///< scaled, proven
    int proof = -1;                    ///< its node in the proof; -1 = none is kept
    std::size_t told = 0;              ///< settled clients of the core whose prices are in the proof
};

/// Prices (a dual point of a named core) as a step of a proof, with what they decide, before the core is reduced by it.
/// `told` counts the core's settled clients that the proof knows; it moves on.
[[nodiscard]] ProofStep step_of(const Core& core, std::size_t& told, std::span<const std::int64_t> prices,
                                std::span<const Decision> decisions);

/// The dual point at which the only allowed set that is left costs what it costs: `clients`, and nothing for the rows.
[[nodiscard]] ProofStep exact_step(const Core& core, std::vector<ClientPrice> clients);

/// A plan in candidates of the problem, ascending, with its scaled cost.
struct ProblemPlan {
    std::vector<int> open;
    std::int64_t cost = 0;
};

/// The cheapest plans found so far, each once: by cost, equal ones by their lists.
class PlanRanking {
  public:
    /// `count` at most, none dearer than `target` (scaled).
    PlanRanking(std::size_t count, std::int64_t target) : count_(count), target_(target) {}

    void add(ProblemPlan plan);
    /// What a plan may cost to be of interest: once the ranking is full, what its last plan costs; of one plan alone,
    /// less by `step`.
    [[nodiscard]] std::int64_t target(std::int64_t step) const;
    [[nodiscard]] const std::vector<ProblemPlan>& plans() const { return plans_; }
    [[nodiscard]] std::vector<ProblemPlan> take() { return std::move(plans_); }

  private:
    std::size_t count_;
    std::int64_t target_;
    std::vector<ProblemPlan> plans_;
};

struct SearchGoal {
    std::int64_t target = 0;  ///< scaled: only plans that cost at most this are looked for
    bool first_only = false;  ///< any such plan will do; otherwise the cheapest
    /// Ends the search early once no plan below this scaled bound is left; impossible = never.
    std::int64_t enough_bound = impossible;
    /// Ends the search early once the cores of the nodes that wait take this many bytes.
    std::size_t memory_limit = std::numeric_limits<std::size_t>::max();
    /// Ends the search early, between two batches, after this many evaluations of the bound.
    std::int64_t iteration_limit = std::numeric_limits<std::int64_t>::max();
    /// More than 1: so many of the cheapest plans, all there are within the target, ties in the order of their lists.
    std::size_t keep = 1;
    Proof* proof = nullptr;  ///< where the root has a node in it, the tree is written below that node
    bool counts_sites = false;  ///< branch_and_cut only: guided by Relaxation::Asks::fewest_sites
};

struct SearchResult {
    std::vector<ProblemPlan> found;  ///< the cheapest, at most SearchGoal::keep
    bool complete = false;           ///< nothing left to look at (or, with first_only, a plan was found)
    bool out_of_memory = false;      ///< ended by SearchGoal::memory_limit
    std::int64_t bound = impossible; ///< scaled: no plan in the nodes left unexplored is cheaper
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;
};

/// Between two batches.
struct SearchNews {
    std::int64_t nodes = 0;
    const ProblemPlan* best = nullptr;  ///< found so far
    std::int64_t bound = impossible;    ///< scaled: no plan in the nodes still to be looked at is cheaper
};

/// `tick` is called between batches, on the calling thread.
[[nodiscard]] SearchResult search(Node root, const SearchGoal& goal, const StopSignal& signal,
                                  const std::function<void(const SearchNews&)>& tick);

}  // namespace maillage::optimise
