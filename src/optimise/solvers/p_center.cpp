// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/p_center.h"

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
#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/within_reach.h"

namespace maillage::optimise {
namespace {

/// Clients looked at first; those that matter join later. Some dozens tell the distance to a few per cent.
constexpr std::size_t first_clients = 64;

/// A probe is given up after so many nodes while the subset still grows and good plans are still missing.
constexpr std::int64_t quick_nodes = 4;
/// And distances closer than this share of them are not told apart.
constexpr double quick_slack = 0.002;

/// The clients looked at so far, with their rows.
class Subset {
  public:
    explicit Subset(const LocationProblem& problem) : problem_(problem), is_in_(problem.clients(), false) {}

    void add(std::size_t client) {
        if (is_in_[client]) return;
        is_in_[client] = true;
        std::vector<std::int32_t> scratch;
        const auto row = problem_.costs->row(client, scratch);
        rows_.emplace_back(row.begin(), row.end());
    }

    /// Distinct costs of allowed candidates within a range, ascending.
    [[nodiscard]] std::vector<std::int32_t> distances(std::int64_t least, std::int64_t most) const {
        std::vector<std::int32_t> all;
        for (const auto& row : rows_)
            for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
                if (row[candidate] >= least && row[candidate] <= most && allows(candidate)) all.push_back(row[candidate]);
        std::ranges::sort(all);
        const auto twins = std::ranges::unique(all);
        all.erase(twins.begin(), twins.end());
        return all;
    }

    [[nodiscard]] CoverSets sets(std::int32_t radius) const {
        CoverSets sets;
        for (const auto& row : rows_) {
            auto& set = sets.emplace_back();
            for (std::size_t candidate = 0; candidate < row.size(); ++candidate)
                if (row[candidate] <= radius && allows(candidate)) set.push_back(static_cast<int>(candidate));
        }
        return sets;
    }

  private:
    [[nodiscard]] bool allows(std::size_t candidate) const {
        return problem_.disposition_of(candidate) != Disposition::forbidden;
    }

    const LocationProblem& problem_;
    std::vector<bool> is_in_;
    std::vector<std::vector<std::int32_t>> rows_;
};

class PCenterRun {
  public:
    PCenterRun(const LocationProblem& problem, const SolverOptions& options, Feedback& feedback,
               const StopSignal& signal)
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal), subset_(problem) {}

    Solution solve() {
        feedback_.progress(0.0, "optimise.phase.plans"_text);
        std::vector<int> first = options_.start.empty() ? first_plan(problem_, signal_) : options_.start;
        if (first.empty()) {
            // Only a search tells whether crossing rules and a budget allow any plan.
            CoverAnswer allowed =
                can_cover(problem_, problem_.sites_total, {}, {.waiting_bytes = options_.memory_limit}, signal_);
            if (allowed.verdict == CoverVerdict::no)
                return infeasible({{InfeasibleReason::Kind::rules_contradict, -1, 0, 0}}, signal_);
            if (allowed.verdict == CoverVerdict::unknown) return solution_of(problem_, {}, signal_);
            first = std::move(allowed.open);
        }
        consider(std::move(first));
        begin_subset();
        approach({.nodes = quick_nodes, .waiting_bytes = options_.memory_limit}, quick_slack);
        approach({.waiting_bytes = options_.memory_limit}, 0);
        if (least_ == value_ && options_.settle_ties && !signal_.stop()) settle_ties();
        static_cast<void>(signal_.stop());
        Solution solution =
            solution_of(problem_, {std::move(best_), least_, tie_settled_, options_.settle_ties}, signal_);
        solution.nodes = nodes_;
        solution.iterations = iterations_;
        return solution;
    }

  private:
    /// A plan becomes the last one, and the best one where it is.
    void consider(std::vector<int> plan) {
        last_ = evaluate(problem_, plan);
        last_open_ = std::move(plan);
        last_value_ = objective_value(problem_, last_open_, last_);
        if (!best_.empty() && last_value_ >= value_) return;
        best_ = last_open_;
        value_ = last_value_;
        tell();
    }

    void raise(std::int64_t least) {
        if (least <= least_) return;
        least_ = least;
        tell();
    }

    void tell() {
        if (options_.watch) options_.watch({best_, value_, least_, signal_.seconds()});
    }

    /// Every so many-th client that asks for something.
    void begin_subset() {
        std::vector<std::size_t> asking;
        for (std::size_t client = 0; client < problem_.clients(); ++client)
            if (problem_.weight[client] > 0) asking.push_back(client);
        const std::size_t stride = std::max<std::size_t>(1, asking.size() / first_clients);
        for (std::size_t at = 0; at < asking.size(); at += stride) subset_.add(asking[at]);
    }

    /// Solves the subset as well as the effort allows and lets it grow, until its plan does for everybody.
    void approach(const CoverEffort& effort, double slack) {
        grow(least_);
        std::int64_t from = least_;
        while (least_ < value_ && !signal_.stop()) {
            const std::int64_t reach = restricted(effort, slack, from);
            if (signal_.stop() || last_value_ <= reach) return;
            grow(reach);
        }
    }

