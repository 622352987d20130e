// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/lagrangian_exact.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "optimise/answer.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/decided_bound.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/list_length.h"
#include "optimise/kernel/relaxation.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/start_prices.h"
#include "optimise/within_reach.h"

namespace maillage::optimise {
namespace {

/// Random restarts of the swap search. The tree finds what they miss; they only make it smaller.
constexpr int kicks = 8;
/// More of them where the number of sites is free under a budget.
constexpr int free_kicks = 32;
/// Where the root leaves a gap, these many shakes among the candidates it has left undecided.
constexpr int shake_chains = 4;
constexpr int shake_rounds = 300;
/// Among so many candidates good plans are looked for where the root leaves many undecided: rl5934 of TSPLIB with 200 sites
/// came to 1 805 631 instead of 1 813 516 in less time.
constexpr int likely_per_site = 3;
constexpr int fewest_likely = 100;
/// A round among them is short, and more of them found the optimum of pcb3038 with 50 sites before the tree did.
constexpr int likely_rounds = 1000;
/// Their reduced costs are told apart to this share of the gap.
constexpr std::int64_t likely_steps = 4096;
/// Searches, each among what the last one left.
constexpr std::uint64_t most_turns = 6;
/// The root climb goes in chunks; after each the reduced costs are looked at.
constexpr Climb root_climb{.iterations = 50, .step = 1.0, .smallest_step = 1e-3};
constexpr int most_chunks = 60;
/// A smaller core is built once this share of the candidates is decided: building costs a pass or two.
constexpr double worthwhile = 0.15;
/// Lists are lengthened once one client in so many has its price at the end of its list.
constexpr std::size_t few_at_cap = 500;
/// Lists that grew make room for longer steps again.
constexpr double lengthened_step = 0.1;

/// What a plan costs while none is known: above any sum `validate` lets through, and differences of it stay in 64 bits.
constexpr std::int64_t no_plan_yet = std::int64_t{1} << 61;

/// Pairs whose rows take some seconds to read.
constexpr std::size_t long_reading = std::size_t{1} << 28;

/// One solve from the first plan to the last proof.
class Run {
  public:
    Run(const LocationProblem& problem, const SolverOptions& options, Feedback& feedback, const StopSignal& signal)
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal) {}

    Solution solve() {
        feedback_.progress(0.0, "optimise.phase.plans"_text);
        first_ = options_.start;
        if (first_.empty() && wants_first_plan()) first_ = first_plan(problem_, signal_);
        prove();
        return answer();
    }

  private:
    /// Where time is short, or reading the rows takes more than some seconds.
    [[nodiscard]] bool wants_first_plan() const {
        const std::size_t pairs = problem_.clients() * problem_.candidates();
        return pairs > long_reading || (pairs > quick_pairs && std::isfinite(options_.time_limit_s));
    }

    void prove() {
        const std::size_t entries = list_length(problem_, options_.memory_limit);
        node_.core = entries > 0 ? build_cut_core(problem_, entries, signal_) : build_core(problem_, signal_, options_.keep_proof);
        if (options_.keep_proof) {
            proof_.nodes.resize(1);
            proof_.priced = rule_limits(problem_).priced;
            node_.proof = 0;
        }
        if (first_.empty() && signal_.stop()) find_any_plan();
        if (signal_.stop()) return;
        if (!options_.keep_proof) raise_bound(node_.core.floor());
        find_plans();
        if (!signal_.stop()) climb_root();
        if (entries > 0 && !signal_.stop() && (!close_enough() || (proven() && options_.settle_ties)))
            read_rest(entries);
        if (!signal_.stop()) close_gap();
        if (proven() && options_.settle_ties) settle_ties();
    }

    void find_any_plan() {
        const Plan plan = greedy_plan(node_.core, signal_);
        if (node_.core.limits.obeys_rows(plan.open)) first_ = node_.core.plan_of(plan.open);
    }

