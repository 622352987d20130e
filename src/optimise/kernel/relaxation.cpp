// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/relaxation.h"

#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "optimise/kernel/start_basis.h"

namespace maillage::optimise {
namespace {

/// The simplex works on costs of this mean size: its tolerances (1e-7) are made for numbers near 1.
constexpr double mean_cost = 100.0;
/// Cuts violated by less than this share of the mean cost add nothing that integers would see.
constexpr double least_violation = 1e-7;

/// Rounds of cuts at most; the bound is looked at every few: it no longer pays where it gained less than this share of
/// what lacks to the target.
constexpr int most_rounds = 400;
constexpr int slow_rounds = 10;
constexpr double slow_share = 0.02;
/// Cuts that do not bind are dropped once there are this many for a client.
constexpr std::size_t cuts_per_client = 1;
/// With Asks::fewest_sites: so few that each round's simplex is short.
constexpr std::size_t cuts_per_round = 300;

/// Beyond so many entries even a good start leaves the simplex minutes to go.
constexpr std::size_t most_entries = 20'000'000;
/// Memory per entry: the simplex keeps its rows three times, and cuts come to about as many again.
constexpr std::size_t bytes_per_entry = 128;

/// Beyond so many entries scaling the rows, which is done anew in each round, takes longer than the pivots it saves.
constexpr std::size_t long_scaling = 100'000;

/// Stops the simplex between two pivots.
class Stopper final : public ClpEventHandler {
  public:
    explicit Stopper(const StopSignal* signal) : signal_(signal) {}
    int event(Event which) override {
        if (which == endOfIteration && signal_ != nullptr && signal_->stop()) return stop_now;
        return -1;
    }
    [[nodiscard]] ClpEventHandler* clone() const override { return new Stopper(signal_); }

  private:
    static constexpr int stop_now = 5;  ///< ClpEventHandler: a status of 5 ends the simplex
    const StopSignal* signal_;
};

}  // namespace

class Relaxation::Model {
  public:
    Model(const Core& core, std::span<const std::int64_t> prices, Asks asks)
        : core_(core), unit_(unit_of(core)), site_price_(asks == Asks::fewest_sites ? mean_cost / (core.limits.most() + 1) : 0.0),
          floor_(static_cast<double>(core.floor())) {
        simplex_.setLogLevel(0);
        if (core.cost.size() > long_scaling) simplex_.scaling(0);
        add_columns();
        add_limits();
        Cuts cuts;
        for (const std::size_t client : asks == Asks::fewest_sites ? disjoint_clients() : all_clients())
            if (prices[client] > core.cost[core.first[client]]) append(cuts, client, first_level(client, prices[client]));
        add(cuts);
        if (asks == Asks::least_cost) begin_at(prices);
    }

    void decide(std::span<const Decision> decisions) {
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate)
            simplex_.setColumnBounds(static_cast<int>(candidate), decisions[candidate] == Decision::open ? 1.0 : 0.0,
                                     decisions[candidate] == Decision::closed ? 0.0 : 1.0);
    }

    /// Of the last solution, scaled.
    [[nodiscard]] double value() const {
        return (simplex_.objectiveValue() - site_price_ * core_.limits.most()) / unit_ + floor_;
    }

    bool simplex(const StopSignal& signal) {
        Stopper stopper(&signal);
        simplex_.passInEventHandler(&stopper);
        simplex_.dual(0, 1);
        return simplex_.status() == 0;
    }

    /// How many cuts the last solution violated.
    std::size_t separate() {
        const double* solution = simplex_.primalColumnSolution();
        Cuts cuts;
        std::vector<double> violation;
        for (std::size_t client = 0; client < core_.clients(); ++client) {
            const std::size_t end = core_.first[client + 1];
            std::int64_t level = core_.cap[client];
            double served = 0;
            double pays = 0;
            for (std::size_t entry = core_.first[client]; entry < end; ++entry) {
                const double share = std::min(solution[core_.site[entry]], 1 - served);
                served += share;
                pays += share * scaled(core_.cost[entry]);
                if (served >= 1 - 1e-9) {
                    level = core_.cost[entry];
                    break;
                }
            }
            pays += (1 - served) * scaled(level);
            const double theta = solution[core_.candidates() + client] + scaled(core_.cost[core_.first[client]]);
            if (pays <= theta + mean_cost * least_violation * 10) continue;
            append(cuts, client, level);
            violation.push_back(pays - theta);
        }
        if (site_price_ > 0) keep_most_violated(cuts, violation);
        const std::size_t count = cuts.level.size();
        if (count > 0) {
            if (cuts_.level.size() > cuts_per_client * core_.clients()) drop_slack();
            add(cuts);
        }
        return count;
    }

