// SPDX-License-Identifier: Apache-2.0
// `check`: the sites held against the programme's rule, coverage, who goes where, claims and what is shown for them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"

namespace maillage::app {

/// Who lives farther from a site than the longest distance asked for.
struct OutOfReach {
    std::int64_t communes = 0;
    std::int64_t persons = 0;
    std::optional<territory::Index> farthest;  ///< the commune with people at the longest distance of all; none without a site
};

/// The figures of a situation, before any words. `hosts[j]` belongs to `workspace.sites[site_of[j]]`.
struct CheckResult {
    std::vector<std::size_t> site_of;
    std::vector<planning::Host> hosts;
    planning::Tables tables;
    std::vector<planning::DepartmentVerdict> verdicts;
    std::vector<planning::ZoneVerdict> zone_verdicts;  ///< of the workspace's zone rules
    std::optional<OutOfReach> out_of_reach;            ///< where a longest distance is asked for
    std::vector<evidence::ClaimResult> claims;
    bool has_rule = false;

    [[nodiscard]] int departments_met() const;
    [[nodiscard]] bool rule_met() const;
    /// Of every kind: departments, zones of other levels, the longest distance.
    [[nodiscard]] bool all_rules_met() const;
};

/// Below this share of home people, a site meets a department's rule for others more than for its own.
/// Source: docs/domain.md ("usagers": most of the people nearest to it live elsewhere).
inline constexpr double low_home_share = 0.5;

/// From now on the workspace's sites are held against these rules too. Errors: those of read_asked_rules.
Status take_rules(Workspace& workspace, const RuleQuestion& question);

[[nodiscard]] CheckResult run_check(const Workspace& workspace);
/// The same where the allocation is known: of `hosts`, the workspace's, in crow-fly metres.
[[nodiscard]] CheckResult run_check(const Workspace& workspace, const planning::ScopeIndex& index,
                                    std::vector<planning::Host> hosts, planning::Allocation allocation);
/// Sections that other reports show too. The opening: programme or scope, situation, what the figures rest on.
[[nodiscard]] Section opening_section(const Workspace& workspace, const Catalog& catalog);
[[nodiscard]] Section coverage_section(const Workspace& workspace, const planning::Coverage& coverage,
                                       const Catalog& catalog);
[[nodiscard]] Section warning_section(const std::vector<Message>& warnings, const Catalog& catalog);
[[nodiscard]] Report check_report(const Workspace& workspace, const CheckResult& result, const Catalog& catalog);

}  // namespace maillage::app