    [[nodiscard]] bool proven() const { return has_plan() && bound_ > best_.cost - node_.core.scale; }
    [[nodiscard]] bool has_plan() const { return !best_.open.empty(); }
    /// Scaled bound that meets the gap target.
    [[nodiscard]] std::int64_t enough_bound() const {
        if (options_.enough_bound > 0) return (options_.enough_bound - 1) * node_.core.scale + 1;
        if (options_.gap_target <= 0 || !has_plan()) return impossible;
        return best_.cost - static_cast<std::int64_t>(static_cast<double>(best_.cost) * options_.gap_target);
    }
    [[nodiscard]] bool close_enough() const { return proven() || bound_ >= enough_bound(); }
    /// A better plan costs at most this, or a bound above it is all that is asked.
    [[nodiscard]] std::int64_t better() const {
        const std::int64_t scale = node_.core.scale;
        const std::int64_t better = best_.cost - scale;
        return options_.enough_bound > 0 ? std::min(better, (options_.enough_bound - 1) * scale) : better;
    }
    /// Plans dearer than this are of no interest: while ties are to be settled equally good ones are.
    [[nodiscard]] std::int64_t target() const { return options_.settle_ties ? best_.cost : better(); }

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
    void keep(const Plan& plan) { keep(node_.core, plan); }
    void keep(const Core& core, const Plan& plan) {
        if (has_plan() && plan.cost > best_.cost) return;
        if (!core.limits.obeys_rows(plan.open)) return;
        ProblemPlan whole{core.plan_of(plan.open), plan.cost};
        if (core.loose > 0) whole.cost = core.exact_cost_of(plan.open);
        keep(std::move(whole));
    }

