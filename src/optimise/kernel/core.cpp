// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/core.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/parallel.h"

namespace maillage::optimise {
namespace {

/// Finer than this gains nothing: a bound is rounded up to the next integer anyway.
constexpr std::int64_t finest_scale = 1 << 16;
/// Same head room as `validate` asks for.
constexpr std::int64_t largest_sum = std::int64_t{1} << 61;
constexpr std::size_t clients_per_block = 64;

/// Appends clients to a core, one at a time, and merges those that see the same candidates in the same order.
class Merger {
  public:
    explicit Merger(Core& core) : core_(core) { core_.first.assign(1, 0); }

    /// `price` is added to that of the client it becomes part of. A client that nothing can serve better is a constant.
    void add(std::span<const std::int64_t> cost, std::span<const int> site, std::int64_t cap, std::int64_t price) {
        if (site.empty()) {
            core_.constant += cap;
            return;
        }
        std::uint64_t hash = 1469598103934665603U;  // FNV-1a, 64 bits
        for (const int s : site) hash = (hash ^ static_cast<std::uint64_t>(s)) * 1099511628211U;
        const auto [found, is_new] = client_of_.try_emplace(hash, core_.clients());
        if (!is_new && same_sites(found->second, site)) {
            const std::size_t at = core_.first[found->second];
            for (std::size_t k = 0; k < cost.size(); ++k) core_.cost[at + k] += cost[k];
            core_.cap[found->second] += cap;
            prices_[found->second] += price;
            return;
        }
        core_.cost.insert(core_.cost.end(), cost.begin(), cost.end());
        core_.site.insert(core_.site.end(), site.begin(), site.end());
        core_.first.push_back(core_.cost.size());
        core_.cap.push_back(cap);
        prices_.push_back(price);
    }

    [[nodiscard]] std::vector<std::int64_t>& prices() { return prices_; }

  private:
    [[nodiscard]] bool same_sites(std::size_t client, std::span<const int> site) const {
        const auto begin = core_.site.begin() + static_cast<std::ptrdiff_t>(core_.first[client]);
        const auto end = core_.site.begin() + static_cast<std::ptrdiff_t>(core_.first[client + 1]);
        return std::equal(begin, end, site.begin(), site.end());
    }

    Core& core_;
    std::vector<std::int64_t> prices_;
    std::unordered_map<std::uint64_t, std::size_t> client_of_;
};

/// Zones renumbered from 0, rules of one zone joined, candidates without a zone in a last one without limits.
ZoneLimits limits_of(const LocationProblem& problem) {
    std::map<int, int> number;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
        if (problem.zone_of(candidate) >= 0) number.emplace(problem.zone_of(candidate), 0);
    int zones = 0;
    for (auto& [zone, position] : number) position = zones++;
    ZoneLimits limits;
    limits.sites = problem.sites_total;
    limits.minimum.assign(zones + 1, 0);
    limits.maximum.assign(zones + 1, problem.sites_total);
    for (const ZoneRule& rule : problem.zone_rules) {
        const auto found = number.find(rule.zone);
        if (found == number.end()) continue;
        int& minimum = limits.minimum[found->second];
        int& maximum = limits.maximum[found->second];
        minimum = std::max(minimum, rule.minimum);
        maximum = std::min(maximum, rule.maximum.value_or(maximum));
    }
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        const int zone = problem.zone_of(candidate);
        limits.zone.push_back(zone < 0 ? zones : number[zone]);
    }
    return limits;
}

/// One client of the problem, ready to enter a core.
struct Row {
    std::vector<std::int64_t> cost;
    std::vector<int> site;
    std::int64_t cap = 0;
};

class RowReader {
  public:
    RowReader(const LocationProblem& problem, const Core& core) : problem_(problem), core_(core) {}

    [[nodiscard]] Row read(std::size_t client) const {
        std::vector<std::int32_t> scratch;
        const auto row = problem_.costs->row(client, scratch);
        const std::int64_t weight = problem_.weight[client];
        Row result;
        if (weight == 0) return result;
        std::int64_t sure = impossible;
        for (const int candidate : core_.opened) sure = std::min<std::int64_t>(sure, row[candidate]);
        std::vector<std::uint64_t> ranked;  // unit cost, then position: one integer each
        if (core_.opened.empty()) ranked.reserve(core_.candidates());
        for (std::size_t position = 0; position < core_.candidates(); ++position)
            if (row[core_.original[position]] < sure)
                ranked.push_back((static_cast<std::uint64_t>(row[core_.original[position]]) << 32U) | position);
        std::ranges::sort(ranked);
        // Of the candidates left at least one of the nearest (count − sites + 1) opens; a farther one than those sure
        // to be open cannot be that one.
        const auto sites = static_cast<std::size_t>(core_.limits.sites);
        const std::size_t farthest = core_.candidates() - sites;
        if (sites > 0 && farthest < ranked.size()) sure = std::min<std::int64_t>(sure, unit_cost(ranked[farthest]));
        result.cap = weight * sure;
        for (const std::uint64_t entry : ranked) {
            if (unit_cost(entry) >= sure) break;
            result.cost.push_back(weight * unit_cost(entry));
            result.site.push_back(static_cast<int>(entry & 0xffffffffU));
        }
        return result;
    }

  private:
    static std::int64_t unit_cost(std::uint64_t entry) { return static_cast<std::int64_t>(entry >> 32U); }

