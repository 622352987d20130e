// SPDX-License-Identifier: Apache-2.0
// Year by year, department by department: sites that stand on 31 December, that opened, that closed, and places. The
// whole time of the data, whatever day is looked at.
#pragma once

#include <string>

#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "planning/yearly_table.h"

namespace maillage::app {

/// Of the sites of the workspace that exist; cost: a few microseconds a site.
[[nodiscard]] planning::YearlyTable timeline_of(const Workspace& workspace);

/// A list of years, each with its totals and `departments[]`. Places are null where no open site says how many.
[[nodiscard]] Value timeline_value(const Workspace& workspace, const planning::YearlyTable& table);
/// Adds the years to a report: totals, then a row per year and department, which becomes the main table (CSV).
void add_timeline(const Workspace& workspace, Report& report, const Catalog& catalog);
/// A row per year and department as CSV, keys as header, an empty cell for what is unknown.
[[nodiscard]] std::string timeline_csv(const Workspace& workspace, const planning::YearlyTable& table);

}  // namespace maillage::app
