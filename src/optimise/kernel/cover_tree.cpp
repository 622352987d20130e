// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/cover_tree.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <span>
#include <utility>

#include "base/parallel.h"
#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/dual.h"

namespace maillage::optimise {
namespace {

/// Part of the method: it shapes the tree.
constexpr std::size_t batch_size = 4;
/// The root has poor prices, the others inherit good ones.
constexpr Climb root_climb{.iterations = 400, .step = 1.0, .patience = 10, .smallest_step = 1e-3};
constexpr Climb node_climb{.iterations = 60, .step = 0.5, .patience = 6, .smallest_step = 4e-3};
/// Climb again on the smaller core while at least this share of its candidates was decided.
constexpr double worthwhile = 0.05;

/// Per zone, the innermost one around it, or itself, that asks or forbids something; else the outermost.
std::vector<int> telling_zones(const ZoneLimits& limits) {
    std::vector<int> telling(limits.outer.size());
    for (std::size_t z = telling.size(); z-- > 0;) {
        const bool is_idle = limits.outer[z] >= 0 && limits.minimum[z] == 0 && limits.maximum[z] >= limits.most();
        telling[z] = is_idle ? telling[static_cast<std::size_t>(limits.outer[z])] : static_cast<int>(z);
    }
    return telling;
}

/// Candidates of one class may all be exchanged for one another: the same zones around them that ask or forbid anything,
/// and the same part in every row.
std::vector<int> exchange_classes(const ZoneLimits& limits) {
    const std::vector<int> telling = telling_zones(limits);
    std::vector<int> class_of;
    for (const int z : limits.zone) class_of.push_back(telling[static_cast<std::size_t>(z)]);
    if (limits.rows.empty()) return class_of;
    std::map<std::vector<std::int64_t>, int> number;
    for (std::size_t candidate = 0; candidate < class_of.size(); ++candidate) {
        std::vector<std::int64_t> key{class_of[candidate]};
        for (const PricedRow& row : limits.rows) key.push_back(row.coefficient[candidate]);
        class_of[candidate] = number.emplace(std::move(key), static_cast<int>(number.size())).first->second;
    }
    return class_of;
}

/// Per zone, how many of its candidates that no inner zone holds may open at most: what its maximum, and those around it,
/// leave beside the minima that others ask.
std::vector<int> own_room(const ZoneLimits& limits) {
    const std::vector<ZoneRange> ranges = zone_ranges(limits);
    std::vector<int> asked_inside(limits.outer.size(), 0);
    for (std::size_t z = 0; z + 1 < ranges.size(); ++z)
        asked_inside[static_cast<std::size_t>(limits.outer[z])] += ranges[z].least;
    std::vector<int> most(limits.maximum);
    std::vector<int> room(limits.outer.size());
    for (std::size_t z = most.size(); z-- > 0;) {
        if (limits.outer[z] >= 0) {
            const auto around = static_cast<std::size_t>(limits.outer[z]);
            most[z] = std::min(most[z], most[around] - (asked_inside[around] - ranges[z].least));
        }
        room[z] = most[z] - asked_inside[z];
    }
    return room;
}

CoverSets sets_of(const Core& core) {
    CoverSets sets;
    for (std::size_t client = 0; client < core.clients(); ++client) {
        auto& set = sets.emplace_back(core.site.begin() + static_cast<std::ptrdiff_t>(core.first[client]),
                                      core.site.begin() + static_cast<std::ptrdiff_t>(core.first[client + 1]));
        std::ranges::sort(set);
    }
    return sets;
}

/// The sets become the core's clients.
void put_sets(Core& core, const CoverSets& sets, std::int64_t cap) {
    core.first.assign(1, 0);
    core.site.clear();
    core.cap.assign(sets.size(), cap);
    core.cut.assign(sets.size(), 0);
    core.name.assign(sets.size(), -1);
    for (const auto& set : sets) {
        core.site.insert(core.site.end(), set.begin(), set.end());
        core.first.push_back(core.site.size());
    }
    core.cost.assign(core.site.size(), 0);
}

/// What follows from the sets and the zones alone. Of the candidates of a class that stand in no set as many stay as may
/// open at all: they only fill up the number.
std::vector<Decision> evident(const Core& core, const CoverSets& sets, const std::vector<int>& class_of) {
    const ZoneLimits& limits = core.limits;
    std::vector<Decision> decisions(core.candidates(), Decision::undecided);
    std::vector<bool> stands(core.candidates(), false);
    for (const auto& set : sets) {
        for (const int candidate : set) stands[candidate] = true;
        if (set.size() == 1) decisions[set.front()] = Decision::open;
    }
    const std::vector<int> telling = telling_zones(limits);
    const std::vector<int> room = own_room(limits);
    std::vector<int> fillers(std::max(core.candidates(), limits.outer.size()), 0);
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate) {
        const int most = room[static_cast<std::size_t>(telling[static_cast<std::size_t>(limits.zone[candidate])])];
        if (!stands[candidate] && ++fillers[static_cast<std::size_t>(class_of[candidate])] > most)
            decisions[candidate] = Decision::closed;
        if (most <= 0 && decisions[candidate] == Decision::undecided) decisions[candidate] = Decision::closed;
    }
    return decisions;
}

/// The bound grows in proportion with all prices together, so only their proportions matter. Steps expect them to add up
/// to one unit of cost per site; the climb itself lets them shrink where a cover may exist.
void bring_to_size(CoverNode& node) {
    double total = 0;
    const auto of_sets = std::span(node.prices).first(node.core.clients());
    for (const std::int64_t price : of_sets) total += static_cast<double>(price);
    if (of_sets.empty()) return;
    if (total < 1) {
        std::ranges::fill(of_sets, node.core.scale);
        total = static_cast<double>(node.core.scale) * static_cast<double>(of_sets.size());
    }
    const double factor = static_cast<double>(node.core.scale) * node.core.limits.most() / total;
    for (std::int64_t& price : node.prices) price = static_cast<std::int64_t>(static_cast<double>(price) * factor);
}

class NodeWork {
  public:
    explicit NodeWork(const StopSignal& signal) : signal_(signal) {}

