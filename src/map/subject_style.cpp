// SPDX-License-Identifier: Apache-2.0
#include "map/subject_style.h"

#include <algorithm>
#include <cmath>

#include "map/ramps.h"

namespace maillage::map {
namespace {

// Overlapping circles stay countable.
constexpr double circle_opacity = 0.72;

/// With as many decimals as the number has, at most three significant figures for what was measured.
TextArgument number(double value) {
    constexpr int most_digits = 9;
    for (int digits = 0; digits < most_digits; ++digits) {
        const double scaled = value * std::pow(10, digits);
        if (std::abs(scaled - std::round(scaled)) > 1e-9 * std::abs(scaled)) continue;
        if (digits == 0) return static_cast<std::int64_t>(std::llround(value));
        return DecimalArgument{value, digits};
    }
    return DecimalArgument{value, most_digits};
}

Message between(TextKey key, double from, double to) {
    Message out = message(key);
    out.add("from", number(from));
    out.add("to", number(to));
    return out;
}

Message one_bound(TextKey key, double bound) {
    Message out = message(key);
    out.add("from", number(bound));
    return out;
}

Message round_label(const Classes& classes, std::size_t index) {
    const auto& bounds = classes.bounds;
    if (bounds.empty()) return between("map.class_closed"_text, to_figures(classes.low, 3), to_figures(classes.high, 3));
    if (index == bounds.size()) return one_bound("map.class_beyond"_text, bounds.back());
    if (index > 0) return between("map.class_half_open"_text, bounds[index - 1], bounds[index]);
    if (classes.low >= 0 && bounds[0] > 0) return between("map.class_closed"_text, 0, bounds[0]);
    return one_bound("map.class_up_to"_text, bounds[0]);
}

/// Losses are negative: what stands in ]−10 ; −1] lost [1 ; 10[.
Message change_label(const Classes& classes, std::size_t index) {
    const auto& bounds = classes.bounds;
    if (index == 0) return one_bound("map.loss_beyond"_text, -bounds.front());
    if (index == bounds.size()) return one_bound("map.gain_beyond"_text, bounds.back());
    const double from = bounds[index - 1];
    const double to = bounds[index];
    if (from < 0 && to > 0) return one_bound("map.no_change"_text, to);
    return to <= 0 ? between("map.loss_range"_text, -to, -from) : between("map.gain_range"_text, from, to);
}

bool diverges(const Choropleth& choropleth) {
    const Ramp* ramp = find_ramp(choropleth.ramp);
    return ramp != nullptr && ramp->diverging;
}

std::vector<FillStyle> class_styles(const Choropleth& choropleth, const Theme& theme) {
    const Ramp* ramp = find_ramp(choropleth.ramp);
    std::vector<Color> colors = ramp_colors(*ramp, choropleth.classes.count(), theme.kind);
    if (choropleth.low_is_strong) std::reverse(colors.begin(), colors.end());
    std::vector<FillStyle> out;
    for (const Color color : colors) out.push_back({color, false, {}});
    return out;
}

}  // namespace

std::string_view subject_layer(const Subject& subject) {
    if (std::holds_alternative<Choropleth>(subject)) return "choropleth";
    return std::holds_alternative<Circles>(subject) ? "circles" : "distance";
}

bool is_subject_layer(std::string_view id) { return id == "distance" || id == "choropleth" || id == "circles"; }

bool shows_missing(const MapContent& content) {
    if (const auto* choropleth = std::get_if<Choropleth>(&content.subject)) return choropleth->classes.missing > 0;
    if (const auto* circles = std::get_if<Circles>(&content.subject)) return circles->missing > 0;
    return false;
}

std::vector<FillStyle> subject_styles(const MapContent& content) {
    const Theme& colors = theme(content.theme);
    std::vector<FillStyle> out;
    if (std::holds_alternative<std::monostate>(content.subject)) out = content.classes.styles(colors);
    if (const auto* choropleth = std::get_if<Choropleth>(&content.subject)) out = class_styles(*choropleth, colors);
    if (shows_missing(content)) out.push_back({colors.missing_ground, true, colors.missing});
    return out;
}

Message class_label(const Choropleth& choropleth, std::size_t index) {
    const Classes& classes = choropleth.classes;
    if (diverges(choropleth) && classes.round) return change_label(classes, index);
    if (classes.round) return round_label(classes, index);
    constexpr int figures = 3;
    const double from = index == 0 ? to_figures(classes.low, figures) : classes.bounds[index - 1];
    const double to = index == classes.bounds.size() ? to_figures(classes.high, figures) : classes.bounds[index];
    return between(index == 0 ? "map.class_closed"_text : "map.class_half_open"_text, from, to);
}

Color circle_color(const Theme& theme) { return with_opacity(theme.circle, circle_opacity); }

}  // namespace maillage::map
