// SPDX-License-Identifier: Apache-2.0
#include "optimise/capacitated_median.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "optimise/answer.h"
#include "optimise/exact_sums.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/capacity_core.h"
#include "optimise/kernel/capacity_dual.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/zone_counts.h"

namespace maillage::optimise {
namespace {

/// The root climbs in chunks; between two, swaps look for a better plan and reduced costs decide.
constexpr int root_chunks = 8;
constexpr Climb root_climb{.iterations = 150, .step = 1.0, .patience = 15, .smallest_step = 1e-3};
/// A node inherits good prices.
constexpr Climb node_climb{.iterations = 60, .step = 0.3, .patience = 6, .smallest_step = 2e-3};
/// Nodes worked on at once, whatever the threads: it shapes the tree.
constexpr std::size_t batch_size = 4;
/// Climb again once this share of what is undecided was decided.
constexpr double worthwhile = 0.1;
/// Candidates tried in a swap, most promising first, and the work of a round of swaps: some seconds.
constexpr std::size_t most_entering = 40;
constexpr std::int64_t most_swap_work = 1'000'000'000;

using Prices = std::shared_ptr<const std::vector<std::int64_t>>;

struct Node {
    std::vector<Decision> decisions;
    Prices prices;
    std::int64_t bound = 0;  ///< scaled, proven
};

struct PlanOfSites {
    std::vector<int> open;  ///< ascending; empty = none
    std::int64_t value = 0;
    std::vector<Trip> trips;
};

maillage::Status refuse(TextKey what) {
    return fail({ErrorKind::input, message(what), {}, {}, {}});
}

maillage::Status validate(const CapacitatedProblem& problem) {
    if (auto valid = validate_for(Objective::p_median, problem.median); !valid) return valid;
    if (problem.median.reach) return refuse("optimise.error.reach_with_capacity"_text);
    if (problem.capacity.size() != problem.median.candidates()) return refuse("optimise.error.shape"_text);
    std::int64_t left = largest_priced_sum;
    for (const std::int64_t one : problem.capacity) {
        if (one < 0) return refuse("optimise.error.negative_capacity"_text);
        if (one > left) return refuse("optimise.error.large_capacity"_text);
        left -= one;
    }
    return {};
}

std::int64_t persons_of(const LocationProblem& problem) {
    return std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
}

/// Why no set that the zones allow holds everybody; empty = one does.
std::vector<InfeasibleReason> lacking_places(const CapacitatedProblem& problem) {
    const ZoneLimits limits = limits_with_places(problem).after(decisions_of(problem.median));
    Base base;
    std::vector<int> order;
    cheapest_base(limits, limits.rows.back().coefficient, base, order);
    if (base.sum <= limits.rows.back().bound) return {};
    const std::int64_t persons = persons_of(problem.median);
    return {{InfeasibleReason::Kind::capacity_below_demand, -1, persons,
             persons - (base.sum - limits.rows.back().bound)}};
}

/// Clients and sites of a task by their numbers in the problem.
std::vector<Trip> trips_of(std::span<const int> clients, std::span<const int> open,
                           std::span<const Shipment> shipments) {
    std::vector<Trip> trips;
    for (const Shipment& one : shipments) trips.push_back({clients[one.client], open[one.site], one.weight});
    return trips;
}

/// The transportation problem of these open sites, straight from the rows.
struct OpenTask {
    std::vector<int> clients;  ///< of the problem: those of weight > 0
    TransportTask task;
};
OpenTask open_task(const CapacitatedProblem& problem, std::span<const int> open) {
    OpenTask one;
    const LocationProblem& median = problem.median;
    for (std::size_t client = 0; client < median.clients(); ++client) {
        if (median.weight[client] == 0) continue;
        one.clients.push_back(static_cast<int>(client));
        one.task.weight.push_back(median.weight[client]);
        for (const int candidate : open)
            one.task.cost.push_back(median.costs->cost(client, static_cast<std::size_t>(candidate)));
    }
    for (const int candidate : open)
        one.task.capacity.push_back(problem.capacity[static_cast<std::size_t>(candidate)]);
    return one;
}

class Search {
  public:
    Search(const CapacitatedProblem& problem, const SolverOptions& options, Feedback& feedback,
           const StopSignal& signal)
        : problem_(problem), options_(options), feedback_(feedback), signal_(signal) {}

