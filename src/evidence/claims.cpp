// SPDX-License-Identifier: Apache-2.0
#include "evidence/claims.h"

#include <algorithm>
#include <map>

#include "planning/site_calendar.h"

namespace maillage::evidence {
namespace {

/// What the known sites of one department rest on.
struct DepartmentEvidence {
    std::int32_t sites = 0;
    bool inferred_only = true;
    bool undated_only = true;
};

std::map<DepartmentCode, DepartmentEvidence> gather(std::span<const LocatedSite> sites,
                                                    std::span<const DepartmentCode> scope, Date day) {
    std::map<DepartmentCode, DepartmentEvidence> found;
    for (const LocatedSite& located : sites) {
        if (std::find(scope.begin(), scope.end(), located.department) == scope.end()) continue;
        const auto knowledge = planning::known_on(*located.site, day);
        if (!knowledge.known) continue;
        DepartmentEvidence& evidence = found[located.department];
        ++evidence.sites;
        evidence.inferred_only = evidence.inferred_only && knowledge.inferred;
        evidence.undated_only = evidence.undated_only && knowledge.undated;
    }
    return found;
}

Verdict judge(std::int32_t said, std::int32_t shown, bool early) {
    if (shown >= said) return Verdict::shown;
    if (early) return Verdict::not_due;
    return shown > 0 ? Verdict::partly_shown : Verdict::not_shown;
}

ClaimResult evaluate(const Claim& claim, std::span<const LocatedSite> sites,
                     std::span<const DepartmentCode> scope, std::optional<Date> view) {
    ClaimResult result;
    result.id = claim.id;
    result.said = claim.said;
    const bool early = view && *view < claim.due;
    result.shown_on = early ? *view : claim.due;
    std::int32_t count = 0;
    for (const auto& [department, evidence] : gather(sites, scope, result.shown_on)) {
        result.departments.push_back(department);
        if (evidence.inferred_only) result.inferred_only.push_back(department);
        if (evidence.undated_only) result.undated_only.push_back(department);
        count += evidence.sites;
    }
    std::vector<DepartmentCode> all(scope.begin(), scope.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::set_difference(all.begin(), all.end(), result.departments.begin(), result.departments.end(),
                        std::back_inserter(result.missing));
    result.shown =
        claim.measure == ClaimMeasure::sites ? count : static_cast<std::int32_t>(result.departments.size());
    result.verdict = judge(result.said, result.shown, early);
    return result;
}

}  // namespace

std::vector<ClaimResult> evaluate_claims(const Programme& programme, std::span<const LocatedSite> sites,
                                         std::span<const DepartmentCode> scope, std::optional<Date> view) {
    std::vector<ClaimResult> results;
    results.reserve(programme.claims.size());
    for (const Claim& claim : programme.claims) results.push_back(evaluate(claim, sites, scope, view));
    return results;
}

Message said_text(const Claim& claim) {
    const std::int64_t said = claim.said;
    switch (claim.measure) {
        case ClaimMeasure::departments_with_site:
            return message("claim.said_departments"_text)
                .with("count", said)
                .with("date", claim.due);
        case ClaimMeasure::sites:
            break;
    }
    return message("claim.said_sites"_text).with("count", said).with("date", claim.due);
}

Message shown_text(const Claim& claim, const ClaimResult& result) {
    const std::int64_t shown = result.shown;
    const Date day = result.shown_on;
    switch (claim.measure) {
        case ClaimMeasure::departments_with_site:
            return message("claim.shown_departments"_text)
                .with("count", shown)
                .with("date", day)
                .with("inferred", static_cast<std::int64_t>(result.inferred_only.size()));
        case ClaimMeasure::sites:
            break;
    }
    return message("claim.shown_sites"_text).with("count", shown).with("date", day);
}

TextKey verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::shown:
            return "claim.verdict_shown"_text;
        case Verdict::partly_shown:
            return "claim.verdict_partly_shown"_text;
        case Verdict::not_shown:
            return "claim.verdict_not_shown"_text;
        case Verdict::not_due:
            break;
    }
    return "claim.verdict_not_due"_text;
}

std::string_view verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::shown:
            return "shown";
        case Verdict::partly_shown:
            return "partly_shown";
        case Verdict::not_shown:
            return "not_shown";
        case Verdict::not_due:
            break;
    }
    return "not_due";
}

}  // namespace maillage::evidence
