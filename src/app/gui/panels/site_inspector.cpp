// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/site_inspector.h"

#include <algorithm>

#include "app/gui/draft_field.h"
#include "app/gui/site_words.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr float row_height = 32;  // of a field to type in, style px
/// Departments named under "where its people live".
constexpr std::size_t most_residences = 4;

void change(Ui& ui, planning::Site site) {
    ui.act([changed = std::move(site)](Session& session) { session.set_site_facts(changed); });
}

void draw_names(Ui& ui, const planning::Site& site, const LocatedSite* located) {
    if (const auto name = draft_field_in(ui, "inspector_name", site.name, "window.site_name"_text,
                                   labelled_row(ui, "inspector_name", ui.text("window.site_name"_text))))
        ui.act([id = site.id, words = *name](Session& session) { session.rename_site(id, words); });
    if (const auto state = state_choice(ui, "inspector_state", site.state,
                                        labelled_row(ui, "inspector_state", ui.text("window.site_state"_text))))
        ui.act([id = site.id, state = *state](Session& session) { session.set_site_state({id}, state); });
    if (located == nullptr) return;
    const auto& territory = *ui.state.workspace->territory;
    const Box place = labelled_row(ui, "inspector_place", ui.text("window.site_place"_text));
    put_fitted(ui, "inspector_place", FontRole::small_medium, {place.low.x, middle_line(ui, FontRole::small_medium, place)},
               ui.palette.ink,
               territory.communes.name[located->host.commune] + " – " +
                   department_title(territory, territory.communes.department[located->host.commune]),
               place.width());
}

void draw_people(Ui& ui, const planning::Site& site) {
    const auto kind = site.partner ? site.partner->kind : planning::PartnerKind::intercommunality;
    if (const auto picked = partner_choice(ui, "inspector_partner_kind", kind,
                                           labelled_row(ui, "inspector_partner_kind", ui.text("window.site_partner"_text)))) {
        planning::Site changed = site;
        if (!changed.partner) changed.partner.emplace();
        changed.partner->kind = *picked;
        change(ui, std::move(changed));
    }
    const auto name = draft_field_in(ui, "inspector_partner", site.partner ? site.partner->name : std::string(),
                               "window.site_partner_name"_text, labelled_row(ui, "inspector_partner", {}));
    if (name) {
        planning::Site changed = site;
        if (!changed.partner) changed.partner.emplace();
        changed.partner->name = *name;
        if (name->empty()) changed.partner.reset();
        change(ui, std::move(changed));
    }
    const auto organiser = draft_field_in(ui, "inspector_organiser", site.organiser ? site.organiser->name : std::string(),
                                    "window.site_organiser_name"_text,
                                    labelled_row(ui, "inspector_organiser", ui.text("window.site_organiser"_text)));
    if (organiser) {
        planning::Site changed = site;
        if (!changed.organiser) changed.organiser.emplace();
        changed.organiser->name = *organiser;
        if (organiser->empty()) changed.organiser.reset();
        change(ui, std::move(changed));
    }
}

bool remove_button(Ui& ui, const std::string& id, const Box& row) {
    const Box box{{row.high.x - ui.px(26), row.low.y}, row.high};
    return icon_button(ui, id, icons::close, ui.text("window.remove"_text), ButtonKind::quiet, box);
}