    void run(CoverNode node, bool is_root) {
        while (true) {
            if (!tighten(node)) return;
            if (node.core.clients() == 0 && fill_up(node.core)) return;
            if (node.core.limits.most() == 0) return;
            bring_to_size(node);
            Dual dual(node.core, std::move(node.prices));
            dual.climb(is_root ? root_climb : node_climb, 0, signal_, [&](const Base& base) { see(node.core, base.in); });
            iterations += dual.iterations();
            if (!found.empty() || dual.bound() > 0) return;
            node.prices = dual.prices();
            if (signal_.stopped()) {
                unfinished.push_back(std::move(node));
                return;
            }
            int decided = 0;
            const auto decisions = dual.decisions(0, decided);
            if (static_cast<double>(decided) < worthwhile * static_cast<double>(node.core.candidates()))
                return branch(node, decisions, dual.presence());
            node.core = reduce(node.core, decisions, node.prices);
            is_root = false;
        }
    }

    std::vector<CoverNode> children;  ///< the last one is to be looked at first
    std::vector<CoverNode> unfinished;
    std::vector<int> found;
    std::int64_t iterations = 0;

  private:
    void see(const Core& core, const std::vector<std::uint8_t>& open) {
        if (found.empty() && core.cost_of(open) == 0 && core.limits.obeys_rows(open)) found = core.plan_of(open);
    }

    /// False where the rows let through no set that was looked at; there may be one.
    bool fill_up(const Core& core) {
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, std::vector<std::int64_t>(core.candidates(), 0), base, order);
        if (!core.limits.obeys_rows(base.in)) base = obeying_base(core.limits);
        if (base.in.size() != core.candidates() || !core.limits.obeys_rows(base.in)) return false;
        found = core.plan_of(base.in);
        return true;
    }

