// SPDX-License-Identifier: Apache-2.0
#include "optimise/ranked_plans.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>

#include "optimise/cover_costs.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/list_length.h"
#include "optimise/kernel/start_prices.h"
#include "optimise/kernel/swap_tables.h"
#include "optimise/median_under_cover.h"

namespace maillage::optimise {
namespace {

/// The root climbs in chunks of so many steps; a smaller core is built once a share of the candidates is decided.
constexpr int chunk_iterations = 50;
constexpr int most_chunks = 40;
constexpr double smallest_step = 2e-3;
constexpr double worthwhile = 0.15;

class Ranking {
  public:
    Ranking(const LocationProblem& problem, std::size_t count, const SolverOptions& options, const StopSignal& signal)
        : problem_(problem), count_(count), options_(options), signal_(signal), ranking_(count, impossible) {}

    SearchResult run(std::span<const int> best) {
        const std::size_t entries = list_length(problem_, options_.memory_limit);
        node_.core = entries > 0 ? build_cut_core(problem_, entries, signal_) : build_core(problem_, signal_);
        if (signal_.stop()) return {};
        const Plan plan = plan_of(best);
        ranking_.add({std::vector<int>(best.begin(), best.end()), node_.core.exact_cost_of(plan.open)});
        add_neighbours(plan);
        node_.prices = start_prices(problem_, node_.core, plan.open);
        climb();
        if (signal_.stop()) return partial();
        if (entries > 0) read_rest(entries);
        SearchGoal goal{.target = target(), .memory_limit = options_.memory_limit,
                        .iteration_limit = options_.tie_iterations, .keep = count_};
        SearchResult result = search(std::move(node_), goal, signal_, [](const SearchNews&) {});
        for (ProblemPlan& found : result.found) ranking_.add(std::move(found));
        result.found = ranking_.take();
        return result;
    }

    [[nodiscard]] std::int64_t scale() const { return scale_; }

  private:
    /// What a plan may cost to belong to the ranking: all that anyone could pay while it is not full.
    [[nodiscard]] std::int64_t target() const {
        const std::int64_t last = ranking_.target(0);
        return last < impossible ? last : most_;
    }

    SearchResult partial() {
        SearchResult result;
        result.found = ranking_.take();
        return result;
    }

    Plan plan_of(std::span<const int> open) {
        const Core& core = node_.core;
        scale_ = core.scale;
        most_ = std::accumulate(core.cap.begin(), core.cap.end(), core.constant);
        if (core.loose > 0) most_ = impossible / 4;
        Plan plan{std::vector<std::uint8_t>(core.candidates(), 0), 0};
        for (std::size_t position = 0; position < core.candidates(); ++position)
            plan.open[position] = std::ranges::binary_search(open, core.original[position]);
        plan.cost = core.cost_of(plan.open);
        return plan;
    }

    /// Plans one allowed swap away: nearly always the ranking's first places, so that the tree prunes from the start.
    void add_neighbours(const Plan& plan) {
        const Core& core = node_.core;
        const SwapIndex index(core);
        const SwapTables tables(core, index, plan.open);
        const ZoneCounts counts(core.limits, plan.open);
        std::vector<int> outs;
        for (int candidate = 0; candidate < static_cast<int>(core.candidates()); ++candidate)
            if (plan.open[candidate] != 0) outs.push_back(candidate);
        std::vector<Swap> swaps;
        for (int in = 0; in < static_cast<int>(core.candidates()); ++in)
            for (const int out : outs)
                if (plan.open[in] == 0 && counts.may_swap(in, out)) swaps.push_back({in, out, tables.profit_of(in, out)});
        const std::size_t some = std::min(swaps.size(), count_);
        std::ranges::partial_sort(swaps, swaps.begin() + static_cast<std::ptrdiff_t>(some), [](const Swap& a, const Swap& b) {
            return a.profit != b.profit ? a.profit > b.profit : std::pair(a.in, a.out) < std::pair(b.in, b.out);
        });
        for (std::size_t at = 0; at < some && !signal_.stop(); ++at) {
            std::vector<std::uint8_t> open = plan.open;
            open[swaps[at].in] = 1;
            open[swaps[at].out] = 0;
            ranking_.add({core.plan_of(open), core.exact_cost_of(open)});
        }
    }

    void climb() {
        double step = 1.0;
        for (int chunk = 0; chunk < most_chunks && !signal_.stop();) {
            if (node_.core.limits.most() == 0 || node_.core.clients() == 0) return;
            Dual dual(node_.core, node_.prices);
            int decided = 0;
            std::vector<Decision> decisions;
            while (chunk++ < most_chunks && !signal_.stop()) {
                dual.climb({.iterations = chunk_iterations, .step = step, .smallest_step = smallest_step}, target(),
                           signal_, [](const Base&) {});
                step = dual.step();
                if (dual.bound() > target()) return;
                decisions = dual.decisions(target(), decided);
                if (step < smallest_step ||
                    static_cast<double>(decided) >= worthwhile * static_cast<double>(node_.core.candidates()))
                    break;
            }
            node_.prices = dual.prices();
            node_.bound = dual.bound();
            if (decisions.empty()) return;
            node_.core = reduce(node_.core, decisions, node_.prices);
            if (step < smallest_step) return;
        }
    }

