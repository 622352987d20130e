// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/p_center.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <utility>

#include "base/parallel.h"
#include "optimise/answer.h"
#include "optimise/cover_costs.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/site_columns.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/within_reach.h"

namespace maillage::optimise {
namespace {

/// Clients looked at first; those that matter join later. Some dozens tell the distance to a few per cent.
constexpr std::size_t first_clients = 64;

/// Nodes, of each way to search, for the question whether a better plan exists, before the bound is raised by easier ones.
constexpr std::int64_t fair_nodes = 300;

/// Up to so many whom a plan leaves out all join: fewer rounds pay for the longer ones.
constexpr std::size_t few_beyond = 1000;
/// And as long as their rows take no more than this.
constexpr std::size_t few_bytes = std::size_t{64} << 20U;

/// First looks need not be finer: what follows is about better plans, and takes the time there is.
constexpr double first_slack = 0.01;

/// The clients looked at so far, with their rows.
class Subset {
  public:
    explicit Subset(const LocationProblem& problem) : problem_(problem), is_in_(problem.clients(), false) {}

    /// Those that are not in yet; where the signal comes, fewer.
    void add(const std::vector<std::size_t>& clients, const StopSignal& signal) {
        std::vector<std::size_t> news;
        for (const std::size_t client : clients)
            if (!is_in_[client]) news.push_back(client);
        std::vector<std::vector<std::int32_t>> rows(news.size());
        parallel_for(news.size(), 1, [&](std::size_t begin, std::size_t end) {
            std::vector<std::int32_t> scratch;
            for (std::size_t at = begin; at < end && !signal.stop(); ++at) {
                const auto row = problem_.costs->row(news[at], scratch);
                rows[at].assign(row.begin(), row.end());
            }
        });
        for (std::size_t at = 0; at < news.size(); ++at) {
            if (rows[at].empty()) continue;
            is_in_[news[at]] = true;
            rows_.push_back(std::move(rows[at]));
        }
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
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal), subset_(problem), columns_(problem) {}

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
        if (!signal_.stop()) begin_subset();
        grow(least_);
        narrow();
        if (least_ == value_ && options_.settle_ties && !signal_.stop()) settle_ties();
        static_cast<void>(signal_.stop());
        Solution solution =
            solution_of(problem_, {std::move(best_), least_, tie_settled_, options_.settle_ties}, signal_);
        solution.nodes = nodes_;
        solution.iterations = iterations_;
        solution.short_of_memory = short_of_memory_ && least_ < value_ && !signal_.stopped();
        return solution;
    }

  private:
    /// A plan becomes the last one, and the best one where it is.
    void consider(std::vector<int> plan) {
        last_ = columns_.serve(plan);
        last_open_ = std::move(plan);
        last_value_ = 0;
        for (std::size_t client = 0; client < problem_.clients(); ++client)
            if (problem_.weight[client] > 0) last_value_ = std::max<std::int64_t>(last_value_, last_.cost[client]);
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
        std::vector<std::size_t> some;
        for (std::size_t at = 0; at < asking.size(); at += stride) some.push_back(asking[at]);
        subset_.add(some, signal_);
    }

    /// Quick looks tell nearly where the value lies. What is left is mostly one question: is any plan better than the best?
    void narrow() {
        look_quickly(Side::above, first_slack);
        look_quickly(Side::below, first_slack);
        while (least_ < value_ && !signal_.stop()) {
            look_quickly(Side::above, 0);
            const CoverVerdict better = improve({.nodes = fair_nodes, .waiting_bytes = options_.memory_limit});
            if (better != CoverVerdict::unknown) continue;
            look_quickly(Side::below, 0);
            if (improve({.waiting_bytes = options_.memory_limit}) == CoverVerdict::unknown) return;
        }
    }

