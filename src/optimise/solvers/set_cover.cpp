// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/set_cover.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "optimise/answer.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/fewest_sites.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/median_under_cover.h"

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;

class SetCoverRun {
  public:
    SetCoverRun(const LocationProblem& problem, const SolverOptions& options, Feedback& feedback,
                const StopSignal& signal)
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal),
          radius_(std::min(problem.radius, problem.reach.value_or(problem.radius))) {}

    Solution solve() {
        feedback_.progress(0.0, "optimise.phase.reach"_text);
        if (!read_rows()) return end();
        if (rows_.unreached > 0)
            return infeasible({{Kind::clients_out_of_reach, -1, rows_.unreached, 0, rows_.first_unreached}}, signal_);
        drop_implied(rows_, problem_.candidates());
        found_ = fewest_sites(problem_, rows_.sets, 0, options_.memory_limit, signal_,
                              [this](const FewestSites& now) { tell(now); });
        if (found_.impossible) return infeasible({no_cover(problem_, found_)}, signal_);
        if (found_.proven()) best_of_that_number();
        return end();
    }

  private:
    /// A small problem is read whatever the time: it leaves a plan then.
    bool read_rows() {
        const StopSignal untimed(feedback_, std::numeric_limits<double>::infinity());
        const bool is_small = problem_.clients() * problem_.candidates() <= quick_pairs;
        rows_ = read_cover_rows(problem_, radius_, is_small ? untimed : signal_);
        return rows_.complete;
    }

    void tell(const FewestSites& now) {
        if (first_ == 0) first_ = now.number() - now.least + 1;
        const double done = 1 - static_cast<double>(now.number() - now.least) / static_cast<double>(first_);
        feedback_.progress(0.1 + 0.5 * done, "optimise.phase.number"_text);
        if (options_.watch) options_.watch({now.plan, now.number(), now.least, signal_.seconds()});
    }

    /// Among the plans of that number the least Σ weight · nearest.
    void best_of_that_number() {
        CoverQuestion question{.median = problem_,
                               .sets = rows_.sets,
                               .clients = rows_.client,
                               .limit = radius_,
                               .floor = rows_.floor,
                               .cover = found_.plan};
        question.median.objective = Objective::p_median;
        question.median.reach.reset();
        question.median.at_most = false;
        question.median.sites_total = static_cast<int>(found_.number());
        keep_what_covers_hold(question.median);
        SolverOptions inner = options_;
        inner.gap_target = 0;
        inner.enough_bound = 0;
        inner.keep_proof = false;
        inner.watch = {};
        inner.proof_iterations = options_.tie_iterations;
        auto best = median_under_cover(question, inner, feedback_, signal_);
        if (!best) return;
        found_.plan = std::move(best->open);
        found_.nodes += best->nodes;
        found_.iterations += best->iterations;
        short_of_memory_ = best->short_of_memory;
        tie_settled_ = best->tie_settled;
        weighted_cost_bound_ = best->bound;
    }

    /// Few covers are that small, and what they have in common leaves the median little to choose.
    void keep_what_covers_hold(LocationProblem& median) const {
        const auto held = held_by_every_cover(median, rows_.sets, found_.plan, signal_);
        median.disposition.resize(median.candidates(), Disposition::free);
        for (std::size_t candidate = 0; candidate < held.size(); ++candidate)
            if (held[candidate] != Decision::undecided)
                median.disposition[candidate] =
                    held[candidate] == Decision::open ? Disposition::forced : Disposition::forbidden;
    }

    Solution end() {
        ProvenPlan plan{std::move(found_.plan), found_.least, tie_settled_, options_.settle_ties};
        Solution solution = solution_of(problem_, std::move(plan), signal_);
        solution.weighted_cost_bound = std::min(weighted_cost_bound_, solution.weighted_cost);
        solution.nodes = found_.nodes;
        solution.iterations = found_.iterations;
        solution.short_of_memory = short_of_memory_;
        return solution;
    }

    const LocationProblem& problem_;
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    std::int32_t radius_;
    CoverRows rows_;
    FewestSites found_;
    std::int64_t first_ = 0;  ///< how far plan and bound were apart at first
    bool tie_settled_ = false;
    std::int64_t weighted_cost_bound_ = 0;
    bool short_of_memory_ = false;
};

}  // namespace

Result<Solution> SetCover::solve(const LocationProblem& problem, const SolverOptions& options,
                                 Feedback& feedback) const {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate_for(Objective::set_cover, problem); !valid) return fail(valid.error());
    if (auto reasons = infeasible_reasons(problem); !reasons.empty()) return infeasible(std::move(reasons), signal);
    return SetCoverRun(problem, options, feedback, signal).solve();
}

}  // namespace maillage::optimise
