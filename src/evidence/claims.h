// SPDX-License-Identifier: Apache-2.0
// Said and shown, side by side: a claim is held against the sites known on the day it speaks of (or on the
// day of the view, if that is earlier). What is shown never corrects what is said.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/text.h"
#include "evidence/programme.h"
#include "planning/site.h"

namespace maillage::evidence {

/// A site and the department of its commune.
struct LocatedSite {
    const planning::Site* site = nullptr;
    DepartmentCode department;
};

/// `shown`: as many as said. `partly_shown`: some. `not_shown`: none. `not_due`: fewer than said, on a day
/// before the one the claim speaks of.
enum class Verdict { shown, partly_shown, not_shown, not_due };

/// Lists ascending by code, each department once.
struct ClaimResult {
    std::string id;
    std::int32_t said = 0;
    std::int32_t shown = 0;
    Date shown_on;
    Verdict verdict = Verdict::not_shown;
    std::vector<DepartmentCode> departments;    ///< with a known site
    std::vector<DepartmentCode> inferred_only;  ///< of those, where every known site is inferred
    std::vector<DepartmentCode> undated_only;   ///< of those, where every known site is without a date
    std::vector<DepartmentCode> missing;        ///< of the scope, without a known site
};

/// One result per claim, in the programme's order. `sites` = the programme's sites with their departments,
/// `scope` = the departments of its territory (a site elsewhere does not count), `view` = the day looked at,
/// nothing = today or later.
[[nodiscard]] std::vector<ClaimResult> evaluate_claims(const Programme& programme,
                                                       std::span<const LocatedSite> sites,
                                                       std::span<const DepartmentCode> scope,
                                                       std::optional<Date> view);

/// "13 departments … by 31 December 2017", "10 departments …" for the claim's measure.
[[nodiscard]] Message said_text(const Claim& claim);
[[nodiscard]] Message shown_text(const Claim& claim, const ClaimResult& result);
[[nodiscard]] TextKey verdict_text(Verdict verdict);
/// Word of the JSON key `verdict`: shown, partly_shown, not_shown, not_due.
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

}  // namespace maillage::evidence
