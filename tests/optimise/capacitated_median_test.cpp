// SPDX-License-Identifier: Apache-2.0
// Sites that hold only so many: against plain flows of one person at a time, against every choice of sites,
// against CBC.
#include "optimise/capacitated_median.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <optional>
#include <unistd.h>
#include <utility>

#include "base/parallel.h"
#include "optimise/kernel/transport.h"
#include "support/location_oracle.h"
#include "support/mip.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;
using test_support::Dice;
using test_support::ProblemShape;

/// Some sites hold few, some all, now and then none; together about enough for the number of sites asked.
CapacitatedProblem random_capacitated(const ProblemShape& shape, std::uint64_t seed) {
    CapacitatedProblem problem;
    problem.median = test_support::random_problem(shape, seed);
    Dice dice(seed + 1'000'003);
    const std::int64_t persons =
        std::accumulate(problem.median.weight.begin(), problem.median.weight.end(), std::int64_t{0});
    const auto fair = static_cast<int>(persons / problem.median.sites_total) + 1;
    for (std::size_t j = 0; j < problem.median.candidates(); ++j)
        problem.capacity.push_back(dice.chance(8) ? 0 : dice.between(fair / 2, fair * 3));
    return problem;
}

/// Person by person along the cheapest way through all clients and sites there are: slow and plain.
std::optional<std::int64_t> plain_flow(const CapacitatedProblem& problem, const std::vector<int>& open) {
    const std::size_t clients = problem.median.clients();
    const std::size_t sites = open.size();
    std::vector<std::vector<std::int64_t>> flow(clients, std::vector<std::int64_t>(sites, 0));
    std::vector<std::int64_t> load(sites, 0);
    constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max() / 4;
    std::int64_t total = 0;
    for (std::size_t client = 0; client < clients; ++client) {
        for (std::int64_t person = 0; person < problem.median.weight[client]; ++person) {
            std::vector<std::int64_t> to_client(clients, far);
            std::vector<std::int64_t> to_site(sites, far);
            std::vector<std::size_t> through(sites, clients);  // the client who goes there
            std::vector<std::size_t> from(clients, sites);     // the site that a client leaves
            to_client[client] = 0;
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t i = 0; i < clients; ++i)
                    for (std::size_t j = 0; j < sites; ++j) {
                        const std::int64_t cost =
                            problem.median.costs->cost(i, static_cast<std::size_t>(open[j]));
                        if (to_client[i] + cost < to_site[j]) {
                            to_site[j] = to_client[i] + cost;
                            through[j] = i;
                            changed = true;
                        }
                        if (flow[i][j] > 0 && to_site[j] < far && to_site[j] - cost < to_client[i]) {
                            to_client[i] = to_site[j] - cost;
                            from[i] = j;
                            changed = true;
                        }
                    }
            }
            std::size_t end = sites;
            for (std::size_t j = 0; j < sites; ++j)
                if (load[j] < problem.capacity[static_cast<std::size_t>(open[j])] &&
                    (end == sites || to_site[j] < to_site[end]))
                    end = j;
            if (end == sites) return std::nullopt;
            total += to_site[end];
            ++load[end];
            for (std::size_t j = end;;) {
                const std::size_t i = through[j];
                ++flow[i][j];
                if (i == client && from[i] == sites) break;
                j = from[i];
                --flow[i][j];
            }
        }
    }
    return total;
}

std::int64_t cost_of(const CapacitatedProblem& problem, const std::vector<Trip>& trips) {
    std::int64_t cost = 0;
    for (const Trip& trip : trips)
        cost += trip.weight * problem.median.costs->cost(static_cast<std::size_t>(trip.client),
                                                         static_cast<std::size_t>(trip.candidate));
    return cost;
}

/// Everybody goes somewhere open, nobody where it is full.
void expect_trips_fit(const CapacitatedProblem& problem, const std::vector<int>& open,
                      const std::vector<Trip>& trips) {
    std::vector<std::int64_t> gone(problem.median.clients(), 0);
    std::vector<std::int64_t> load(problem.median.candidates(), 0);
    for (const Trip& trip : trips) {
        EXPECT_GT(trip.weight, 0);
        EXPECT_TRUE(std::ranges::binary_search(open, trip.candidate));
        gone[static_cast<std::size_t>(trip.client)] += trip.weight;
        load[static_cast<std::size_t>(trip.candidate)] += trip.weight;
    }
    EXPECT_EQ(gone, problem.median.weight);
    for (std::size_t j = 0; j < load.size(); ++j) EXPECT_LE(load[j], problem.capacity[j]);
}

