// SPDX-License-Identifier: Apache-2.0
#include "cbc_oracle.h"

#include <limits>
#include <numeric>
#include <set>

namespace maillage::test_support {
namespace {

using optimise::Disposition;
using optimise::LocationProblem;
using optimise::Objective;
using Sense = Mip::Sense;

int count_of(const LocationProblem& problem) { return static_cast<int>(problem.candidates()); }

std::int32_t cost(const LocationProblem& problem, std::size_t client, int candidate) {
    return problem.costs->cost(client, static_cast<std::size_t>(candidate));
}

/// Those whom a client reaches at this cost.
Mip::Entries reached(const LocationProblem& problem, std::size_t client, std::int32_t most) {
    Mip::Entries near;
    for (int j = 0; j < count_of(problem); ++j)
        if (cost(problem, client, j) <= most) near.emplace_back(j, 1);
    return near;
}

/// Columns 0 … candidates − 1: whether each is open, under every rule of the problem.
void add_sites(Mip& mip, const LocationProblem& problem) {
    Mip::Entries all;
    for (int j = 0; j < count_of(problem); ++j) {
        all.emplace_back(mip.add_column(0, 1, true), 1);
        const Disposition disposition = problem.disposition_of(static_cast<std::size_t>(j));
        if (disposition != Disposition::free) mip.fix(j, disposition == Disposition::forced ? 1 : 0);
    }
    if (problem.objective != Objective::set_cover) {
        mip.add_row(problem.at_most ? Sense::at_most : Sense::equal, problem.sites_total, all);
        mip.add_row(Sense::at_least, 1, all);
    }
    for (const auto& rule : problem.zone_rules) {
        Mip::Entries zone;
        for (int j = 0; j < count_of(problem); ++j)
            if (problem.zone_of(static_cast<std::size_t>(j), rule.level) == rule.zone) zone.emplace_back(j, 1);
        mip.add_row(Sense::at_least, rule.minimum, zone);
        if (rule.maximum) mip.add_row(Sense::at_most, *rule.maximum, zone);
    }
    if (problem.budget) {
        Mip::Entries spent;
        for (int j = 0; j < count_of(problem); ++j) spent.emplace_back(j, problem.budget->opening[static_cast<std::size_t>(j)]);
        mip.add_row(Sense::at_most, problem.budget->envelope, spent);
    }
    if (!problem.reach) return;
    for (std::size_t i = 0; i < problem.clients(); ++i)
        if (problem.weight[i] > 0) mip.add_row(Sense::at_least, 1, reached(problem, i, *problem.reach));
}

/// Each client goes to one open candidate that costs at most `reach`.
void add_journeys(Mip& mip, const LocationProblem& problem, std::int32_t reach) {
    for (std::size_t i = 0; i < problem.clients(); ++i) {
        if (problem.weight[i] == 0) continue;
        Mip::Entries served;
        for (int j = 0; j < count_of(problem); ++j) {
            if (cost(problem, i, j) > reach) continue;
            const int journey = mip.add_column(problem.weight[i] * cost(problem, i, j), 1, false);
            served.emplace_back(journey, 1);
            mip.add_row(Sense::at_most, 0, {{journey, 1}, {j, -1}});
        }
        mip.add_row(Sense::equal, 1, served);
    }
}

/// Each client has an open candidate within the radius, or its column of `missed` pays.
void add_covers(Mip& mip, const LocationProblem& problem, bool may_miss) {
    for (std::size_t i = 0; i < problem.clients(); ++i) {
        if (problem.weight[i] == 0) continue;
        Mip::Entries near = reached(problem, i, problem.radius);
        if (may_miss) near.emplace_back(mip.add_column(problem.weight[i], 1, false), 1);
        mip.add_row(Sense::at_least, 1, near);
    }
}

/// Thresholds D_0 < D_1 < …: column k says that the largest cost is above D_k and pays D_{k+1} − D_k.
/// Returns D_0, which is always paid.
std::int64_t add_thresholds(Mip& mip, const LocationProblem& problem) {
    std::set<std::int32_t> costs;
    for (std::size_t i = 0; i < problem.clients(); ++i)
        for (int j = 0; problem.weight[i] > 0 && j < count_of(problem); ++j) costs.insert(cost(problem, i, j));
    if (costs.empty()) return 0;
    int below = -1;
    for (auto at = costs.begin(); std::next(at) != costs.end(); ++at) {
        const int above = mip.add_column(*std::next(at) - *at, 1, true);
        if (below >= 0) mip.add_row(Sense::at_least, 0, {{below, 1}, {above, -1}});
        below = above;
        for (std::size_t i = 0; i < problem.clients(); ++i) {
            if (problem.weight[i] == 0) continue;
            Mip::Entries near = reached(problem, i, *at);
            // Where the next threshold reaches no more, its row says the same of a smaller column.
            if (near.size() == reached(problem, i, *std::next(at)).size() && std::next(at, 2) != costs.end()) continue;
            near.emplace_back(above, 1);
            mip.add_row(Sense::at_least, 1, near);
        }
    }
    return *costs.begin();
}

CbcAnswer told(const MipAnswer& answer, std::int64_t value) { return {answer.end, value, 0, answer.words}; }

CbcAnswer ask_set_cover(const LocationProblem& problem, const std::filesystem::path& file) {
    Mip fewest;
    add_sites(fewest, problem);
    add_covers(fewest, problem, false);
    for (int j = 0; j < count_of(problem); ++j) fewest.set_cost(j, 1);
    const MipAnswer sites = solve_with_cbc(fewest, file);
    if (sites.end != MipAnswer::End::optimal) return told(sites, 0);
    Mip nearest;
    add_sites(nearest, problem);
    Mip::Entries all;
    for (int j = 0; j < count_of(problem); ++j) all.emplace_back(j, 1);
    nearest.add_row(Sense::equal, sites.value, all);
    add_journeys(nearest, problem, problem.radius);
    const MipAnswer best = solve_with_cbc(nearest, file);
    return {best.end, sites.value, best.value, best.words};
}

}  // namespace

CbcAnswer ask_cbc(const LocationProblem& problem, const std::filesystem::path& file) {
    if (problem.objective == Objective::set_cover) return ask_set_cover(problem, file);
    Mip mip;
    add_sites(mip, problem);
    if (problem.objective == Objective::p_median) {
        add_journeys(mip, problem, std::numeric_limits<std::int32_t>::max());
        const MipAnswer answer = solve_with_cbc(mip, file);
        return told(answer, answer.value);
    }
    if (problem.objective == Objective::p_center) {
        const std::int64_t least = add_thresholds(mip, problem);
        const MipAnswer answer = solve_with_cbc(mip, file);
        return told(answer, least + answer.value);
    }
    add_covers(mip, problem, true);
    const MipAnswer missed = solve_with_cbc(mip, file);
    const std::int64_t everybody = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
    return told(missed, everybody - missed.value);
}

}  // namespace maillage::test_support