    [[nodiscard]] std::vector<std::int64_t> prices() const {
        std::vector<double> weight(core_.clients(), 0);
        std::vector<double> price(core_.clients(), 0);
        const double* dual = simplex_.dualRowSolution();
        for (std::size_t cut = 0; cut < cuts_.level.size(); ++cut) {
            const double share = positive(dual[limits_ + static_cast<int>(cut)]);
            weight[cuts_.client[cut]] += share;
            price[cuts_.client[cut]] += share * static_cast<double>(cuts_.level[cut]);
        }
        std::vector<std::int64_t> result(core_.clients());
        for (std::size_t client = 0; client < result.size(); ++client) {
            const std::int64_t lowest = core_.cost[core_.first[client]];
            if (weight[client] > 1) price[client] /= weight[client];
            const double mixed = price[client] + std::max(0.0, 1 - weight[client]) * static_cast<double>(lowest);
            // Above 2⁵³ a double may round beyond the cap, where a price proves too much.
            result[client] = std::clamp<std::int64_t>(std::llround(mixed), lowest, core_.cap[client]);
        }
        for (std::size_t r = 0; r < row_unit_.size(); ++r) {
            const double price_of_row = positive(-dual[priced_ + static_cast<int>(r)]) / row_unit_[r] / unit_;
            const auto highest = static_cast<double>(core_.limits.rows[r].highest_price);
            result.push_back(static_cast<std::int64_t>(std::min(std::round(price_of_row), highest)));
        }
        return result;
    }

    [[nodiscard]] std::vector<double> presence() const {
        const double* solution = simplex_.primalColumnSolution();
        return {solution, solution + core_.candidates()};
    }

  private:
    struct Cuts {
        std::vector<std::size_t> client;
        std::vector<std::int64_t> level;
    };