TEST(CheapestTrips, CostWhatPersonByPersonCosts) {
    int full = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        ProblemShape shape{
            .clients = 7, .candidates = 4, .costs = static_cast<CostKind>(seed % 4), .rules = false};
        CapacitatedProblem problem = random_capacitated(shape, seed);
        for (std::int64_t& weight : problem.median.weight) weight %= 9;
        Dice dice(seed);
        const std::int64_t persons =
            std::accumulate(problem.median.weight.begin(), problem.median.weight.end(), std::int64_t{0});
        for (std::int64_t& places : problem.capacity)
            places = dice.between(0, static_cast<int>(persons * 2 / 3) + 1);
        const std::vector<int> open{0, 1, 2, 3};
        const auto plain = plain_flow(problem, open);
        const std::vector<Trip> trips = cheapest_trips(problem, open);
        full += !plain;
        if (!plain || persons == 0) {
            EXPECT_TRUE(trips.empty()) << "seed " << seed;
            continue;
        }
        expect_trips_fit(problem, open, trips);
        EXPECT_EQ(cost_of(problem, trips), *plain) << "seed " << seed;
    }
    EXPECT_GT(full, 10);
    EXPECT_LT(full, 300);
}

/// The prices prove the cost: no way of placing everybody costs less than what clients pay less what places
/// cost.
TEST(CheapestTrips, ThePricesProveTheCost) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Dice dice(seed);
        TransportTask task;
        const std::size_t sites = 6;
        for (int i = 0; i < 60; ++i) task.weight.push_back(dice.between(1, 500));
        const std::int64_t persons = std::accumulate(task.weight.begin(), task.weight.end(), std::int64_t{0});
        for (std::size_t j = 0; j < sites; ++j)
            task.capacity.push_back(
                j == 0 && dice.chance(30) ? 0 : persons / 5 + dice.below(static_cast<int>(persons / 5)));
        for (std::size_t pair = 0; pair < task.weight.size() * sites; ++pair)
            task.cost.push_back(dice.below(1000));
        std::int64_t work = 0;
        const auto transport = cheapest_transport(task, {}, work);
        ASSERT_TRUE(transport) << "seed " << seed;
        std::int64_t proven = 0;
        for (std::size_t i = 0; i < task.weight.size(); ++i) {
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (std::size_t j = 0; j < sites; ++j)
                least = std::min(least, task.row(i)[j] + transport->site_price[j]);
            proven += task.weight[i] * least;
        }
        for (std::size_t j = 0; j < sites; ++j) {
            EXPECT_GE(transport->site_price[j], 0);
            proven -= task.capacity[j] * transport->site_price[j];
        }
        EXPECT_EQ(transport->cost, proven) << "seed " << seed;
        EXPECT_FALSE(cheapest_transport(task, {.limit = proven}, work)) << "it costs that much";
        EXPECT_TRUE(cheapest_transport(task, {.limit = proven + 1}, work));
    }
}

/// Every choice the rules allow, each with its flow.
std::optional<std::int64_t> best_of_all(const CapacitatedProblem& problem) {
    std::optional<std::int64_t> best;
    test_support::for_each_allowed(problem.median, [&](const std::vector<int>& open) {
        const auto cost = plain_flow(problem, open);
        if (cost && (!best || *cost < *best)) best = cost;
    });
    return best;
}

Result<CapacitatedSolution> solved(const CapacitatedProblem& problem, SolverOptions options = {}) {
    SilentFeedback silent;
    return solve_capacitated(problem, options, silent);
}

void expect_best_of_all(CapacitatedProblem problem, std::uint64_t seed, int& infeasible) {
    for (std::int64_t& weight : problem.median.weight) weight = weight % 6;
    for (std::int64_t& places : problem.capacity) places = places % 17;
    const auto best = best_of_all(problem);
    const auto answer = solved(problem);
    ASSERT_TRUE(answer) << "seed " << seed;
    if (!best) {
        ++infeasible;
        EXPECT_EQ(answer->solution.status, Status::infeasible) << "seed " << seed;
        EXPECT_FALSE(answer->solution.reasons.empty()) << "seed " << seed;
        return;
    }
    ASSERT_EQ(answer->solution.status, Status::optimal) << "seed " << seed;
    EXPECT_EQ(answer->solution.value, *best) << "seed " << seed;
    EXPECT_EQ(answer->solution.bound, *best) << "seed " << seed;
    EXPECT_TRUE(test_support::allowed(problem.median, answer->solution.open)) << "seed " << seed;
    expect_trips_fit(problem, answer->solution.open, answer->trips);
    EXPECT_EQ(cost_of(problem, answer->trips), *best) << "seed " << seed;
}

TEST(CapacitatedMedian, AgreesWithEveryChoiceOfSites) {
    int infeasible = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed)
        expect_best_of_all(
            random_capacitated({.clients = 6, .candidates = 6, .costs = static_cast<CostKind>(seed % 4)},
                               seed),
            seed, infeasible);
    EXPECT_GT(infeasible, 30);
    EXPECT_LT(infeasible, 500);
}

