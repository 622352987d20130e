// SPDX-License-Identifier: Apache-2.0
// Sites year by year and department by department: what stands on 31 December, what began and what ended in the year.
// Dates are those of site_calendar.h; what has no date is counted and told apart, never given a year.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planning/site.h"
#include "territory/scope.h"

namespace maillage::planning {

/// A site and where it stands.
struct PlacedSite {
    const Site* site;
    territory::Index department;
};

/// Counts of one year, of a department or of all.
struct YearCount {
    int open = 0;              ///< known on 31 December
    int undated = 0;           ///< of them, known through something without a date alone: since when is unknown
    int opened = 0;            ///< became known in the year
    int opened_or_before = 0;  ///< of them, by a date that only says "not later than"
    int closed = 0;            ///< suspended or closed in the year
    std::int64_t places = 0;   ///< of the open sites, by their latest session known on that day; "about 20" counts as 20
    int places_unknown = 0;    ///< open sites whose places no text says: `places` lacks theirs

    YearCount& operator+=(const YearCount& other);
    friend bool operator==(const YearCount&, const YearCount&) = default;
};

struct YearRow {
    int year = 0;
    YearCount all;
    std::vector<YearCount> departments;  ///< parallel to YearlyTable::departments
};

/// Years of the first to the last dated event or session of the sites, without a gap; no year where nothing is dated.
struct YearlyTable {
    std::vector<territory::Index> departments;  ///< of the scope
    std::vector<YearRow> years;
    int ended_undated = 0;  ///< sites suspended or closed on an unknown day: in no year at all
};

/// Sites of other departments are left out. Cost: events of all sites, years × sites.
[[nodiscard]] YearlyTable yearly_table(const territory::Scope& scope, std::span<const PlacedSite> sites);

}  // namespace maillage::planning
