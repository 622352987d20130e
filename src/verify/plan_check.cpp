// SPDX-License-Identifier: Apache-2.0
#include "verify/plan_check.h"

#include <algorithm>
#include <limits>

#include "base/parallel.h"

namespace maillage::verify {
namespace {

constexpr std::size_t clients_a_block = 256;

/// A sum, or that it left 64 bits or missed a client.
struct Part {
    std::int64_t value = 0;
    bool fails = false;
};

void add(Part& total, std::int64_t amount) {
    total.fails = __builtin_add_overflow(total.value, amount, &total.value) || total.fails;
}

void count(Part& part, Objective objective, std::int64_t weight, std::int64_t nearest, std::int64_t radius) {
    switch (objective) {
        case Objective::p_median: {
            std::int64_t product = 0;
            part.fails = __builtin_mul_overflow(weight, nearest, &product) || part.fails;
            return add(part, product);
        }
        case Objective::max_cover: return add(part, nearest <= radius ? weight : 0);
        case Objective::set_cover: part.fails = part.fails || (weight > 0 && nearest > radius); return;
        case Objective::p_center: part.value = weight > 0 ? std::max(part.value, nearest) : part.value; return;
    }
}

/// Ascending, each once, each a candidate.
bool are_candidates(std::span<const std::int32_t> list, std::size_t candidates) {
    const bool ascending = std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()) == list.end();
    return ascending && (list.empty() || (list.front() >= 0 && static_cast<std::size_t>(list.back()) < candidates));
}

std::optional<Message> untrue_lists(const Problem& problem) {
    if (!are_candidates(problem.forced, problem.candidates()) || !are_candidates(problem.forbidden, problem.candidates()))
        return message("verify.rule_lists"_text);
    for (const std::int32_t j : problem.forced)
        if (std::binary_search(problem.forbidden.begin(), problem.forbidden.end(), j))
            return message("verify.forced_and_forbidden"_text).with("candidate", std::int64_t{j});
    return {};
}

std::optional<Message> missing_numbers(const Certificate& certificate) {
    const bool covers = certificate.claim.objective == Objective::max_cover ||
                        certificate.claim.objective == Objective::set_cover;
    if (covers && !certificate.problem.radius) return message("verify.no_radius"_text);
    if (certificate.claim.objective != Objective::set_cover && !certificate.problem.sites_total)
        return message("verify.no_sites_total"_text);
    return {};
}

std::optional<Message> against_rules(const Certificate& certificate, const Rules& rules) {
    const Problem& problem = certificate.problem;
    const std::vector<std::int32_t>& open = certificate.claim.open;
    if (!are_candidates(open, problem.candidates())) return message("verify.plan_list"_text);
    const auto sites = static_cast<std::int64_t>(open.size());
    const std::int64_t expected = certificate.claim.objective == Objective::set_cover ? certificate.claim.value
                                                                                      : *problem.sites_total;
    if (sites != expected)
        return message("verify.plan_count"_text).with("found", sites).with("expected", expected);
    for (const std::int32_t j : open)
        if (std::binary_search(problem.forbidden.begin(), problem.forbidden.end(), j))
            return message("verify.plan_forbidden"_text).with("candidate", std::int64_t{j});
    for (const std::int32_t j : problem.forced)
        if (!std::binary_search(open.begin(), open.end(), j))
            return message("verify.plan_forced"_text).with("candidate", std::int64_t{j});
    std::vector<std::int64_t> in_zone(rules.bounds.size(), 0);
    for (const std::int32_t j : open) ++in_zone[rules.zone[static_cast<std::size_t>(j)]];
    for (std::size_t z = 1; z < rules.bounds.size(); ++z)
        if (in_zone[z] < rules.bounds[z].minimum || in_zone[z] > rules.bounds[z].maximum)
            return message("verify.plan_zone"_text).with("zone", rules.name[z]).with("sites", in_zone[z]);
    return {};
}

/// Without a site only a set cover of nobody holds.
bool covers_nobody(const Certificate& certificate) {
    return certificate.claim.objective == Objective::set_cover && certificate.claim.open.empty() &&
           std::all_of(certificate.problem.weights.begin(), certificate.problem.weights.end(),
                       [](std::int64_t weight) { return weight == 0; });
}

std::optional<Message> untrue_figures(const Certificate& certificate, const CostSource& costs) {
    const Claim& claim = certificate.claim;
    if (!covers_nobody(certificate)) {
        const auto value = claim.open.empty() ? std::nullopt
                                              : value_of(certificate.problem, claim.objective, costs, claim.open);
        if (!value)
            return message(claim.objective == Objective::set_cover ? "verify.not_covered"_text : "verify.overflow"_text);
        if (*value != claim.value) return message("verify.value"_text).with("claimed", claim.value).with("found", *value);
    }
    const bool upwards = claim.objective == Objective::max_cover;
    if (upwards ? claim.bound < claim.value : claim.bound > claim.value) return message("verify.bound_beyond_value"_text);
    if (claim.optimal && claim.bound != claim.value) return message("verify.optimal_with_gap"_text);
    return {};
}

}  // namespace

std::optional<std::int64_t> value_of(const Problem& problem, Objective objective, const CostSource& costs,
                                     std::span<const std::int32_t> open) {
    const std::int64_t radius = problem.radius.value_or(0);
    const auto part = [&](std::size_t begin, std::size_t end) {
        Part sum;
        for (std::size_t i = begin; i < end; ++i)
            if (problem.weights[i] > 0) count(sum, objective, problem.weights[i], costs.nearest(i, open), radius);
        return sum;
    };
    const Part total = parallel_reduce(problem.clients(), clients_a_block, Part{}, part,
                                       [objective](Part& sum, const Part& own) {
                                           if (objective == Objective::p_center)
                                               sum.value = std::max(sum.value, own.value);
                                           else
                                               add(sum, own.value);
                                           sum.fails = sum.fails || own.fails;
                                       });
    if (total.fails) return std::nullopt;
    return objective == Objective::set_cover ? static_cast<std::int64_t>(open.size()) : total.value;
}

std::optional<Message> untrue_plan(const Certificate& certificate, const Rules& rules, const CostSource& costs) {
    if (auto wrong = missing_numbers(certificate)) return wrong;
    if (auto wrong = untrue_lists(certificate.problem)) return wrong;
    if (rules.empty_zone) return message("verify.empty_zone"_text).with("zone", *rules.empty_zone);
    if (auto wrong = against_rules(certificate, rules)) return wrong;
    return untrue_figures(certificate, costs);
}

}  // namespace maillage::verify