TEST(CapacitatedMedian, AgreesUnderLevelsBudgetAndAFreeNumber) {
    int infeasible = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        const ProblemShape shape{.clients = 6,
                                 .candidates = 6,
                                 .costs = static_cast<CostKind>(seed % 4),
                                 .levels = seed % 2 == 0,
                                 .budget = seed % 3 == 0,
                                 .at_most = seed % 5 == 0};
        expect_best_of_all(random_capacitated(shape, seed + 5'000), seed, infeasible);
    }
    EXPECT_LT(infeasible, 500);
}

/// Places for everybody everywhere: it is the p-median.
TEST(CapacitatedMedian, WithPlacesForAllIsThePMedian) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CapacitatedProblem problem = random_capacitated({.clients = 30, .candidates = 12}, seed);
        problem.capacity.assign(problem.median.candidates(), 1'000'000);
        const auto answer = solved(problem);
        ASSERT_TRUE(answer);
        const auto best = test_support::enumerate(problem.median);
        ASSERT_EQ(answer->solution.status == Status::infeasible, !best) << "seed " << seed;
        if (best) {
            EXPECT_EQ(answer->solution.value, best->value) << "seed " << seed;
        }
    }
}

/// As a textbook mixed integer program: shares of clients, sites open or not.
test_support::Mip program_of(const CapacitatedProblem& problem) {
    using Sense = test_support::Mip::Sense;
    test_support::Mip mip;
    const auto candidates = static_cast<int>(problem.median.candidates());
    test_support::Mip::Entries all;
    for (int j = 0; j < candidates; ++j) {
        all.emplace_back(mip.add_column(0, 1, true), 1);
        const Disposition disposition = problem.median.disposition_of(static_cast<std::size_t>(j));
        if (disposition != Disposition::free) mip.fix(j, disposition == Disposition::forced ? 1 : 0);
    }
    mip.add_row(Sense::equal, problem.median.sites_total, all);
    for (const ZoneRule& rule : problem.median.zone_rules) {
        test_support::Mip::Entries zone;
        for (int j = 0; j < candidates; ++j)
            if (problem.median.zone_of(static_cast<std::size_t>(j), rule.level) == rule.zone)
                zone.emplace_back(j, 1);
        mip.add_row(Sense::at_least, rule.minimum, zone);
        if (rule.maximum) mip.add_row(Sense::at_most, *rule.maximum, zone);
    }
    std::vector<test_support::Mip::Entries> held(static_cast<std::size_t>(candidates));
    for (std::size_t i = 0; i < problem.median.clients(); ++i) {
        const std::int64_t weight = problem.median.weight[i];
        if (weight == 0) continue;
        test_support::Mip::Entries gone;
        for (int j = 0; j < candidates; ++j) {
            const int trip =
                mip.add_column(problem.median.costs->cost(i, static_cast<std::size_t>(j)), weight, false);
            gone.emplace_back(trip, 1);
            held[static_cast<std::size_t>(j)].emplace_back(trip, 1);
            mip.add_row(Sense::at_most, 0, {{trip, 1}, {j, -weight}});
        }
        mip.add_row(Sense::equal, weight, gone);
    }
    for (int j = 0; j < candidates; ++j) {
        auto entries = held[static_cast<std::size_t>(j)];
        entries.emplace_back(j, -problem.capacity[static_cast<std::size_t>(j)]);
        mip.add_row(Sense::at_most, 0, entries);
    }
    return mip;
}

/// Costs without any order, eight sites and hardly a place too many: what swaps find is seldom the best, so
/// that the tree must find it.
CapacitatedProblem hard_problem(std::uint64_t seed) {
    CapacitatedProblem problem =
        random_capacitated({.clients = 30, .candidates = 24, .costs = CostKind::noise, .rules = false}, seed);
    problem.median.sites_total = 8;
    const std::int64_t persons =
        std::accumulate(problem.median.weight.begin(), problem.median.weight.end(), std::int64_t{0});
    Dice dice(seed + 77);
    for (std::int64_t& places : problem.capacity)
        places = persons / 8 + dice.between(-static_cast<int>(persons) / 16, static_cast<int>(persons) / 16);
    return problem;
}

TEST(CapacitatedMedian, TheTreeFindsWhatSwapsMiss) {
    const auto file =
        std::filesystem::temp_directory_path() / ("maillage_capacity_" + std::to_string(getpid()) + ".mps");
    std::int64_t nodes = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const CapacitatedProblem problem = hard_problem(seed);
        const auto oracle = test_support::solve_with_cbc(program_of(problem), file);
        ASSERT_EQ(oracle.end, test_support::MipAnswer::End::optimal) << oracle.words;
        const auto answer = solved(problem);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->solution.status, Status::optimal) << "seed " << seed;
        EXPECT_EQ(answer->solution.value, oracle.value) << "seed " << seed;
        nodes += answer->solution.nodes;
    }
    EXPECT_GT(nodes, 100) << "else nothing is left to the tree";
}

