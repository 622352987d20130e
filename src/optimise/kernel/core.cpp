// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/core.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <unordered_map>

#include "base/parallel.h"
#include "optimise/exact_sums.h"
#include "optimise/kernel/rule_limits.h"

namespace maillage::optimise {
namespace {

constexpr std::size_t clients_per_block = 64;

/// Appends clients to a core, one at a time, and merges those that see the same candidates in the same order.
class Merger {
  public:
    explicit Merger(Core& core) : core_(core) { core_.first.assign(1, 0); }

    /// What a client of the problem brings beside its entries.
    struct Client {
        int name = -1;  ///< of the problem; used where the core names its clients
        std::int64_t cap = 0;
        std::int64_t price = 0;
        bool cut = false;
    };

    /// `price` is added to that of the client it becomes part of. A client that nothing can serve better is a constant.
    void add(std::span<const std::int64_t> cost, std::span<const int> site, const Client& client) {
        if (site.empty()) {
            core_.constant += client.cap;
            if (core_.named) core_.settled.push_back({client.name, client.cap});
            if (client.cut) core_.beyond.push_back({client.name, client.cap});
            core_.loose += client.cut;
        } else if (core_.named || client.cut) {
            append(cost, site, client);
            core_.name.back() = client.name;
            core_.loose += client.cut;
        } else {
            merge(cost, site, client);
        }
    }

    [[nodiscard]] std::vector<std::int64_t>& prices() { return prices_; }

  private:
    void merge(std::span<const std::int64_t> cost, std::span<const int> site, const Client& client) {
        std::uint64_t hash = 1469598103934665603U;  // FNV-1a, 64 bits
        for (const int s : site) hash = (hash ^ static_cast<std::uint64_t>(s)) * 1099511628211U;
        const auto [found, is_new] = client_of_.try_emplace(hash, core_.clients());
        if (!is_new && same_sites(found->second, site)) {
            const std::size_t at = core_.first[found->second];
            for (std::size_t k = 0; k < cost.size(); ++k) core_.cost[at + k] += cost[k];
            core_.cap[found->second] += client.cap;
            prices_[found->second] += client.price;
            return;
        }
        append(cost, site, client);
    }

    void append(std::span<const std::int64_t> cost, std::span<const int> site, const Client& client) {
        core_.cost.insert(core_.cost.end(), cost.begin(), cost.end());
        core_.site.insert(core_.site.end(), site.begin(), site.end());
        core_.first.push_back(core_.cost.size());
        core_.cap.push_back(client.cap);
        core_.cut.push_back(client.cut);
        core_.name.push_back(-1);
        prices_.push_back(client.price);
    }

    [[nodiscard]] bool same_sites(std::size_t client, std::span<const int> site) const {
        const auto begin = core_.site.begin() + static_cast<std::ptrdiff_t>(core_.first[client]);
        const auto end = core_.site.begin() + static_cast<std::ptrdiff_t>(core_.first[client + 1]);
        return std::equal(begin, end, site.begin(), site.end());
    }

    Core& core_;
    std::vector<std::int64_t> prices_;
    std::unordered_map<std::uint64_t, std::size_t> client_of_;
};

/// One client of the problem, ready to enter a core, in units of the problem.
struct Row {
    std::vector<std::int64_t> cost;
    std::vector<int> site;
    std::int64_t cap = 0;
    std::int64_t most = 0;  ///< no cap of this client, in any core of the problem, is larger
    bool cut = false;
};

/// Zones that must still open some of their candidates: of k that must, one lies among all but the farthest k − 1.
class OwedZones {
  public:
    explicit OwedZones(const ZoneLimits& limits) : minimum_(limits.minimum), members_(limits.minimum.size()) {
        // What all candidates together must open bounds every row by itself, in RowReader.
        for (std::size_t position = 0; position < limits.zone.size(); ++position)
            for (int z = limits.zone[position]; limits.outer[z] >= 0; z = limits.outer[z])
                if (minimum_[z] > 0) members_[z].push_back(static_cast<int>(position));
    }

