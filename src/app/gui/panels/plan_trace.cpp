// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/plan_trace.h"

#include <algorithm>
#include <vector>

#include "app/gui/charts/plot.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/objective_words.h"
#include "base/number_format.h"
#include <imgui.h>

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

/// The first bounds say next to nothing: below this share of the best plan they run along the foot, so that the end,
/// where it is decided, can be read.
constexpr double lowest_shown = 0.8;

/// A figure with the colour of its line before it.
void keyed_line(Ui& ui, const char* id, map::Color color, TextKey words, const std::string& figure) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float middle = at.y + line_height(ui, FontRole::small) / 2;
    const float indent = ui.px(22);
    put_line({at.x, middle}, {at.x + ui.px(14), middle}, color, ui.px(2));
    ImGui::SetCursorScreenPos({at.x + indent, at.y});
    pair_line(ui, id, ui.text(words), figure);
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
    low = std::max(low, *trace.back().value * lowest_shown);
    high = std::min(high, *trace.back().value / lowest_shown);
    // A flat pair of lines still needs a scale.
    const double air = std::max((high - low) * 0.08, high * 0.001 + 1e-6);
    const double end = std::max(trace.back().seconds, 1e-3);
    line(ui, "trace_title", FontRole::small_bold, ui.palette.ink, ui.text("window.trace_title"_text));
    const bool is_median = objective == optimise::Objective::p_median;
    line(ui, "trace_unit", FontRole::credit, ui.palette.second_ink,
         ui.text(is_median ? "window.trace_unit"_text : words_of(objective).short_title));
    gap(ui, grid);
    const double foot = std::max(low - air, 0.0);
    const auto seconds = [language, digits = tick_digits(0, end, 3)](double s) { return format_decimal(s, digits, language); };
    const auto number = [language, digits = tick_digits(foot, high + air, 4)](double value) {
        return format_decimal(value, digits, language);
    };
    const PlotFrame frame = plot_frame(ui, 96, {0, end, 3, seconds}, {foot, high + air, 4, number});
    plot_curve(ui, frame, steps(trace, &PlanMoment::bound, end), ui.palette.second_ink, false);
    plot_curve(ui, frame, steps(trace, &PlanMoment::value, end), ui.palette.proposed, false);
    const PlanMoment& now = trace.back();
    keyed_line(ui, "trace_value", ui.palette.proposed, "window.trace_value"_text,
               shown_value_text(objective, now.value, ui.catalog));
    keyed_line(ui, "trace_bound", ui.palette.second_ink, "window.trace_bound"_text,
               shown_value_text(objective, now.bound, ui.catalog));
    gap(ui, 3 * grid);
}

}  // namespace maillage::app::gui