    /// Whether a plan is better than the best one, as far as the subset tells: while it is asked the subset may grow, and
    /// with it the distances that are left.
    CoverVerdict improve(const CoverEffort& effort) {
        const std::vector<std::int32_t> left = distances_left(least_, value_);
        if (left.empty()) return CoverVerdict::no;
        const CoverVerdict verdict = within(left.back(), effort);
        if (verdict == CoverVerdict::no) raise(left.back() + 1);
        return verdict;
    }

    enum class Side : std::uint8_t { above, below };

    /// Halves with one look at each distance. What such looks cannot decide counts as out of reach from above: better and
    /// better plans are found; and as reached from below: the proven bound rises.
    /// Distances nearer to each other than a share of them are not told apart.
    void look_quickly(Side side, double slack) {
        std::int64_t from = least_;
        std::int64_t end = value_;
        while (!signal_.stop()) {
            from = std::max(from, least_);
            end = std::min(end, value_);
            const std::vector<std::int32_t> left = distances_left(from, end);
            if (left.empty() || left.back() - left.front() < slack * left.back()) return;
            const double done = static_cast<double>(least_) / static_cast<double>(value_);
            feedback_.progress(0.9 * done * done, "optimise.phase.distance"_text);
            const std::int32_t reach = left[left.size() / 2];
            const CoverVerdict verdict = within(reach, {.nodes = 1, .waiting_bytes = options_.memory_limit});
            if (verdict == CoverVerdict::no) raise(reach + 1);
            if (verdict != CoverVerdict::unknown) continue;
            if (side == Side::above) from = reach + 1;
            else end = reach;
        }
    }

    /// Distances of the subset from `least` on and under `end`; the value of a subset is one of its distances, so that
    /// the next one is proven with the one before.
    std::vector<std::int32_t> distances_left(std::int64_t least, std::int64_t end) {
        std::vector<std::int32_t> left = subset_.distances(least, end - 1);
        if (least == least_) raise(left.empty() ? std::min(end, value_) : left.front());
        return left;
    }

    /// Whether some plan serves everybody within `reach`; the subset grows by those whom plans for it leave out.
    CoverVerdict within(std::int32_t reach, const CoverEffort& effort) {
        while (!signal_.stop()) {
            CoverAnswer answer = can_cover(problem_, problem_.sites_total, subset_.sets(reach), effort, signal_, last_open_);
            nodes_ += answer.nodes;
            iterations_ += answer.iterations;
            short_of_memory_ = answer.out_of_memory;
            if (answer.verdict != CoverVerdict::yes) return answer.verdict;
            consider(std::move(answer.open));
            if (last_value_ <= reach) return CoverVerdict::yes;
            grow(reach);
        }
        return CoverVerdict::unknown;
    }

    /// Who lies beyond `reach` of the last plan joins; of many, for each pair of nearest and second site, which is a side
    /// of the site's surroundings, the one farthest off.
    void grow(std::int64_t reach) {
        std::map<std::pair<int, int>, std::size_t> sides;
        std::vector<std::size_t> beyond;
        for (std::size_t client = 0; client < problem_.clients(); ++client) {
            if (problem_.weight[client] == 0 || last_.cost[client] <= reach) continue;
            beyond.push_back(client);
            const auto [side, is_new] = sides.try_emplace({last_.nearest[client], last_.second[client]}, client);
            if (!is_new && last_.cost[client] > last_.cost[side->second]) side->second = client;
        }
        if (beyond.size() > std::min(few_beyond, few_bytes / (sizeof(std::int32_t) * problem_.candidates()))) {
            beyond.clear();
            for (const auto& [side, client] : sides) beyond.push_back(client);
        }
        subset_.add(beyond, signal_);
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
    SiteColumns columns_;
    std::vector<int> best_;
    std::int64_t value_ = 0;
    std::int64_t least_ = 0;  ///< no plan has a smaller value
    std::vector<int> last_open_;
    SiteColumns::Service last_;
    std::int64_t last_value_ = 0;
    bool short_of_memory_ = false;  ///< of the last question
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