    /// `sure`, or less where a zone must open something nearer. O(candidates) at worst.
    [[nodiscard]] std::int64_t surely_within(std::span<const std::int64_t> cost, std::int64_t sure) const {
        std::vector<std::int64_t> nearer;
        for (std::size_t zone = 0; zone < members_.size(); ++zone) {
            if (members_[zone].empty()) continue;
            nearer.clear();
            int others = minimum_[zone] - 1;  // of the sites it must open, those that may lie anywhere
            for (std::size_t k = 0; others >= 0 && k < members_[zone].size(); ++k) {
                if (cost[members_[zone][k]] < sure) nearer.push_back(cost[members_[zone][k]]);
                else --others;
            }
            if (others < 0) continue;
            const auto farthest = nearer.end() - 1 - others;
            std::ranges::nth_element(nearer, farthest);
            sure = *farthest;
        }
        return sure;
    }

  private:
    const std::vector<int>& minimum_;
    std::vector<std::vector<int>> members_;
};

class RowReader {
  public:
    /// Rows of the core's candidates; at most `entries` of them each.
    RowReader(const LocationProblem& problem, const Core& core, std::size_t entries = whole_row)
        : problem_(problem),
          core_(core),
          entries_(entries),
          zones_(core.limits),
          by_pair_(2 * (core.candidates() + core.opened.size()) < problem.candidates()) {}

    [[nodiscard]] Row read(std::size_t client) const {
        Row result;
        const std::int64_t weight = problem_.weight[client];
        if (weight == 0) return result;
        std::vector<std::int32_t> scratch;
        std::span<const std::int32_t> row;
        if (!by_pair_) row = problem_.costs->row(client, scratch);
        const auto unit = [&](int candidate) {
            return std::int64_t{by_pair_ ? problem_.costs->cost(client, static_cast<std::size_t>(candidate))
                                         : row[static_cast<std::size_t>(candidate)]};
        };
        std::int64_t sure = impossible;
        std::int64_t most = 0;
        for (const int candidate : core_.opened) {
            sure = std::min(sure, unit(candidate));
            most = std::max(most, unit(candidate));
        }
        std::vector<std::int64_t> units(core_.candidates());
        for (std::size_t position = 0; position < core_.candidates(); ++position) {
            units[position] = unit(core_.original[position]);
            most = std::max(most, units[position]);
        }
        sure = zones_.surely_within(units, sure);
        std::vector<std::uint64_t> ranked;  // unit cost, then position: one integer each
        for (std::size_t position = 0; position < core_.candidates(); ++position)
            if (units[position] < sure) ranked.push_back((static_cast<std::uint64_t>(units[position]) << 32U) | position);
        // Of the candidates left at least one of the nearest (count − sites + 1) opens; a farther one than those sure
        // to be open cannot be that one.
        const auto sites = static_cast<std::size_t>(core_.limits.least());
        const std::size_t farthest = sites > 0 ? core_.candidates() - sites : whole_row;
        if (farthest < ranked.size()) {
            std::ranges::nth_element(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(farthest));
            sure = std::min(sure, unit_cost(ranked[farthest]));
            ranked.resize(farthest);
        }
        if (entries_ > 0 && entries_ < ranked.size()) {
            // Equal costs stay together: of a cover, all who cover or none.
            std::ranges::nth_element(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(entries_ - 1));
            const std::int64_t last = unit_cost(ranked[entries_ - 1]);
            std::int64_t next = sure;
            for (const std::uint64_t entry : ranked)
                if (unit_cost(entry) > last) next = std::min(next, unit_cost(entry));
            result.cut = next < sure;
            sure = next;
        }
        std::erase_if(ranked, [&](std::uint64_t entry) { return unit_cost(entry) >= sure; });
        std::ranges::sort(ranked);
        result.cap = weight * sure;
        result.most = weight * most;
        for (const std::uint64_t entry : ranked) {
            result.cost.push_back(weight * unit_cost(entry));
            result.site.push_back(static_cast<int>(entry & 0xffffffffU));
        }
        return result;
    }

