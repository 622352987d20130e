// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/map_theme.h"

#include <algorithm>

#include "app/gui/draft_field.h"
#include "app/gui/map_theme_words.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>
#include "map/ramps.h"

namespace maillage::app::gui {
namespace {

constexpr int least_classes = 2;
constexpr int most_classes = 9;

void show(Ui& ui, ThemeChoice choice) {
    ui.act([choice = std::move(choice)](Session& session) { session.show_on_map(choice); });
}

/// What is at hand: a joined column, or nothing but the territory and the sites.
bool can_show(const WindowState& state, const map::Indicator& indicator) {
    if (indicator.need == map::IndicatorNeed::nothing) return true;
    return indicator.need == map::IndicatorNeed::column && !state.themed.data.column.empty();
}

void draw_indicator(Ui& ui) {
    std::vector<const map::Indicator*> shown;
    std::vector<std::string> words;
    int current = -1;
    for (const map::Indicator& indicator : map::indicators()) {
        if (!can_show(ui.state, indicator)) continue;
        if (indicator.key == ui.state.themed.shows.indicator) current = static_cast<int>(shown.size());
        shown.push_back(&indicator);
        words.push_back(ui.text(indicator.name));
    }
    line(ui, "shows_title", FontRole::lead, ui.palette.ink, ui.text("window.shows"_text));
    gap(ui, 2 * grid);
    const Box box = take(ui, ui.px(28));  // the names are long: the whole width
    gap(ui, grid);
    if (const auto picked = choice(ui, "shows", current, words, box))
        show(ui, {std::string(shown[static_cast<std::size_t>(*picked)]->key), {}, {}});
}

/// The bounds on the map now, for thresholds to start from.
std::vector<double> bounds_now(const Ui& ui, const map::Classification& now) {
    const auto* choropleth = std::get_if<map::Choropleth>(&ui.state.content->subject);
    if (choropleth != nullptr && !choropleth->classes.bounds.empty()) return choropleth->classes.bounds;
    return now.thresholds;
}

void draw_classes(Ui& ui, const map::Indicator& indicator) {
    ThemeChoice shows = ui.state.themed.shows;
    const auto now = map::parse_classification(shows.classes.empty() ? std::string(indicator.classes) : shows.classes);
    if (!now) return;
    const auto methods = map::classification_methods();
    std::vector<std::string> words;
    int current = -1;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        words.push_back(ui.text(methods[i].name));
        if (methods[i].key == now->method) current = static_cast<int>(i);
    }
    map::Classification next = *now;
    const auto set = [&] {
        shows.classes = map::canonical(next);
        show(ui, shows);
    };
    if (const auto picked = choice(ui, "shows_classes", current, words, labelled_row(ui, "shows_classes", ui.text("window.shows_classes"_text)))) {
        next.method = methods[static_cast<std::size_t>(*picked)].key;
        next.thresholds = bounds_now(ui, *now);
        next.classes = std::clamp<std::size_t>(next.classes, least_classes, most_classes);
        if (!methods[static_cast<std::size_t>(*picked)].takes_thresholds() || !next.thresholds.empty()) set();
        return;
    }
    if (map::find_classification(now->method)->takes_thresholds()) {
        const Box box = labelled_row(ui, "shows_thresholds", ui.text("window.shows_thresholds"_text));
        const ImVec2 cursor = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos({box.low.x, box.low.y});
        const auto typed = draft_field(ui, "shows_thresholds", thresholds_words(now->thresholds, ui.language()),
                                       "15 ; 30 ; 45", box.width());
        ImGui::SetCursorScreenPos(cursor);
        if (typed) ui.act([words = *typed](Session& session) { session.set_thresholds(words); });
        return;
    }
    if (const auto count = stepper(ui, "shows_count", static_cast<int>(now->classes), least_classes, most_classes,
                                   labelled_row(ui, "shows_count", ui.text("window.shows_count"_text)))) {
        next.classes = static_cast<std::size_t>(*count);
        set();
    }
}

void draw_ramp(Ui& ui, const map::Indicator& indicator) {
    ThemeChoice shows = ui.state.themed.shows;
    const std::string_view now = shows.ramp.empty() ? indicator.ramp : std::string_view(shows.ramp);
    std::vector<std::string_view> keys;
    std::vector<std::string> words;
    int current = -1;
    for (const map::Ramp& ramp : map::ramps()) {
        if (ramp.diverging) continue;
        if (ramp.key == now) current = static_cast<int>(keys.size());
        keys.push_back(ramp.key);
        words.push_back(ui.text(ramp.name));
    }
    if (const auto picked = choice(ui, "shows_ramp", current, words, labelled_row(ui, "shows_ramp", ui.text("window.shows_ramp"_text)))) {
        const std::string_view key = keys[static_cast<std::size_t>(*picked)];
        // The indicator's own ramp keeps its own look: hatching beyond the last distance.
        shows.ramp = key == indicator.ramp ? std::string() : std::string(key);
        show(ui, shows);
    }
}

void draw_vision(Ui& ui) {
    const std::vector<std::string> words{ui.text("window.vision_usual"_text), ui.text("window.vision_deuteranopia"_text),
                                         ui.text("window.vision_protanopia"_text),
                                         ui.text("window.vision_tritanopia"_text)};
    if (const auto picked = choice(ui, "shows_vision", static_cast<int>(ui.state.themed.vision), words,
                                   labelled_row(ui, "shows_vision", ui.text("window.shows_vision"_text))))
        ui.act([vision = static_cast<map::ColorVision>(*picked)](Session& session) { session.set_color_vision(vision); });
}

void draw_column(Ui& ui) {
    if (const auto& offered = ui.state.themed.offered) {
        const auto at = std::ranges::find(offered->numbers, ui.state.themed.data.column_name);
        const int current = at == offered->numbers.end() ? -1 : static_cast<int>(at - offered->numbers.begin());
        if (const auto picked = choice(ui, "shows_column", current, offered->numbers,
                                       labelled_row(ui, "shows_column", ui.text("window.shows_column"_text))))
            ui.act([name = offered->numbers[static_cast<std::size_t>(*picked)]](Session& session) {
                session.join_column(name);
            });
    }
    gap(ui, grid);
    if (wide_button(ui, "shows_join", ui.text("window.shows_join"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.ask_column(); });
}

}  // namespace

void draw_map_theme(Ui& ui) {
    const map::Indicator* indicator = map::find_indicator(ui.state.themed.shows.indicator);
    draw_indicator(ui);
    if (!indicator->is_stock()) {
        draw_classes(ui, *indicator);
        draw_ramp(ui, *indicator);
    }
    draw_vision(ui);
    draw_column(ui);
}

}  // namespace maillage::app::gui
