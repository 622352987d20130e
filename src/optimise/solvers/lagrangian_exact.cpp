// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/lagrangian_exact.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "optimise/answer.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/interchange.h"

namespace maillage::optimise {
namespace {

/// Random restarts of the swap search. The tree finds what they miss; they only make it smaller.
constexpr int kicks = 8;
/// The root climb goes in chunks; after each the reduced costs are looked at.
constexpr int chunk_iterations = 50;
constexpr int most_chunks = 60;
/// A smaller core is built once this share of the candidates is decided: building costs a pass or two.
constexpr double worthwhile = 0.15;
constexpr double smallest_step = 1e-3;

/// One solve from the first plan to the last proof.
class Run {
  public:
    Run(const LocationProblem& problem, const SolverOptions& options, Feedback& feedback, const StopSignal& signal)
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal) {}

    /// `pairs`: what the core would hold where it does not fit; 0 = it fits.
    Solution solve(std::int64_t pairs) {
        feedback_.progress(0.0, "optimise.phase.plans"_text);
        first_ = options_.start;
        if (first_.empty() && problem_.clients() * problem_.candidates() > quick_pairs) first_ = first_plan(problem_, signal_);
        if (pairs == 0) prove();
        Solution solution = answer();
        solution.pairs_too_many = pairs;
        return solution;
    }

  private:
    void prove() {
        node_.core = build_core(problem_, signal_);
        if (first_.empty() && signal_.stop()) first_ = node_.core.plan_of(greedy_plan(node_.core, signal_).open);
        if (signal_.stop()) return;
        raise_bound(node_.core.floor());
        find_plans();
        if (!signal_.stop()) climb_root();
        if (!signal_.stop()) close_gap();
        if (proven() && options_.settle_ties) settle_ties();
    }

    [[nodiscard]] bool proven() const { return has_plan() && bound_ > best_.cost - node_.core.scale; }
    [[nodiscard]] bool has_plan() const { return !best_.open.empty(); }
    /// Scaled bound that meets the gap target.
    [[nodiscard]] std::int64_t enough_bound() const {
        if (options_.gap_target <= 0 || !has_plan()) return impossible;
        return best_.cost - static_cast<std::int64_t>(static_cast<double>(best_.cost) * options_.gap_target);
    }
    [[nodiscard]] bool close_enough() const { return proven() || bound_ >= enough_bound(); }
    /// Plans dearer than this are of no interest: while ties are to be settled equally good ones are.
    [[nodiscard]] std::int64_t target() const {
        return options_.settle_ties ? best_.cost : best_.cost - node_.core.scale;
    }

    void keep(ProblemPlan plan) {
        if (!has_plan() || plan.cost < best_.cost || (plan.cost == best_.cost && plan.open < best_.open))
            best_ = std::move(plan);
        tell();
    }
    void raise_bound(std::int64_t bound) {
        bound_ = std::max(bound_, bound);
        tell();
    }
    [[nodiscard]] std::int64_t whole_bound() const {
        const std::int64_t scale = node_.core.scale;
        return std::max<std::int64_t>(0, bound_ / scale + (bound_ % scale > 0 ? 1 : 0));
    }
    /// To whoever looks on, where value or bound moved.
    void tell() {
        if (!options_.watch || !has_plan()) return;
        const std::int64_t value = best_.cost / node_.core.scale;
        const std::int64_t bound = std::min(whole_bound(), value);
        if (value == told_value_ && bound == told_bound_) return;
        told_value_ = value;
        told_bound_ = bound;
        options_.watch({best_.open, value, bound, signal_.seconds()});
    }
    void keep(const Plan& plan) { keep({node_.core.plan_of(plan.open), plan.cost}); }

    void find_plans() {
        Plan plan = start_plan();
        keep(plan);
        improve(node_.core, plan, signal_);
        keep(plan);
        if (!proven()) keep(perturbed_best(node_.core, plan, kicks, options_.seed, signal_));
        node_.prices = start_prices();
    }

    [[nodiscard]] Plan start_plan() const {
        const Core& core = node_.core;
        if (first_.empty()) return greedy_plan(core, signal_);
        Plan plan{std::vector<std::uint8_t>(core.candidates(), 0), 0};
        for (std::size_t position = 0; position < core.candidates(); ++position)
            plan.open[position] = std::ranges::binary_search(first_, core.original[position]);
        plan.cost = core.cost_of(plan.open);
        return plan;
    }

