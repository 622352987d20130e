// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/propose_question.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/gui/panels/bounds_rows.h"
#include "app/gui/panels/further_rules.h"
#include "app/gui/panels/wish_chips.h"
#include "app/gui/style.h"
#include "app/services/objective_words.h"

namespace maillage::app::gui {
namespace {

constexpr int most_new_sites = 30;
/// Farther is no everyday reach; the command line takes any radius.
constexpr int widest_radius_km = 200;
/// Time limits offered, seconds; 0 = none.
constexpr std::array<double, 6> time_limits{0, 10, 30, 60, 300, 1800};

/// A list of values of the question and their words; gives the new value.
template <std::size_t Count>
std::optional<std::string> pick(Ui& ui, const char* id, const std::array<std::string, Count>& values,
                                const std::array<std::string, Count>& words, const std::string& current,
                                const Box& box) {
    const auto at = std::find(values.begin(), values.end(), current);
    const auto picked = choice(ui, id, at == values.end() ? -1 : static_cast<int>(at - values.begin()), words, box);
    return picked ? std::optional(values[static_cast<std::size_t>(*picked)]) : std::nullopt;
}

void ask(Ui& ui, const PlanQuestion& question) {
    ui.act([question](Session& session) { session.set_question(question); });
}

std::string duration_words(const Ui& ui, double seconds) {
    if (seconds == 0) return ui.text("window.no_time_limit"_text);
    const bool whole_minutes = seconds >= 60 && seconds / 60 == static_cast<double>(static_cast<int>(seconds / 60));
    return whole_minutes ? ui.text(message("window.minutes_short"_text).with("count", seconds / 60, 0))
                         : ui.text(message("window.seconds_short"_text).with("count", seconds, 0));
}

void draw_time_limit(Ui& ui, PlanQuestion question) {
    std::vector<double> limits(time_limits.begin(), time_limits.end());
    const double asked = question.time_limit_s.value_or(0);
    auto at = std::ranges::find(limits, asked);
    if (at == limits.end()) at = limits.insert(std::ranges::upper_bound(limits, asked), asked);
    const int current = static_cast<int>(at - limits.begin());
    std::vector<std::string> words;
    for (const double seconds : limits) words.push_back(duration_words(ui, seconds));
    const Box box = labelled_row(ui, "time_limit", ui.text("window.time_limit"_text));
    if (const auto picked = choice(ui, "time_limit", current, words, box)) {
        question.time_limit_s = limits[static_cast<std::size_t>(*picked)];
        ask(ui, question);
    }
}

/// What is looked for, and how far a cover reaches.
const ObjectiveWords& draw_objective(Ui& ui, PlanQuestion& question) {
    std::vector<std::string> titles;
    int current = 0;
    for (const ObjectiveWords& words : objectives()) {
        if (words.name == question.objective) current = static_cast<int>(titles.size());
        titles.push_back(ui.text(words.short_title));
    }
    const Box box = labelled_row(ui, "objective", ui.text("window.objective"_text));
    if (const auto picked = choice(ui, "objective", current, titles, box)) {
        question.objective = objectives()[static_cast<std::size_t>(*picked)].name;
        ask(ui, question);
    }
    const ObjectiveWords& words = objectives()[static_cast<std::size_t>(current)];
    if (!words.has_radius) return words;
    const double radius = question.radii_km.empty() ? default_cover_km : question.radii_km.front();
    const auto moved = stepper(ui, "cover_radius", static_cast<int>(std::lround(radius)), 1, widest_radius_km,
                               labelled_row(ui, "cover_radius", ui.text("window.cover_radius"_text)));
    if (moved) {
        question.radii_km = {static_cast<double>(*moved)};
        ask(ui, question);
    }
    return words;
}

/// Where an envelope is given or places limit the plan, one step below the least number they decide how many.
void draw_new_sites(Ui& ui, PlanQuestion question) {
    const bool decides = question.budget || question.within_capacity;
    const int least = decides ? 0 : 1;
    const int count = question.new_sites.value_or(decides ? 0 : sites_still_asked(ui.state));
    const TextKey decided = question.budget ? "window.affordable"_text : "window.by_places"_text;
    const std::string words = decides && count == 0 ? ui.text(decided) : std::string();
    if (const auto changed = stepper(ui, "new_sites", count, least, most_new_sites,
                                     labelled_row(ui, "new_sites", ui.text("window.new_sites"_text)), words)) {
        question.new_sites = *changed == 0 ? std::nullopt : changed;
        ask(ui, question);
    }
}

void draw_places(Ui& ui, PlanQuestion question) {
    const std::array<std::string, 3> sets{"default", "epci-main", "communes"};
    const std::array<std::string, 3> set_words{ui.text("window.candidates_default"_text),
                                               ui.text("window.candidates_epci"_text),
                                               ui.text("window.candidates_communes"_text)};
    if (const auto changed = pick(ui, "candidates", sets, set_words, question.candidates,
                                  labelled_row(ui, "candidates", ui.text("window.candidates"_text)))) {
        question.candidates = *changed;
        ask(ui, question);
    }
    const std::array<std::string, 2> models{"geodesic", "detour:1.3"};
    const std::array<std::string, 2> model_words{ui.text("window.distance_crow_fly"_text),
                                                 ui.text("window.distance_detour"_text)};
    if (const auto changed = pick(ui, "distance", models, model_words, ui.state.workspace->distance.canonical(),
                                  labelled_row(ui, "distance", ui.text("window.distance"_text))))
        ui.act([text = *changed](Session& session) { session.set_distance(text); });
}

}  // namespace

void draw_propose_question(Ui& ui) {
    PlanQuestion question = ui.state.question;
    const ObjectiveWords& objective = draw_objective(ui, question);
    if (objective.has_total) draw_new_sites(ui, question);
    if (const auto changed = bounds_rows(ui, "rule", ui.state.project.rule->everywhere))
        ui.act([bounds = *changed](Session& session) { session.set_rule(bounds); });
    draw_places(ui, question);
    draw_time_limit(ui, question);
    draw_further_rules(ui);
    const bool without = question.exclude == "metropoles";
    gap(ui, grid);
    if (check_box(ui, "without_metropoles", ui.text("window.without_metropoles"_text), without)) {
        question.exclude = without ? "" : "metropoles";
        ask(ui, question);
    }
    const auto shown = static_cast<std::int64_t>(ui.state.proposing.candidates.size());
    if (check_box(ui, "show_candidates", ui.text(message("window.show_candidates"_text).with("count", shown)),
                  ui.state.proposing.show_candidates))
        ui.act([](Session& session) { session.toggle_candidates(); });
    if (can_follow(ui.state) && check_box(ui, "follow_optimum", ui.text("window.follow"_text), ui.state.follow.on))
        ui.act([](Session& session) { session.toggle_follow(); });
    draw_wish_chips(ui);
}

}  // namespace maillage::app::gui
