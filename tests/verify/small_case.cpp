// SPDX-License-Identifier: Apache-2.0
#include "verify/small_case.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
    at_most = problem.value("at_most", false);
    radius = problem.value("radius", std::int64_t{0});
    if (problem.contains("reach")) reach = problem.at("reach");
    zonings = problem.value("zonings", std::vector<std::vector<std::int64_t>>());
    budget = problem.value("budget", json());
    rules = list_or_empty(problem, "zone_rules");
    forced = list_or_empty(problem, "forced");
    forbidden = list_or_empty(problem, "forbidden");
}

bool SmallCase::as_disposed(const std::vector<int>& open) const {
    for (const int j : open)
        if (holds(forbidden, j)) return false;
    return std::all_of(forced.begin(), forced.end(), [&](const json& j) {
        return std::find(open.begin(), open.end(), j.get<int>()) != open.end();
    });
}

std::int64_t SmallCase::counted(const json& rule, const std::vector<int>& open) const {
    const auto& zones = zonings.at(rule[0].get<std::size_t>());
    return std::count_if(open.begin(), open.end(), [&](int j) {
        return zones[static_cast<std::size_t>(j)] == rule[1].get<std::int64_t>();
    });
}

std::int64_t SmallCase::spent(const std::vector<int>& open) const {
    std::int64_t sum = 0;
    for (const int j : open) sum = saturated(sum, 1, budget.at("opening").at(static_cast<std::size_t>(j)).get<std::int64_t>());
    return sum;
}

std::int64_t SmallCase::nearest(std::size_t client, const std::vector<int>& open) const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const int j : open) least = std::min(least, cost[client][static_cast<std::size_t>(j)]);
    return least;
}

bool SmallCase::allowed(const std::vector<int>& open) const {
    if (!as_disposed(open)) return false;
    if (objective != "set-cover") {
        const auto sites = static_cast<std::int64_t>(open.size());
        if (sites > *sites_total || sites < (at_most ? 1 : *sites_total)) return false;
    }
    for (const auto& rule : rules) {
        const std::int64_t count = counted(rule, open);
        if (count < rule[2].get<std::int64_t>()) return false;
        if (!rule[3].is_null() && count > rule[3].get<std::int64_t>()) return false;
    }
    if (!budget.is_null() && spent(open) > budget.at("envelope").get<std::int64_t>()) return false;
    for (std::size_t i = 0; i < clients(); ++i)
        if (reach && weight[i] > 0 && nearest(i, open) > *reach) return false;
    return true;
}

std::optional<std::int64_t> SmallCase::value(const std::vector<int>& open) const {
    std::int64_t sum = 0;
    std::int64_t worst = 0;
    bool all_covered = true;
    for (std::size_t i = 0; i < clients(); ++i) {
        if (weight[i] == 0) continue;
        const std::int64_t own = nearest(i, open);
        if (objective == "p-median") sum = saturated(sum, weight[i], own);
        if (objective == "max-cover" && own <= radius) sum = saturated(sum, weight[i], 1);
        worst = std::max(worst, own);
        all_covered = all_covered && own <= radius;
    }
    if (objective == "p-center") return worst;
    if (objective != "set-cover") return sum;
    return all_covered ? std::optional(static_cast<std::int64_t>(open.size())) : std::nullopt;
}

std::optional<std::int64_t> SmallCase::best() const {
    std::optional<std::int64_t> best;
    const bool upwards = objective == "max-cover";
    for_each([&](const std::vector<int>& open) {
        const auto worth = allowed(open) ? value(open) : std::nullopt;
        if (worth && (!best || (upwards ? *worth > *best : *worth < *best))) best = worth;
    });
    return best;
}

bool SmallCase::claim_is_true() const {
    const auto open = claim.at("open").get<std::vector<int>>();
    const auto claimed = claim.at("value").get<std::int64_t>();
    const auto bound = claim.at("bound").get<std::int64_t>();
    if (objective != "set-cover" && !sites_total) return false;
    if (!allowed(open) || value(open) != claimed) return false;
    const auto reached = best();
    if (!reached || (objective == "max-cover" ? *reached > bound : *reached < bound)) return false;
    return claim.at("status") != "optimal" || claimed == bound;
}

Result<verify::Verdict> judged(const json& certificate) {
    SilentFeedback feedback;
    return verify::verify(sealed(certificate), "made.json", feedback);
}

std::string why(const Result<verify::Verdict>& verdict) {
    if (!verdict) return std::string(verdict.error().message.key.id) + " at " + verdict.error().place;
    return verdict->untrue ? std::string(verdict->untrue->key.id) : "";
}

std::string sealed(json certificate) {
    certificate["checksum"] = "";
    const auto tape = verify::parse_tape(certificate.dump(), "made.json");
    if (!tape) return certificate.dump();
    certificate["checksum"] = verify::checksum_of(verify::Item(*tape, 0));
    return certificate.dump();
}

}  // namespace maillage::test_support
