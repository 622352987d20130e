// SPDX-License-Identifier: Apache-2.0
#include "app/gui/charts/plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

float share_of(double value, const PlotAxis& axis) {
    if (axis.high <= axis.low) return 0;
    return static_cast<float>(std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0));
}

ImU32 packed(map::Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

float widest_words(const Ui& ui, const PlotAxis& axis) {
    float widest = 0;
    if (!axis.words) return widest;
    for (const double tick : round_ticks(axis.low, axis.high, axis.ticks))
        widest = std::max(widest, text_size(ui, FontRole::credit, axis.words(tick)).x);
    return widest;
}

}  // namespace

Point PlotFrame::at(double x_value, double y_value) const {
    return {area.low.x + area.width() * share_of(x_value, x), area.high.y - area.height() * share_of(y_value, y)};
}

double PlotFrame::x_at(float screen) const {
    const double share = std::clamp<double>((screen - area.low.x) / std::max(area.width(), 1.0F), 0, 1);
    return x.low + (x.high - x.low) * share;
}

std::vector<double> round_ticks(double low, double high, int most) {
    std::vector<double> ticks;
    if (!(high > low) || most < 1) return ticks;
    const double least = (high - low) / most;
    const double power = std::pow(10, std::floor(std::log10(least)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= least * (1 - 1e-9)) {
            step = power * factor;
            break;
        }
    const auto first = static_cast<long>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<long>(std::floor(high / step + 1e-9));
    for (long i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

int tick_digits(double low, double high, int most) {
    const std::vector<double> ticks = round_ticks(low, high, most);
    if (ticks.size() < 2) return 1;
    return std::max(0, static_cast<int>(-std::floor(std::log10(ticks[1] - ticks[0]) + 1e-9)));
}

PlotFrame plot_frame(Ui& ui, float style_height, PlotAxis x, PlotAxis y) {
    const Box box = take(ui, ui.px(style_height));
    const float line = line_height(ui, FontRole::credit);
    const float left = widest_words(ui, y) + ui.px(1.5F * grid);
    const float foot = x.words ? line + ui.px(grid) : 0;
    PlotFrame frame{{{box.low.x + left, box.low.y + std::floor(line / 2)}, {box.high.x, box.high.y - foot}},
                    std::move(x), std::move(y)};
    const float thin = std::max(ui.px(1), 1.0F);
    if (frame.y.words)
        for (const double tick : round_ticks(frame.y.low, frame.y.high, frame.y.ticks)) {
            const Point place = frame.at(frame.x.low, tick);
            put_line(place, {frame.area.high.x, place.y}, ui.palette.hairline, thin);
            put_text(ui, FontRole::credit, {place.x - ui.px(1.5F * grid), place.y - line / 2}, ui.palette.second_ink,
                     frame.y.words(tick), Align::right);
        }
    if (!frame.x.words) return frame;
    for (const double tick : round_ticks(frame.x.low, frame.x.high, frame.x.ticks)) {
        const Point place = frame.at(tick, frame.y.low);
        put_line(place, {place.x, place.y + ui.px(3)}, ui.palette.second_ink, thin);
        const std::string words = frame.x.words(tick);
        const float half = text_size(ui, FontRole::credit, words).x / 2;
        // The outer words stay within the panel.
        const float middle = std::clamp(place.x, box.low.x + half, std::max(box.high.x - half, box.low.x + half));
        put_text(ui, FontRole::credit, {middle, place.y + ui.px(grid)}, ui.palette.second_ink, words, Align::centre);
    }
    return frame;
}

std::optional<Point> plot_hover(Ui& ui, std::string_view id, const PlotFrame& frame, bool* pressed) {
    bool hovered = false;
    const bool hit_here = hit(ui, id, frame.area, &hovered);
    if (pressed != nullptr) *pressed = hit_here;
    if (!hovered) return std::nullopt;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return Point{mouse.x, mouse.y};
}

void plot_bars(const Ui& ui, const PlotFrame& frame, std::span<const PlotBar> bars) {
    const float between = std::max(ui.px(1), 1.0F);
    for (const PlotBar& bar : bars) {
        const Point low = frame.at(bar.low, frame.y.low);
        const Point high = frame.at(bar.high, bar.value);
        if (bar.strong)
            put_box({{low.x, frame.area.low.y}, {high.x, low.y}}, ui.palette.track);
        if (bar.value > 0)
            put_box({{low.x, std::min(high.y, low.y - 1)}, {std::max(high.x - between, low.x + 1), low.y}},
                    bar.strong ? ui.palette.action : ui.palette.bar);
    }
    put_line({frame.area.low.x, frame.area.high.y}, frame.area.high, ui.palette.second_ink, between);
}

void plot_curve(const Ui& ui, const PlotFrame& frame, std::span<const Point> points, map::Color color, bool filled) {
    std::vector<ImVec2> line;
    line.reserve(points.size());
    for (const Point& point : points) {
        const Point place = frame.at(point.x, point.y);
        line.push_back({place.x, place.y});
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (filled) {
        const map::Color light = map::with_opacity(color, 0.14);
        // Smoothed edges of neighbours would add up to stripes.
        const ImDrawListFlags flags = std::exchange(list->Flags, list->Flags & ~ImDrawListFlags_AntiAliasedFill);
        for (std::size_t i = 1; i < line.size(); ++i)
            list->AddQuadFilled({line[i - 1].x, frame.area.high.y}, line[i - 1], line[i], {line[i].x, frame.area.high.y},
                                packed(light));
        list->Flags = flags;
    }
    list->AddPolyline(line.data(), static_cast<int>(line.size()), packed(color), 0, ui.px(2));
    put_line({frame.area.low.x, frame.area.high.y}, frame.area.high, ui.palette.second_ink, std::max(ui.px(1), 1.0F));
}

void plot_mark(const Ui& ui, const PlotFrame& frame, double x, std::optional<double> y) {
    const Point foot = frame.at(x, frame.y.low);
    put_line(foot, {foot.x, frame.area.low.y}, ui.palette.ink, std::max(ui.px(1), 1.0F));
    if (!y) return;
    put_disc(frame.at(x, *y), ui.px(5), ui.palette.panel);
    put_disc(frame.at(x, *y), ui.px(4), ui.palette.ink);
}

}  // namespace maillage::app::gui