    void find_plans() {
        Plan plan = start_plan();
        keep(plan);
        improve(node_.core, plan, signal_);
        keep(plan);
        // What is open may be a set that only its rules made: the greedy one, brought to obey them, is often better.
        if (!first_.empty() && !node_.core.limits.rows.empty()) {
            Plan greedy = greedy_plan(node_.core, signal_);
            improve(node_.core, greedy, signal_);
            keep(greedy);
            if (node_.core.limits.obeys_rows(greedy.open) && greedy.cost < plan.cost) plan = std::move(greedy);
        }
        if (has_plan() && !proven())
            keep(Interchange(node_.core).perturbed_best(plan, kicks, options_.seed, signal_));
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

    [[nodiscard]] std::vector<std::int64_t> start_prices() const {
        const Core& core = node_.core;
        std::vector<std::uint8_t> open(core.candidates());
        for (std::size_t position = 0; position < open.size(); ++position)
            open[position] = std::ranges::binary_search(best_.open, core.original[position]);
        return optimise::start_prices(problem_, core, open);
    }

    /// Sets the dual chooses are plans; a better one is worth a swap search.
    void see(const std::vector<std::uint8_t>& open) {
        if (open == last_seen_) return;
        last_seen_ = open;
        if (!node_.core.limits.obeys_rows(open)) return;
        Plan plan{open, node_.core.cost_of(open)};
        if (has_plan() && plan.cost >= best_.cost) return;
        improve(node_.core, plan, signal_);
        keep(plan);
    }

    [[nodiscard]] std::size_t least_at_cap() const { return 1 + node_.core.clients() / few_at_cap; }
    [[nodiscard]] bool many_at_cap(const std::vector<std::int64_t>& prices) const {
        std::size_t count = 0;
        for (std::size_t client = 0; client < node_.core.cut.size(); ++client)
            count += node_.core.cut[client] != 0 && prices[client] >= node_.core.cap[client];
        return count >= least_at_cap();
    }

    void climb_root() {
        double step = root_climb.step;
        for (int chunk = 0; chunk < most_chunks && !close_enough() && !signal_.stop();) {
            if (node_.core.limits.most() == 0 || node_.core.clients() == 0) break;
            Dual dual(node_.core, node_.prices);
            last_seen_.clear();
            int decided = 0;
            std::vector<Decision> decisions;
            for (; chunk < most_chunks && !close_enough(); ++chunk) {
                feedback_.progress(0.1 + 0.5 * chunk / most_chunks, "optimise.phase.bound"_text);
                Climb leg = root_climb;
                leg.step = step;
                dual.climb(leg, better(), signal_, [&](const Base& base) { see(base.in); });
                step = dual.step();
                raise_bound(dual.bound());
                if (signal_.stop() || dual.bound() > target()) break;
                decisions = dual.decisions(target(), decided);
                if (many_at_cap(dual.prices())) break;
                if (step < root_climb.smallest_step ||
                    static_cast<double>(decided) >= worthwhile * static_cast<double>(node_.core.candidates()))
                    break;
            }
            iterations_ += dual.iterations();
            node_.prices = dual.prices();
            if (decisions.empty() || dual.bound() > target()) break;
            // A good bound chooses nearly the right sites: swaps from there end elsewhere than swaps from plans.
            Plan chosen{dual.base().in, node_.core.cost_of(dual.base().in)};
            improve(node_.core, chosen, signal_);
            keep(chosen);
            decisions = dual.decisions(target(), decided);
            tell_proof(decisions);
            node_.core = reduce(node_.core, decisions, node_.prices);
            if (lengthen(problem_, node_.prices, least_at_cap(), node_.core) > 0) {
                step = std::max(step, lengthened_step);
                continue;
            }
            if (step < root_climb.smallest_step) break;
        }
        // Prices that no dual has looked at prove nothing; where nothing had to be proven, none do.
        if (iterations_ > 0) tell_proof({});
        node_.bound = bound_;
    }

    /// The root's prices, and what they decide.
    void tell_proof(std::span<const Decision> decisions) {
        if (options_.keep_proof) proof_.nodes.front().steps.push_back(step_of(node_.core, node_.told, node_.prices, decisions));
    }

    /// The lists were cut for all candidates: for those left undecided the same length reaches farther.
    void read_rest(std::size_t entries) {
        std::vector<std::int64_t> prices(problem_.clients(), 0);
        for (std::size_t client = 0; client < node_.core.clients(); ++client)
            prices[static_cast<std::size_t>(node_.core.name[client])] = node_.prices[client];
        for (const ClientPrice& one : node_.core.settled) prices[static_cast<std::size_t>(one.client)] = one.price;
        prices.insert(prices.end(), node_.prices.begin() + static_cast<std::ptrdiff_t>(node_.core.clients()),
                      node_.prices.end());
        node_.core = read_again(problem_, node_.core, entries, options_.keep_proof, prices, signal_);
        node_.told = 0;
        node_.prices = std::move(prices);
        if (!signal_.stop() && !close_enough()) climb_root();
    }

    /// The best plan, as far as it is undecided. What was decided for plans that are better may have left it behind: then
    /// what remains of it obeys no rule, and a first plan of what is left takes its place (none where rows are priced).
    [[nodiscard]] Plan best_among_undecided(const Core& core) const {
        Plan plan{std::vector<std::uint8_t>(core.candidates(), 0), 0};
        std::size_t kept = core.opened.size();
        for (std::size_t position = 0; position < core.candidates(); ++position) {
            plan.open[position] = std::ranges::binary_search(best_.open, core.original[position]);
            kept += plan.open[position];
        }
        const bool is_whole = kept == best_.open.size() && std::ranges::all_of(core.opened, [&](int candidate) {
            return std::ranges::binary_search(best_.open, candidate);
        });
        if (!is_whole) return core.limits.rows.empty() ? greedy_plan(core, signal_) : Plan{};
        plan.cost = core.cost_of(plan.open);
        return plan;
    }

    void search_harder(const Core& core, int rounds, std::uint64_t seed) {
        if (!has_plan() || core.limits.most() == 0 || core.clients() == 0 || signal_.stop()) return;
        Plan plan = best_among_undecided(core);
        if (plan.open.empty()) return;
        const Interchange interchange(core);
        keep(core, interchange.shaken_best(plan, shake_chains, rounds, seed, signal_));
        // Swaps keep the number of sites: where it is free, kicks change it.
        if (core.limits.least() < core.limits.most() && !core.limits.rows.empty())
            keep(core, interchange.perturbed_best(plan, free_kicks, seed, signal_));
    }

    /// Nearly all good plans hold few candidates: those whose change of side costs least by the root's prices, and those
    /// of the best plan. The others are set aside for this search alone, which is then as many times faster.
    void search_among_likely(std::uint64_t seed) {
        const Core& core = node_.core;
        const auto likely = static_cast<std::size_t>(likely_per_site * core.limits.most() + fewest_likely);
        if (!has_plan() || core.clients() == 0 || core.candidates() <= 2 * likely)
            return search_harder(core, shake_rounds, seed);
        Dual dual(core, node_.prices);
        ++iterations_;
        int decided = 0;
        std::int64_t under = dual.bound();
        std::int64_t beyond = target();
        while (beyond - under > (target() - dual.bound()) / likely_steps + 1) {
            const std::int64_t middle = under + (beyond - under) / 2;
            static_cast<void>(dual.decisions(middle, decided));
            (core.candidates() - static_cast<std::size_t>(decided) > likely ? beyond : under) = middle;
        }
        std::vector<Decision> decisions = dual.decisions(under, decided);
        for (std::size_t at = 0; at < decisions.size(); ++at) {
            const bool holds = std::ranges::binary_search(best_.open, core.original[at]);
            if ((decisions[at] == Decision::open) != holds) decisions[at] = Decision::undecided;
        }
        std::vector<std::int64_t> prices = node_.prices;
        search_harder(reduce(core, decisions, prices), likely_rounds, seed);
    }

    /// A better plan decides more candidates, and among fewer still better ones are found.
    void search_and_decide() {
        for (std::uint64_t turn = 0; turn < most_turns && !close_enough() && !signal_.stop(); ++turn) {
            const std::int64_t before = best_.cost;
            search_among_likely(options_.seed + turn);
            if (best_.cost == before || signal_.stop()) return;
            Dual dual(node_.core, node_.prices);
            ++iterations_;
            int decided = 0;
            const auto decisions = dual.decisions(target(), decided);
            tell_proof(decisions);
            node_.core = reduce(node_.core, decisions, node_.prices);
        }
    }

    /// The last digits of the root's bound, by the simplex, as long as they decide many candidates.
    void polish_root() {
        while (!close_enough() && !signal_.stop() && node_.core.limits.most() > 0 && node_.core.clients() > 0 &&
               fits_the_simplex(node_.core, options_.memory_limit)) {
            Relaxation relaxation(node_.core, node_.prices);
            const auto end = relaxation.solve(better(), signal_);
            if (end == Relaxation::End::failed) return;
            DecidedBound exact(node_.core);
            const std::vector<std::int64_t> prices = relaxation.prices();
            exact.evaluate(prices, std::vector<Decision>(node_.core.candidates(), Decision::undecided));
            ++iterations_;
            if (exact.bound() <= bound_) return;  // as where the time ended too soon
            node_.prices = prices;
            node_.bound = exact.bound();
            raise_bound(exact.bound());
            int decided = 0;
            const auto decisions = exact.decisions(target(), decided);
            tell_proof(decisions);
            const auto candidates = static_cast<double>(node_.core.candidates());
            node_.core = reduce(node_.core, decisions, node_.prices);
            if (static_cast<double>(decided) < worthwhile * candidates) return;
        }
    }

    void close_gap() {
        if (close_enough()) return;
        search_and_decide();
        polish_root();
        if (close_enough() || signal_.stop()) return;
        search_harder(node_.core, shake_rounds, options_.seed + most_turns);  // once more among those that are left
        const std::int64_t scale = node_.core.scale;
        const SearchGoal goal{.target = better(),
                              .enough_bound = enough_bound(),
                              .memory_limit = options_.memory_limit,
                              .iteration_limit = options_.proof_iterations,
                              .proof = options_.keep_proof ? &proof_ : nullptr};
        auto result = search(node_, goal, signal_, [&](const SearchNews& news) {
            feedback_.progress(0.7, "optimise.phase.tree"_text);
            if (news.best != nullptr) keep(*news.best);
            raise_bound(std::min(better() + scale, news.bound));
        });
        count(result);
        short_of_memory_ = result.out_of_memory;
        for (ProblemPlan& plan : result.found) keep(std::move(plan));
        raise_bound(std::min(better() + scale, result.bound));
    }

    /// Goes through the candidates in order: one that the best plan holds stays; for any other the tree tells whether
    /// an equally good plan holds it too, which then becomes the best. What remains is the smallest list.
    void settle_ties() {
        Node rest = node_;
        rest.proof = -1;
        const std::int64_t begun = iterations_;
        while (rest.core.limits.most() > 0 && rest.core.candidates() > 0) {
            const std::int64_t left = options_.tie_iterations - (iterations_ - begun);
            if (left <= 0) return;
            feedback_.progress(0.9, "optimise.phase.ties"_text);
            auto decisions = ties_left(rest);
            std::size_t candidate = 0;
            for (; candidate < decisions.size(); ++candidate) {
                if (decisions[candidate] != Decision::undecided) continue;
                if (problem_.at_most && list_ends(rest.core, decisions, candidate)) break;
                if (!std::ranges::binary_search(best_.open, rest.core.original[candidate])) break;
                decisions[candidate] = Decision::open;
            }
            if (list_ended_) break;
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

    /// Where fewer sites may open: whether those open so far, none of which comes after `candidate`, are a plan as good as
    /// the best. No list that begins with them is smaller than theirs; theirs becomes the best.
    bool list_ends(const Core& core, std::span<const Decision> decisions, std::size_t candidate) {
        std::vector<Decision> side(decisions.begin(), decisions.end());
        std::vector<std::uint8_t> open(core.candidates(), 0);
        for (std::size_t at = 0; at < open.size(); ++at) {
            open[at] = decisions[at] == Decision::open;
            if (side[at] == Decision::undecided) side[at] = Decision::closed;
        }
        const bool is_last = std::ranges::all_of(
            core.plan_of(open), [&](int site) { return site < core.original[candidate]; });
        if (!is_last || !core.limits.after(side).feasible() || core.cost_of(open) > best_.cost) return false;
        const std::int64_t cost = core.exact_cost_of(open);
        if (cost > best_.cost) return false;
        keep(ProblemPlan{core.plan_of(open), cost});
        return list_ended_ = true;
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

    [[nodiscard]] Solution answer() {
        Solution solution;
        proof_.scale = node_.core.scale;
        solution.proof = std::move(proof_);
        solution.short_of_memory = short_of_memory_;
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
    ProblemPlan best_{{}, no_plan_yet};
    Proof proof_;
    bool short_of_memory_ = false;
    std::int64_t bound_ = 0;
    std::int64_t told_value_ = -1;
    std::int64_t told_bound_ = -1;
    bool tie_settled_ = false;
    bool list_ended_ = false;
    std::vector<std::uint8_t> last_seen_;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
};

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
    if (problem.reach) return solve_within_reach(problem, problem.costs, *problem.reach, options, feedback, signal);
    if (!options.start.empty() || !has_priced_rules(problem)) return Run(problem, options, feedback, signal).solve();
    // Whether any plan obeys crossing rules or a budget only a search tells; its plan is one to begin with.
    CoverAnswer allowed =
        can_cover(problem, problem.sites_total, {}, {.waiting_bytes = options.memory_limit}, signal);
    if (allowed.verdict == CoverVerdict::no && !(options.keep_proof && options.enough_bound > 0))
        return infeasible({{InfeasibleReason::Kind::rules_contradict, -1, 0, 0}}, signal);
    SolverOptions with_start = options;
    with_start.start = std::move(allowed.open);
    return Run(problem, with_start, feedback, signal).solve();
}

}  // namespace maillage::optimise