    CapacitatedSolution solve() {
        feedback_.progress(0.0, "optimise.phase.plans"_text);
        find_first_plan();
        short_of_memory_ = fixed_bytes() > options_.memory_limit;
        if (!short_of_memory_) core_ = build_capacity_core(problem_, signal_);
        if (core_) {
            climb_root();
            search_tree();
        }
        return answer();
    }

  private:
    [[nodiscard]] bool has_plan() const { return !best_.open.empty(); }
    /// A better plan costs at most this, scaled.
    [[nodiscard]] std::int64_t target() const {
        return has_plan() ? (best_.value - 1) * core_->scale : core_->above_any_plan;
    }
    [[nodiscard]] std::int64_t whole_bound() const {
        if (!core_) return 0;
        return std::max<std::int64_t>(0, bound_ / core_->scale + (bound_ % core_->scale > 0 ? 1 : 0));
    }
    [[nodiscard]] bool close_enough() const {
        if (!has_plan()) return false;
        const auto gap = static_cast<double>(best_.value - whole_bound());
        return gap <= static_cast<double>(best_.value) * options_.gap_target || gap <= 0;
    }

    /// Of the core, and of placing people on every thread at once.
    [[nodiscard]] std::size_t fixed_bytes() const {
        const std::size_t clients = problem_.median.clients();
        const std::size_t candidates = problem_.median.candidates();
        const std::size_t sites = std::min(static_cast<std::size_t>(problem_.median.sites_total), candidates);
        return clients * candidates * capacity_bytes_per_pair +
               clients * sites * transport_bytes_per_pair * static_cast<std::size_t>(thread_count());
    }

    void find_first_plan() {
        const ZoneLimits all = limits_with_places(problem_);
        std::vector<int> open = first_plan(problem_.median, signal_);
        if (open.empty() || !all.obeys_rows(flags(open))) {
            const std::vector<Decision> decisions = decisions_of(problem_.median);
            const ZoneLimits limits = all.after(decisions);
            const Base base = obeying_base(limits);
            if (base.in.empty() && !limits.zone.empty()) return;
            open = open_of(decisions, base);
        }
        const OpenTask first = open_task(problem_, open);
        std::int64_t work = 0;
        const auto transport = cheapest_transport(first.task, {.signal = &signal_}, work);
        if (transport) first_site_price_ = transport->site_price;
        first_open_ = open;
        keep(open, trips_of(first.clients, open, transport ? transport->shipments : first_come(first.task)));
    }

    [[nodiscard]] std::vector<std::uint8_t> flags(std::span<const int> open) const {
        std::vector<std::uint8_t> in(problem_.median.candidates(), 0);
        for (const int candidate : open) in[static_cast<std::size_t>(candidate)] = 1;
        return in;
    }

    void keep(std::vector<int> open, std::vector<Trip> trips) {
        std::int64_t value = 0;
        for (const Trip& trip : trips)
            value += trip.weight * problem_.median.costs->cost(static_cast<std::size_t>(trip.client),
                                                               static_cast<std::size_t>(trip.candidate));
        keep({std::move(open), value, std::move(trips)});
    }

    void keep(PlanOfSites plan) {
        if (plan.open.empty()) return;
        if (!has_plan() || plan.value < best_.value || (plan.value == best_.value && plan.open < best_.open))
            best_ = std::move(plan);
        tell();
    }

    void raise_bound(std::int64_t bound) {
        bound_ = std::max(bound_, bound);
        tell();
    }

    void tell() {
        if (!options_.watch || !has_plan()) return;
        const std::int64_t bound = std::min(whole_bound(), best_.value);
        if (best_.value == told_value_ && bound == told_bound_) return;
        told_value_ = best_.value;
        told_bound_ = bound;
        options_.watch({best_.open, best_.value, bound, signal_.seconds()});
    }

    /// The plan of these sites where it obeys every row and costs less than `limit`; else none.
    [[nodiscard]] PlanOfSites plan_below(const std::vector<int>& open, std::int64_t limit,
                                         std::int64_t& work) const {
        if (!core_->limits.obeys_rows(flags(open))) return {};
        const auto transport = cheapest_transport(core_->task(open), {limit, &signal_}, work);
        if (!transport) return {};
        return {open, transport->cost, trips_of(core_->client, open, transport->shipments)};
    }

    [[nodiscard]] std::int64_t limit() const {
        return has_plan() ? best_.value : std::numeric_limits<std::int64_t>::max();
    }

