// SPDX-License-Identifier: Apache-2.0
// What is looked at and what is asked: loading, figures, plans.
#include "app/gui/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/services/project_workspace.h"
#include "io/catalog_reader.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view open_job = "open";

/// The map's classes are the limits of the figures, where they are kilometres and few enough for the ramp.
map::DistanceClasses limits_as_classes(const planning::Bands& bands) {
    map::DistanceClasses classes;
    const bool kilometers = std::ranges::all_of(
        bands, [](const planning::Band& band) { return band.unit == planning::Band::Unit::kilometers; });
    if (bands.empty() || !kilometers || bands.size() > map::ramp_steps) return classes;
    classes.thresholds_m.clear();
    for (const planning::Band& band : bands) classes.thresholds_m.push_back(static_cast<std::int32_t>(band.limit.value));
    return classes;
}

}  // namespace

Result<Catalogs> read_catalogs(const io::ResourcePaths& resources) {
    Catalogs catalogs;
    for (const Language language : {Language::french, Language::english}) {
        auto catalog = io::read_catalog(io::catalog_file(resources.assets(), language), language);
        if (!catalog) return fail(catalog.error());
        catalogs[language == Language::french ? 0 : 1] = std::move(*catalog);
    }
    return catalogs;
}

Session::Session(io::ResourcePaths resources, Catalogs catalogs, MainQueue& results, std::optional<UserFolders> folders)
    : resources_(std::move(resources)),
      catalogs_(std::move(catalogs)),
      filing_(results, [this](std::string_view kind, const Error& error) { job_failed(kind, error); }),
      reading_(results),
      curving_(results, [this](std::string_view kind, const Error& error) { job_failed(kind, error); }),
      following_(results, [this](std::string_view kind, const Error& error) { job_failed(kind, error); }),
      jobs_(results, [this](std::string_view kind, const Error& error) { job_failed(kind, error); }) {
    if (!folders) return;
    keeper_.copy = std::make_shared<SafeCopy>(folders->state);
    keeper_.folders = std::move(folders);
}

void Session::open(const Question& question) {
    leave(LeaveFor::other_project, [this, question] { load(question, std::nullopt); });
}

void Session::load(const Question& question, std::optional<OpenedProject> opened) {
    cancel_plan();  // it would keep the worker
    state_.load_error.reset();
    jobs_.start(open_job, [this, question, root = resources_.root, opened = std::move(opened),
                           edits = history_.edits()](Feedback& feedback) -> JobRunner::Completion {
        auto workspace = open_workspace(root, question, feedback);
        Loaded loaded;
        std::optional<Error> error;
        if (workspace) {
            loaded.workspace = std::make_shared<const Workspace>(std::move(*workspace));
            auto parts = prepare_parts(*loaded.workspace);
            if (parts) loaded.parts = std::move(*parts);
            if (!parts) error = parts.error();
        } else {
            error = workspace.error();
        }
        return [this, loaded = std::move(loaded), error = std::move(error), opened, question, edits] {
            if (error) return tell_unopened(*error);  // what was open stays
            const auto go_on = [this, loaded, opened, question] {
                question_ = question;
                state_.tools.asked = question;
                show(loaded, opened);
            };
            // Edited meanwhile: those edits were not asked about.
            if (history_.edits() != edits) return leave(LeaveFor::other_project, go_on);
            go_on();
        };
    });
    state_.loading = jobs_.progress(open_job);
}

void Session::job_failed(std::string_view kind, const Error& error) {
    if (kind.starts_with("project ")) keeper_.then = nullptr;  // what waited for that save
    if (kind == open_job)
        state_.load_error = error;
    else
        tell(catalog().text(error), true);
}

void Session::show(Loaded loaded, std::optional<OpenedProject> opened) {
    base_ = std::move(loaded.workspace);
    state_.parts.all = std::move(loaded.parts);
    state_.parts.shown = 0;
    geometry_ = state_.parts.all.front().geometry;
    day_ = base_->as_of;
    // A project keeps all it has, what lies beyond the scope or cannot be drawn included.
    history_ = project::History(opened ? opened->document.project : project_of(*base_, question_));
    bases_ = {{history_.present().setting->demand, base_}};
    if (opened && opened->lost) forget_lost(opened->lost->copy);
    begin_document(std::move(opened));
    start_comparing();
    state_.selected_sites.clear();
    live_check_ = std::make_unique<LiveCheck>(base_);
    state_.proposing.listed = {};
    state_.proposing.rules_open.reset();
    state_.proposing.rule_draft = {};
    state_.proposing.budget_draft = {};
    state_.proposing.places_draft = {};
    places_of_file_.reset();
    state_.main_band.reset();
    state_.catchment.reset();
    state_.place_menu.reset();
    refresh_document();
    view_is_fitted_ = true;
    fit();
}