    void read_rest(std::size_t entries) {
        std::vector<std::int64_t> prices(problem_.clients(), 0);
        for (std::size_t client = 0; client < node_.core.clients(); ++client)
            prices[static_cast<std::size_t>(node_.core.name[client])] = node_.prices[client];
        prices.insert(prices.end(), node_.prices.begin() + static_cast<std::ptrdiff_t>(node_.core.clients()),
                      node_.prices.end());
        node_.core = read_again(problem_, node_.core, entries, false, prices, signal_);
        node_.prices = std::move(prices);
    }

    const LocationProblem& problem_;
    std::size_t count_;
    const SolverOptions& options_;
    const StopSignal& signal_;
    Node node_;
    PlanRanking ranking_;
    std::int64_t scale_ = 1;
    std::int64_t most_ = impossible;
};

/// Plans in units of the problem.
struct Ranked {
    std::vector<ProblemPlan> plans;
    bool proven = false;
    std::int64_t nodes = 0;
};

Ranked rank_once(const LocationProblem& median, std::span<const int> best, std::size_t count,
                 const SolverOptions& options, const StopSignal& signal) {
    // One more than asked tells whether a tie is cut at the last place.
    Ranking ranking(median, count + 1, options, signal);
    SearchResult result = ranking.run(best);
    for (ProblemPlan& plan : result.found) plan.cost /= ranking.scale();
    return {std::move(result.found), result.complete, result.nodes};
}

/// Growth of the fine from round to round.
constexpr std::int64_t growth = 16;

/// Plans that leave a set unmet are fined; where one of them is among the best the fine grows, until none that does is
/// cheaper than the dearest plan without.
Ranked rank_covers(LocationProblem median, const CoverQuestion& question, std::span<const int> best, std::size_t count,
                   const SolverOptions& options, const StopSignal& signal) {
    const auto unit = std::max<std::int64_t>(question.limit, 1);
    const std::int64_t persons = std::accumulate(median.weight.begin(), median.weight.end(), std::int64_t{0});
    const std::int64_t highest = persons + 1;  // in `unit` each: nobody pays more than it
    const std::size_t clients = median.clients();
    median.costs = std::make_shared<MedianUnderCover>(median.costs, question.sets, static_cast<std::int32_t>(unit));
    Ranked ranked;
    const auto misses = [&](const ProblemPlan& plan) { return !meets(question.sets, plan.open); };
    for (std::int64_t fine = highest / (growth * static_cast<std::int64_t>(best.size())) + 1;;
         fine = std::min(highest, growth * fine)) {
        median.weight.resize(clients);
        median.weight.insert(median.weight.end(), question.sets.size(), fine);
        const std::int64_t nodes = ranked.nodes;
        if (!validate(median)) ranked.proven = false;
        else ranked = rank_once(median, best, count, options, signal);
        ranked.nodes += nodes;
        const auto gone = std::erase_if(ranked.plans, misses);
        if (!ranked.proven || fine == highest || gone == 0) return ranked;
    }
}

Ranked rank(const LocationProblem& problem, const LocationProblem& median, std::span<const int> best,
                    std::size_t count, const SolverOptions& options, const StopSignal& signal) {
    if (!problem.reach) return rank_once(median, best, count, options, signal);
    CoverRows rows = read_cover_rows(problem, *problem.reach, signal);
    if (!rows.complete || rows.unreached > 0) return Ranked{};
    drop_implied(rows, problem.candidates());
    CoverQuestion question;
    question.sets = std::move(rows.sets);
    question.limit = problem.objective == Objective::max_cover ? 1 : *problem.reach;
    return rank_covers(median, question, best, count, options, signal);
}

}  // namespace

Result<RankedPlans> ranked_plans(const LocationProblem& problem, std::span<const int> best, std::size_t count,
                                 const SolverOptions& options, Feedback& feedback) {
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    const bool is_cover = problem.objective == Objective::max_cover;
    if (!is_cover && problem.objective != Objective::p_median)
        return fail(Error{.kind = ErrorKind::usage, .message = message("optimise.error.objective"_text), .file = {},
                          .place = {}, .remedy = {}});
    const StopSignal signal(feedback, options.time_limit_s);
    if (!infeasible_reasons(problem).empty()) return RankedPlans{.plans = {}, .proven = true};
    LocationProblem median = problem;
    median.objective = Objective::p_median;
    median.reach.reset();
    if (is_cover) median.costs = std::make_shared<CoverCosts>(problem.costs, problem.radius);
    const Ranked ranked = rank(problem, median, best, count, options, signal);
    RankedPlans answer;
    answer.proven = ranked.proven;
    answer.nodes = ranked.nodes;
    std::vector<ProblemPlan> found = ranked.plans;
    if (found.size() > count) {
        answer.tie_cut = count > 0 && found[count].cost == found[count - 1].cost;
        found.resize(count);
    }
    const std::int64_t everybody = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
    for (ProblemPlan& plan : found) answer.plans.push_back({std::move(plan.open), is_cover ? everybody - plan.cost : plan.cost});
    answer.seconds = signal.seconds();
    return answer;
}

std::vector<RankedPlan> differing(const std::vector<RankedPlan>& ranking, std::size_t sites, std::size_t count) {
    std::vector<RankedPlan> chosen;
    for (const RankedPlan& plan : ranking) {
        if (chosen.size() == count) break;
        const bool differs = std::ranges::all_of(chosen, [&](const RankedPlan& other) {
            std::vector<int> only;
            std::ranges::set_difference(plan.open, other.open, std::back_inserter(only));
            return only.size() >= sites;
        });
        if (differs) chosen.push_back(plan);
    }
    return chosen;
}

}  // namespace maillage::optimise
