// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/charts_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/charts/plot.h"
#include "app/gui/panels/map_theme.h"
#include "app/gui/panels/value_curve_chart.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"

namespace maillage::app::gui {
namespace {

/// What the pointer is on elsewhere: a commune's distance, or the mean of a department.
std::optional<double> marked_km(const Ui& ui, const ChartData& charts) {
    const Focus& hover = ui.state.hover;
    if (hover.commune) {
        const auto length = distance_of(*ui.state.workspace, *ui.state.check, *hover.commune);
        return length ? std::optional(kilometers(*length)) : std::nullopt;
    }
    for (const DepartmentBar& bar : charts.departments)
        if (hover.department == bar.department) return bar.mean_km;
    return std::nullopt;
}

Meters meters_of(double km) { return Meters{static_cast<std::int32_t>(std::lround(km * 1000))}; }

std::string whole(double value, Language language) { return format_integer(std::llround(value), language); }

PlotAxis km_axis(const Ui& ui, double high) {
    return {0, high, 6, [language = ui.language()](double km) { return whole(km, language); }};
}

PlotAxis share_axis(const Ui& ui, int ticks) {
    return {0, 1, ticks, [language = ui.language()](double share) { return share_text(share, language); }};
}

void title(Ui& ui, const char* id, const std::string& words, const std::string& unit) {
    line(ui, id, FontRole::small_bold, ui.palette.ink, words);
    line(ui, std::string(id) + "_unit", FontRole::credit, ui.palette.second_ink, unit);
    gap(ui, 1.5F * grid);
}

void light_up(Ui& ui, std::vector<territory::Index> communes) {
    // A key of the same frame may have left the charts.
    ui.act([communes = std::move(communes)](Session& session) mutable {
        if (session.state().tools.task == Task::map) session.highlight(std::move(communes));
    });
}

/// True where the pointer is on it.
bool draw_histogram(Ui& ui, const ChartData& charts, std::optional<double> marked) {
    title(ui, "chart_histogram_title", ui.text("window.chart_histogram"_text), ui.text("window.chart_histogram_unit"_text));
    std::int64_t most = 1;
    for (const DistanceBin& bin : charts.bins) most = std::max(most, bin.persons);
    const Language language = ui.language();
    const PlotFrame frame = plot_frame(ui, 128, km_axis(ui, kilometers(charts.bins.back().high)),
                                       {0, static_cast<double>(most) / 1000, 4,
                                        [language](double thousands) { return whole(thousands, language); }});
    const auto pointer = plot_hover(ui, "chart_histogram", frame);
    const auto at = pointer ? std::optional(frame.x_at(pointer->x)) : std::nullopt;
    std::vector<PlotBar> bars;
    const DistanceBin* pointed = nullptr;
    for (const DistanceBin& bin : charts.bins) {
        const double low = kilometers(bin.low);
        const double high = kilometers(bin.high);
        const bool here = at && *at >= low && *at < high;
        const bool there = !at && marked && (*marked > low || low == 0) && *marked <= high;
        if (here) pointed = &bin;
        bars.push_back({low, high, static_cast<double>(bin.persons) / 1000, here || there});
    }
    plot_bars(ui, frame, bars);
    if (pointed == nullptr) return false;
    tooltip(ui, ui.text(message("window.chart_bin"_text)
                            .with("low", whole(kilometers(pointed->low), language))
                            .with("high", whole(kilometers(pointed->high), language))
                            .with("count", pointed->persons)
                            .with("share", share_text(static_cast<double>(pointed->persons) /
                                                          static_cast<double>(std::max<std::int64_t>(charts.profile.persons(), 1)),
                                                      language))
                            .with("communes", static_cast<std::int64_t>(pointed->communes.size()))),
            TipTime::at_once);
    light_up(ui, pointed->communes);
    return true;
}

double share_within(const DistanceProfile& profile, double km) {
    return static_cast<double>(profile.persons_within(meters_of(km))) /
           static_cast<double>(std::max<std::int64_t>(profile.persons(), 1));
}

bool draw_cumulative(Ui& ui, const ChartData& charts, std::optional<double> marked) {
    title(ui, "chart_cumulative_title", ui.text("window.chart_cumulative"_text), ui.text("window.chart_cumulative_unit"_text));
    const double high = kilometers(charts.bins.back().high);
    const PlotFrame frame = plot_frame(ui, 128, km_axis(ui, high), share_axis(ui, 4));
    std::vector<Point> points;
    const int steps = std::max(static_cast<int>(frame.area.width() / 2), 1);
    for (int i = 0; i <= steps; ++i) {
        const double km = high * i / steps;
        points.push_back({static_cast<float>(km), static_cast<float>(share_within(charts.profile, km))});
    }
    plot_curve(ui, frame, points, ui.palette.bar, true);
    const auto pointer = plot_hover(ui, "chart_cumulative", frame);
    if (!pointer) {
        if (marked) plot_mark(ui, frame, *marked, share_within(charts.profile, *marked));
        return false;
    }
    // Whole kilometres are what one reads off, and what the tooltip then says exactly.
    const double km = std::round(frame.x_at(pointer->x));
    const double share = share_within(charts.profile, km);
    plot_mark(ui, frame, km, share);
    tooltip(ui, ui.text(message("window.chart_within"_text)
                            .with("km", whole(km, ui.language()))
                            .with("share", share_text(share, ui.language()))
                            .with("count", charts.profile.persons_within(meters_of(km)))),
            TipTime::at_once);
    light_up(ui, communes_within(*ui.state.workspace, *ui.state.check, meters_of(km)));
    return true;
}

void draw_department(Ui& ui, const DepartmentBar& bar) {
    const auto& table = ui.state.workspace->territory->departments;
    const std::string code = table.code[bar.department].text();
    const Box box = take(ui, ui.px(21));
    bool hovered = false;
    const Box wide{{box.low.x - ui.px(grid), box.low.y}, {box.high.x + ui.px(grid), box.high.y}};
    if (hit(ui, "chart_department_" + code, wide, &hovered))
        ui.act([department = bar.department](Session& session) { session.select_department(department); });
    tooltip(ui, ui.text(message("window.chart_department_tip"_text)
                            .with("department", department_title(*ui.state.workspace->territory, bar.department))
                            .with("mean", km_text(bar.mean_km, ui.language()))
                            .with("count", bar.persons)));
    if (hovered) ui.act([department = bar.department](Session& session) { session.hover_department(department); });
    const bool lit = hovered || ui.state.hover.department == bar.department;
    if (lit) put_box(wide, ui.palette.row_hover, ui.px(corner));
    const float y = middle_line(ui, FontRole::small, box);
    const float name_width = ui.px(142);
    const float share_width = ui.px(44);
    put_text(ui, lit ? FontRole::small_medium : FontRole::small, {box.low.x, y}, ui.palette.ink,
             fitted(ui, FontRole::small, table.name[bar.department], name_width - ui.px(grid)));
    const float middle = (box.low.y + box.high.y) / 2;
    share_bar(ui, {{box.low.x + name_width, middle - ui.px(4)}, {box.high.x - share_width, middle + ui.px(4)}},
              bar.within.value_or(0));
    put_text(ui, FontRole::small, {box.high.x, y}, ui.palette.ink, share_text(bar.within, ui.language()), Align::right);
}

void draw_departments(Ui& ui, const ChartData& charts) {
    const auto& band = ui.state.workspace->bands[main_band(ui.state)];
    title(ui, "chart_departments_title", ui.text("window.chart_departments"_text),
          ui.text(message("window.chart_departments_unit"_text).with("band", band_text(band, ui.language()))));
    for (const DepartmentBar& bar : charts.departments) draw_department(ui, bar);
}

bool draw_lorenz(Ui& ui, const ChartData& charts, std::optional<double> marked) {
    title(ui, "chart_lorenz_title",
          ui.text(message("window.chart_lorenz"_text).with("gini", charts.gini.value_or(0), 2)),
          ui.text("window.chart_lorenz_unit"_text));
    const PlotFrame frame = plot_frame(ui, 190, share_axis(ui, 4), share_axis(ui, 4));
    const std::vector<Point> equal{{0, 0}, {1, 1}};
    plot_curve(ui, frame, equal, ui.palette.hairline, false);
    std::vector<Point> points{{0, 0}};
    const auto place_of = [&](Meters limit) {
        return Point{static_cast<float>(share_within(charts.profile, kilometers(limit))),
                     static_cast<float>(charts.profile.distance_share_within(limit))};
    };
    for (const Meters limit : charts.profile.distances()) {
        const Point next = place_of(limit);
        if (next.x - points.back().x > 0.004F || next.y - points.back().y > 0.004F) points.push_back(next);
    }
    points.push_back({1, 1});
    plot_curve(ui, frame, points, ui.palette.bar, true);
    const auto pointer = plot_hover(ui, "chart_lorenz", frame);
    if (!pointer) {
        if (marked) plot_mark(ui, frame, place_of(meters_of(*marked)).x, place_of(meters_of(*marked)).y);
        return false;
    }
    // The distance up to which this share of the people lives.
    const double share = frame.x_at(pointer->x);
    const auto& distances = charts.profile.distances();
    const auto at = std::partition_point(distances.begin(), distances.end(), [&](Meters limit) {
        return share_within(charts.profile, kilometers(limit)) < share;
    });
    const Meters limit = at == distances.end() ? charts.profile.longest() : *at;
    const Point place = place_of(limit);
    plot_mark(ui, frame, place.x, place.y);
    tooltip(ui, ui.text(message("window.chart_lorenz_tip"_text)
                            .with("share", share_text(place.x, ui.language()))
                            .with("km", km_text(kilometers(limit), ui.language()))
                            .with("travelled", share_text(place.y, ui.language()))),
            TipTime::at_once);
    light_up(ui, communes_within(*ui.state.workspace, *ui.state.check, limit));
    return true;
}

}  // namespace

void draw_charts_panel(Ui& ui) {
    if (ui.state.content) {
        draw_map_theme(ui);
        gap(ui, 5 * grid);
    }
    line(ui, "charts_title", FontRole::lead, ui.palette.ink, ui.text("window.charts_title"_text));
    gap(ui, grid);
    if (!ui.state.tools.charts)
        return paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.not_loaded"_text));
    const ChartData& charts = *ui.state.tools.charts;
    paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.charts_how"_text));
    gap(ui, 3 * grid);
    if (charts.bins.empty() || charts.profile.persons() == 0)
        return note_box(ui, "charts_empty", ui.palette.caution, ui.text("window.charts_empty"_text),
                        ui.text("window.charts_empty_what"_text));
    const auto marked = marked_km(ui, charts);
    bool pointed = draw_histogram(ui, charts, marked);
    gap(ui, 4 * grid);
    pointed = draw_cumulative(ui, charts, marked) || pointed;
    gap(ui, 4 * grid);
    draw_departments(ui, charts);
    gap(ui, 4 * grid);
    pointed = draw_lorenz(ui, charts, marked) || pointed;
    gap(ui, 4 * grid);
    draw_value_curve(ui);
    if (!pointed && ui.state.tools.highlight)
        ui.act([](Session& session) { session.highlight({}); });
}

}  // namespace maillage::app::gui