    /// The basis whose duals are the prices: each client's payment stands for its cut, a site for each zone that binds.
    void begin_at(std::span<const std::int64_t> prices) {
        std::vector<std::int64_t> earning(core_.candidates(), 0);
        for (std::size_t client = 0; client < core_.clients(); ++client)
            for (std::size_t entry = core_.first[client]; entry < core_.first[client + 1]; ++entry) {
                if (core_.cost[entry] >= prices[client]) break;
                earning[core_.site[entry]] += core_.cost[entry] - prices[client];
            }
        const StartBasis start = start_basis(core_.limits, earning);
        simplex_.createStatus();
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate)
            simplex_.setColumnStatus(static_cast<int>(candidate),
                                     start.base.in[candidate] != 0 ? ClpSimplex::atUpperBound : ClpSimplex::atLowerBound);
        for (std::size_t zone = 0; zone < start.held.size(); ++zone) {
            if (start.held[zone] < 0 || row_of_zone_[zone] < 0) continue;
            const bool at_most = start.base.count[zone] != core_.limits.minimum[zone];
            simplex_.setRowStatus(row_of_zone_[zone], at_most ? ClpSimplex::atUpperBound : ClpSimplex::atLowerBound);
            simplex_.setColumnStatus(start.held[zone], ClpSimplex::basic);
        }
        for (std::size_t cut = 0; cut < cuts_.client.size(); ++cut) {
            // A cover's cut stands at the cap: as its dual is 0 or all of it, the nearer one is taken.
            if (2 * prices[cuts_.client[cut]] < cuts_.level[cut]) continue;
            simplex_.setRowStatus(limits_ + static_cast<int>(cut), ClpSimplex::atLowerBound);
            simplex_.setColumnStatus(static_cast<int>(core_.candidates() + cuts_.client[cut]), ClpSimplex::basic);
        }
    }

    /// What a stopped simplex leaves behind may be no number.
    static double positive(double dual) { return std::isfinite(dual) && dual > 0 ? dual : 0.0; }

    static double unit_of(const Core& core) {
        double total = 0;
        for (const std::int64_t cap : core.cap) total += static_cast<double>(cap);
        const double mean = total / static_cast<double>(std::max<std::size_t>(1, core.clients()));
        return mean_cost / (mean > 0 ? mean : static_cast<double>(core.scale));
    }
    [[nodiscard]] double scaled(std::int64_t cost) const { return static_cast<double>(cost) * unit_; }

    void add_columns() {
        const int count = static_cast<int>(core_.candidates() + core_.clients());
        std::vector<double> upper(count, COIN_DBL_MAX);
        std::vector<double> cost(count, 1.0);
        for (std::size_t candidate = 0; candidate < core_.candidates(); ++candidate) {
            upper[candidate] = 1.0;
            cost[candidate] = site_price_;
        }
        simplex_.resize(0, count);
        for (int column = 0; column < count; ++column) {
            simplex_.setColumnBounds(column, 0.0, upper[column]);
            simplex_.setObjectiveCoefficient(column, cost[column]);
        }
    }

    void add_limits() {
        const ZoneLimits& limits = core_.limits;
        std::vector<std::vector<int>> members(limits.outer.size());
        row_of_zone_.assign(members.size(), -1);
        for (int candidate = 0; candidate < static_cast<int>(core_.candidates()); ++candidate)
            for (int z = limits.zone[candidate]; z >= 0; z = limits.outer[z]) members[z].push_back(candidate);
        for (std::size_t z = members.size(); z-- > 0;) {
            const int most = std::min(limits.most(), static_cast<int>(members[z].size()));
            if (limits.minimum[z] == 0 && limits.maximum[z] >= most && limits.outer[z] >= 0) continue;
            if (site_price_ > 0 && limits.outer[z] < 0) continue;  // the number is priced
            const std::vector<double> ones(members[z].size(), 1.0);
            simplex_.addRow(static_cast<int>(members[z].size()), members[z].data(), ones.data(), limits.minimum[z],
                            limits.maximum[z]);
            row_of_zone_[z] = limits_++;
        }
        priced_ = limits_;
        for (const PricedRow& row : limits.rows) add_priced(row);
    }

    /// In units of its largest coefficient. Breaking it costs as much a unit as all clients could pay: then a relaxation
    /// always has a solution, and its price is one that closes the node where nothing obeys the row.
    void add_priced(const PricedRow& row) {
        double unit = 1;
        for (const std::int64_t one : row.coefficient) unit = std::max(unit, std::abs(static_cast<double>(one)));
        std::vector<int> column;
        std::vector<double> element;
        for (std::size_t candidate = 0; candidate < row.coefficient.size(); ++candidate) {
            if (row.coefficient[candidate] == 0) continue;
            column.push_back(static_cast<int>(candidate));
            element.push_back(static_cast<double>(row.coefficient[candidate]) / unit);
        }
        simplex_.addRow(static_cast<int>(column.size()), column.data(), element.data(), -COIN_DBL_MAX,
                        static_cast<double>(row.bound) / unit);
        const int at = limits_++;
        const double minus_one = -1.0;
        double all = mean_cost;
        for (const std::int64_t cap : core_.cap) all += scaled(cap);
        simplex_.addColumn(1, &at, &minus_one, 0.0, COIN_DBL_MAX, all);
        row_unit_.push_back(unit);
    }

    [[nodiscard]] std::vector<std::size_t> all_clients() const {
        std::vector<std::size_t> clients(core_.clients());
        std::iota(clients.begin(), clients.end(), std::size_t{0});
        return clients;
    }

    /// Clients that share no candidate: a first relaxation of few rows.
    [[nodiscard]] std::vector<std::size_t> disjoint_clients() const {
        std::vector<std::size_t> clients;
        std::vector<bool> is_taken(core_.candidates(), false);
        for (std::size_t client = 0; client < core_.clients(); ++client) {
            const auto sites = std::span(core_.site).subspan(core_.first[client], core_.first[client + 1] - core_.first[client]);
            if (std::ranges::any_of(sites, [&](int site) { return is_taken[site]; })) continue;
            for (const int site : sites) is_taken[site] = true;
            clients.push_back(client);
        }
        return clients;
    }

    /// Most cuts that are violated at first are met on the way; all at once they make the simplex ten times slower.
    static void keep_most_violated(Cuts& cuts, const std::vector<double>& violation) {
        if (violation.size() <= cuts_per_round) return;
        std::vector<std::size_t> order(violation.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::greater{}, [&](std::size_t cut) { return violation[cut]; });
        Cuts kept;
        for (const std::size_t cut : std::span(order).first(cuts_per_round)) {
            kept.client.push_back(cuts.client[cut]);
            kept.level.push_back(cuts.level[cut]);
        }
        cuts = std::move(kept);
    }

    /// A client served for one cost or not at all (a cover's) has one cut that implies all others: that at its cap.
    [[nodiscard]] std::int64_t first_level(std::size_t client, std::int64_t price) const {
        const bool is_cover = core_.cost[core_.first[client]] == core_.cost[core_.first[client + 1] - 1];
        return is_cover ? core_.cap[client] : price;
    }

    void append(Cuts& cuts, std::size_t client, std::int64_t level) const {
        cuts.client.push_back(client);
        cuts.level.push_back(level);
    }

    void add(const Cuts& cuts) {
        std::vector<int> start{0};
        std::vector<int> column;
        std::vector<double> element;
        std::vector<double> low;
        for (std::size_t cut = 0; cut < cuts.level.size(); ++cut) {
            const std::size_t client = cuts.client[cut];
            const std::int64_t level = cuts.level[cut];
            for (std::size_t entry = core_.first[client]; entry < core_.first[client + 1]; ++entry) {
                if (core_.cost[entry] >= level) break;
                column.push_back(core_.site[entry]);
                element.push_back(scaled(level - core_.cost[entry]));
            }
            column.push_back(static_cast<int>(core_.candidates() + client));
            element.push_back(1.0);
            start.push_back(static_cast<int>(column.size()));
            low.push_back(scaled(level - core_.cost[core_.first[client]]));
            cuts_.client.push_back(client);
            cuts_.level.push_back(level);
        }
        const std::vector<double> high(low.size(), COIN_DBL_MAX);
        simplex_.addRows(static_cast<int>(low.size()), low.data(), high.data(), start.data(), column.data(),
                         element.data());
    }

    /// Cuts that do not bind may come back when they are needed.
    void drop_slack() {
        std::vector<int> slack;
        Cuts kept;
        for (std::size_t cut = 0; cut < cuts_.level.size(); ++cut) {
            const int row = limits_ + static_cast<int>(cut);
            if (simplex_.getRowStatus(row) == ClpSimplex::basic) {
                slack.push_back(row);
            } else {
                append(kept, cuts_.client[cut], cuts_.level[cut]);
            }
        }
        simplex_.deleteRows(static_cast<int>(slack.size()), slack.data());
        cuts_ = std::move(kept);
    }

    const Core& core_;
    double unit_;
    double site_price_;  ///< on each site where the number is priced, else 0
    double floor_;    ///< what every client pays at least, scaled
    ClpSimplex simplex_;
    std::vector<int> row_of_zone_;  ///< -1 where the zone asks nothing
    int limits_ = 0;  ///< rows before the cuts
    int priced_ = 0;  ///< rows before the priced ones
    std::vector<double> row_unit_;  ///< per priced row, what its numbers were divided by
    Cuts cuts_;       ///< in the order of their rows
};

