// SPDX-License-Identifier: Apache-2.0
#include "app/services/comparison.h"

#include <algorithm>

#include "app/services/format.h"
#include "app/services/map_service.h"

namespace maillage::app {
namespace {

std::optional<double> share_of(std::int64_t part, std::int64_t all) {
    return all > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(all)) : std::nullopt;
}

std::int64_t departments_with_a_site(const CheckResult& check) {
    return std::count_if(check.verdicts.begin(), check.verdicts.end(),
                         [](const auto& verdict) { return verdict.sites > 0; });
}

/// Fills the list in the order of the groups.
class Figures {
  public:
    Figures(const CheckResult& a, const CheckResult& b) : a_(a), b_(b) {}

    void add(FigureGroup group, FigureUnit unit, Better better, std::string key, TextKey label,
             std::optional<double> a, std::optional<double> b) {
        figures_.push_back({std::move(key), label, std::nullopt, group, unit, better, a, b});
    }

    void add_band(FigureGroup group, FigureUnit unit, const char* begin, const planning::Band& band,
                  std::optional<double> a, std::optional<double> b) {
        const char* unit_of_band = band.unit == planning::Band::Unit::minutes ? "min" : "km";
        figures_.push_back({begin + band_key(band) + unit_of_band, {}, band, group, unit, Better::more, a, b});
    }

    void add_sites() {
        const auto count = [&](std::string key, TextKey label, std::int64_t a, std::int64_t b, Better better) {
            add(FigureGroup::sites, FigureUnit::count, better, std::move(key), label, static_cast<double>(a),
                static_cast<double>(b));
        };
        count("sites", "compare.sites"_text, static_cast<std::int64_t>(a_.hosts.size()),
              static_cast<std::int64_t>(b_.hosts.size()), Better::neither);
        count("departments_with_site", "compare.departments_with_site"_text, departments_with_a_site(a_),
              departments_with_a_site(b_), Better::more);
        if (b_.has_rule)
            count("departments_met", "compare.departments_met"_text, a_.departments_met(), b_.departments_met(),
                  Better::more);
    }

    void add_bands() {
        const auto& a = a_.tables.coverage;
        const auto& b = b_.tables.coverage;
        for (std::size_t i = 0; i < b.bands.size(); ++i)
            add_band(FigureGroup::shares, FigureUnit::share, "share_", b.bands[i], a.share_within(i), b.share_within(i));
        for (std::size_t i = 0; i < b.bands.size(); ++i)
            add_band(FigureGroup::persons, FigureUnit::persons, "persons_", b.bands[i], static_cast<double>(a.within[i]),
                     static_cast<double>(b.within[i]));
    }

    void add_distances() {
        const auto& a = a_.tables.coverage;
        const auto& b = b_.tables.coverage;
        const auto km = [&](std::string key, TextKey label, std::optional<double> of_a, std::optional<double> of_b) {
            add(FigureGroup::distances, FigureUnit::kilometers, Better::less, std::move(key), label, of_a, of_b);
        };
        km("mean", "compare.mean"_text, a.mean_km, b.mean_km);
        km("median", "compare.median"_text, in_km(a.median), in_km(b.median));
        km("p90", "compare.p90"_text, in_km(a.p90), in_km(b.p90));
        km("max", "compare.max"_text, in_km(a.longest), in_km(b.longest));
        km("worst_decile", "compare.worst_decile"_text, a.worst_decile_km, b.worst_decile_km);
        // Inequality of distances, not of access: everybody far is equal. So it is judged neither good nor bad.
        add(FigureGroup::inequality, FigureUnit::coefficient, Better::neither, "gini", "compare.gini"_text, a.gini, b.gini);
    }

    std::vector<ComparedFigure> take() { return std::move(figures_); }

  private:
    const CheckResult& a_;
    const CheckResult& b_;
    std::vector<ComparedFigure> figures_;
};

std::vector<ComparedDepartment> compare_departments(const CheckResult& a, const CheckResult& b, std::size_t band) {
    std::vector<ComparedDepartment> rows;
    for (std::size_t i = 0; i < b.tables.departments.size(); ++i) {
        const planning::DepartmentRow& row = b.tables.departments[i];
        rows.push_back({row.department, row.coverage.population, a.verdicts[i].sites, b.verdicts[i].sites,
                        a.tables.departments[i].coverage.within[band], row.coverage.within[band]});
    }
    // Departments come by code; where nobody lives there is nothing to lose.
    std::stable_sort(rows.begin(), rows.end(), [](const ComparedDepartment& x, const ComparedDepartment& y) {
        return x.difference().value_or(0) < y.difference().value_or(0);
    });
    return rows;
}

/// `sign` = +1: those who come nearer; −1: who go farther.
Movers movers(const Workspace& workspace, const Comparison& comparison, int sign) {
    Movers out;
    std::int64_t travelled = 0;
    for (const territory::Index commune : workspace.scope.communes) {
        const std::int32_t a = comparison.metres_a[commune];
        const std::int32_t b = comparison.metres_b[commune];
        if (a < 0 || b < 0) continue;
        const Meters change{(a - b) * sign};
        if (change <= least_change) continue;
        const std::int64_t persons = workspace.demand.persons[commune];
        out.persons += persons;
        ++out.communes;
        out.most = std::max(out.most, change);
        travelled += persons * change.value;
    }
    if (out.persons > 0) out.mean_km = static_cast<double>(travelled) / static_cast<double>(out.persons) / 1000;
    return out;
}

}  // namespace

std::optional<double> ComparedFigure::difference() const {
    return a && b ? std::optional(*b - *a) : std::nullopt;
}

int ComparedFigure::judgement() const {
    const double change = difference().value_or(0);
    if (change == 0 || better == Better::neither) return 0;
    return (change > 0) == (better == Better::more) ? 1 : -1;
}

std::optional<double> ComparedDepartment::share_a() const { return share_of(within_a, persons); }
std::optional<double> ComparedDepartment::share_b() const { return share_of(within_b, persons); }
std::optional<double> ComparedDepartment::difference() const {
    // Of whole persons: equal counts are equal shares, to the last bit.
    return share_of(change(), persons);
}

Comparison compare(const Workspace& a, const CheckResult& check_a, const Workspace& b, const CheckResult& check_b,
                   std::size_t band) {
    Comparison comparison;
    Figures figures(check_a, check_b);
    figures.add_sites();
    figures.add_bands();
    figures.add_distances();
    comparison.figures = figures.take();
    comparison.band = band;
    comparison.departments = compare_departments(check_a, check_b, band);
    comparison.metres_a = distances_by_commune(a, check_a);
    comparison.metres_b = distances_by_commune(b, check_b);
    comparison.nearer = movers(b, comparison, +1);
    comparison.farther = movers(b, comparison, -1);
    return comparison;
}

}  // namespace maillage::app
