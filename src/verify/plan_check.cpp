// SPDX-License-Identifier: Apache-2.0
#include "verify/plan_check.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "base/parallel.h"

namespace maillage::verify {
namespace {

constexpr std::size_t clients_a_block = 256;

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// A sum, or that it left 64 bits or missed a client.
struct Part {
    std::int64_t value = 0;
    bool fails = false;
    std::size_t beyond_reach = nobody;  ///< the first such client
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

std::optional<Message> against_number(const Certificate& certificate) {
    const auto sites = static_cast<std::int64_t>(certificate.claim.open.size());
    if (certificate.claim.objective == Objective::set_cover) {
        if (sites == certificate.claim.value) return {};
        return message("verify.plan_count"_text).with("found", sites).with("expected", certificate.claim.value);
    }
    const std::int64_t most = *certificate.problem.sites_total;
    if (certificate.problem.at_most) {
        if (sites >= 1 && sites <= most) return {};
        return message("verify.plan_count_at_most"_text).with("found", sites).with("most", most);
    }
    if (sites == most) return {};
    return message("verify.plan_count"_text).with("found", sites).with("expected", most);
}

std::optional<Message> against_lists(const Problem& problem, std::span<const std::int32_t> open) {
    if (!are_candidates(open, problem.candidates())) return message("verify.plan_list"_text);
    for (const std::int32_t j : open)
        if (std::binary_search(problem.forbidden.begin(), problem.forbidden.end(), j))
            return message("verify.plan_forbidden"_text).with("candidate", std::int64_t{j});
    for (const std::int32_t j : problem.forced)
        if (!std::binary_search(open.begin(), open.end(), j))
            return message("verify.plan_forced"_text).with("candidate", std::int64_t{j});
    return {};
}

std::optional<Message> against_zones(const Problem& problem, std::span<const std::int32_t> open) {
    std::map<std::pair<std::size_t, std::int64_t>, std::int64_t> open_in;  // of the zones that have candidates
    for (std::size_t level = 0; level < problem.zonings.size(); ++level) {
        const std::vector<std::int64_t>& zoning = problem.zonings[level];
        for (const std::int64_t zone : zoning) open_in.try_emplace({level, zone}, 0);
        for (const std::int32_t j : open) ++open_in[{level, zoning[static_cast<std::size_t>(j)]}];
    }
    for (const ZoneRule& rule : problem.zone_rules) {
        const auto at = open_in.find({rule.level, rule.zone});
        const auto of_zone = [&](TextKey key) {
            return message(key).with("zone", rule.zone).with("level", static_cast<std::int64_t>(rule.level));
        };
        if (at == open_in.end() && rule.minimum > 0) return of_zone("verify.empty_zone"_text);
        const std::int64_t sites = at == open_in.end() ? 0 : at->second;
        if (sites < rule.minimum || (rule.maximum && sites > *rule.maximum))
            return of_zone("verify.plan_zone"_text).with("sites", sites);
    }
    return {};
}

std::optional<Message> against_budget(const Problem& problem, std::span<const std::int32_t> open) {
    if (!problem.budget) return {};
    std::int64_t spent = 0;
    for (const std::int32_t j : open)
        if (__builtin_add_overflow(spent, problem.budget->opening[static_cast<std::size_t>(j)], &spent))
            return message("verify.overflow"_text);
    if (spent <= problem.budget->envelope) return {};
    return message("verify.plan_budget"_text).with("spent", spent).with("envelope", problem.budget->envelope);
}

/// Without a site only a set cover of nobody holds.
bool covers_nobody(const Certificate& certificate) {
    return certificate.claim.objective == Objective::set_cover && certificate.claim.open.empty() &&
           std::all_of(certificate.problem.weights.begin(), certificate.problem.weights.end(),
                       [](std::int64_t weight) { return weight == 0; });
}

/// What the plan, of one site at least, is worth. Cost: clients × open, on all threads.
Part figures_of(const Problem& problem, const Claim& claim, const CostSource& costs) {
    const std::int64_t radius = problem.radius.value_or(0);
    const auto part = [&](std::size_t begin, std::size_t end) {
        Part sum;
        for (std::size_t i = begin; i < end; ++i) {
            if (problem.weights[i] == 0) continue;
            const std::int64_t nearest = costs.nearest(i, claim.open);
            count(sum, claim.objective, problem.weights[i], nearest, radius);
            if (problem.reach && nearest > *problem.reach) sum.beyond_reach = std::min(sum.beyond_reach, i);
        }
        return sum;
    };
    const auto fold = [&claim](Part& sum, const Part& own) {
        if (claim.objective == Objective::p_center)
            sum.value = std::max(sum.value, own.value);
        else
            add(sum, own.value);
        sum.fails = sum.fails || own.fails;
        sum.beyond_reach = std::min(sum.beyond_reach, own.beyond_reach);
    };
    Part total = parallel_reduce(problem.clients(), clients_a_block, Part{}, part, fold);
    if (claim.objective == Objective::set_cover) total.value = static_cast<std::int64_t>(claim.open.size());
    return total;
}

std::optional<Message> untrue_figures(const Certificate& certificate, const CostSource& costs) {
    const Claim& claim = certificate.claim;
    if (!covers_nobody(certificate)) {
        const Part found = claim.open.empty() ? Part{0, true} : figures_of(certificate.problem, claim, costs);
        if (found.fails)
            return message(claim.objective == Objective::set_cover ? "verify.not_covered"_text : "verify.overflow"_text);
        if (found.beyond_reach != nobody)
            return message("verify.plan_reach"_text)
                .with("client", static_cast<std::int64_t>(found.beyond_reach))
                .with("reach", *certificate.problem.reach);
        if (found.value != claim.value)
            return message("verify.value"_text).with("claimed", claim.value).with("found", found.value);
    }
    const bool upwards = claim.objective == Objective::max_cover;
    if (upwards ? claim.bound < claim.value : claim.bound > claim.value) return message("verify.bound_beyond_value"_text);
    if (claim.optimal && claim.bound != claim.value) return message("verify.optimal_with_gap"_text);
    return {};
}

}  // namespace

std::optional<Message> untrue_plan(const Certificate& certificate, const CostSource& costs) {
    const Problem& problem = certificate.problem;
    const std::vector<std::int32_t>& open = certificate.claim.open;
    if (auto wrong = missing_numbers(certificate)) return wrong;
    if (auto wrong = untrue_lists(problem)) return wrong;
    if (auto wrong = against_lists(problem, open)) return wrong;
    if (auto wrong = against_number(certificate)) return wrong;
    if (auto wrong = against_zones(problem, open)) return wrong;
    if (auto wrong = against_budget(problem, open)) return wrong;
    return untrue_figures(certificate, costs);
}

}  // namespace maillage::verify