    /// Of each site of the last plan the client farthest off joins, where it lies beyond `reach`.
    void grow(std::int64_t reach) {
        std::vector<std::int64_t> farthest(last_open_.size(), reach);
        std::vector<std::size_t> who(last_open_.size(), problem_.clients());
        for (std::size_t client = 0; client < problem_.clients(); ++client) {
            if (problem_.weight[client] == 0) continue;
            const int site = last_.allocation[client];
            const std::int64_t cost = problem_.costs->cost(client, static_cast<std::size_t>(site));
            const auto slot = static_cast<std::size_t>(std::ranges::lower_bound(last_open_, site) - last_open_.begin());
            if (cost <= farthest[slot]) continue;
            farthest[slot] = cost;
            who[slot] = client;
        }
        for (const std::size_t client : who)
            if (client < problem_.clients()) subset_.add(client);
    }

    /// The p-center of the subset as far as the effort goes: the last plan serves the subset within the value given back,
    /// and what is proven to be needed rises. With all effort and no slack the two are one. Distances under `from` failed
    /// for a smaller subset; it rises with what fails now.
    std::int64_t restricted(const CoverEffort& effort, double slack, std::int64_t& from) {
        const std::vector<std::int32_t> distances = subset_.distances(least_, value_);
        // The value is one of them; the best plan serves the subset within the last.
        raise(distances.front());
        const auto place = [&](double distance) {
            const auto found = std::ranges::lower_bound(distances, distance);
            return std::min<std::size_t>(found - distances.begin(), distances.size() - 1);
        };
        std::size_t begin = place(static_cast<double>(from));
        std::size_t end = distances.size() - 1;
        std::vector<int> plan = best_;
        // The value seldom moves far once the subset is large: near the old one first, then in longer and longer steps.
        for (double step = 0; begin < end && !signal_.stop(); step = 2 * step + quick_slack) {
            if (distances[end] - distances[begin] <= slack * distances[end]) break;
            const double done = static_cast<double>(least_) / static_cast<double>(value_);
            feedback_.progress(0.9 * done * done, "optimise.phase.distance"_text);
            const std::size_t middle = begin + (end - begin) / 2;
            const std::size_t at = from == 0 ? middle : std::min(middle, place(distances[begin] * (1 + step)));
            CoverAnswer answer =
                can_cover(problem_, problem_.sites_total, subset_.sets(distances[at]), effort, signal_);
            nodes_ += answer.nodes;
            iterations_ += answer.iterations;
            if (answer.verdict == CoverVerdict::yes) {
                end = at;
                plan = std::move(answer.open);
                continue;
            }
            begin = at + 1;
            if (answer.verdict == CoverVerdict::no) raise(distances[begin]);
        }
        from = distances[begin];
        consider(std::move(plan));
        return distances[end];
    }

    /// The same value by the smallest list: the p-median of who is not covered within it, which the plan proves to be 0.
    void settle_ties() {
        CoverRows rows = read_cover_rows(problem_, static_cast<std::int32_t>(value_), signal_);
        if (!rows.complete) return;
        drop_implied(rows.sets, problem_.candidates());
        LocationProblem median = problem_;
        median.objective = Objective::p_median;
        median.reach.reset();  // the value keeps it
        median.weight.assign(rows.sets.size(), 1);
        median.costs = std::make_shared<SetCosts>(problem_.candidates(), std::move(rows.sets));
        SolverOptions inner = options_left(options_, signal_);
        inner.start = best_;
        auto found = LagrangianExact().solve(median, inner, feedback_);
        if (!found || !found->has_plan() || found->value > 0) return;
        nodes_ += found->nodes;
        iterations_ += found->iterations;
        best_ = std::move(found->open);
        tie_settled_ = found->tie_settled;
    }

    const LocationProblem& problem_;
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    Subset subset_;
    std::vector<int> best_;
    std::int64_t value_ = 0;
    std::int64_t least_ = 0;  ///< no plan has a smaller value
    std::vector<int> last_open_;
    Evaluation last_;
    std::int64_t last_value_ = 0;
    bool tie_settled_ = false;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
};

}  // namespace

Result<Solution> PCenter::solve(const LocationProblem& problem, const SolverOptions& options,
                                Feedback& feedback) const {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate_for(Objective::p_center, problem); !valid) return fail(valid.error());
    if (auto reasons = infeasible_reasons(problem); !reasons.empty()) return infeasible(std::move(reasons), signal);
    if (!problem.reach) return PCenterRun(problem, options, feedback, signal).solve();
    feedback.progress(0.0, "optimise.phase.reach"_text);
    ReachAnswer reach = answer_reach(problem, options, signal);
    if (reach.plan.empty()) return without_plan(std::move(reach), signal);
    // From a plan that keeps the reach only better ones follow.
    SolverOptions from_there = options;
    from_there.start = std::move(reach.plan);
    return PCenterRun(problem, from_there, feedback, signal).solve();
}

}  // namespace maillage::optimise
