// SPDX-License-Identifier: Apache-2.0
// Random problems of every kind of rule, each small enough to look at every set.
#include "support/random_location_problem.h"
#include "verify/small_case.h"

namespace maillage::test_support {
namespace {

json random_costs_of(int clients, int candidates, Dice& dice) {
    if (dice.chance(70)) {
        json rows = json::array();
        for (int i = 0; i < clients; ++i) {
            rows.push_back(json::array());
            for (int j = 0; j < candidates; ++j) rows.back().push_back(dice.below(8));
        }
        return {{"kind", "matrix"}, {"rows", rows}};
    }
    json points = json::array();
    for (int i = 0; i < clients; ++i) points.push_back({dice.below(9), dice.below(9) + 0.5});
    json chosen = json::array();
    for (int j = 0; j < candidates; ++j) chosen.push_back(dice.below(clients));
    return {{"kind", "plane"}, {"rounding", dice.chance(50) ? "floor" : "nearest"}, {"points", points}, {"candidates", chosen}};
}

/// One zoning or two, the second made of whole zones of the first or not.
void add_zones(json& problem, int candidates, Dice& dice) {
    const bool nests = dice.chance(50);
    problem["zonings"] = {json::array()};
    if (dice.chance(60)) problem["zonings"].push_back(json::array());
    for (int j = 0; j < candidates; ++j) {
        const int zone = dice.between(-1, 2);
        problem["zonings"][0].push_back(zone);
        if (problem["zonings"].size() > 1)
            problem["zonings"][1].push_back(nests ? std::min(zone, 1) : dice.between(0, 1));
    }
    problem["zone_rules"] = json::array();
    for (std::size_t level = 0; level < problem["zonings"].size(); ++level)
        for (int zone = 0; zone < 2; ++zone) {
            const int minimum = dice.chance(50) ? dice.below(2) : 0;
            if (dice.chance(55))
                problem["zone_rules"].push_back(
                    {level, zone, minimum, dice.chance(50) ? json(minimum + dice.below(2)) : json(nullptr)});
        }
}

void add_rules(json& problem, int candidates, Dice& dice) {
    if (dice.chance(65)) add_zones(problem, candidates, dice);
    if (dice.chance(35)) {
        json opening = json::array();
        for (int j = 0; j < candidates; ++j) opening.push_back(dice.below(9));
        problem["budget"] = {{"opening", opening}, {"envelope", dice.between(4, 14)}};
    }
    if (dice.chance(35)) problem["reach"] = dice.between(2, 6);
    problem["forced"] = json::array();
    problem["forbidden"] = json::array();
    if (dice.chance(25)) problem["forced"].push_back(dice.below(candidates));
    if (dice.chance(25)) problem["forbidden"].push_back(dice.below(candidates));
}

}  // namespace

std::optional<json> random_case(const std::string& objective, std::uint64_t seed) {
    Dice dice(seed);
    const int clients = dice.between(2, 6);
    const int candidates = dice.between(2, 6);
    json problem;
    problem["costs"] = random_costs_of(clients, candidates, dice);
    for (int i = 0; i < clients; ++i) problem["weights"].push_back(dice.below(4));
    if (objective != "set-cover") {
        problem["sites_total"] = dice.between(1, std::min(3, candidates));
        if (dice.chance(35)) problem["at_most"] = true;
    }
    if (objective == "max-cover" || objective == "set-cover") problem["radius"] = dice.between(1, 5);
    add_rules(problem, candidates, dice);
    json certificate = {{"format", "maillage-certificate"}, {"version", 2}, {"checksum", ""}, {"problem", problem}};
    certificate["claim"] = {{"objective", objective}, {"status", "optimal"}, {"value", 0}, {"bound", 0}, {"open", json::array()}};
    const SmallCase small(certificate);
    const auto best = small.best();
    if (!best) return std::nullopt;
    certificate["claim"]["value"] = certificate["claim"]["bound"] = *best;
    small.for_each([&](const std::vector<int>& open) {
        if (small.allowed(open) && small.value(open) == best) certificate["claim"]["open"] = open;
    });
    return certificate;
}

}  // namespace maillage::test_support