void draw_event(Ui& ui, const planning::Site& site, std::size_t at) {
    const planning::SiteEvent& event = site.events[at];
    const std::string id = "event_" + std::to_string(at);
    const Box row = take(ui, ui.px(row_height));
    const float date_left = row.high.x - ui.px(128);
    if (const auto kind = event_choice(ui, id + "_kind", event.kind, {row.low, {date_left - ui.px(grid), row.high.y}})) {
        planning::Site changed = site;
        changed.events[at].kind = *kind;
        change(ui, std::move(changed));
    }
    const Box date_box{{date_left, row.low.y}, {row.high.x - ui.px(30), row.high.y}};
    const auto date = draft_field_in(ui, (id + "_date").c_str(), date_words(event.date, event.precision),
                               "window.event_date_hint"_text, date_box);
    if (date) {
        if (const auto parsed = parse_date_words(*date)) {
            planning::Site changed = site;
            changed.events[at].precision = parsed->precision;
            changed.events[at].date =
                parsed->precision == planning::DatePrecision::unknown ? std::nullopt : std::optional(parsed->day);
            change(ui, std::move(changed));
        } else {
            ui.act([words = *date](Session& session) { session.tell_bad_date(words); });
        }
    }
    if (remove_button(ui, id + "_remove", row)) {
        planning::Site changed = site;
        changed.events.erase(changed.events.begin() + static_cast<std::ptrdiff_t>(at));
        change(ui, std::move(changed));
    }
    gap(ui, 2);
    const auto source = draft_field_in(ui, (id + "_source").c_str(), event.citation.source, "window.event_source_hint"_text,
                                 take(ui, ui.px(row_height)));
    if (source) {
        planning::Site changed = site;
        changed.events[at].citation.source = *source;
        change(ui, std::move(changed));
    }
    if (!event.citation.quote.empty())
        paragraph(ui, FontRole::small, ui.palette.second_ink,
                  ui.text(message("window.quoted"_text).with("words", event.citation.quote)));
    if (event.certainty == planning::Certainty::inferred)
        paragraph(ui, FontRole::small, ui.palette.warning, ui.text("window.event_inferred"_text));
    gap(ui, 2 * grid);
}

void draw_events(Ui& ui, const planning::Site& site) {
    gap(ui, 2 * grid);
    line(ui, "events_title", FontRole::small_bold, ui.palette.ink, ui.text("window.events_title"_text));
    gap(ui, grid);
    for (std::size_t at = 0; at < site.events.size(); ++at) draw_event(ui, site, at);
    if (site.events.empty())
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.events_empty"_text));
    gap(ui, grid);
    if (!wide_button(ui, "add_event", ui.text("window.add_event"_text), ButtonKind::quiet)) return;
    planning::Site changed = site;
    changed.events.emplace_back();
    change(ui, std::move(changed));
}

void draw_session_row(Ui& ui, const planning::Site& site, std::size_t at) {
    const planning::Session& run = site.sessions[at];
    const std::string id = "session_" + std::to_string(at);
    const Box row = take(ui, ui.px(row_height));
    const float right = row.high.x - ui.px(30);
    const float middle = (row.low.x + right) / 2;
    const auto start = draft_field_in(ui, (id + "_start").c_str(),
                                run.start ? date_words(run.start->day, run.start->precision) : std::string(),
                                "window.session_start_hint"_text, {row.low, {middle - ui.px(grid), row.high.y}});
    if (start) {
        if (const auto parsed = parse_date_words(*start)) {
            planning::Site changed = site;
            changed.sessions[at].start = *parsed;
            if (parsed->precision == planning::DatePrecision::unknown) changed.sessions[at].start.reset();
            change(ui, std::move(changed));
        } else {
            ui.act([words = *start](Session& session) { session.tell_bad_date(words); });
        }
    }
    constexpr int most_places = 999;
    if (const auto places = stepper(ui, id + "_places", run.places ? run.places->people : 0, 0, most_places,
                                    {{middle, row.low.y}, {right, row.high.y}})) {
        planning::Site changed = site;
        changed.sessions[at].places = planning::Headcount{*places, planning::CountPrecision::exact};
        if (*places == 0) changed.sessions[at].places.reset();
        change(ui, std::move(changed));
    }
    if (remove_button(ui, id + "_remove", row)) {
        planning::Site changed = site;
        changed.sessions.erase(changed.sessions.begin() + static_cast<std::ptrdiff_t>(at));
        change(ui, std::move(changed));
    }
    gap(ui, grid);
}

