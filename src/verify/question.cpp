// SPDX-License-Identifier: Apache-2.0
#include "verify/question.h"

#include <algorithm>

namespace maillage::verify {
namespace {

bool is_counted(Objective objective) { return objective == Objective::set_cover || objective == Objective::p_center; }

std::optional<std::int64_t> total_weight(const Problem& problem) {
    std::int64_t total = 0;
    for (const std::int64_t weight : problem.weights)
        if (__builtin_add_overflow(total, weight, &total)) return std::nullopt;
    return total;
}

/// Up to where a client is served for nothing; nothing where it pays its way.
std::optional<std::int64_t> covered_to(const Problem& problem, const Claim& claim) {
    switch (claim.objective) {
        case Objective::p_median: return std::nullopt;
        case Objective::max_cover: return problem.radius;
        case Objective::set_cover: return std::min(*problem.radius, problem.reach.value_or(*problem.radius));
        case Objective::p_center: return claim.bound - 1;
    }
    return std::nullopt;
}

/// A set cover asks of fewer sites than the bound whether they can do. No site at all covers nobody: such a set is none
/// of them where anybody is to be covered.
SiteNumber number_of(const Problem& problem, const Claim& claim) {
    if (claim.objective != Objective::set_cover)
        return {problem.at_most ? 1 : *problem.sites_total, *problem.sites_total};
    const bool anybody = std::any_of(problem.weights.begin(), problem.weights.end(), [](auto w) { return w > 0; });
    return {anybody ? 1 : 0, claim.bound - 1};
}

bool add_payer(Question& question, std::int32_t client, std::int64_t weight, std::int64_t scale,
               std::optional<std::int64_t> covered) {
    std::int64_t scaled = 0;
    if (__builtin_mul_overflow(weight, scale, &scaled)) return false;
    question.payers.push_back({client, scaled, covered});
    return true;
}

}  // namespace

bool needs_no_proof(const Certificate& certificate) {
    if (certificate.claim.objective != Objective::max_cover) return certificate.claim.bound == 0;
    const auto total = total_weight(certificate.problem);
    return total && certificate.claim.bound >= *total;
}

std::optional<Message> untrue_fines(const Certificate& certificate) {
    const Problem& problem = certificate.problem;
    for (const Fine& fine : certificate.proof.fines) {
        const auto client = static_cast<std::size_t>(fine.client);
        if (!problem.reach || client >= problem.clients() || problem.weights[client] == 0)
            return message("verify.fine"_text).with("client", std::int64_t{fine.client});
    }
    return {};
}

std::optional<Question> question_of(const Certificate& certificate) {
    const Problem& problem = certificate.problem;
    const Claim& claim = certificate.claim;
    Question question;
    std::int64_t least_paid = is_counted(claim.objective) ? 1 : claim.bound;  // B
    if (claim.objective == Objective::max_cover) {
        const auto total = total_weight(problem);
        if (!total) return std::nullopt;
        least_paid = *total - claim.bound;
    }
    if (__builtin_mul_overflow(least_paid - 1, certificate.proof.scale, &question.threshold)) return std::nullopt;
    question.sites = number_of(problem, claim);
    if (claim.objective == Objective::p_median) question.dearest = problem.reach;
    const auto covered = covered_to(problem, claim);
    std::int32_t client = 0;
    for (const std::int64_t weight : problem.weights) {
        const std::int64_t counted = is_counted(claim.objective) ? std::min<std::int64_t>(1, weight) : weight;
        if (!add_payer(question, client++, counted, certificate.proof.scale, covered)) return std::nullopt;
    }
    for (const Fine& fine : certificate.proof.fines)
        if (!add_payer(question, fine.client, fine.fine, certificate.proof.scale, problem.reach)) return std::nullopt;
    return question;
}

}  // namespace maillage::verify