void Session::refresh_content() {
    if (!state_.check || !geometry_) return;
    refresh_comparison();
    auto content = std::make_shared<map::MapContent>(
        state_.compare.result ? compared_content() : map_content(with_proposals(), *state_.check, geometry_));
    dress(*content);
    if (!state_.compare.result) {
        apply_theme(*content);
        if (state_.themed.shows == ThemeChoice{}) content->classes = limits_as_classes(state_.workspace->bands);
    }
    state_.content = std::move(content);
    ++state_.content_revision;
    refresh_texts();
}

void Session::dress(map::MapContent& content) const {
    content.theme = state_.theme;
    content.hidden_layers = hidden_layers_;
    content.covered = covered_;
}

void Session::refresh_texts() {
    if (!state_.content) return;
    if (state_.compare.result) {
        state_.texts = compared_texts();
        return;
    }
    state_.texts = page_texts(*state_.workspace, *state_.check, *state_.content, {}, catalog(), state_.themed.shows,
                               state_.themed.data.column_name);
    complete_legend();
}

void Session::tick(double now) {
    now_ = now;
    state_.loading = jobs_.progress(open_job);
    refresh_planning();
    refresh_curve();
    std::erase_if(saves_, [this](const std::string& job) { return !jobs_.progress(job); });
    state_.saving = saves_.empty() ? std::nullopt : jobs_.progress(saves_.front());
    refresh_charts();
    refresh_candidates();
    keep_copy();
    keep_settings();
    tick_time();
    if (!flight_) return;
    constexpr double seconds = 0.12;
    if (flight_->start < 0) flight_->start = now;
    const double t = std::min((now - flight_->start) / seconds, 1.0);
    const double eased = t * t * (3 - 2 * t);
    const auto mix = [eased](double a, double b) { return a + (b - a) * eased; };
    state_.view.centre = {mix(flight_->from.centre.x, flight_->to.centre.x),
                          mix(flight_->from.centre.y, flight_->to.centre.y)};
    state_.view.meters_per_px = flight_->from.meters_per_px *
                                std::pow(flight_->to.meters_per_px / flight_->from.meters_per_px, eased);
    if (t >= 1) flight_.reset();
}

void Session::set_language(Language language) {
    state_.language = language;
    refresh_texts();
}

void Session::set_theme(map::ThemeKind theme) {
    state_.theme = theme;
    refresh_content();
}

void Session::set_scale(float scale) { state_.scale = scale; }

void Session::toggle_layer(const std::string& id) {
    if (hidden_layers_.erase(id) == 0) hidden_layers_.insert(id);
    refresh_content();
}

void Session::tell(std::string text, bool failure) { state_.notice = Notice{std::move(text), failure}; }

void Session::step_back() {
    if (state_.document.outside) return answer_outside(false);
    if (state_.document.leaving) return answer_leaving(LeaveAnswer::cancel);
    if (state_.document.lost.asks) return postpone_lost();
    if (state_.document.fresh) return close_new();
    if (state_.document.table) return answer_table(TableAnswer::cancel);
    if (state_.save) return close_save();
    if (state_.tools.browser) return close_browser();
    if (state_.place_menu) return close_place_menu();
    if (state_.help_open) return toggle_help();
    if (state_.time.table_open) return show_years(false);
    if (state_.tools.finder) return close_finder();
    if (state_.moving_limit) {
        history_.drop_preview();
        limit_is_spent_ = true;
        return refresh_document(Answers::stay);
    }
    if (state_.drag) {
        history_.drop_preview();
        state_.drag.reset();
        stop_following();
        press_is_spent_ = true;
        return refresh_document();
    }
    if (state_.draft) return drop_draft();
    if (state_.adding_site) return set_adding_site(false);
    if (state_.planning) return cancel_plan();
    if (state_.curve.running) return stop_curve();
    if (state_.notice) return close_notice();
    if (state_.catchment) return close_catchment();
    if (state_.time.bar_has_focus) return focus_date_bar(false);
    if (!state_.selected_sites.empty()) return select_sites({});
    if (state_.selected_department || state_.tools.place) return select_department(std::nullopt);
}

}  // namespace maillage::app::gui
