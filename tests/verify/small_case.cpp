// SPDX-License-Identifier: Apache-2.0
#include "verify/small_case.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/random_location_problem.h"
#include "verify/canonical_text.h"
#include "verify/json_tape.h"

namespace maillage::test_support {
namespace {

bool holds(const json& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

std::vector<std::vector<std::int64_t>> plane_costs(const json& costs) {
    std::vector<std::vector<std::int64_t>> out;
    const std::string rounding = costs.at("rounding");
    for (const auto& from : costs.at("points")) {
        out.emplace_back();
        for (const auto& index : costs.at("candidates")) {
            const json& to = costs.at("points").at(index.get<std::size_t>());
            const double length = std::hypot(from[0].get<double>() - to[0].get<double>(), from[1].get<double>() - to[1].get<double>());
            const double exact = rounding == "micro" ? length * 1e6 : length;
            out.back().push_back(static_cast<std::int64_t>(rounding == "floor" ? std::floor(exact) : std::round(exact)));
        }
    }
    return out;
}

/// Stays at the largest number: far above anything a true claim says.
std::int64_t saturated(std::int64_t sum, std::int64_t weight, std::int64_t cost) {
    std::int64_t product = 0;
    const bool fits = !__builtin_mul_overflow(weight, cost, &product) && !__builtin_add_overflow(sum, product, &sum);
    return fits ? sum : std::numeric_limits<std::int64_t>::max();
}

json list_or_empty(const json& problem, const char* key) { return problem.value(key, json::array()); }

}  // namespace

SmallCase::SmallCase(const json& certificate) {
    const json& problem = certificate.at("problem");
    claim = certificate.at("claim");
    objective = claim.at("objective");
    const json& costs = problem.at("costs");
    if (costs.at("kind") == "matrix")
        cost = costs.at("rows").get<std::vector<std::vector<std::int64_t>>>();
    else
        cost = plane_costs(costs);
    weight = problem.at("weights").get<std::vector<std::int64_t>>();
    if (problem.contains("sites_total")) sites_total = problem.at("sites_total");
    radius = problem.value("radius", std::int64_t{0});
    zone = problem.value("zones", std::vector<std::int64_t>(candidates(), -1));
    rules = list_or_empty(problem, "zone_rules");
    forced = list_or_empty(problem, "forced");
    forbidden = list_or_empty(problem, "forbidden");
}

bool SmallCase::allowed(const std::vector<int>& open, std::int64_t sites) const {
    if (static_cast<std::int64_t>(open.size()) != sites) return false;
    for (const int j : open)
        if (holds(forbidden, j)) return false;
    for (const auto& j : forced)
        if (std::find(open.begin(), open.end(), j.get<int>()) == open.end()) return false;
    for (const auto& rule : rules) {
        const auto count = std::count_if(open.begin(), open.end(), [&](int j) {
            return zone[static_cast<std::size_t>(j)] == rule[0].get<std::int64_t>();
        });
        if (count < rule[1].get<std::int64_t>()) return false;
        if (!rule[2].is_null() && count > rule[2].get<std::int64_t>()) return false;
    }
    return true;
}

std::optional<std::int64_t> SmallCase::value(const std::vector<int>& open) const {
    std::int64_t sum = 0;
    std::int64_t worst = 0;
    bool all_covered = true;
    for (std::size_t i = 0; i < clients(); ++i) {
        std::int64_t nearest = std::numeric_limits<std::int64_t>::max();  // without a site: beyond any radius
        for (const int j : open) nearest = std::min(nearest, cost[i][static_cast<std::size_t>(j)]);
        if (weight[i] == 0) continue;
        if (objective == "p-median") sum = saturated(sum, weight[i], nearest);
        if (objective == "max-cover" && nearest <= radius) sum = saturated(sum, weight[i], 1);
        worst = std::max(worst, nearest);
        all_covered = all_covered && nearest <= radius;
    }
    if (objective == "p-center") return worst;
    if (objective != "set-cover") return sum;
    return all_covered ? std::optional(static_cast<std::int64_t>(open.size())) : std::nullopt;
}

std::optional<std::int64_t> SmallCase::best() const {
    std::optional<std::int64_t> best;
    const bool upwards = objective == "max-cover";
    const auto see = [&](const std::vector<int>& open) {
        const auto worth = value(open);
        if (worth && (!best || (upwards ? *worth > *best : *worth < *best))) best = worth;
    };
    if (objective != "set-cover") {
        for_each(*sites_total, see);
        return best;
    }
    for (std::size_t sites = 0; sites <= candidates(); ++sites) for_each(static_cast<std::int64_t>(sites), see);
    return best;
}

bool SmallCase::claim_is_true() const {
    const auto open = claim.at("open").get<std::vector<int>>();
    const auto claimed = claim.at("value").get<std::int64_t>();
    const auto bound = claim.at("bound").get<std::int64_t>();
    if (objective != "set-cover" && !sites_total) return false;
    if (!allowed(open, objective == "set-cover" ? claimed : *sites_total)) return false;
    if (value(open) != claimed) return false;
    const auto reached = best();
    if (!reached || (objective == "max-cover" ? *reached > bound : *reached < bound)) return false;
    return claim.at("status") != "optimal" || claimed == bound;
}

std::string sealed(json certificate) {
    certificate["checksum"] = "";
    const auto tape = verify::parse_tape(certificate.dump(), "made.json");
    if (!tape) return certificate.dump();
    certificate["checksum"] = verify::checksum_of(verify::Item(*tape, 0));
    return certificate.dump();
}

std::optional<json> random_case(const std::string& objective, std::uint64_t seed) {
    Dice dice(seed);
    const int clients = dice.between(2, 6);
    const int candidates = dice.between(2, 6);
    json problem;
    if (dice.chance(70)) {
        json rows = json::array();
        for (int i = 0; i < clients; ++i) {
            rows.push_back(json::array());
            for (int j = 0; j < candidates; ++j) rows.back().push_back(dice.below(8));
        }
        problem["costs"] = {{"kind", "matrix"}, {"rows", rows}};
    } else {
        json points = json::array();
        for (int i = 0; i < clients; ++i) points.push_back({dice.below(9), dice.below(9) + 0.5});
        json chosen = json::array();
        for (int j = 0; j < candidates; ++j) chosen.push_back(dice.below(clients));
        problem["costs"] = {{"kind", "plane"}, {"rounding", dice.chance(50) ? "floor" : "nearest"}, {"points", points}, {"candidates", chosen}};
    }
    for (int i = 0; i < clients; ++i) problem["weights"].push_back(dice.below(4));
    if (objective != "set-cover") problem["sites_total"] = dice.between(1, std::min(3, candidates));
    if (objective == "max-cover" || objective == "set-cover") problem["radius"] = dice.between(1, 5);
    if (dice.chance(60)) {
        for (int j = 0; j < candidates; ++j) problem["zones"].push_back(dice.between(-1, 1));
        problem["zone_rules"] = json::array();
        if (dice.chance(50)) problem["zone_rules"].push_back({0, dice.below(2), nullptr});
        if (dice.chance(50)) problem["zone_rules"].push_back({1, 0, dice.between(0, 2)});
    }
    problem["forced"] = json::array();
    problem["forbidden"] = json::array();
    if (dice.chance(25)) problem["forced"].push_back(dice.below(candidates));
    if (dice.chance(25)) problem["forbidden"].push_back(dice.below(candidates));
    json certificate = {{"format", "maillage-certificate"}, {"version", 1}, {"checksum", ""}, {"problem", problem}};
    certificate["claim"] = {{"objective", objective}, {"status", "optimal"}, {"value", 0}, {"bound", 0}, {"open", json::array()}};
    const SmallCase small(certificate);
    const auto best = small.best();
    if (!best) return std::nullopt;
    certificate["claim"]["value"] = certificate["claim"]["bound"] = *best;
    const auto see = [&](const std::vector<int>& open) {
        if (small.value(open) == best) certificate["claim"]["open"] = open;
    };
    small.for_each(objective == "set-cover" ? *best : *small.sites_total, see);
    return certificate;
}

namespace {

/// The common question of the format, and the tree grown for it.
class Prover {
  public:
    Prover(const SmallCase& small, std::int64_t scale) : scale_(scale), small_(small) {
        const auto bound = small.claim.at("bound").get<std::int64_t>();
        const std::string& objective = small.objective;
        sites_ = objective == "set-cover" ? bound - 1 : *small.sites_total;
        std::int64_t least = objective == "p-median" ? bound : 1;
        if (objective == "max-cover") {
            least = -bound;
            for (const std::int64_t w : small.weight) least += w;
        }
        threshold_ = scale * (least - 1);
        const std::int64_t reach = objective == "p-center" ? bound - 1 : small.radius;
        const bool counted = objective == "set-cover" || objective == "p-center";
        for (std::size_t i = 0; i < small.clients(); ++i) {
            paid_.emplace_back();
            const std::int64_t w = counted ? std::min<std::int64_t>(1, small.weight[i]) : small.weight[i];
            most_.push_back(scale * w);
            for (const std::int64_t c : small.cost[i])
                paid_.back().push_back(scale * w * (objective == "p-median" ? c : c <= reach ? 0 : 1));
        }
        price_.assign(small.clients(), 0);
        side_.assign(small.candidates(), 0);
        for (const auto& j : small.forced) side_[j.get<std::size_t>()] = 1;
        for (const auto& j : small.forbidden) side_[j.get<std::size_t>()] = -1;
    }