    /// The prices under which the first plan's own clients pay what they cost: those of its transportation
    /// problem.
    [[nodiscard]] std::vector<std::int64_t> first_prices() const {
        std::vector<std::int64_t> prices(core_->prices(), 0);
        if (first_site_price_.empty()) return prices;
        const TransportTask task = core_->task(first_open_);
        for (std::size_t client = 0; client < core_->clients(); ++client) {
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (std::size_t site = 0; site < first_open_.size(); ++site)
                least = std::min(least, task.row(client)[site] + first_site_price_[site]);
            prices[client] =
                least > core_->highest_price / core_->scale ? core_->highest_price : least * core_->scale;
        }
        return prices;
    }

    void climb_root() {
        root_ = {decisions_of(problem_.median),
                 std::make_shared<const std::vector<std::int64_t>>(first_prices()), 0};
        Climb climb = root_climb;
        for (int chunk = 0; chunk < root_chunks && !signal_.stop() && !close_enough(); ++chunk) {
            feedback_.progress(0.1 + 0.5 * chunk / root_chunks, "optimise.phase.bound"_text);
            if (!core_->limits.after(root_.decisions).feasible()) {
                root_.bound = target() + 1;  // what is left holds no better plan
                return raise_bound(root_.bound);
            }
            CapacityDual dual(*core_, root_.decisions, *root_.prices);
            dual.climb(climb, target(), signal_, [&](const std::vector<int>& open) {
                look_at(open);
                return target();
            });
            count(dual);
            root_.prices = std::make_shared<const std::vector<std::int64_t>>(dual.prices());
            root_.bound = std::max(root_.bound, dual.bound());
            raise_bound(root_.bound);
            if (dual.bound() > target() || signal_.stop()) return;
            swap_sites(dual);
            const auto decisions = dual.decisions(target());
            const bool is_new = decisions != root_.decisions;
            root_.decisions = decisions;
            climb.step = std::max(dual.step(), climb.smallest_step);
            if (!is_new && dual.step() <= climb.smallest_step) return;
        }
    }

    /// Each set a climb comes by is looked at once, as long as that is no more work than the climb.
    void look_at(const std::vector<int>& open) {
        climbed_ += static_cast<std::int64_t>(core_->cost.size());
        if (looked_ < climbed_ && seen_.insert(open).second) keep(plan_below(open, limit(), looked_));
    }

    /// Swaps of one site of the best plan, those first whose entering costs the bound least, until none is
    /// better.
    void swap_sites(const CapacityDual& dual) {
        const auto entering = dual.most_promising(most_entering + best_.open.size());
        bool improved = has_plan();
        std::int64_t work = 0;
        while (improved && !signal_.stop()) {
            improved = false;
            for (const int candidate : entering) {
                if (signal_.stop() || work > most_swap_work) return;
                if (std::ranges::binary_search(best_.open, candidate)) continue;
                improved = swap_in(candidate, work) || improved;
            }
        }
    }

    bool swap_in(int candidate, std::int64_t& work) {
        const ZoneCounts counts(core_->limits, flags(best_.open));
        std::vector<std::vector<int>> sets;
        for (const int out : best_.open) {
            const bool is_forced =
                problem_.median.disposition_of(static_cast<std::size_t>(out)) == Disposition::forced;
            if (is_forced || !counts.may_swap(candidate, out)) continue;
            std::vector<int> open = best_.open;
            std::ranges::replace(open, out, candidate);
            std::ranges::sort(open);
            if (seen_.insert(open).second) sets.push_back(std::move(open));
        }
        const std::int64_t before = limit();
        for (std::size_t first = 0; first < sets.size() && work <= most_swap_work && !signal_.stop();
             first += batch_size)
            look_at_sets(std::span(sets).subspan(first, std::min(batch_size, sets.size() - first)), work);
        return best_.value < before;
    }

    void look_at_sets(std::span<const std::vector<int>> sets, std::int64_t& work) {
        std::vector<PlanOfSites> plans(sets.size());
        std::vector<std::int64_t> works(sets.size(), 0);
        const std::int64_t below = limit();
        parallel_for(sets.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at) plans[at] = plan_below(sets[at], below, works[at]);
        });
        work = std::accumulate(works.begin(), works.end(), work);
        for (PlanOfSites& plan : plans) keep(std::move(plan));
    }

    struct NodeResult {
        std::vector<Node> children;
        std::vector<PlanOfSites> plans;
        std::int64_t iterations = 0;
    };

