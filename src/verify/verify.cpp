// SPDX-License-Identifier: Apache-2.0
#include "verify/verify.h"

#include <algorithm>

#include "verify/canonical_text.h"
#include "verify/plan_check.h"
#include "verify/proof_check.h"

namespace maillage::verify {
namespace {

Result<std::optional<Message>> untrue(const Certificate& certificate, const std::filesystem::path& file,
                                      Feedback& feedback) {
    const auto costs = cost_source(certificate.problem.costs);
    if (auto wrong = untrue_plan(certificate, *costs)) return wrong;
    return untrue_proof(certificate, *costs, file, feedback);
}

CostUnit unit_of(const CostData& costs) {
    if (const auto* plane = std::get_if<PlaneCosts>(&costs))
        return plane->rounding == PlaneCosts::Rounding::micro ? CostUnit::micro : CostUnit::length;
    return std::holds_alternative<MatrixCosts>(costs) ? CostUnit::own : CostUnit::metre;
}

/// In floating point: an untrue file may hold weights whose sum no integer holds.
double weight_of(const Problem& problem) {
    double weight = 0;
    for (const std::int64_t one : problem.weights) weight += static_cast<double>(one);
    return weight;
}

}  // namespace

double Verdict::gap() const {
    if (claim.value == claim.bound) return 0;
    const auto [less, more] = std::minmax(claim.value, claim.bound);
    return (static_cast<double>(more) - static_cast<double>(less)) / static_cast<double>(more);
}

std::optional<double> Verdict::mean_km() const {
    const bool has_mean = valid() && claim.objective == Objective::p_median && cost_unit == CostUnit::metre && weight > 0;
    constexpr double meters_per_km = 1000;
    return has_mean ? std::optional(static_cast<double>(claim.value) / weight / meters_per_km) : std::nullopt;
}

Result<Verdict> verify(std::string_view text, const std::filesystem::path& file, Feedback& feedback) {
    auto tape = parse_tape(text, file);
    if (!tape) return fail(tape.error());
    const Item root(*tape, 0);
    auto certificate = read_certificate(root, file);
    if (!certificate) return fail(certificate.error());
    const Problem& problem = certificate->problem;
    Verdict verdict{certificate->claim, unit_of(problem.costs), weight_of(problem), certificate->proof.nodes.size(),
                    std::nullopt};
    if (checksum_of(root) != certificate->checksum) {
        verdict.untrue = message("verify.checksum"_text);
        return verdict;
    }
    *tape = {};  // the certificate stands on its own: the proof's pairs may have this memory
    auto wrong = untrue(*certificate, file, feedback);
    if (!wrong) return fail(wrong.error());
    verdict.untrue = std::move(*wrong);
    return verdict;
}

}  // namespace maillage::verify
