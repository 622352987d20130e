// SPDX-License-Identifier: Apache-2.0
// The comparison in words and as rows of a spreadsheet.
#include <algorithm>
#include <cmath>

#include "app/services/comparison.h"
#include "app/services/format.h"
#include "app/services/wording.h"

namespace maillage::app {
namespace {

constexpr const char* no_figure = "–";

int digits_of(FigureUnit unit) {
    switch (unit) {
        case FigureUnit::count:
        case FigureUnit::persons: return 0;
        case FigureUnit::share:
        case FigureUnit::kilometers: return 1;
        case FigureUnit::coefficient: break;
    }
    return 2;
}

/// "+3,2", "−3,2"; what rounds to nothing has no sign.
std::string signed_text(double value, int digits, Language language) {
    const double step = std::pow(10.0, -digits);
    const bool nothing = std::abs(value) < step / 2;
    const std::string sign = nothing ? "" : value > 0 ? "+" : "\u2212";
    return sign + (digits == 0 ? format_integer(std::llround(std::abs(value)), language)
                               : format_decimal(nothing ? 0 : std::abs(value), digits, language));
}

TextKey unit_key(FigureUnit unit) {
    switch (unit) {
        case FigureUnit::count: return "compare.unit_count"_text;
        case FigureUnit::persons: return "compare.unit_persons"_text;
        case FigureUnit::share: return "compare.unit_share"_text;
        case FigureUnit::kilometers: return "compare.unit_km"_text;
        case FigureUnit::coefficient: break;
    }
    return "compare.unit_coefficient"_text;
}

Value value_of(FigureUnit unit, std::optional<double> value) {
    if (!value) return {};
    switch (unit) {
        case FigureUnit::count:
        case FigureUnit::persons: return Value(static_cast<std::int64_t>(std::llround(*value)));
        case FigureUnit::share:
        case FigureUnit::coefficient: return share_value(value);
        case FigureUnit::kilometers: break;
    }
    return mean_value(value);
}

/// Rows with what they all say: distances, day, names.
class Rows {
  public:
    Rows(const Workspace& workspace, const ComparedNames& names, const Catalog& catalog)
        : workspace_(workspace), names_(names), catalog_(catalog) {
        table_.id = "comparison";
        for (const char* key : {"level", "code", "name", "figure", "unit", "distance", "situation", "scenario_a",
                                "scenario_b", "a", "b", "difference"})
            table_.columns.push_back({key, key, false});
    }

    void add(const char* level, const std::string& code, const std::string& name, const ComparedFigure& figure) {
        const auto number = [&](std::optional<double> value) {
            return Cell{value_of(figure.unit, value), figure_text(figure, value, catalog_.language())};
        };
        table_.rows.push_back({text_cell(level), text_cell(code), text_cell(name), text_cell(figure.key),
                               text_cell(catalog_.text(unit_key(figure.unit))),
                               text_cell(catalog_.text(workspace_.distance.label())),
                               text_cell(situation_text(workspace_, catalog_)), text_cell(names_.a), text_cell(names_.b),
                               number(figure.a), number(figure.b), number(figure.difference())});
    }

    Table take() { return std::move(table_); }

  private:
    const Workspace& workspace_;
    const ComparedNames& names_;
    const Catalog& catalog_;
    Table table_;
};

}  // namespace

std::string figure_label(const ComparedFigure& figure, const Catalog& catalog) {
    return figure.band ? band_text(*figure.band, catalog.language()) : catalog.text(figure.label);
}

std::string figure_text(const ComparedFigure& figure, std::optional<double> value, Language language) {
    if (!value) return no_figure;
    switch (figure.unit) {
        case FigureUnit::count:
        case FigureUnit::persons: return format_integer(std::llround(*value), language);
        case FigureUnit::share: return share_text(value, language);
        case FigureUnit::kilometers: return km_text(value, language);
        case FigureUnit::coefficient: break;
    }
    return format_decimal(*value, 2, language);
}

std::string points_text(std::optional<double> difference, const Catalog& catalog) {
    if (!difference) return no_figure;
    const std::string points = signed_text(*difference * 100, digits_of(FigureUnit::share), catalog.language());
    return catalog.text(message("compare.points"_text).with("points", points));
}

std::string difference_text(const ComparedFigure& figure, const Catalog& catalog) {
    const auto difference = figure.difference();
    if (!difference) return no_figure;
    if (figure.unit == FigureUnit::share) return points_text(difference, catalog);
    const std::string number = signed_text(*difference, digits_of(figure.unit), catalog.language());
    return figure.unit == FigureUnit::kilometers ? number + "\u00A0km" : number;
}

Table comparison_table(const Workspace& workspace, const Comparison& comparison, const ComparedNames& names,
                       const Catalog& catalog) {
    Rows rows(workspace, names, catalog);
    for (const ComparedFigure& figure : comparison.figures)
        rows.add("scope", workspace.scope.id, scope_name(workspace.scope, catalog), figure);
    std::vector<ComparedDepartment> departments = comparison.departments;
    std::sort(departments.begin(), departments.end(),
              [](const auto& x, const auto& y) { return x.department < y.department; });
    const planning::Band& band = workspace.bands[comparison.band];
    const auto& names_of = workspace.territory->departments;
    const std::string suffix = band_key(band) + (band.unit == planning::Band::Unit::minutes ? "min" : "km");
    for (const ComparedDepartment& row : departments) {
        const auto add = [&](std::string key, FigureUnit unit, std::optional<double> a, std::optional<double> b) {
            ComparedFigure figure;
            figure.key = std::move(key);
            figure.unit = unit;
            figure.a = a;
            figure.b = b;
            rows.add("department", names_of.code[row.department].text(), names_of.name[row.department], figure);
        };
        add("sites", FigureUnit::count, row.sites_a, row.sites_b);
        add("share_" + suffix, FigureUnit::share, row.share_a(), row.share_b());
        add("persons_" + suffix, FigureUnit::persons, static_cast<double>(row.within_a),
            static_cast<double>(row.within_b));
    }
    return rows.take();
}

}  // namespace maillage::app
