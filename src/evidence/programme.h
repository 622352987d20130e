// SPDX-License-Identifier: Apache-2.0
// A training programme as its source texts describe it: rules, claims and figures, each with the words it
// comes from and what it counts. Money in euros, shares in percent. Figures that disagree stay apart, with a
// caution that says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planning/citation.h"
#include "territory/territory_set.h"

namespace maillage::evidence {

using planning::BilingualText;
using planning::Citation;

/// `times` = a factor; the others count what they name.
enum class Unit {
    percent,
    euro,
    person,
    job,
    post,
    firm,
    school,
    site,
    session,
    training,
    action,
    department,
    year,
    month,
    hour,
    times
};

/// A condition of the programme, a counted result, an aim, an announcement, somebody's words.
enum class FactNature { rule, observed, target, forecast, statement };

enum class FigurePrecision { exact, about, at_least, at_most, more_than, mean };

struct Figure {
    double value = 0;
    Unit unit = Unit::person;
    FigurePrecision precision = FigurePrecision::exact;
    friend bool operator==(const Figure&, const Figure&) = default;
};

struct FigureRange {
    double low = 0;
    double high = 0;
    Unit unit = Unit::person;
    friend bool operator==(const FigureRange&, const FigureRange&) = default;
};

/// How a derived figure was computed, and from which facts.
struct Derivation {
    BilingualText how;
    std::vector<std::string> from;
};

struct Fact {
    std::string id;
    FactNature nature = FactNature::statement;
    BilingualText label;
    std::variant<Figure, FigureRange, BilingualText, planning::PartialDate> value;
    BilingualText scope;  ///< what it counts, when, of whom
    std::variant<Citation, Derivation> origin;
    bool ambiguous = false;
    BilingualText note;
};

/// min ≤ sites in each zone ≤ max; no max = free.
struct SitesPerZone {
    territory::Level level = territory::Level::department;
    std::int32_t min = 1;
    std::optional<std::int32_t> max;
};

/// A subsidy is at most `share_percent` of the action's cost and at most `amount_euro` per action.
struct SubsidyCap {
    double share_percent = 0;
    double amount_euro = 0;
};

struct Envelope {
    double amount_euro = 0;
};

/// At least `share_percent` of the learners of every session, rounded up to whole people.
struct LearnerQuota {
    double share_percent = 0;
};

struct Rule {
    std::string id;
    BilingualText statement;
    std::variant<SitesPerZone, SubsidyCap, Envelope, LearnerQuota> terms;
    Citation citation;
    BilingualText note;
};

enum class ClaimMeasure { departments_with_site, sites };

/// Something a text announces that known sites can be held against.
struct Claim {
    std::string id;
    BilingualText statement;
    ClaimMeasure measure = ClaimMeasure::sites;
    std::int32_t said = 0;
    Date due;  ///< the day it speaks of
    bool ambiguous = false;
    Citation citation;
    BilingualText note;
};

enum class CautionKind { sum_differs, never_merge, not_comparable, mixed_objects, two_wordings, open_list };

/// A trap among the figures. A fact of another programme is named "programme/fact".
struct Caution {
    std::string id;
    CautionKind kind = CautionKind::not_comparable;
    std::vector<std::string> facts;
    std::optional<double> total;  ///< sum_differs: what the parts should make
    std::optional<double> sum;    ///< sum_differs: what they do make
    BilingualText note;
};

struct Programme {
    std::string id;
    BilingualText name;
    std::string scope;           ///< default scope, e.g. "region:76"
    std::string sites;           ///< name of the file of known sites, without folder and ending
    std::string candidates;      ///< default candidates
    BilingualText no_zone_rule;  ///< set exactly where no rule per zone is stated
    std::vector<planning::Source> sources;
    std::vector<Rule> rules;
    std::vector<Claim> claims;
    std::vector<Fact> facts;
    std::vector<Caution> cautions;
};

/// The rule on the number of sites per zone, or null where the texts state none.
[[nodiscard]] const SitesPerZone* zone_rule(const Programme& programme);
[[nodiscard]] const Fact* find_fact(const Programme& programme, std::string_view id);

}  // namespace maillage::evidence