bool fits_the_simplex(const Core& core, std::size_t memory_limit) {
    return core.cost.size() <= std::min(most_entries, memory_limit / bytes_per_entry);
}

Relaxation::Relaxation(const Core& core, std::span<const std::int64_t> prices, Asks asks)
    : model_(std::make_unique<Model>(core, prices, asks)) {}

Relaxation::~Relaxation() = default;

void Relaxation::decide(std::span<const Decision> decisions) { model_->decide(decisions); }

Relaxation::End Relaxation::solve(std::int64_t target, const StopSignal& signal) {
    double before = -COIN_DBL_MAX;
    for (int round = 0; round < most_rounds; ++round) {
        const bool solved = model_->simplex(signal);
        if (signal.stop()) return End::stopped;
        if (!solved) return End::failed;
        const double left = static_cast<double>(target) - model_->value();
        if (left < 0) return End::above;
        if (round % slow_rounds == slow_rounds - 1) {
            if (model_->value() - before < slow_share * left) return End::slow;
            before = model_->value();
        }
        if (model_->separate() == 0) return End::solved;
    }
    return End::slow;
}

std::vector<std::int64_t> Relaxation::prices() const { return model_->prices(); }
std::vector<double> Relaxation::presence() const { return model_->presence(); }

}  // namespace maillage::optimise
