// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/warm_climb.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "optimise/kernel/dual.h"
#include "optimise/kernel/interchange.h"
#include "optimise/kernel/start_prices.h"

namespace maillage::optimise {
namespace {

/// Lists reach to this many times a client's last price, and hold this many entries: few prices climb beyond.
constexpr ListReach near{.prices = 2.0, .entries = 6};
/// Random restarts before the first answer: there is no plan to begin with.
constexpr int first_kicks = 8;
constexpr Climb first_climb{.iterations = 500, .step = 1.0, .smallest_step = 1e-3};
/// The first look after a change, then on the smaller cores.
constexpr Climb next_climb{.iterations = 20, .step = 0.5, .patience = 5, .smallest_step = 2e-3};
constexpr int most_chunks = 30;
/// A smaller core is built once this share of the candidates is decided.
constexpr double worthwhile = 0.1;
/// Climb on while a chunk closes this share of the gap.
constexpr double worth_a_chunk = 0.15;
/// The tree may take so many evaluations of the bound before all is looked at anew, with whole lists and fresh prices.
constexpr std::int64_t patient_iterations = 600;
/// A gap wider than this share of the plan: the plan is stale, and swaps among all candidates come first.
constexpr double stale = 2e-3;

class Answer {
  public:
    Answer(const WarmWork& work, WarmMemory& memory, const StopSignal& signal)
        : work_(work), memory_(memory), signal_(signal) {}

    WarmAnswer find() {
        const bool is_first = memory_.prices.empty();
        if (is_first) memory_.prices.assign(work_.problem.clients(), 0);
        read(is_first ? ListReach{} : near);
        if (is_first) begin();
        else repair();
        if (is_open()) climb(is_first ? first_climb : next_climb);
        if (is_open()) close_gap(is_first ? impossible : patient_iterations);
        if (is_open()) start_over();
        memory_.plan = best_.open;
        return {std::move(best_), std::max<std::int64_t>(bound_, 0), nodes_, iterations_};
    }

  private:
    [[nodiscard]] const Core& core() const { return node_.core; }
    [[nodiscard]] bool is_proven() const { return bound_ > best_.cost - work_.scale; }
    [[nodiscard]] bool is_open() const { return !is_proven() && !signal_.stop() && iterations_ < work_.iteration_limit; }
    [[nodiscard]] std::int64_t target() const { return best_.cost - work_.scale; }

    void keep(const std::vector<std::uint8_t>& open) {
        keep({core().plan_of(open), core().exact_cost_of(open)});
    }
    void keep(ProblemPlan plan) {
        if (best_.open.empty() || plan.cost < best_.cost || (plan.cost == best_.cost && plan.open < best_.open))
            best_ = std::move(plan);
    }

    void read(ListReach reach) {
        node_ = {};
        node_.prices = memory_.prices;
        node_.core = work_.lists.core(work_.problem, bare_core(work_.problem), work_.columns, work_.scale, reach,
                                      node_.prices, who_);
    }

    void begin() {
        const Interchange swaps(core());
        Plan plan = swaps.greedy(signal_);
        swaps.improve(plan, signal_);
        keep(plan.open);
        if (core().limits.most() > 0 && core().clients() > 0 && !signal_.stop()) {
            plan = swaps.perturbed_best(plan, first_kicks, 1, signal_);
            keep(plan.open);
        }
        node_.prices = start_prices(work_.problem, core(), plan.open);
    }

    /// The allowed set that keeps most of the last plan; what must be added earns most at the last prices.
    void repair() {
        std::vector<std::int64_t> price(core().candidates(), 0);
        for (std::size_t client = 0; client < core().clients(); ++client)
            for (std::size_t entry = core().first[client]; entry < core().first[client + 1]; ++entry) {
                const std::int64_t difference = core().cost[entry] - node_.prices[client];
                if (difference >= 0) break;
                price[core().site[entry]] += difference;
            }
        std::int64_t most = 0;
        for (const std::int64_t one : price) most = std::max(most, -one);
        for (std::size_t position = 0; position < price.size(); ++position)
            if (std::ranges::binary_search(memory_.plan, core().original[position])) price[position] -= most + 1;
        Base base;
        std::vector<int> order;
        cheapest_base(core().limits, price, base, order);
        repaired_ = base.in;
        keep(base.in);
    }