    static constexpr std::size_t whole_row = static_cast<std::size_t>(-1);

  private:
    static std::int64_t unit_cost(std::uint64_t entry) { return static_cast<std::int64_t>(entry >> 32U); }

    const LocationProblem& problem_;
    const Core& core_;
    std::size_t entries_;
    OwedZones zones_;
    bool by_pair_;  ///< so few candidates are left that whole rows would be a waste
};

/// Rows of large numbers need prices finer than those of clients; more than this gains nothing there either.
constexpr std::int64_t finest_of_rows = 1 << 12;

/// About a row's mean coefficient, the largest of them, between 1 and finest_of_rows.
std::int64_t unit_of_rows(const ZoneLimits& limits) {
    std::int64_t largest = 1;
    for (const PricedRow& row : limits.rows)
        for (const std::int64_t one : row.coefficient) largest = std::max(largest, std::abs(one));
    return std::min(largest, finest_of_rows);
}

/// Largest power of two that leaves every sum of the dual inside int64.
std::int64_t scale_for(const Core& core, std::int64_t total) {
    const std::int64_t limit = largest_sum / (core.limits.most() + 2);
    const std::int64_t finest = finest_scale * unit_of_rows(core.limits);
    std::int64_t scale = 1;
    while (scale < finest && total <= limit / (2 * scale)) scale *= 2;
    return scale;
}

void apply_scale(Core& core, std::int64_t scale) {
    core.scale = scale;
    core.constant *= scale;
    for (auto& cost : core.cost) cost *= scale;
    for (auto& cap : core.cap) cap *= scale;
    for (ClientPrice& one : core.settled) one.price *= scale;
    for (ClientPrice& one : core.beyond) one.price *= scale;
}

std::int64_t sum_of_caps(const Core& core) {
    return std::accumulate(core.cap.begin(), core.cap.end(), core.constant + 1);
}

}  // namespace

Core bare_core(const LocationProblem& problem) {
    Core core;
    core.first.assign(1, 0);
    const std::vector<Decision> decisions = decisions_of(problem);
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        if (decisions[candidate] == Decision::open) core.opened.push_back(static_cast<int>(candidate));
        if (decisions[candidate] == Decision::undecided) core.original.push_back(static_cast<int>(candidate));
    }
    core.limits = rule_limits(problem).limits.after(decisions);
    return core;
}

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

namespace {

/// Scaled cost of a client of the problem to the nearest of `plan`, whatever the lists.
std::int64_t payment(const Core& core, int client, std::span<const int> plan) {
    const auto row = static_cast<std::size_t>(client);
    std::int64_t least = impossible;
    for (const int candidate : plan)
        least = std::min<std::int64_t>(least, core.problem->costs->cost(row, static_cast<std::size_t>(candidate)));
    return core.scale * core.problem->weight[row] * least;
}

}  // namespace

std::int64_t Core::exact_cost_of(std::span<const std::uint8_t> open) const {
    std::int64_t total = cost_of(open);
    if (loose == 0) return total;
    const std::vector<int> plan = plan_of(open);
    for (const ClientPrice& one : beyond) total += payment(*this, one.client, plan) - one.price;
    for (std::size_t client = 0; client < clients(); ++client) {
        if (cut[client] == 0) continue;
        std::size_t entry = first[client];
        while (entry < first[client + 1] && open[site[entry]] == 0) ++entry;
        if (entry == first[client + 1]) total += payment(*this, name[client], plan) - cap[client];
    }
    return total;
}

