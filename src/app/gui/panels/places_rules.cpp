// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/places_rules.h"

#include <algorithm>

#include "app/gui/draft_field.h"
#include "app/gui/panels/column_field.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/load_report.h"
#include "app/services/places_outlook.h"

namespace maillage::app::gui {
namespace {

/// Those of the project, or of the draft while nobody said how many learners come.
PlacesDraft shown_places(const WindowState& state) {
    const project::PlanSettings& plan = *state.project.plan;
    if (plan.take_up == 0) return state.proposing.places_draft;
    return {plan.take_up, plan.capacity, plan.within_capacity};
}

void draw_take_up(Ui& ui, double take_up) {
    const std::string shown =
        take_up > 0 ? ui.text(message("window.take_up_rate"_text).with("rate", rate_text(take_up, ui.language())))
                    : std::string();
    const Box box = labelled_row(ui, "take_up", ui.text("window.take_up"_text));
    if (const auto typed = draft_field_in(ui, "take_up", shown, "window.take_up_hint"_text, box))
        ui.act([words = *typed](Session& session) { session.type_take_up(words); });
}

void draw_capacity(Ui& ui, const std::string& capacity) {
    const Box box = labelled_row(ui, "capacity", ui.text("window.capacity"_text));
    if (project::names_column(capacity))
        return draw_column_field(ui, "capacity", capacity, box, [](Session& session) { session.type_capacity({}); });
    const auto places = project::places_of(capacity);
    const std::string shown = places ? format_integer(*places, ui.language()) : std::string();
    if (const auto typed = draft_field_in(ui, "capacity", shown, "window.capacity_hint"_text, box))
        ui.act([words = *typed](Session& session) { session.type_capacity(words); });
}

/// "11 sites : 75 places dites + 6 × 24 = 219 places".
Message places_words(const PlacesOutlook& outlook, const planning::TakeUp& take_up) {
    const bool one_number = outlook.assumed_sites > 0 && take_up.places && take_up.places_by_commune.empty();
    const TextKey key = !one_number               ? "window.places_there"_text
                        : outlook.told_places == 0 ? "window.places_assumed"_text
                                                   : "window.places_told_and_assumed"_text;
    return message(key)
        .with("sites", std::int64_t{outlook.sites})
        .with("told", outlook.told_places)
        .with("assumed", std::int64_t{outlook.assumed_sites})
        .with("each", take_up.places.value_or(0))
        .with("places", outlook.places());
}

/// How far places go; nothing where a file is not read yet or a site's places are unknown.
std::optional<Message> enough_words(const PlacesOutlook& outlook) {
    if (outlook.unknown_sites > 0) return std::nullopt;
    const double lacking = outlook.learners - static_cast<double>(outlook.places());
    if (!outlook.sites_missing)
        return lacking > 0 ? std::optional(message("window.places_lacking"_text).with("lacking", lacking, learner_digits))
                           : std::nullopt;
    if (*outlook.sites_missing == 0) return message("window.places_enough"_text);
    return message("window.sites_lacking"_text)
        .with("lacking", lacking, learner_digits)
        .with("count", *outlook.sites_missing);
}

/// What the assumption means for the sites of today.
void draw_outlook(Ui& ui) {
    const Workspace& workspace = *ui.state.workspace;
    const planning::TakeUp& take_up = *workspace.take_up;
    const std::int64_t persons = ui.state.check->tables.coverage.population;
    const PlacesOutlook outlook = places_outlook(workspace, persons);
    std::string words = ui.text(message("window.persons_counted"_text)
                                    .with("communes", static_cast<std::int64_t>(workspace.scope.communes.size()))
                                    .with("persons", persons));
    const auto add = [&](const Message& sentence) { words += "\n" + ui.text(sentence); };
    add(message("window.learners_expected"_text)
            .with("rate", rate_text(take_up.per_thousand, ui.language()))
            .with("learners", outlook.learners, learner_digits));
    const bool is_unread = project::names_column(ui.state.project.plan->capacity) && take_up.places_by_commune.empty();
    if (is_unread) {
        add(message("window.places_unread"_text));
    } else {
        add(places_words(outlook, take_up));
        if (outlook.unknown_sites > 0)
            add(message("window.places_without"_text).with("count", std::int64_t{outlook.unknown_sites}));
        if (const auto enough = enough_words(outlook)) add(*enough);
    }
    paragraph(ui, FontRole::small, ui.palette.second_ink, words);
    gap(ui, grid);
}

/// What the switch takes away, and why it cannot be asked as it stands.
void draw_limits(Ui& ui) {
    const auto trouble = places_trouble(ui.state);
    if (trouble) return paragraph(ui, FontRole::small, ui.palette.warning, ui.text(*trouble));
    std::string words = ui.text("window.places_alone"_text);
    if (!ui.state.question.time_limit_s) words += "\n" + ui.text("window.places_time"_text);
    paragraph(ui, FontRole::small, ui.palette.second_ink, words);
}

}  // namespace

void draw_places_rules(Ui& ui) {
    const PlacesDraft shown = shown_places(ui.state);
    draw_take_up(ui, shown.take_up);
    draw_capacity(ui, shown.capacity);
    if (check_box(ui, "within_capacity", ui.text("window.within_capacity"_text), shown.within))
        ui.act([within = !shown.within](Session& session) { session.set_within_capacity(within); });
    gap(ui, grid);
    if (ui.state.workspace->take_up) draw_outlook(ui);
    else if (!shown.capacity.empty() || shown.within)
        paragraph(ui, FontRole::small, ui.palette.warning, ui.text("window.places_need_take_up"_text));
    if (ui.state.project.plan->within_capacity) draw_limits(ui);
    gap(ui, 2 * grid);
}

}  // namespace maillage::app::gui