    /// Between what each client pays and what it would pay without its site: there the prices of a good dual lie.
    [[nodiscard]] std::vector<std::int64_t> start_prices() const {
        const Core& core = node_.core;
        std::vector<std::int64_t> prices(core.clients());
        const auto is_open = [&](std::size_t entry) {
            return std::ranges::binary_search(best_.open, core.original[core.site[entry]]);
        };
        for (std::size_t client = 0; client < core.clients(); ++client) {
            std::int64_t pays[2] = {core.cap[client], core.cap[client]};
            int served = 0;
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1] && served < 2; ++entry)
                if (is_open(entry)) pays[served++] = core.cost[entry];
            prices[client] = pays[0] + (pays[1] - pays[0]) / 2;
        }
        return prices;
    }

    /// Sets the dual chooses are plans; a better one is worth a swap search.
    void see(const std::vector<std::uint8_t>& open) {
        if (open == last_seen_) return;
        last_seen_ = open;
        Plan plan{open, node_.core.cost_of(open)};
        if (plan.cost >= best_.cost) return;
        improve(node_.core, plan, signal_);
        keep(plan);
    }

    void climb_root() {
        double step = 1.0;
        for (int chunk = 0; chunk < most_chunks && !close_enough() && !signal_.stop();) {
            if (node_.core.limits.sites == 0 || node_.core.clients() == 0) break;
            Dual dual(node_.core, node_.prices);
            last_seen_.clear();
            int decided = 0;
            std::vector<Decision> decisions;
            for (; chunk < most_chunks && !close_enough(); ++chunk) {
                feedback_.progress(0.1 + 0.5 * chunk / most_chunks, "optimise.phase.bound"_text);
                dual.climb({.iterations = chunk_iterations, .step = step, .smallest_step = smallest_step},
                           best_.cost - node_.core.scale, signal_, [&](const Base& base) { see(base.in); });
                step = dual.step();
                raise_bound(dual.bound());
                if (signal_.stop() || dual.bound() > target()) break;
                decisions = dual.decisions(target(), decided);
                if (step < smallest_step ||
                    static_cast<double>(decided) >= worthwhile * static_cast<double>(node_.core.candidates()))
                    break;
            }
            iterations_ += dual.iterations();
            node_.prices = dual.prices();
            if (decisions.empty() || dual.bound() > target()) break;
            node_.core = reduce(node_.core, dual.decisions(target(), decided), node_.prices);
            if (step < smallest_step) break;
        }
        node_.bound = bound_;
    }

    void close_gap() {
        if (close_enough()) return;
        const std::int64_t scale = node_.core.scale;
        const SearchGoal goal{best_.cost - scale, false, enough_bound(), options_.memory_limit,
                              options_.proof_iterations};
        auto result = search(node_, goal, signal_, [&](const SearchNews& news) {
            feedback_.progress(0.7, "optimise.phase.tree"_text);
            if (news.best != nullptr) keep(*news.best);
            raise_bound(std::min(best_.cost, news.bound));
        });
        count(result);
        for (ProblemPlan& plan : result.found) keep(std::move(plan));
        raise_bound(std::min(best_.cost, result.bound));
    }

    /// Goes through the candidates in order: one that the best plan holds stays; for any other the tree tells whether
    /// an equally good plan holds it too, which then becomes the best. What remains is the smallest list.
    void settle_ties() {
        Node rest = node_;
        const std::int64_t begun = iterations_;
        while (rest.core.limits.sites > 0) {
            const std::int64_t left = options_.tie_iterations - (iterations_ - begun);
            if (left <= 0) return;
            feedback_.progress(0.9, "optimise.phase.ties"_text);
            auto decisions = ties_left(rest);
            std::size_t candidate = 0;
            for (; candidate < decisions.size(); ++candidate) {
                if (decisions[candidate] != Decision::undecided) continue;
                if (!std::ranges::binary_search(best_.open, rest.core.original[candidate])) break;
                decisions[candidate] = Decision::open;
            }
            if (candidate < decisions.size()) {
                decisions[candidate] = Decision::open;
                Node with{{}, rest.prices, bound_};
                with.core = reduce(rest.core, decisions, with.prices);
                auto result = search(std::move(with), {best_.cost, true, impossible, options_.memory_limit, left},
                                     signal_, [](const SearchNews&) {});
                count(result);
                if (!result.complete) return;
                if (result.found.empty()) decisions[candidate] = Decision::closed;
                for (ProblemPlan& plan : result.found) keep(std::move(plan));
            }
            rest.core = reduce(rest.core, decisions, rest.prices);
        }
        tie_settled_ = true;
    }

    /// What the reduced costs alone decide about all plans as good as the best.
    std::vector<Decision> ties_left(Node& rest) {
        Dual dual(rest.core, rest.prices);
        ++iterations_;
        int decided = 0;
        return dual.decisions(best_.cost, decided);
    }

    void count(const SearchResult& result) {
        nodes_ += result.nodes;
        iterations_ += result.iterations;
    }

    [[nodiscard]] Solution answer() const {
        Solution solution;
        solution.nodes = nodes_;
        solution.iterations = iterations_;
        solution.bound = whole_bound();
        if (has_plan() || !first_.empty()) {
            solution.open = has_plan() ? best_.open : first_;
            Evaluation evaluation = evaluate(problem_, solution.open);
            solution.value = evaluation.value;
            solution.weighted_cost = evaluation.value;
            solution.allocation = std::move(evaluation.allocation);
            solution.bound = std::min(solution.bound, solution.value);
            const auto value = static_cast<double>(solution.value);
            solution.weighted_cost_bound = solution.bound;
            solution.gap = value > 0 ? static_cast<double>(solution.value - solution.bound) / value : 0.0;
        }
        const bool optimal = solution.has_plan() && solution.bound == solution.value;
        solution.tie_settled = optimal && tie_settled_;
        const bool finished = optimal && (tie_settled_ || !options_.settle_ties);
        if (signal_.cancelled() && !finished)
            solution.status = Status::interrupted;
        else if (optimal)
            solution.status = Status::optimal;
        else
            solution.status = solution.has_plan() ? Status::feasible : Status::unknown;
        solution.seconds = signal_.seconds();
        return solution;
    }

    const LocationProblem& problem_;
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    Node node_;
    std::vector<int> first_;  ///< found before the core was there; empty = none, or the core came first
    ProblemPlan best_;
    std::int64_t bound_ = 0;
    std::int64_t told_value_ = -1;
    std::int64_t told_bound_ = -1;
    bool tie_settled_ = false;
    std::vector<std::uint8_t> last_seen_;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
};