std::vector<ClientPrice> Core::payments(std::span<const std::uint8_t> open) const {
    std::vector<ClientPrice> payments;
    const std::vector<int> plan = plan_of(open);
    for (const ClientPrice& one : beyond) payments.push_back({one.client, payment(*this, one.client, plan)});
    for (std::size_t client = 0; client < clients(); ++client) {
        std::size_t entry = first[client];
        while (entry < first[client + 1] && open[site[entry]] == 0) ++entry;
        const std::int64_t pays = entry < first[client + 1] ? cost[entry]
                                  : cut[client] != 0        ? payment(*this, name[client], plan)
                                                            : cap[client];
        payments.push_back({name[client], pays});
    }
    return payments;
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

namespace {

/// The prices of rows, which follow those of `clients` in `old`, behind those of the clients that are left.
void append_rows(std::vector<std::int64_t>& prices, const std::vector<std::int64_t>& old, std::size_t clients,
                 std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row)
        prices.push_back(clients + row < old.size() ? old[clients + row] : 0);
}

/// Rows of all clients as a core in units of the problem; `most` is the sum of what they may pay at worst. `prices`, per
/// client of the problem and in units of the problem times `scale`, may be empty. False where the signal came.
bool read_rows(const LocationProblem& problem, const RowReader& reader, const StopSignal& signal,
               std::vector<std::int64_t>& prices, std::int64_t scale, Core& core, std::int64_t& most) {
    std::vector<Row> rows(problem.clients());
    parallel_for(rows.size(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t client = begin; client < end && !signal.stop(); ++client) rows[client] = reader.read(client);
    });
    Merger merger(core);
    most = 1;
    for (std::size_t client = 0; client < rows.size(); ++client) {
        if (signal.stop()) return false;
        Row& row = rows[client];
        most += row.most;
        const std::int64_t price = prices.empty() ? 0 : std::min(prices[client], row.cap * scale);
        if (problem.weight[client] > 0)
            merger.add(row.cost, row.site, {static_cast<int>(client), row.cap, price, row.cut});
        row = {};
    }
    append_rows(merger.prices(), prices, rows.size(), core.limits.rows.size());
    prices = std::move(merger.prices());
    return true;
}

}  // namespace

Core build_core(const LocationProblem& problem, const StopSignal& signal, bool named) {
    Core bare = bare_core(problem);
    bare.named = named;
    Core core = bare;
    const RowReader reader(problem, bare);
    std::vector<std::int64_t> none;
    std::int64_t most = 0;
    if (!read_rows(problem, reader, signal, none, 1, core, most)) return bare;
    apply_scale(core, scale_for(core, sum_of_caps(core)));
    return core;
}

Core build_cut_core(const LocationProblem& problem, std::size_t entries, const StopSignal& signal) {
    Core bare = bare_core(problem);
    bare.named = true;
    bare.problem = &problem;
    Core core = bare;
    const RowReader reader(problem, bare, entries);
    std::vector<std::int64_t> none;
    std::int64_t most = 0;
    if (!read_rows(problem, reader, signal, none, 1, core, most)) return bare;
    apply_scale(core, scale_for(core, std::max(most, sum_of_caps(core))));
    return core;
}

Core read_again(const LocationProblem& problem, const Core& core, std::size_t entries, bool named,
                std::vector<std::int64_t>& prices, const StopSignal& signal) {
    Core bare;
    bare.first.assign(1, 0);
    bare.scale = core.scale;
    bare.original = core.original;
    bare.opened = core.opened;
    bare.limits = core.limits;
    bare.problem = &problem;
    bare.named = named;
    Core again = bare;
    const RowReader reader(problem, bare, entries);
    std::int64_t most = 0;
    if (!read_rows(problem, reader, signal, prices, core.scale, again, most)) return bare;
    apply_scale(again, core.scale);
    return again;
}

