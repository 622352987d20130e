// SPDX-License-Identifier: Apache-2.0
// Two situations of the same territory, demand, distances and rule held side by side: A is compared with, B is looked
// at. Every figure is the one `check` gives for A and for B alone; a difference is always B − A.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"

namespace maillage::app {

/// Under one heading each, in this order.
enum class FigureGroup { sites, shares, persons, distances, inequality };
enum class FigureUnit { count, persons, share, kilometers, coefficient };
/// Which way is good for people.
enum class Better { more, less, neither };

/// Empty where a situation has no such figure (no site, nobody).
struct ComparedFigure {
    std::string key;  ///< in CSV: "mean", "persons_30km"
    TextKey label;                      ///< of those without a band
    std::optional<planning::Band> band;
    FigureGroup group = FigureGroup::sites;
    FigureUnit unit = FigureUnit::count;
    Better better = Better::neither;
    std::optional<double> a;
    std::optional<double> b;

    [[nodiscard]] std::optional<double> difference() const;
    /// +1 = B is better, −1 = worse, 0 = the same or no judgement.
    [[nodiscard]] int judgement() const;
};

struct ComparedDepartment {
    territory::Index department = territory::no_index;
    std::int64_t persons = 0;
    int sites_a = 0;
    int sites_b = 0;
    std::int64_t within_a = 0;  ///< persons within the main band
    std::int64_t within_b = 0;

    [[nodiscard]] std::int64_t change() const { return within_b - within_a; }
    [[nodiscard]] std::optional<double> share_a() const;
    [[nodiscard]] std::optional<double> share_b() const;
    /// Of the shares; nothing where nobody lives.
    [[nodiscard]] std::optional<double> difference() const;
};

/// Below this, a change of distance says nothing. Source: map/indicators/registry.cpp (`difference`).
inline constexpr Meters least_change{1000};

/// Those whose nearest site comes nearer, or goes farther, by more than `least_change`.
struct Movers {
    std::int64_t persons = 0;
    std::int64_t communes = 0;         ///< with people or without
    std::optional<double> mean_km;     ///< of the change, by person
    Meters most;
};

struct Comparison {
    std::vector<ComparedFigure> figures;
    std::size_t band = 0;                         ///< the main one, into workspace.bands
    std::vector<ComparedDepartment> departments;  ///< the largest loss of share first, ties by code
    Movers nearer;
    Movers farther;
    /// Metres to the nearest site by commune of the territory, −1 outside the scope or without a site.
    std::vector<std::int32_t> metres_a;
    std::vector<std::int32_t> metres_b;
};

/// Both of one base (project_workspace.h): same scope, demand, distances, bands and rule. `band` = the main one.
/// Cost for all France: about 2 ms.
[[nodiscard]] Comparison compare(const Workspace& a, const CheckResult& check_a, const Workspace& b,
                                 const CheckResult& check_b, std::size_t band);

/// "Moyenne", "30 km".
[[nodiscard]] std::string figure_label(const ComparedFigure& figure, const Catalog& catalog);
/// The figure alone, its unit where it has one: "41,5 km", "58 %", "7", "–".
[[nodiscard]] std::string figure_text(const ComparedFigure& figure, std::optional<double> value, Language language);
/// With its sign: "+3,2 pts" (of shares, in points), "−12,4 km", "0".
[[nodiscard]] std::string difference_text(const ComparedFigure& figure, const Catalog& catalog);
/// The same of any share: "+3,2 pts".
[[nodiscard]] std::string points_text(std::optional<double> difference, const Catalog& catalog);

/// Names of the two situations, as the planner reads them.
struct ComparedNames {
    std::string a;
    std::string b;
};

/// One row a figure, of the scope and then of each department by code; every row names its unit, its distances, the
/// day and both situations.
[[nodiscard]] Table comparison_table(const Workspace& workspace, const Comparison& comparison,
                                     const ComparedNames& names, const Catalog& catalog);

}  // namespace maillage::app
