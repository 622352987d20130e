// SPDX-License-Identifier: Apache-2.0
// What every solver offers. Solvers are stateless: one object may serve several threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/solution.h"

namespace maillage::optimise {

/// What a run knows while it still runs. In the problem's own units, as a Solution tells them at the end.
struct Incumbent {
    std::span<const int> open;  ///< best plan so far, ascending; lives as long as the call
    std::int64_t value = 0;
    std::int64_t bound = 0;     ///< no plan is better than this (max_cover: no less than value); proven
    double seconds = 0;         ///< wall time since the run began
};

struct SolverOptions {
    /// Wall time. When it ends the best plan comes back as `feasible`; a feasible problem always leaves one,
    /// but for a large set cover whose rows could not all be read in that time, or a reach that is not known by then to
    /// be kept by any plan (`unknown`).
    double time_limit_s = std::numeric_limits<double>::infinity();
    /// Stop once |value − bound| / larger of the two is at most this. 0 = prove the optimum. p_median only: the other
    /// objectives are always proven.
    double gap_target = 0;
    /// Stop once the bound is at least this; 0 = prove the optimum. p_median only.
    std::int64_t enough_bound = 0;
    /// Bytes the search may take: lists are cut to fit, and where the tree reaches it the best plan and its bound come
    /// back as `feasible`.
    std::size_t memory_limit = std::numeric_limits<std::size_t>::max();
    /// Of the random restarts. It changes the way, never the answer of a solve that ends by itself.
    std::uint64_t seed = 1;
    /// Find and prove the lexicographically smallest optimum; otherwise any optimum will do.
    bool settle_ties = true;
    /// Write the proof of the bound into the solution. Costs time and memory: clients that see the same candidates stay
    /// apart, for a proof names them.
    bool keep_proof = false;
    /// Evaluations of the bound that settling ties may take before it is left (`tie_settled` false): work, not time,
    /// so that the answer is the same on any machine. Covers have ties by the thousand. A set cover's second stage, which
    /// chooses among plans of the fewest sites, may take as many.
    std::int64_t tie_iterations = std::numeric_limits<std::int64_t>::max();
    /// p_median: evaluations of the bound after which the search tree is left, `feasible` with its bound.
    std::int64_t proof_iterations = std::numeric_limits<std::int64_t>::max();
    /// A plan that obeys every rule, ascending, to begin with; empty = none known. It changes the way, not the answer.
    std::vector<int> start = {};
    /// Told of each better plan and each better bound by the thread that called `solve`: values never get worse, bounds never
    /// weaker. It only looks on: the answer is the same without it.
    std::function<void(const Incumbent&)> watch = {};
};

/// What a solver can promise; the contract test holds it to it.
struct Capabilities {
    std::array<bool, 4> answers{};  ///< by Objective; other objectives are refused in words
    bool exact = false;         ///< ends with status optimal or infeasible when nothing stops it
    bool settles_ties = false;  ///< honours SolverOptions::settle_ties
    bool tells_progress = false;  ///< calls SolverOptions::watch, at least once where it ends with a plan
    bool ranks = false;  ///< ranked_plans.h and replacements.h answer for its objective

    [[nodiscard]] bool answer(Objective objective) const { return answers[static_cast<std::size_t>(objective)]; }
};

class Solver {
  public:
    virtual ~Solver() = default;
    /// Errors: those of `validate` (kind input). An infeasible problem is a Solution with reasons, not an Error.
    /// A run that nothing stops gives the same open, value, bound, status on any number of threads
    /// (base/parallel.h, thread_count). Polls `feedback` at least every 50 ms.
    [[nodiscard]] virtual Result<Solution> solve(const LocationProblem& problem, const SolverOptions& options,
                                                 Feedback& feedback) const = 0;
};

}  // namespace maillage::optimise