std::size_t lengthen(const LocationProblem& problem, std::span<const std::int64_t> prices, std::size_t least,
                     Core& core) {
    std::vector<std::size_t> at_cap;
    for (std::size_t client = 0; client < core.cut.size(); ++client)
        if (core.cut[client] != 0 && prices[client] >= core.cap[client]) at_cap.push_back(client);
    if (at_cap.empty() || at_cap.size() < least) return 0;
    std::vector<Row> rows(at_cap.size());
    parallel_for(rows.size(), clients_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
            const std::size_t client = at_cap[k];
            const std::size_t entries = 2 * (core.first[client + 1] - core.first[client]);
            rows[k] = RowReader(problem, core, entries).read(static_cast<std::size_t>(core.name[client]));
        }
    });
    Core longer = core;
    longer.first.assign(1, 0);
    longer.cost.clear();
    longer.site.clear();
    std::size_t next = 0;
    for (std::size_t client = 0; client < core.clients(); ++client) {
        const auto begin = static_cast<std::ptrdiff_t>(core.first[client]);
        const auto end = static_cast<std::ptrdiff_t>(core.first[client + 1]);
        if (next < at_cap.size() && at_cap[next] == client) {
            const Row& row = rows[next++];
            for (const std::int64_t cost : row.cost) longer.cost.push_back(cost * core.scale);
            longer.site.insert(longer.site.end(), row.site.begin(), row.site.end());
            longer.cap[client] = row.cap * core.scale;
            longer.cut[client] = row.cut;
            if (!row.cut) --longer.loose;
        } else {
            longer.cost.insert(longer.cost.end(), core.cost.begin() + begin, core.cost.begin() + end);
            longer.site.insert(longer.site.end(), core.site.begin() + begin, core.site.begin() + end);
        }
        longer.first.push_back(longer.cost.size());
    }
    core = std::move(longer);
    return at_cap.size();
}

namespace {

/// Walks along a client's entries: once so many of a zone have passed that the rest cannot hold what it must open, one of
/// those passed is open.
class OwedCounts {
  public:
    explicit OwedCounts(const ZoneLimits& limits) : limits_(limits), members_(limits.minimum.size(), 0), passed_(members_) {
        for (const int innermost : limits.zone)
            for (int zone = innermost; zone >= 0; zone = limits.outer[zone]) ++members_[zone];
    }
    void restart() {
        for (const int zone : touched_) passed_[zone] = 0;
        touched_.clear();
    }
    bool surely_open_among(int position) {
        bool is_sure = false;
        for (int zone = limits_.zone[position]; zone >= 0; zone = limits_.outer[zone]) {
            if (limits_.minimum[zone] == 0) continue;
            if (passed_[zone]++ == 0) touched_.push_back(zone);
            is_sure = is_sure || members_[zone] - passed_[zone] < limits_.minimum[zone];
        }
        return is_sure;
    }

  private:
    const ZoneLimits& limits_;
    std::vector<int> members_;
    std::vector<int> passed_;
    std::vector<int> touched_;
};

}  // namespace

Core reduce(const Core& core, std::span<const Decision> decisions, std::vector<std::int64_t>& prices) {
    Core left;
    left.constant = core.constant;
    left.scale = core.scale;
    left.opened = core.opened;
    left.limits = core.limits.after(decisions);
    left.named = core.named;
    left.problem = core.problem;
    left.settled = core.settled;
    left.beyond = core.beyond;
    left.loose = core.beyond.size();
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
    OwedCounts owed(left.limits);
    for (std::size_t client = 0; client < core.clients(); ++client) {
        cost.clear();
        site.clear();
        owed.restart();
        std::int64_t cap = core.cap[client];
        bool cut = core.cut[client] != 0;
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry) {
            const Decision decision = decisions[core.site[entry]];
            if (decision == Decision::open) {
                cap = core.cost[entry];
                cut = false;
                break;
            }
            if (decision == Decision::closed) continue;
            cost.push_back(core.cost[entry]);
            site.push_back(position[core.site[entry]]);
            if (owed.surely_open_among(site.back())) {
                cap = core.cost[entry];
                cut = false;
                break;
            }
        }
        // An entry as dear as the new cap serves no better than it.
        while (!cost.empty() && cost.back() >= cap) {
            cost.pop_back();
            site.pop_back();
        }
        merger.add(cost, site, {core.name[client], cap, std::min(prices[client], cap), cut});
    }
    append_rows(merger.prices(), prices, core.clients(), core.limits.rows.size());
    prices = std::move(merger.prices());
    return left;
}

}  // namespace maillage::optimise
