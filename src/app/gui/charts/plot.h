// SPDX-License-Identifier: Apache-2.0
// A small plot layer over ImGui draw lists: a frame with two linear axes, and what is drawn in it. The only header charts
// need; a chart is a function that makes a frame and draws in its own units.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/gui/drawing.h"

namespace maillage::app::gui {

struct PlotAxis {
    double low = 0;
    double high = 1;
    int ticks = 5;                                 ///< at most so many intervals, at round numbers
    std::function<std::string(double)> words;      ///< of a tick; null = none are written
};

struct PlotFrame {
    Box area;  ///< between the axes
    PlotAxis x;
    PlotAxis y;

    [[nodiscard]] Point at(double x_value, double y_value) const;
    /// The x value under a place of the screen, within the axis.
    [[nodiscard]] double x_at(float screen) const;
};

/// Round numbers from `low` to `high` in at most `most` steps of 1, 2 or 5 × 10ⁿ.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, int most);

/// Decimals that tell the round numbers of such an axis apart.
[[nodiscard]] int tick_digits(double low, double high, int most);

/// Takes `style_height` px of the flow, draws grid lines and the words of both axes, and gives the frame.
PlotFrame plot_frame(Ui& ui, float style_height, PlotAxis x, PlotAxis y);
/// Invisible control over the frame; the pointer's place where it is on it, and whether it was pressed there.
std::optional<Point> plot_hover(Ui& ui, std::string_view id, const PlotFrame& frame, bool* pressed = nullptr);

struct PlotBar {
    double low = 0;
    double high = 0;
    double value = 0;
    bool strong = false;  ///< pointed at, here or on the map
};
void plot_bars(const Ui& ui, const PlotFrame& frame, std::span<const PlotBar> bars);
/// Points in the axes' units; `filled` down to the x axis.
void plot_curve(const Ui& ui, const PlotFrame& frame, std::span<const Point> points, map::Color color, bool filled);
/// A thin line through x over the whole height, and a dot at y where there is one.
void plot_mark(const Ui& ui, const PlotFrame& frame, double x, std::optional<double> y);

}  // namespace maillage::app::gui
