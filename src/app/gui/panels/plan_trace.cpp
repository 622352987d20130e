// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/plan_trace.h"

#include <algorithm>
#include <vector>

#include "app/gui/charts/plot.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/objective_words.h"
#include "base/number_format.h"

namespace maillage::app::gui {
namespace {

/// Steps, for a value stands until the next: from each moment to the next at the old height.
std::vector<Point> steps(const std::vector<PlanMoment>& trace, std::optional<double> PlanMoment::*height, double end) {
    std::vector<Point> points;
    for (const PlanMoment& moment : trace) {
        if (!(moment.*height)) continue;
        const auto x = static_cast<float>(moment.seconds);
        if (!points.empty()) points.push_back({x, points.back().y});
        points.push_back({x, static_cast<float>(*(moment.*height))});
    }
    if (!points.empty()) points.push_back({static_cast<float>(end), points.back().y});
    return points;
}

}  // namespace

void draw_plan_trace(Ui& ui) {
    const auto& trace = ui.state.proposing.trace;
    if (trace.empty() || !trace.back().value) return;
    const auto objective = trace.back().objective;
    if (!plan_capabilities(objective).tells_progress) return;
    const Language language = ui.language();
    double low = *trace.back().value;
    double high = low;
    for (const PlanMoment& moment : trace) {
        // Whether bounds come from below or, for a cover, from above: both curves must be in the picture.
        for (const auto& height : {moment.value, moment.bound}) {
            high = std::max(high, height.value_or(high));
            low = std::min(low, height.value_or(low));
        }
    }
    // A flat pair of lines still needs a scale.
    const double air = std::max((high - low) * 0.08, high * 0.001 + 1e-6);
    const double end = std::max(trace.back().seconds, 1e-3);
    line(ui, "trace_title", FontRole::small_bold, ui.palette.ink, ui.text("window.trace_title"_text));
    gap(ui, grid);
    const auto seconds = [language](double s) { return format_decimal(s, s == static_cast<int>(s) ? 0 : 2, language); };
    const auto number = [language, objective](double value) {
        return format_decimal(value, shown_digits(objective), language);
    };
    const PlotFrame frame = plot_frame(ui, 96, {0, end, 3, seconds}, {std::max(low - air, 0.0), high + air, 3, number});
    plot_curve(ui, frame, steps(trace, &PlanMoment::bound, end), ui.palette.second_ink, false);
    plot_curve(ui, frame, steps(trace, &PlanMoment::value, end), ui.palette.proposed, false);
    const PlanMoment& now = trace.back();
    pair_line(ui, "trace_value", ui.text("window.trace_value"_text), shown_value_text(objective, now.value, ui.catalog));
    pair_line(ui, "trace_bound", ui.text("window.trace_bound"_text), shown_value_text(objective, now.bound, ui.catalog));
    gap(ui, 3 * grid);
}

}  // namespace maillage::app::gui
