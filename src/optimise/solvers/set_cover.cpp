// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/set_cover.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "optimise/answer.h"
#include "optimise/cover_costs.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/solvers/lagrangian_exact.h"

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;

class SetCoverRun {
  public:
    SetCoverRun(const LocationProblem& problem, const SolverOptions& options, Feedback& feedback,
                const StopSignal& signal)
        : problem_(problem), rules_(problem), options_(options), feedback_(feedback), signal_(signal),
          range_(site_range(problem)) {
        // Rules that cross or a budget may forbid every larger set: then as many sites as asked or fewer are looked for.
        rules_.at_most = has_priced_rules(problem);
    }

    Solution solve() {
        feedback_.progress(0.0, "optimise.phase.reach"_text);
        if (!read_rows()) return end();
        if (rows_.unreached > 0)
            return infeasible({{Kind::clients_out_of_reach, -1, rows_.unreached, 0, rows_.first_unreached}}, signal_);
        drop_implied(rows_.sets, problem_.candidates());
        least_ = std::max({std::int64_t{1}, range_.least, disjoint_sets(rows_.sets, problem_.candidates())});
        if (least_ > range_.most) return no_cover();
        keep(first_cover());
        if (plan_.empty()) {
            if (!is_impossible_) return end();
            return no_cover();
        }
        find_number();
        if (is_number_proven()) best_of_that_number();
        return end();
    }

  private:
    /// A small problem is read whatever the time: it leaves a plan then.
    bool read_rows() {
        const StopSignal untimed(feedback_, std::numeric_limits<double>::infinity());
        const bool is_small = problem_.clients() * problem_.candidates() <= quick_pairs;
        rows_ = read_cover_rows(problem_, problem_.radius, is_small ? untimed : signal_);
        return rows_.complete;
    }

    Solution no_cover() const {
        if (rules_.at_most && least_ <= range_.most) return infeasible({{Kind::rules_contradict, -1, 0, 0}}, signal_);
        return infeasible({{Kind::maxima_below_cover, -1, 0, range_.most}}, signal_);
    }

    std::vector<int> first_cover() {
        std::vector<int> plan = greedy_cover(problem_, rows_.sets);
        if (!plan.empty()) return plan;
        // The maxima stopped the greedy walk, or nobody asks for anything.
        CoverAnswer answer = probe(rows_.sets.empty() && !rules_.at_most ? least_ : range_.most);
        is_impossible_ = answer.verdict == CoverVerdict::no;
        return std::move(answer.open);
    }

    CoverAnswer probe(std::int64_t sites) {
        CoverAnswer answer =
            can_cover(rules_, static_cast<int>(sites), rows_.sets, {.waiting_bytes = options_.memory_limit}, signal_);
        nodes_ += answer.nodes;
        iterations_ += answer.iterations;
        return answer;
    }

    void find_number() {
        const auto first = static_cast<double>(number() - least_ + 1);
        while (!is_number_proven() && !signal_.stop()) {
            const std::int64_t sites = least_ + (number() - 1 - least_) / 2;
            feedback_.progress(0.1 + 0.5 * (1 - static_cast<double>(number() - least_) / first),
                               "optimise.phase.number"_text);
            CoverAnswer answer = probe(sites);
            if (answer.verdict == CoverVerdict::unknown) return;
            if (answer.verdict == CoverVerdict::no) least_ = sites + 1;
            keep(std::move(answer.open));
        }
    }

    [[nodiscard]] std::int64_t number() const { return static_cast<std::int64_t>(plan_.size()); }
    [[nodiscard]] bool is_number_proven() const { return !plan_.empty() && number() == least_; }

    void keep(std::vector<int> plan) {
        if (!plan.empty()) plan_ = std::move(plan);
        if (options_.watch && !plan_.empty()) options_.watch({plan_, number(), least_, signal_.seconds()});
    }

    /// Among the plans of that number the least Σ weight · nearest, under the cover: a p-median that fines every set no
    /// site is opened in. Whatever the fine, its bound holds for covers, and an optimum that is a cover is the best cover.
    /// A low fine is found optimal far sooner, so it grows only where it did not do; the highest always does.
    void best_of_that_number() {
        const std::int64_t saving = evaluate(problem_, plan_).value - rows_.floor;
        for (std::int64_t fine = saving / (2 * number()) + 1;; fine = std::min(saving + 1, 4 * fine)) {
            if (solve_with_fine(fine) || fine > saving || signal_.stop()) return;
        }
    }

    /// Whether that settled it.
    bool solve_with_fine(std::int64_t fine) {
        LocationProblem median = problem_;
        median.objective = Objective::p_median;
        median.sites_total = static_cast<int>(number());
        median.at_most = false;
        // A radius of 0 would make missing a set free: the fine's unit is 1 then, and costs within reach are 0 anyway.
        const std::int32_t unit = std::max(problem_.radius, 1);
        median.weight.insert(median.weight.end(), rows_.sets.size(), fine / unit + 1);
        median.costs = std::make_shared<MedianUnderCover>(problem_.costs, rows_.sets, unit);
        SolverOptions inner = options_left(options_, signal_);
        inner.start = plan_;
        inner.proof_iterations = options_.tie_iterations;
        auto found = LagrangianExact().solve(median, inner, feedback_);
        // Refused for the size of its sums or lists: the number stands, and the plan that has it.
        if (!found || !found->has_plan()) return true;
        nodes_ += found->nodes;
        iterations_ += found->iterations;
        short_of_memory_ = found->short_of_memory;
        weighted_cost_bound_ = std::max(weighted_cost_bound_, found->bound);
        if (!is_cover(found->open)) return found->status != Status::optimal;
        plan_ = std::move(found->open);
        tie_settled_ = found->tie_settled;
        return true;
    }

    [[nodiscard]] bool is_cover(const std::vector<int>& open) const {
        return std::ranges::all_of(rows_.sets, [&](const auto& set) {
            return std::ranges::any_of(set, [&](int candidate) { return std::ranges::binary_search(open, candidate); });
        });
    }

    Solution end() {
        static_cast<void>(signal_.stop());  // the inner solve asked a signal of its own
        ProvenPlan plan{std::move(plan_), least_, tie_settled_, options_.settle_ties};
        Solution solution = solution_of(problem_, std::move(plan), signal_);
        solution.weighted_cost_bound = std::min(weighted_cost_bound_, solution.weighted_cost);
        solution.nodes = nodes_;
        solution.iterations = iterations_;
        solution.short_of_memory = short_of_memory_;
        return solution;
    }

    const LocationProblem& problem_;
    LocationProblem rules_;  ///< the problem, as the number of sites is asked
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    SiteRange range_;
    CoverRows rows_;
    std::vector<int> plan_;
    std::int64_t least_ = 0;  ///< no cover has fewer sites
    bool is_impossible_ = false;
    bool tie_settled_ = false;
    std::int64_t weighted_cost_bound_ = 0;
    bool short_of_memory_ = false;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
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
