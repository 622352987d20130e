// SPDX-License-Identifier: Apache-2.0
// What is looked at and what is asked: loading, figures, plans.
#include "app/gui/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/services/map_service.h"
#include "app/services/project_workspace.h"
#include "io/catalog_reader.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view open_job = "open";
constexpr std::string_view plan_job = "plan";

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

Session::Session(io::ResourcePaths resources, Catalogs catalogs, MainQueue& results)
    : resources_(std::move(resources)),
      catalogs_(std::move(catalogs)),
      reading_(results),
      jobs_(results, [this](std::string_view kind, const Error& error) { job_failed(kind, error); }) {}

void Session::open(const Question& question) {
    state_.load_error.reset();
    question_ = question;
    state_.tools.asked = question;
    jobs_.start(open_job, [this, question, root = resources_.root](Feedback& feedback) -> JobRunner::Completion {
        auto workspace = open_workspace(root, question, feedback);
        Loaded loaded;
        std::optional<Error> error;
        if (workspace) {
            loaded.workspace = std::make_shared<const Workspace>(std::move(*workspace));
            auto geometry = prepare_map(*loaded.workspace);
            if (geometry) loaded.geometry = std::move(*geometry);
            if (!geometry) error = geometry.error();
        } else {
            error = workspace.error();
        }
        return [this, loaded = std::move(loaded), error = std::move(error)] {
            state_.load_error = error;
            if (!error) return show(loaded);
            if (state_.content) tell(catalog().text(*error), true);  // what was open stays
        };
    });
    state_.loading = jobs_.progress(open_job);
}

void Session::job_failed(std::string_view kind, const Error& error) {
    if (kind == open_job)
        state_.load_error = error;
    else
        tell(catalog().text(error), true);
}

void Session::show(Loaded loaded) {
    base_ = std::move(loaded.workspace);
    geometry_ = std::move(loaded.geometry);
    day_ = base_->as_of;
    history_ = project::History(project_of(*base_, question_));
    state_.selected_sites.clear();
    refresh_document();
    view_is_fitted_ = true;
    fit();
}

void Session::refresh_content() {
    if (!state_.check || !geometry_) return;
    auto content = std::make_shared<map::MapContent>(map_content(with_proposals(), *state_.check, geometry_));
    content->theme = state_.theme;
    apply_theme(*content);
    content->hidden_layers = hidden_layers_;
    content->covered = covered_;
    state_.content = std::move(content);
    ++state_.content_revision;
    refresh_texts();
}

void Session::refresh_texts() {
    if (!state_.content) return;
    state_.texts = page_texts(*state_.workspace, *state_.check, *state_.content, {}, catalog(), state_.themed.shows,
                               state_.themed.data.column_name);
    complete_legend();
}

void Session::tick(double now) {
    now_ = now;
    state_.loading = jobs_.progress(open_job);
    state_.planning = jobs_.progress(plan_job);
    std::erase_if(saves_, [this](const std::string& job) { return !jobs_.progress(job); });
    state_.saving = saves_.empty() ? std::nullopt : jobs_.progress(saves_.front());
    refresh_charts();
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

void Session::propose() {
    if (!state_.workspace) return;
    drop_plan();
    jobs_.start(plan_job, [this, workspace = state_.workspace, question = state_.question](
                              Feedback& feedback) -> JobRunner::Completion {
        auto plan = run_plan(*workspace, question, feedback);
        return [this, plan = std::move(plan)] {
            if (!plan) return tell(catalog().text(plan.error()), true);
            state_.plan = std::make_shared<const PlanResult>(*plan);
            refresh_content();
        };
    });
    state_.planning = jobs_.progress(plan_job);
}

void Session::cancel_plan() {
    jobs_.cancel(plan_job);
    state_.planning.reset();
}

void Session::drop_plan() {
    if (!state_.plan) return;
    state_.plan.reset();
    refresh_content();
}

void Session::tell(std::string text, bool failure) { state_.notice = Notice{std::move(text), failure}; }

void Session::step_back() {
    if (state_.save) return close_save();
    if (state_.tools.browser) return close_browser();
    if (state_.help_open) return toggle_help();
    if (state_.time.table_open) return show_years(false);
    if (state_.tools.finder) return close_finder();
    if (state_.drag) {
        history_.drop_preview();
        state_.drag.reset();
        press_is_spent_ = true;
        return refresh_document();
    }
    if (state_.draft) return drop_draft();
    if (state_.adding_site) return set_adding_site(false);
    if (state_.planning) return cancel_plan();
    if (state_.notice) return close_notice();
    if (state_.time.bar_has_focus) return focus_date_bar(false);
    if (!state_.selected_sites.empty()) return select_sites({});
    if (state_.selected_department || state_.tools.place) return select_department(std::nullopt);
}

}  // namespace maillage::app::gui