void draw_sessions(Ui& ui, const planning::Site& site) {
    gap(ui, 3 * grid);
    line(ui, "sessions_title", FontRole::small_bold, ui.palette.ink, ui.text("window.sessions_title"_text));
    gap(ui, grid);
    for (std::size_t at = 0; at < site.sessions.size(); ++at) draw_session_row(ui, site, at);
    if (site.sessions.empty())
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.sessions_empty"_text));
    gap(ui, grid);
    if (!wide_button(ui, "add_session", ui.text("window.add_session"_text), ButtonKind::quiet)) return;
    planning::Site changed = site;
    planning::Session run;
    run.id = "s" + std::to_string(changed.sessions.size() + 1);
    changed.sessions.push_back(std::move(run));
    change(ui, std::move(changed));
}

void draw_figures(Ui& ui, std::size_t host) {
    const auto& figures = ui.state.check->tables.sites[host];
    const auto& territory = *ui.state.workspace->territory;
    gap(ui, 3 * grid);
    line(ui, "figures_of_site", FontRole::small_bold, ui.palette.ink,
         ui.text(message("window.site_figures"_text).with("distance", ui.text(ui.state.workspace->distance.label()))));
    gap(ui, grid);
    pair_line(ui, "site_persons", ui.text("window.site_persons"_text), format_integer(figures.persons, ui.language()));
    pair_line(ui, "site_mean", ui.text("window.site_mean"_text), km_text(figures.mean_km, ui.language()));
    pair_line(ui, "site_home", ui.text("window.site_home"_text), share_text(figures.home_share, ui.language()));
    for (std::size_t i = 0; i < std::min(most_residences, figures.residences.size()); ++i) {
        const auto& residence = figures.residences[i];
        const double share = figures.persons > 0
                                 ? static_cast<double>(residence.persons) / static_cast<double>(figures.persons)
                                 : 0;
        pair_line(ui, "site_residence_" + std::to_string(i),
                  ui.text(message("window.site_from"_text)
                              .with("department", department_title(territory, residence.department))),
                  share_text(share, ui.language()));
    }
}

void draw_actions(Ui& ui, SiteId id) {
    gap(ui, 4 * grid);
    const Box row = take(ui, ui.px(34));
    const float third = row.width() / 3;
    const auto place = [&](int at) {
        const float left = row.low.x + third * static_cast<float>(at);
        return Box{{left + (at > 0 ? ui.px(grid) : 0), row.low.y}, {left + third, row.high.y}};
    };
    if (button(ui, "centre_site", ui.text("window.centre"_text), ButtonKind::quiet, place(0)))
        ui.act([id](Session& session) { session.centre_site(id); });
    if (button(ui, "duplicate_site", ui.text("window.duplicate"_text), ButtonKind::quiet, place(1)))
        ui.act([id](Session& session) { session.duplicate_site(id); });
    if (button(ui, "delete_site", ui.text("window.delete"_text), ButtonKind::quiet, place(2)))
        ui.act([id](Session& session) { session.delete_sites({id}); });
}

}  // namespace

void draw_site_inspector(Ui& ui, SiteId id) {
    const planning::Site* site = project::find_site(ui.state.project, id);
    if (site == nullptr) return;
    const auto& sites = ui.state.workspace->sites;
    const auto located = std::ranges::find_if(sites, [&](const LocatedSite& s) { return s.site.id == id; });
    gap(ui, 4 * grid);
    line(ui, "inspector_title", FontRole::body_bold, ui.palette.ink, site->name);
    gap(ui, 2 * grid);
    draw_names(ui, *site, located == sites.end() ? nullptr : &*located);
    draw_people(ui, *site);
    if (located != sites.end()) {
        const auto host = std::ranges::find(ui.state.check->site_of, static_cast<std::size_t>(located - sites.begin()));
        if (host != ui.state.check->site_of.end())
            draw_figures(ui, static_cast<std::size_t>(host - ui.state.check->site_of.begin()));
    }
    draw_events(ui, *site);
    draw_sessions(ui, *site);
    draw_actions(ui, id);
}

}  // namespace maillage::app::gui