    json prove() {
        climb();
        grow(true);
        return {{"scale", scale_}, {"nodes", nodes_}};
    }

  private:
    std::int64_t earning(std::size_t j) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < price_.size(); ++i) sum += std::min<std::int64_t>(0, paid_[i][j] - price_[i]);
        return sum;
    }

    /// Nothing where no allowed set is left. `chosen`: the set of the minimum.
    std::optional<std::int64_t> bound(std::vector<int>* chosen = nullptr) const {
        std::int64_t prices = 0;
        for (const std::int64_t price : price_) prices += price;
        std::optional<std::int64_t> least;
        small_.for_each(sites_, [&](const std::vector<int>& open) {
            std::int64_t sum = prices;
            for (std::size_t j = 0; j < side_.size(); ++j) {
                const bool in = std::find(open.begin(), open.end(), static_cast<int>(j)) != open.end();
                if ((side_[j] > 0 && !in) || (side_[j] < 0 && in)) return;
                if (in) sum += earning(j);
            }
            if (least && *least <= sum) return;
            least = sum;
            if (chosen != nullptr) *chosen = open;
        });
        return least;
    }

    bool nothing_left() const {
        const auto least = bound();
        return !least || *least > threshold_;
    }

    void climb() {
        if (sites_ < 1) {
            price_ = most_;
            return;
        }
        auto best = price_;
        std::int64_t highest = bound().value_or(0);
        for (int step = 0; step < 30; ++step) {
            std::vector<int> chosen;
            const auto least = bound(&chosen);
            if (!least) break;
            if (*least > highest) {
                highest = *least;
                best = price_;
            }
            for (std::size_t i = 0; i < price_.size(); ++i) {
                std::int64_t served = 0;
                for (const int j : chosen) served += paid_[i][static_cast<std::size_t>(j)] < price_[i] ? 1 : 0;
                price_[i] = std::max<std::int64_t>(0, price_[i] + (1 - served) * std::max<std::int64_t>(1, scale_ / (1 + step / 6)));
            }
        }
        price_ = best;
    }