    /// The change was too large for what was kept: whole lists, prices told from the best plan, every effort.
    void start_over() {
        read({});
        repaired_.clear();
        std::vector<std::uint8_t> open(core().candidates());
        for (std::size_t position = 0; position < open.size(); ++position)
            open[position] = std::ranges::binary_search(best_.open, core().original[position]);
        node_.prices = start_prices(work_.problem, core(), open);
        climb(first_climb);
        if (is_open()) close_gap(impossible);
    }

    void climb(Climb how) {
        bool is_whole = true;
        for (int chunk = 0; chunk < most_chunks && is_open();) {
            if (core().limits.most() == 0 || core().clients() == 0) return;
            Dual dual(core(), node_.prices);
            if (is_whole) look_around(dual.bound());
            int decided = 0;
            std::vector<Decision> decisions;
            for (; chunk < most_chunks; ++chunk) {
                const std::int64_t before = dual.bound();
                dual.climb(how, target(), signal_, [](const Base&) {});
                how = next_climb;
                how.step = std::max(dual.step(), 4 * how.smallest_step);
                raise(dual.bound());
                if (is_proven() || signal_.stop()) break;
                decisions = dual.decisions(target(), decided);
                if (static_cast<double>(decided) >= worthwhile * static_cast<double>(core().candidates())) break;
                const auto gained = static_cast<double>(dual.bound() - before);
                if (gained < worth_a_chunk * static_cast<double>(target() - before)) break;
            }
            iterations_ += dual.iterations();
            node_.prices = dual.prices();
            if (is_whole) remember();
            is_whole = false;
            if (is_proven() || signal_.stop()) return;
            if (static_cast<double>(decided) < worthwhile * static_cast<double>(core().candidates())) return;
            node_.core = reduce(core(), decisions, node_.prices);
            swap_from(dual.base(), decisions);
            ++chunk;
        }
    }

    void raise(std::int64_t bound) {
        bound_ = std::max(bound_, bound);
        node_.bound = bound_;
    }

    /// Prices of all candidates are what the next answer starts from; those of fewer candidates would mislead it.
    /// A price that the cap holds down is kept as it was: once the site that caps it has gone, it is right again.
    void remember() {
        for (std::size_t client = 0; client < who_.size(); ++client) {
            std::int64_t& kept = memory_.prices[static_cast<std::size_t>(who_[client])];
            if (node_.prices[client] < core().cap[client] || node_.prices[client] > kept) kept = node_.prices[client];
        }
    }

    void look_around(std::int64_t bound) {
        if (repaired_.empty()) return;
        if (static_cast<double>(best_.cost - bound) < stale * static_cast<double>(best_.cost)) return;
        Plan plan{repaired_, core().cost_of(repaired_)};
        improve(core(), plan, signal_);
        keep(plan.open);
    }

    /// Swaps on the smaller core from the set its bound chose: it holds every plan better than the best.
    void swap_from(const Base& base, const std::vector<Decision>& decisions) {
        if (core().limits.most() == 0 || core().clients() == 0) return;
        Plan plan;
        for (std::size_t position = 0; position < decisions.size(); ++position)
            if (decisions[position] == Decision::undecided) plan.open.push_back(base.in[position]);
        plan.cost = core().cost_of(plan.open);
        improve(core(), plan, signal_);
        keep(plan.open);
    }

    void close_gap(std::int64_t iterations) {
        const SearchGoal goal{.target = target(),
                              .iteration_limit = std::min(iterations, work_.iteration_limit - iterations_)};
        auto result = search(std::move(node_), goal, signal_, [](const SearchNews&) {});
        nodes_ += result.nodes;
        iterations_ += result.iterations;
        for (ProblemPlan& plan : result.found) keep(std::move(plan));
        raise(result.complete ? best_.cost : std::min(result.bound, best_.cost));
    }

    const WarmWork& work_;
    WarmMemory& memory_;
    const StopSignal& signal_;
    Node node_;
    std::vector<int> who_;
    std::vector<std::uint8_t> repaired_;
    ProblemPlan best_;
    std::int64_t bound_ = 0;
    std::int64_t nodes_ = 0;
    std::int64_t iterations_ = 0;
};

}  // namespace

WarmAnswer warm_answer(const WarmWork& work, WarmMemory& memory, const StopSignal& signal) {
    return Answer(work, memory, signal).find();
}

}  // namespace maillage::optimise