    /// Among small sets the dearest, for the prices gather where covering is hard: splitting elsewhere would repeat the
    /// same hard place in every branch. Of its candidates the one the relaxation likes best: one branch opens it, the
    /// other leaves one fewer.
    void branch(const CoverNode& node, std::vector<Decision> decisions, const std::vector<double>& presence) {
        const Core& core = node.core;
        double most = -1;
        int chosen = -1;
        for (std::size_t client = 0; client < core.clients(); ++client) {
            std::size_t left = 0;
            bool is_met = false;
            int best = -1;
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
                const int candidate = core.site[entry];
                is_met = is_met || decisions[candidate] == Decision::open;
                if (decisions[candidate] != Decision::undecided) continue;
                ++left;
                if (best < 0 || presence[candidate] > presence[best]) best = candidate;
            }
            if (is_met) continue;
            if (left == 0) return;  // nobody is left who could cover it
            const double score = static_cast<double>(node.prices[client] + 1) / static_cast<double>(left * left);
            if (score <= most) continue;
            most = score;
            chosen = best;
        }
        // Every set is met by what is decided: where no row asks for more, the next look fills up.
        if (chosen < 0 && !core.limits.rows.empty()) chosen = least_sure(decisions, presence);
        if (chosen < 0) return push(node, decisions);
        for (const Decision side : {Decision::closed, Decision::open}) {
            decisions[chosen] = side;
            push(node, decisions);
        }
    }

    static int least_sure(const std::vector<Decision>& decisions, const std::vector<double>& presence) {
        int chosen = -1;
        for (std::size_t candidate = 0; candidate < decisions.size(); ++candidate)
            if (decisions[candidate] == Decision::undecided &&
                (chosen < 0 || std::abs(presence[candidate] - 0.5) < std::abs(presence[chosen] - 0.5)))
                chosen = static_cast<int>(candidate);
        return chosen;
    }

    void push(const CoverNode& node, const std::vector<Decision>& decisions) {
        CoverNode child{{}, node.prices};
        child.core = reduce(node.core, decisions, child.prices);
        children.push_back(std::move(child));
    }

    const StopSignal& signal_;
};

}  // namespace

bool tighten(CoverNode& node) {
    Core& core = node.core;
    while (true) {
        // A set that lost its last candidate became a constant cost.
        if (core.constant > 0 || !core.limits.feasible()) return false;
        if (core.clients() == 0) return true;
        const std::int64_t cap = *std::ranges::max_element(core.cap);
        CoverSets sets = sets_of(core);
        node.prices.resize(core.prices(), 0);
        const auto of_rows = node.prices.begin() + static_cast<std::ptrdiff_t>(core.clients());
        std::vector<std::int64_t> prices(node.prices.begin(), of_rows);
        const std::vector<std::int64_t> row_prices(of_rows, node.prices.end());
        const std::vector<int> class_of = exchange_classes(core.limits);
        do drop_implied(sets, core.candidates(), &prices);
        while (strip_dominated(sets, class_of));
        if (sets.front().empty() || disjoint_sets(sets, core.candidates()) > core.limits.most()) return false;
        const std::vector<Decision> decisions = evident(core, sets, class_of);
        put_sets(core, sets, cap);
        node.prices = std::move(prices);
        node.prices.insert(node.prices.end(), row_prices.begin(), row_prices.end());
        const bool changes =
            std::ranges::any_of(decisions, [](Decision decision) { return decision != Decision::undecided; });
        if (!changes) return true;
        core = reduce(core, decisions, node.prices);
    }
}

CoverTreeResult search_cover(CoverNode root, const CoverEffort& effort, const StopSignal& signal) {
    CoverTreeResult result;
    std::vector<CoverNode> stack;
    stack.push_back(std::move(root));
    const auto waiting_bytes = [&] {
        std::size_t bytes = 0;
        for (const CoverNode& node : stack) bytes += node.core.bytes();
        return bytes;
    };
    while (!stack.empty() && result.open.empty() && !signal.stop() && result.nodes < effort.nodes &&
           waiting_bytes() <= effort.waiting_bytes) {
        std::vector<CoverNode> batch;
        while (!stack.empty() && batch.size() < batch_size) {
            batch.push_back(std::move(stack.back()));
            stack.pop_back();
        }
        const bool is_root = result.nodes == 0;
        std::vector<NodeWork> works(batch.size(), NodeWork(signal));
        parallel_for(batch.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t at = begin; at < end; ++at) works[at].run(std::move(batch[at]), is_root);
        });
        // Back to front, so that the children of the topmost node lie on top.
        for (auto work = works.rbegin(); work != works.rend(); ++work) {
            ++result.nodes;
            result.iterations += work->iterations;
            if (!work->found.empty()) result.open = std::move(work->found);
            for (auto* nodes : {&work->unfinished, &work->children})
                for (CoverNode& node : *nodes) stack.push_back(std::move(node));
        }
    }
    result.complete = stack.empty() || !result.open.empty();
    result.out_of_memory = !result.complete && waiting_bytes() > effort.waiting_bytes;
    return result;
}

}  // namespace maillage::optimise
