// SPDX-License-Identifier: Apache-2.0
#include "optimise/median_under_cover.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "optimise/answer.h"
#include "optimise/cover_costs.h"
#include "optimise/evaluation.h"
#include "optimise/solvers/lagrangian_exact.h"

namespace maillage::optimise {
namespace {

class Fining {
  public:
    Fining(const CoverQuestion& question, const SolverOptions& options, Feedback& feedback, const StopSignal& signal)
        : question_(question), options_(options), feedback_(feedback), signal_(signal), plan_(question.cover),
          value_(evaluate(question.median, plan_).value) {}

    Result<Solution> run() {
        tell();
        const std::int64_t saving = value_ - question_.floor;
        const auto sites = static_cast<std::int64_t>(plan_.size());
        for (std::int64_t fine = saving / (2 * sites) + 1;; fine = std::min(saving + 1, 4 * fine))
            if (solve_with(fine) || fine > saving || signal_.stop()) break;
        static_cast<void>(signal_.stop());  // the inner solve asked a signal of its own
        return answer();
    }

  private:
    /// Whether that settled it.
    bool solve_with(std::int64_t fine) {
        LocationProblem median = question_.median;
        // A limit of 0 would make missing a set free: the fine's unit is 1 then, and nobody under it pays anything anyway.
        const std::int32_t unit = std::max(question_.limit, 1);
        const std::int64_t weight = fine / unit + 1;
        median.weight.insert(median.weight.end(), question_.sets.size(), weight);
        median.costs = std::make_shared<MedianUnderCover>(question_.median.costs, question_.sets, unit);
        SolverOptions inner = options_left(options_, signal_);
        inner.gap_target = options_.gap_target;
        inner.enough_bound = options_.enough_bound;
        inner.proof_iterations = options_.proof_iterations;
        inner.keep_proof = options_.keep_proof;
        inner.start = plan_;
        if (options_.watch) inner.watch = [&](const Incumbent& now) { see(now); };
        auto found = LagrangianExact().solve(median, inner, feedback_);
        // Refused for the size of its sums or lists: the cover stands.
        if (!found || !found->has_plan()) return true;
        last_.nodes += found->nodes;
        last_.iterations += found->iterations;
        last_.short_of_memory = found->short_of_memory;
        if (found->bound >= bound_) {
            bound_ = found->bound;
            last_.proof = std::move(found->proof);
            if (options_.keep_proof) name_fines(weight * unit);
        }
        const bool covers = meets(question_.sets, found->open);
        if (covers && keep(found->open, found->value)) {
            last_.tie_settled = found->tie_settled;
            return true;
        }
        return found->status != Status::optimal && !is_near_enough(*found);
    }

    /// The inner solve was content; another one with a higher fine may find a cover that it is content with.
    [[nodiscard]] bool is_near_enough(const Solution& found) const {
        return options_.gap_target > 0 && found.gap <= options_.gap_target;
    }

    void name_fines(std::int64_t fine) {
        for (const int client : question_.clients) last_.proof.fines.push_back({client, fine});
    }

    void see(const Incumbent& now) {
        bound_ = std::max(bound_, now.bound);
        const std::vector<int> open(now.open.begin(), now.open.end());
        if (meets(question_.sets, open)) keep(open, now.value);
        tell();
    }

    /// Under a cover nobody pays the limit's cut: the inner value is the real one. False for one that is worse.
    bool keep(const std::vector<int>& open, std::int64_t value) {
        if (value > value_) return false;
        value_ = value;
        plan_ = open;
        return true;
    }

    void tell() {
        const std::int64_t bound = std::min(bound_, value_);
        if (!options_.watch || (told_value_ == value_ && told_bound_ == bound)) return;
        told_value_ = value_;
        told_bound_ = bound;
        options_.watch({plan_, value_, bound, signal_.seconds()});
    }

    [[nodiscard]] Solution answer() {
        ProvenPlan plan{std::move(plan_), std::min(bound_, value_), last_.tie_settled, options_.settle_ties};
        Solution solution = solution_of(question_.median, std::move(plan), signal_);
        solution.weighted_cost_bound = solution.bound;
        solution.nodes = last_.nodes;
        solution.iterations = last_.iterations;
        solution.short_of_memory = last_.short_of_memory;
        solution.proof = std::move(last_.proof);
        return solution;
    }

    const CoverQuestion& question_;
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    std::vector<int> plan_;
    std::int64_t value_ = 0;
    std::int64_t bound_ = 0;
    std::int64_t told_value_ = -1;
    std::int64_t told_bound_ = -1;
    Solution last_;  ///< what the rounds add up to, and the proof of the bound
};

}  // namespace

Result<Solution> median_under_cover(const CoverQuestion& question, const SolverOptions& options, Feedback& feedback,
                                    const StopSignal& signal) {
    return Fining(question, options, feedback, signal).run();
}

}  // namespace maillage::optimise