    json listed_prices() const {
        json out = json::array();
        for (std::size_t i = 0; i < price_.size(); ++i) out.push_back({i, price_[i]});
        return out;
    }

    /// What the prices decide alone, applied.
    json decisions() {
        json step = {{"prices", listed_prices()}, {"open", json::array()}, {"closed", json::array()}};
        auto decided = side_;
        for (std::size_t j = 0; j < side_.size(); ++j) {
            if (side_[j] != 0) continue;
            for (const int other : {1, -1}) {
                side_[j] = other;
                if (nothing_left() && decided[j] == 0) {
                    decided[j] = -other;
                    step[other > 0 ? "closed" : "open"].push_back(j);
                }
                side_[j] = 0;
            }
        }
        side_ = decided;
        return step;
    }

    void grow(bool root) {
        const std::size_t own = nodes_.size();
        nodes_.push_back({{"steps", json::array()}});
        const auto sides = side_;
        const auto prices = price_;
        if (root) nodes_[own]["steps"].push_back(decisions());
        nodes_[own]["end"] = end_of(own);
        side_ = sides;
        price_ = prices;
    }

    json end_of(std::size_t own) {
        std::vector<int> chosen;
        const auto least = bound(&chosen);
        if (!least) return {{"leaf", "infeasible"}};
        if (*least > threshold_) return {{"leaf", "bound"}};
        const auto undecided = std::find(side_.begin(), side_.end(), 0);
        if (undecided == side_.end()) {
            // One set is left: the prices at which it pays what it pays.
            for (std::size_t i = 0; i < price_.size(); ++i) {
                price_[i] = std::int64_t{1} << 40;
                for (const int j : chosen) price_[i] = std::min(price_[i], paid_[i][static_cast<std::size_t>(j)]);
            }
            nodes_[own]["steps"].push_back({{"prices", listed_prices()}});
            return {{"leaf", "bound"}};
        }
        json end = {{"branch", undecided - side_.begin()}};
        for (const int side : {1, -1}) {
            const auto at = static_cast<std::size_t>(end["branch"].get<int>());
            side_[at] = side;
            end[side > 0 ? "open" : "closed"] = nodes_.size();
            grow(false);
            side_[at] = 0;
        }
        return end;
    }

    std::int64_t scale_;
    const SmallCase& small_;
    std::int64_t sites_ = 0;
    std::int64_t threshold_ = 0;
    std::vector<std::vector<std::int64_t>> paid_;  ///< client × candidate, scaled
    std::vector<std::int64_t> most_;
    std::vector<std::int64_t> price_;
    std::vector<int> side_;  ///< 1 open, -1 closed
    json nodes_ = json::array();
};

}  // namespace

void add_proof(json& certificate, std::int64_t scale) {
    const SmallCase small(certificate);
    const bool trivial = small.objective != "max-cover" && small.claim.at("bound") == 0;
    if (trivial)
        certificate["proof"] = {{"scale", scale}, {"nodes", json::array()}};
    else
        certificate["proof"] = Prover(small, scale).prove();
}

}  // namespace maillage::test_support