TEST(CapacitatedMedian, AgreesWithCbc) {
    const auto file =
        std::filesystem::temp_directory_path() / ("maillage_capacity_" + std::to_string(getpid()) + ".mps");
    int proven = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const CapacitatedProblem problem = random_capacitated(
            {.clients = 40, .candidates = 14, .costs = seed % 4 == 3 ? CostKind::noise : CostKind::plane},
            seed);
        const auto oracle = test_support::solve_with_cbc(program_of(problem), file);
        ASSERT_NE(oracle.end, test_support::MipAnswer::End::failed) << oracle.words;
        const auto answer = solved(problem);
        ASSERT_TRUE(answer);
        if (oracle.end == test_support::MipAnswer::End::infeasible) {
            EXPECT_EQ(answer->solution.status, Status::infeasible) << "seed " << seed;
            continue;
        }
        ++proven;
        EXPECT_EQ(answer->solution.status, Status::optimal) << "seed " << seed;
        EXPECT_EQ(answer->solution.value, oracle.value) << "seed " << seed;
    }
    EXPECT_GT(proven, 20);
}

TEST(CapacitatedMedian, GivesTheSameOnAnyNumberOfThreads) {
    const CapacitatedProblem problem =
        random_capacitated({.clients = 60, .candidates = 20, .rules = false}, 12);
    const int before = thread_count();
    set_thread_count(1);
    const auto alone = solved(problem);
    set_thread_count(4);
    const auto together = solved(problem);
    set_thread_count(before);
    ASSERT_TRUE(alone && together);
    EXPECT_EQ(alone->solution.status, Status::optimal);
    EXPECT_EQ(alone->solution.open, together->solution.open);
    EXPECT_EQ(alone->solution.nodes, together->solution.nodes);
    EXPECT_EQ(alone->trips, together->trips);
}

TEST(CapacitatedMedian, NoTimeLeavesAPlanAndABoundThatHolds) {
    const CapacitatedProblem problem =
        random_capacitated({.clients = 60, .candidates = 20, .rules = false}, 12);
    const auto whole = solved(problem);
    SolverOptions options;
    options.time_limit_s = 0;
    const auto cut = solved(problem, options);
    ASSERT_TRUE(whole && cut);
    ASSERT_TRUE(cut->solution.has_plan());
    EXPECT_EQ(cut->solution.status, Status::feasible);
    EXPECT_GE(cut->solution.value, whole->solution.value);
    EXPECT_LE(cut->solution.bound, whole->solution.value);
    expect_trips_fit(problem, cut->solution.open, cut->trips);
}

TEST(CapacitatedMedian, SaysHowManyItCouldHold) {
    CapacitatedProblem problem;
    problem.median.weight = {10, 20, 5};
    problem.median.costs = dense_costs(3, {0, 5, 9, 5, 0, 9, 9, 9, 0});
    problem.median.sites_total = 2;
    problem.capacity = {12, 20, 4};
    const auto answer = solved(problem);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->solution.status, Status::infeasible);
    ASSERT_EQ(answer->solution.reasons.size(), 1U);
    EXPECT_EQ(answer->solution.reasons[0].kind, InfeasibleReason::Kind::capacity_below_demand);
    EXPECT_EQ(answer->solution.reasons[0].required, 35);
    EXPECT_EQ(answer->solution.reasons[0].available, 32);
}

TEST(CapacitatedMedian, RefusesInWordsWhatMakesNoSense) {
    CapacitatedProblem good;
    good.median.weight = {10, 20};
    good.median.costs = dense_costs(2, {0, 5, 5, 0});
    good.median.sites_total = 1;
    good.capacity = {40, 40};
    ASSERT_TRUE(solved(good));
    const auto refused = [&](auto change) {
        CapacitatedProblem bad = good;
        change(bad);
        const auto answer = solved(bad);
        return answer ? std::string("taken") : std::string(answer.error().message.key.id);
    };
    EXPECT_EQ(refused([](auto& bad) { bad.capacity.pop_back(); }), "optimise.error.shape");
    EXPECT_EQ(refused([](auto& bad) { bad.capacity[1] = -1; }), "optimise.error.negative_capacity");
    EXPECT_EQ(refused([](auto& bad) { bad.capacity[1] = std::numeric_limits<std::int64_t>::max(); }),
              "optimise.error.large_capacity");
    EXPECT_EQ(refused([](auto& bad) { bad.median.reach = 3; }), "optimise.error.reach_with_capacity");
    EXPECT_EQ(refused([](auto& bad) { bad.median.objective = Objective::p_center; }),
              "optimise.error.objective");
}

}  // namespace
}  // namespace maillage::optimise
