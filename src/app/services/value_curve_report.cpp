// SPDX-License-Identifier: Apache-2.0
#include "app/services/value_curve_report.h"

#include <cstdlib>

#include "app/services/format.h"
#include "app/services/plan_document.h"

namespace maillage::app {
namespace {

/// What the last site more brought: the mean with one site fewer, less this one.
std::optional<double> gain_km(const ValueCurve& curve, std::size_t at) {
    if (at == 0 || !curve.points[at].mean_km || !curve.points[at - 1].mean_km) return std::nullopt;
    return *curve.points[at - 1].mean_km - *curve.points[at].mean_km;
}

Value number_or_nothing(std::optional<std::int64_t> number) { return number ? Value(*number) : Value(); }

/// Neighbours on the curve differ by less than the one decimal of other tables.
Cell fine_km_cell(std::optional<double> km, Language language) {
    if (!km) return Cell{Value(), "–"};
    return Cell{mean_value(km), format_decimal(*km, 2, language)};
}

}  // namespace

std::string curve_status_text(const CurvePoint& point, const Catalog& catalog) {
    switch (point.status) {
        case optimise::Status::optimal: return catalog.text("curve.optimal"_text);
        case optimise::Status::infeasible: return catalog.text("curve.infeasible"_text);
        case optimise::Status::feasible:
            if (*point.bound > 0 && *point.value > 0)
                return catalog.text(message("curve.feasible"_text)
                                        .with("gap", 100 * static_cast<double>(std::abs(*point.value - *point.bound)) /
                                                         static_cast<double>(*point.value), 2));
            return catalog.text("curve.unbounded"_text);
        case optimise::Status::interrupted:
        case optimise::Status::unknown: break;
    }
    return catalog.text("curve.unknown"_text);
}

void set_curve(Value& document, const ValueCurve& curve) {
    Value points{Value::List{}};
    for (const CurvePoint& point : curve.points) {
        Value value;
        value.set("sites", point.sites);
        value.set("value", number_or_nothing(point.value));
        value.set("bound", number_or_nothing(point.bound));
        value.set("status", status_name(point.status));
        value.set("mean_km", mean_value(point.mean_km));
        points.push(std::move(value));
    }
    document.set("curve", std::move(points));
    document.set("elbow", curve.elbow ? Value(*curve.elbow) : Value());
    document.set("elbow_proven", curve.elbow ? Value(curve.proven()) : Value());
}

Section curve_section(const ValueCurve& curve, const Catalog& catalog) {
    const Language language = catalog.language();
    Section section;
    section.title = catalog.text("report.curve"_text);
    section.table.id = "curve";
    section.table.columns = {{"sites", catalog.text("column.sites"_text), true},
                             {"mean_km", catalog.text("column.mean_km"_text), true},
                             {"gain_km", catalog.text("column.gain_km"_text), true},
                             {"status", catalog.text("column.proof"_text)}};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const CurvePoint& point = curve.points[i];
        section.table.rows.push_back({Cell{Value(point.sites), format_integer(point.sites, language)},
                                      fine_km_cell(point.mean_km, language), fine_km_cell(gain_km(curve, i), language),
                                      Cell{Value(std::string(status_name(point.status))),
                                           curve_status_text(point, catalog)}});
    }
    if (curve.elbow) {
        section.lines.push_back(
            catalog.text(message(curve.proven() ? "curve.elbow"_text : "curve.elbow_unproven"_text)
                             .with("sites", std::int64_t{*curve.elbow})));
    }
    return section;
}

}  // namespace maillage::app