    const LocationProblem& problem_;
    const Core& core_;
};

/// Largest power of two that leaves every sum of the dual inside int64.
std::int64_t scale_for(const Core& core) {
    std::int64_t total = core.constant + 1;
    for (const std::int64_t cap : core.cap) total += cap;
    const std::int64_t limit = largest_sum / (core.limits.sites + 2);
    std::int64_t scale = 1;
    while (scale < finest_scale && total <= limit / (2 * scale)) scale *= 2;
    return scale;
}

void apply_scale(Core& core, std::int64_t scale) {
    core.scale = scale;
    core.constant *= scale;
    for (auto& cost : core.cost) cost *= scale;
    for (auto& cap : core.cap) cap *= scale;
}

/// Candidates and limits, forced and forbidden ones decided; no clients.
Core bare_core(const LocationProblem& problem) {
    Core core;
    core.first.assign(1, 0);
    const ZoneLimits whole = limits_of(problem);
    std::vector<Decision> decisions;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        const Disposition disposition = problem.disposition_of(candidate);
        decisions.push_back(disposition == Disposition::forced      ? Decision::open
                            : disposition == Disposition::forbidden ? Decision::closed
                                                                    : Decision::undecided);
        if (disposition == Disposition::forced) core.opened.push_back(static_cast<int>(candidate));
        if (disposition == Disposition::free) core.original.push_back(static_cast<int>(candidate));
    }
    core.limits = whole.after(decisions);
    return core;
}

}  // namespace

std::int64_t Core::cost_of(std::span<const std::uint8_t> open) const {
    std::int64_t total = constant;
    for (std::size_t client = 0; client < clients(); ++client) {
        std::int64_t pays = cap[client];
        for (std::size_t entry = first[client]; entry < first[client + 1]; ++entry) {
            if (open[site[entry]] == 0) continue;
            pays = cost[entry];
            break;
        }
        total += pays;
    }
    return total;
}

std::vector<int> Core::plan_of(std::span<const std::uint8_t> open) const {
    std::vector<int> plan = opened;
    for (std::size_t position = 0; position < candidates(); ++position)
        if (open[position] != 0) plan.push_back(original[position]);
    std::ranges::sort(plan);
    return plan;
}

std::int64_t Core::floor() const {
    std::int64_t total = constant;
    for (std::size_t client = 0; client < clients(); ++client) total += cost[first[client]];
    return total;
}

std::size_t Core::bytes() const {
    return cost.capacity() * sizeof(cost[0]) + site.capacity() * sizeof(site[0]) +
           cap.capacity() * sizeof(cap[0]) + first.capacity() * sizeof(first[0]);
}

std::size_t expected_pairs(const LocationProblem& problem) {
    constexpr std::size_t sample = 64;
    if (problem.clients() == 0) return 0;
    const Core core = bare_core(problem);
    const RowReader reader(problem, core);
    const std::size_t step = std::max<std::size_t>(1, problem.clients() / sample);
    const std::size_t looked_at = (problem.clients() + step - 1) / step;
    const auto pairs = parallel_reduce<std::size_t>(
        looked_at, 1, 0, [&](std::size_t at, std::size_t) { return reader.read(at * step).site.size(); },
        [](std::size_t& total, std::size_t part) { total += part; });
    return pairs * problem.clients() / looked_at;
}

Core build_core(const LocationProblem& problem, const StopSignal& signal) {
    const Core bare = bare_core(problem);
    Core core = bare;
    std::vector<Row> rows(problem.clients());
    const RowReader reader(problem, core);
    parallel_for(rows.size(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t client = begin; client < end && !signal.stop(); ++client) rows[client] = reader.read(client);
    });
    Merger merger(core);
    for (Row& row : rows) {
        if (signal.stop()) return bare;
        merger.add(row.cost, row.site, row.cap, 0);
        row = {};
    }
    apply_scale(core, scale_for(core));
    return core;
}

Core reduce(const Core& core, std::span<const Decision> decisions, std::vector<std::int64_t>& prices) {
    Core left;
    left.constant = core.constant;
    left.scale = core.scale;
    left.opened = core.opened;
    left.limits = core.limits.after(decisions);
    std::vector<int> position(core.candidates(), -1);
    for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate) {
        if (decisions[candidate] == Decision::open) left.opened.push_back(core.original[candidate]);
        if (decisions[candidate] != Decision::undecided) continue;
        position[candidate] = static_cast<int>(left.original.size());
        left.original.push_back(core.original[candidate]);
    }
    Merger merger(left);
    std::vector<std::int64_t> cost;
    std::vector<int> site;
    for (std::size_t client = 0; client < core.clients(); ++client) {
        cost.clear();
        site.clear();
        std::int64_t cap = core.cap[client];
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
            const Decision decision = decisions[core.site[entry]];
            if (decision == Decision::open) {
                cap = core.cost[entry];
                break;
            }
            if (decision == Decision::closed) continue;
            cost.push_back(core.cost[entry]);
            site.push_back(position[core.site[entry]]);
        }
        // An entry as dear as the new cap serves no better than it.
        while (!cost.empty() && cost.back() >= cap) {
            cost.pop_back();
            site.pop_back();
        }
        merger.add(cost, site, cap, std::min(prices[client], cap));
    }
    prices = std::move(merger.prices());
    return left;
}

}  // namespace maillage::optimise
