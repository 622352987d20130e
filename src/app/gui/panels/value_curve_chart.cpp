// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/value_curve_chart.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/gui/charts/plot.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/format.h"
#include "app/services/value_curve_report.h"

namespace maillage::app::gui {
namespace {

std::vector<CurvePoint> drawn_points(const CurveState& curve) {
    std::vector<CurvePoint> points;
    for (const CurvePoint& point : curve.points)
        if (point.mean_km) points.push_back(point);
    return points;
}

int standing_sites(const Ui& ui) { return static_cast<int>(ui.state.workspace->known_hosts().size()); }

/// The number the question asks, in all.
int asked_sites(const Ui& ui) {
    return standing_sites(ui) + ui.state.question.new_sites.value_or(sites_still_asked(ui.state));
}

PlotFrame frame_of(Ui& ui, const std::vector<CurvePoint>& points) {
    const Language language = ui.language();
    double low = *points.front().mean_km;
    double high = low;
    for (const CurvePoint& point : points) {
        low = std::min(low, *point.mean_km);
        high = std::max(high, *point.mean_km);
    }
    // A lone point needs a scale, and the discs at the ends some air.
    const double air = std::max((high - low) * 0.12, 0.5);
    const double first = points.front().sites - 0.5;
    const double last = points.back().sites + 0.5;
    const auto whole = [language](double sites) { return format_integer(std::llround(sites), language); };
    const double foot = std::max(low - air, 0.0);
    const auto km = [language, digits = tick_digits(foot, high + air, 4)](double value) {
        return format_decimal(value, digits, language);
    };
    return plot_frame(ui, 128, {first, last, std::min(static_cast<int>(last - first), 8), whole},
                      {foot, high + air, 4, km});
}

void draw_points(const Ui& ui, const PlotFrame& frame, const std::vector<CurvePoint>& points) {
    std::vector<Point> line;
    for (const CurvePoint& point : points)
        line.push_back({static_cast<float>(point.sites), static_cast<float>(*point.mean_km)});
    plot_curve(ui, frame, line, ui.palette.bar, false);
    const int asked = asked_sites(ui);
    for (const CurvePoint& point : points) {
        const Point at = frame.at(point.sites, *point.mean_km);
        const bool here = point.sites == asked;
        const map::Color color = here ? ui.palette.proposed : ui.palette.action;
        const float radius = ui.px(here ? 5 : 3.5F);
        if (ui.state.curve.elbow == point.sites) put_ring(at, radius + ui.px(4), ui.palette.ink, ui.px(1.4F));
        put_disc(at, radius, color);
        if (!point.proven()) put_disc(at, radius - ui.px(1.5F), ui.palette.panel);
    }
}

std::string tip_words(const Ui& ui, const std::vector<CurvePoint>& points, std::size_t at) {
    const Language language = ui.language();
    std::string words = ui.text(message("window.curve_point"_text)
                                    .with("sites", std::int64_t{points[at].sites})
                                    .with("mean", format_decimal(*points[at].mean_km, 2, language))
                                    .with("proof", curve_status_text(points[at], ui.catalog)));
    if (at > 0)
        words += "\n" + ui.text(message("window.curve_gain"_text)
                                    .with("gain", format_decimal(*points[at - 1].mean_km - *points[at].mean_km, 2, language))
                                    .with("sites", std::int64_t{points[at - 1].sites}));
    return words;
}

void draw_plot(Ui& ui, const std::vector<CurvePoint>& points) {
    const PlotFrame frame = frame_of(ui, points);
    bool pressed = false;
    const auto pointer = plot_hover(ui, "chart_curve", frame, &pressed);
    draw_points(ui, frame, points);
    if (!pointer) return;
    const double x = frame.x_at(pointer->x);
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (std::abs(points[i].sites - x) < std::abs(points[nearest].sites - x)) nearest = i;
    plot_mark(ui, frame, points[nearest].sites, *points[nearest].mean_km);
    tooltip(ui, tip_words(ui, points, nearest), TipTime::at_once);
    if (pressed) ui.act([sites = points[nearest].sites](Session& session) { session.ask_number(sites); });
}

void draw_progress(Ui& ui) {
    gap(ui, 2 * grid);
    progress_bar(ui, take(ui, ui.px(6)), ui.state.curve.running->fraction);
    gap(ui, 2 * grid);
    if (wide_button(ui, "curve_stop", ui.text("window.curve_stop"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.stop_curve(); });
}

/// Once the candidates are used up there is nothing to go on to.
bool goes_on(const CurveState& curve) {
    return curve.points.empty() || curve.points.back().status != optimise::Status::infeasible;
}

/// What the rings mean.
void draw_notes(Ui& ui, const std::vector<CurvePoint>& points) {
    if (ui.state.curve.elbow) {
        const bool proven = std::ranges::all_of(points, &CurvePoint::proven);
        paragraph(ui, FontRole::small, ui.palette.second_ink,
                  ui.text(message(proven ? "window.curve_elbow"_text : "window.curve_elbow_unproven"_text)
                              .with("sites", std::int64_t{*ui.state.curve.elbow})));
    }
    if (!std::ranges::all_of(points, &CurvePoint::proven))
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.curve_unproven"_text));
}

}  // namespace

void draw_value_curve(Ui& ui) {
    const CurveState& curve = ui.state.curve;
    line(ui, "chart_curve_title", FontRole::small_bold, ui.palette.ink, ui.text("window.curve_title"_text));
    line(ui, "chart_curve_unit", FontRole::credit, ui.palette.second_ink, ui.text("window.curve_unit"_text));
    gap(ui, 1.5F * grid);
    if (ui.state.question.within_capacity)
        return paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.curve_within_capacity"_text));
    if (curve.impossible)
        return note_box(ui, "curve_impossible", ui.palette.caution, {}, ui.text("window.curve_impossible"_text));
    const auto points = drawn_points(curve);
    if (!points.empty()) {
        draw_plot(ui, points);
        gap(ui, 1.5F * grid);
        draw_notes(ui, points);
    }
    if (curve.running) return draw_progress(ui);
    if (!goes_on(curve)) return;
    gap(ui, 1.5F * grid);
    const bool begun = !points.empty();
    if (wide_button(ui, begun ? "curve_more" : "curve_draw",
                    ui.text(begun ? "window.curve_more"_text : "window.curve_draw"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.trace_curve(); });
}

}  // namespace maillage::app::gui
