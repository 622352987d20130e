// SPDX-License-Identifier: Apache-2.0
#include "optimise/location_problem.h"

#include <algorithm>

#include "optimise/exact_sums.h"

namespace maillage::optimise {
namespace {

tl::unexpected<Error> refuse(TextKey key) {
    return fail(Error{.kind = ErrorKind::input, .message = message(key), .file = {}, .place = {}, .remedy = {}});
}

tl::unexpected<Error> refuse_client(TextKey key, std::size_t client) {
    return fail(Error{.kind = ErrorKind::input,
                      .message = message(key).with("client", static_cast<std::int64_t>(client)),
                      .file = {},
                      .place = {},
                      .remedy = {}});
}

maillage::Status validate_budget(const Budget& budget, std::size_t candidates) {
    if (budget.opening.size() != candidates) return refuse("optimise.error.shape"_text);
    if (budget.envelope < 0 || budget.envelope > largest_sum) return refuse("optimise.error.budget"_text);
    std::int64_t total = budget.envelope;
    for (const std::int64_t cost : budget.opening) {
        if (cost < 0 || cost > largest_sum - total) return refuse("optimise.error.budget"_text);
        total += cost;
    }
    return {};
}

maillage::Status validate_shape(const LocationProblem& problem) {
    const std::size_t candidates = problem.candidates();
    if (candidates == 0) return refuse("optimise.error.no_candidate"_text);
    const bool counts = problem.objective != Objective::set_cover;
    if (counts && problem.sites_total < 1) return refuse("optimise.error.no_site"_text);
    if (problem.radius < 0) return refuse("optimise.error.radius"_text);
    if (problem.reach.value_or(0) < 0) return refuse("optimise.error.reach"_text);
    const bool fits = problem.costs->clients() == problem.clients() &&
                      std::ranges::all_of(problem.zonings, [&](const auto& zones) { return zones.size() == candidates; }) &&
                      (problem.disposition.empty() || problem.disposition.size() == candidates);
    if (!fits) return refuse("optimise.error.shape"_text);
    for (const ZoneRule& rule : problem.zone_rules)
        if (rule.zone < 0 || rule.minimum < 0 || rule.maximum.value_or(0) < 0 || rule.level < 0)
            return refuse("optimise.error.zone_rule"_text);
    return problem.budget ? validate_budget(*problem.budget, candidates) : maillage::Status{};
}

/// Whether the range of the costs alone tells that no sum exceeds the limit: then no row need be read.
bool surely_fits(const LocationProblem& problem, std::int64_t limit) {
    const CostRange range = problem.costs->range();
    if (range.least < 0) return false;
    const std::int64_t most = std::max(range.most, 1);
    std::int64_t total = 0;
    for (const std::int64_t weight : problem.weight) {
        std::int64_t product = 0;
        if (weight < 0 || __builtin_mul_overflow(weight, most, &product) ||
            product > limit - total)
            return false;
        total += product;
    }
    return true;
}

}  // namespace

maillage::Status validate(const LocationProblem& problem) {
    if (auto shape = validate_shape(problem); !shape) return shape;
    // The dual bound adds, over the sites, sums over the clients: both factors count. A set cover adds no costs before it
    // knows its number of sites; the median that follows is validated with it.
    const auto candidates = static_cast<std::int64_t>(problem.candidates());
    const bool counts = problem.objective != Objective::set_cover;
    const std::int64_t sites = counts ? std::min<std::int64_t>(problem.sites_total, candidates) : 1;
    const std::int64_t limit = largest_sum / (sites + 2);
    if (surely_fits(problem, limit)) return {};
    std::int64_t total = 0;
    std::vector<std::int32_t> scratch;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        const auto [least, most] = std::ranges::minmax(problem.costs->row(client, scratch));
        const std::int64_t weight = problem.weight[client];
        if (weight < 0) return refuse_client("optimise.error.negative_weight"_text, client);
        if (least < 0) return refuse_client("optimise.error.negative_cost"_text, client);
        std::int64_t product = 0;
        // Sums of weights alone must fit too: where nothing costs anything, a weight counts for 1.
        if (__builtin_mul_overflow(weight, std::max<std::int64_t>(most, 1), &product) || product > limit - total)
            return refuse_client("optimise.error.too_large"_text, client);
        total += product;
    }
    return {};
}

}  // namespace maillage::optimise