    [[nodiscard]] NodeResult work_on(const Node& node, std::int64_t target, std::int64_t limit) const {
        NodeResult result;
        std::vector<Decision> decisions = node.decisions;
        Prices prices = node.prices;
        std::int64_t bound = node.bound;
        while (true) {
            if (!core_->limits.after(decisions).feasible()) return result;
            const auto undecided = std::ranges::count(decisions, Decision::undecided);
            CapacityDual dual(*core_, decisions, *prices);
            if (undecided > 0)
                dual.climb(node_climb, target, signal_, [&](const std::vector<int>&) { return target; });
            result.iterations += dual.iterations();
            bound = std::max(bound, dual.bound());
            if (bound > target) return result;
            prices = std::make_shared<const std::vector<std::int64_t>>(dual.prices());
            std::int64_t work = 0;
            if (!signal_.stop()) result.plans.push_back(plan_below(dual.chosen(), limit, work));
            if (signal_.stop()) {
                result.children.push_back({std::move(decisions), prices, bound});
                return result;
            }
            if (undecided == 0) return result;  // the only set that was left
            decisions = dual.decisions(target);
            const auto left = std::ranges::count(decisions, Decision::undecided);
            if (left > 0 &&
                static_cast<double>(undecided - left) < worthwhile * static_cast<double>(undecided))
                return branch(decisions, prices, bound, dual.presence(), std::move(result));
        }
    }

    static NodeResult branch(std::vector<Decision> decisions, const Prices& prices, std::int64_t bound,
                             const std::vector<double>& presence, NodeResult result) {
        std::size_t chosen = decisions.size();
        double nearest = 2;
        for (std::size_t candidate = 0; candidate < decisions.size(); ++candidate) {
            const double off = std::abs(presence[candidate] - 0.5);
            if (decisions[candidate] != Decision::undecided || off >= nearest) continue;
            nearest = off;
            chosen = candidate;
        }
        for (const Decision side : {Decision::open, Decision::closed}) {
            decisions[chosen] = side;
            result.children.push_back({decisions, prices, bound});
        }
        return result;
    }

    /// The node of the least bound is next, of equal ones the younger; a heap.
    void search_tree() {
        exhausted_ = root_.bound > target();
        if (exhausted_ || close_enough()) return;
        std::int64_t born = 0;
        const auto later = [](const auto& a, const auto& b) {
            return a.first.bound != b.first.bound ? a.first.bound > b.first.bound : a.second < b.second;
        };
        std::vector<std::pair<Node, std::int64_t>> waiting;
        waiting.emplace_back(root_, born);
        while (!waiting.empty() && !signal_.stop() && !close_enough()) {
            feedback_.progress(0.7, "optimise.phase.tree"_text);
            std::vector<Node> batch;
            while (!waiting.empty() && batch.size() < batch_size) {
                std::ranges::pop_heap(waiting, later);
                if (waiting.back().first.bound <= target()) batch.push_back(std::move(waiting.back().first));
                waiting.pop_back();
            }
            std::vector<NodeResult> results(batch.size());
            parallel_for(batch.size(), 1,
                         [&, target = target(), below = limit()](std::size_t begin, std::size_t end) {
                             for (std::size_t at = begin; at < end; ++at)
                                 results[at] = work_on(batch[at], target, below);
                         });
            nodes_ += static_cast<std::int64_t>(batch.size());
            for (NodeResult& one : results) {
                iterations_ += one.iterations;
                for (PlanOfSites& plan : one.plans) keep(std::move(plan));
                for (Node& child : one.children) {
                    waiting.emplace_back(std::move(child), ++born);
                    std::ranges::push_heap(waiting, later);
                }
            }
            raise_bound(waiting.empty() ? target() + 1 : std::min(target() + 1, waiting.front().first.bound));
            const std::size_t bytes =
                waiting.size() * (core_->prices() * sizeof(std::int64_t) + core_->candidates());
            if (bytes > options_.memory_limit - fixed_bytes()) {
                short_of_memory_ = true;
                return;
            }
        }
        exhausted_ = waiting.empty();
    }

    void count(const CapacityDual& dual) { iterations_ += dual.iterations(); }