/// Pairs that the core would hold, where they do not fit in memory; 0 = they fit.
std::int64_t pairs_too_many(const LocationProblem& problem, std::size_t memory_limit) {
    const std::size_t most = memory_limit / core_bytes_per_pair;
    if (problem.clients() * problem.candidates() <= most) return 0;
    const std::size_t pairs = expected_pairs(problem);
    return pairs <= most ? 0 : static_cast<std::int64_t>(pairs);
}

/// Told before any of that memory is asked for. Thousands of millions of bytes, as disks and memory are sold.
tl::unexpected<Error> refuse_pairs(std::int64_t pairs, std::size_t memory_limit) {
    constexpr double giga = 1e9;
    return fail(Error{.kind = ErrorKind::environment,
                      .message = message("optimise.error.memory"_text)
                                     .with("pairs", pairs)
                                     .with("needed", static_cast<double>(pairs) * core_bytes_per_pair / giga, 1)
                                     .with("available", static_cast<double>(memory_limit) / giga, 1),
                      .file = {},
                      .place = {},
                      .remedy = message("optimise.error.memory_remedy"_text)});
}

}  // namespace

Result<Solution> LagrangianExact::solve(const LocationProblem& problem, const SolverOptions& options,
                                        Feedback& feedback) const {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate_for(Objective::p_median, problem); !valid) return fail(valid.error());
    Solution solution;
    solution.reasons = infeasible_reasons(problem);
    if (!solution.reasons.empty()) {
        solution.status = Status::infeasible;
        solution.seconds = signal.seconds();
        return solution;
    }
    const std::int64_t pairs = pairs_too_many(problem, options.memory_limit);
    if (pairs > 0 && std::isinf(options.time_limit_s)) return refuse_pairs(pairs, options.memory_limit);
    return Run(problem, options, feedback, signal).solve(pairs);
}

}  // namespace maillage::optimise