    [[nodiscard]] CapacitatedSolution answer() {
        CapacitatedSolution answer;
        Solution& solution = answer.solution;
        if (!has_plan() && exhausted_) {
            solution = infeasible({{InfeasibleReason::Kind::rules_contradict, -1, 0, 0}}, signal_);
            return answer;
        }
        solution.bound = whole_bound();
        if (has_plan()) {
            solution.open = best_.open;
            solution.value = solution.weighted_cost = best_.value;
            solution.bound = std::min(solution.bound, solution.value);
            solution.weighted_cost_bound = solution.bound;
            const auto value = static_cast<double>(solution.value);
            solution.gap = value > 0 ? static_cast<double>(solution.value - solution.bound) / value : 0.0;
            solution.allocation = where_most_go();
            answer.trips = std::move(best_.trips);
        }
        const bool optimal = has_plan() && solution.bound == solution.value;
        if (optimal)
            solution.status = Status::optimal;
        else if (signal_.cancelled())
            solution.status = Status::interrupted;
        else
            solution.status = has_plan() ? Status::feasible : Status::unknown;
        solution.nodes = nodes_;
        solution.iterations = iterations_;
        solution.short_of_memory = short_of_memory_;
        solution.seconds = signal_.seconds();
        return answer;
    }

    /// Clients that ask for nothing go to the nearest.
    [[nodiscard]] std::vector<int> where_most_go() const {
        constexpr int nowhere = -1;
        std::vector<int> allocation(problem_.median.clients(), nowhere);
        std::vector<std::int64_t> most(allocation.size(), 0);
        for (const Trip& trip : best_.trips) {
            const auto client = static_cast<std::size_t>(trip.client);
            if (trip.weight <= most[client]) continue;
            most[client] = trip.weight;
            allocation[client] = trip.candidate;
        }
        for (std::size_t client = 0; client < allocation.size(); ++client)
            if (allocation[client] == nowhere) allocation[client] = *std::ranges::min_element(best_.open, {}, [&](int site) {
                return problem_.median.costs->cost(client, static_cast<std::size_t>(site));
            });
        return allocation;
    }

    const CapacitatedProblem& problem_;
    const SolverOptions& options_;
    Feedback& feedback_;
    const StopSignal& signal_;
    std::optional<CapacityCore> core_;
    Node root_;
    PlanOfSites best_;
    std::vector<int> first_open_;
    std::vector<std::int64_t> first_site_price_;  ///< empty where nobody was placed at least cost
    std::set<std::vector<int>> seen_;
    std::int64_t climbed_ = 0;  ///< pairs that climbs at the root looked at
    std::int64_t looked_ = 0;   ///< pairs that placing people looked at meanwhile
    std::int64_t bound_ = 0;
    std::int64_t told_value_ = -1;
    std::int64_t told_bound_ = -1;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
    bool exhausted_ = false;
    bool short_of_memory_ = false;
};

}  // namespace

std::vector<Trip> cheapest_trips(const CapacitatedProblem& problem, std::span<const int> open) {
    const OpenTask one = open_task(problem, open);
    std::int64_t work = 0;
    const auto transport = cheapest_transport(one.task, {}, work);
    return transport ? trips_of(one.clients, open, transport->shipments) : std::vector<Trip>{};
}

Holding fewest_that_hold(const CapacitatedProblem& problem) {
    const SiteRange range = site_range(problem.median);
    const std::vector<Decision> decisions = decisions_of(problem.median);
    std::vector<std::int64_t> lost;
    std::int64_t held_by_forced = 0;
    for (std::size_t j = 0; j < decisions.size(); ++j) {
        if (decisions[j] == Decision::undecided) lost.push_back(-problem.capacity[j]);
        if (decisions[j] == Decision::open) held_by_forced += problem.capacity[j];
    }
    Base base;
    std::vector<int> order;
    const auto held = [&](std::int64_t sites) {
        const int count = static_cast<int>(sites);
        cheapest_base(rule_limits(problem.median, count, count).limits.after(decisions), lost, base, order);
        return held_by_forced - base.sum;
    };
    const std::int64_t persons = persons_of(problem.median);
    std::int64_t least = range.least;
    std::int64_t most = range.most;
    if (least > most) return {};
    // One site more never holds less.
    if (const std::int64_t all = held(most); all < persons) return {static_cast<int>(most), all, false};
    while (least < most) {
        const std::int64_t middle = least + (most - least) / 2;
        if (held(middle) >= persons)
            most = middle;
        else
            least = middle + 1;
    }
    return {static_cast<int>(least), held(least), true};
}

Result<CapacitatedSolution> solve_capacitated(const CapacitatedProblem& problem, const SolverOptions& options,
                                              Feedback& feedback) {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    std::vector<InfeasibleReason> reasons = infeasible_reasons(problem.median);
    if (reasons.empty()) reasons = lacking_places(problem);
    if (!reasons.empty()) return CapacitatedSolution{infeasible(std::move(reasons), signal), {}};
    return Search(problem, options, feedback, signal).solve();
}

}  // namespace maillage::optimise
