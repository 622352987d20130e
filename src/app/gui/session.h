// SPDX-License-Identifier: Apache-2.0
// The window's commands: everything a panel, a key or a test may ask for. They change the state between two frames;
// long ones run as jobs. Knows neither ImGui nor OpenGL.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/gui/layout.h"
#include "app/gui/window_state.h"
#include "base/catalog.h"
#include "base/job_runner.h"
#include "io/atomic_file.h"
#include "io/resource_paths.h"
#include "project/actions/plan_actions.h"
#include "project/history.h"
#include "render/image.h"

namespace maillage::app::gui {

/// The texts of both languages, French first.
using Catalogs = std::array<Catalog, 2>;

/// Reads assets/i18n. Errors: those of io::read_catalog.
Result<Catalogs> read_catalogs(const io::ResourcePaths& resources);

/// Where the window's own picture goes.
struct WindowShot {
    std::filesystem::path path;
    io::Existing existing = io::Existing::refuse;
};

class Session {
  public:
    /// `results` is drained by the caller once a frame and must outlive the session.
    Session(io::ResourcePaths resources, Catalogs catalogs, MainQueue& results);

    [[nodiscard]] const WindowState& state() const { return state_; }
    [[nodiscard]] const Catalog& catalog() const { return catalogs_[state_.language == Language::french ? 0 : 1]; }
    /// Looks at the jobs' progress and moves a flight on. `now` in seconds. Once a frame.
    void tick(double now);
    /// The next frame differs from this one without any input.
    [[nodiscard]] bool moving() const { return flight_.has_value(); }
    [[nodiscard]] bool working() const { return jobs_.busy() || reading_.busy(); }

    void open(const Question& question);
    void look_at(std::optional<Date> day);
    void step_date(int direction);
    /// Month by month to the end (from there: from the start) until `pause_time`; the window calls that on any input.
    void play_time();
    void pause_time() { state_.time.playing = false; }
    void focus_date_bar(bool focused) { state_.time.bar_has_focus = focused; }
    void show_years(bool open);
    void set_year_measure(YearMeasure measure) { state_.time.measure = measure; }
    void step_years(int columns);
    /// A text of the command line's --distance; kilometres stay the limits of the figures.
    void set_distance(const std::string& text);

    void set_language(Language language);
    void set_theme(map::ThemeKind theme);
    void set_scale(float scale);
    void set_tab(Tab tab) {
        state_.tab = tab;
        highlight({});
    }
    void toggle_panels() {
        state_.panels_folded = !state_.panels_folded;
        highlight({});
    }
    void toggle_legend() { state_.legend_open = !state_.legend_open; }
    void toggle_help() { state_.help_open = !state_.help_open; }
    void toggle_layer(const std::string& id);

    /// The map's frame on screen: framebuffer px, and framebuffer px per style px.
    void resize_map(int width, int height, double device_scale);
    /// Boxes of the map, style px, where labels must not stand.
    void cover_map(const std::vector<map::ScreenBox>& boxes);
    void pan(double dx, double dy);
    void zoom(double factor, geo::Xy screen);
    void fit();
    void hover_screen(std::optional<geo::Xy> screen);
    void hover_department(std::optional<territory::Index> department);
    void select_department(std::optional<territory::Index> department);

    // The document: every call is one step of undo, with a name, unless it says otherwise.
    void undo();
    void redo();
    void select_sites(std::vector<SiteId> ids) { state_.selected_sites = std::move(ids); }
    void toggle_site(SiteId id);
    void set_adding_site(bool adding);
    void add_site_in(territory::Index commune);
    void rename_site(SiteId id, const std::string& name);
    void duplicate_site(SiteId id);
    void delete_sites(const std::vector<SiteId>& ids);
    void set_site_state(const std::vector<SiteId>& ids, planning::SiteState state);
    void set_site_facts(const planning::Site& changed);
    /// Adds the sites of a file; those outside the scope stay out and are named.
    void import_sites(const std::filesystem::path& file);
    void set_rule(planning::SiteBounds everywhere);
    /// Nothing = the department follows the rule of all again.
    void set_department_rule(territory::Index department, std::optional<planning::SiteBounds> bounds);
    void set_wish(territory::Index commune, project::Wish wish);
    /// Limits of the figures in km, ascending; `done` false while a slider moves (no step yet).
    void set_radii(const std::vector<double>& radii_km, bool done);
    void keep_scenario(const std::string& name);
    void delete_scenario(std::size_t scenario);
    void take_scenario(std::size_t scenario);

    // How sites are looked at: no step of undo.
    void filter_sites(const std::string& words) { state_.sites_view.filter = words; }
    /// By this column; the same once more turns the order round.
    void sort_sites(SiteColumn column);
    void hover_site(std::size_t site);
    void centre_site(SiteId id);
    void set_draft(Draft draft) { state_.draft = std::move(draft); }
    void drop_draft() { state_.draft.reset(); }
    void tell_bad_date(const std::string& words);

    /// A hand on the map. A site that is pressed and moved is dragged: the figures follow, the release is one step.
    void press_map();
    /// A press let go where it was made.
    void click_map(geo::Xy screen, bool more);
    void drag_site(geo::Xy screen);
    void release_map();

    void set_question(const PlanQuestion& question);
    void propose();
    void cancel_plan();
    void drop_plan();
    /// All proposals, or the one in this commune, become planned sites.
    void accept_plan();
    void accept_proposal(territory::Index commune);
    /// Deletes every planned site.
    void remove_planned();

    // What the map shows (session_map_theme.cpp).
    void show_on_map(ThemeChoice choice);
    /// Round thresholds as typed: "15 ; 30 ; 45". What cannot be read is told and changes nothing.
    void set_thresholds(const std::string& words);
    void set_color_vision(map::ColorVision vision);
    /// Asks for a file with a column to join; then `join_column` one of those it offers.
    void ask_column();
    void join_column(const std::string& column);

    void ask_save(SaveKind kind);
    void set_picture(PictureOptions options);
    /// Width and height of the picture the dialog would write, px.
    [[nodiscard]] std::pair<int, int> picture_size(const PictureOptions& options) const;
    void set_save_path(const std::string& path);
    void close_save() {
        state_.save.reset();
        close_browser();
    }
    /// Writes what the dialog says; where the file is there, asks first.
    void save();
    /// A picture of the window that is wanted, taken once.
    [[nodiscard]] std::optional<WindowShot> take_window_shot();
    void save_picture(render::Image image, const WindowShot& shot);
    void close_notice() { state_.notice.reset(); }

    // Tools (session_tools.cpp).
    void set_task(Task task);
    /// A finder waits for words; of places only where something is loaded.
    void open_finder(FinderKind kind);
    void close_finder();
    void type_in_finder(std::string typed);
    void pick_in_finder(int row);
    /// Flies there and outlines it; a place of another map is told so.
    void go_to(territory::Place place);
    /// Outlines these communes until the next call; none = nothing.
    void highlight(std::vector<territory::Index> communes);

    // Files and folders (session_browser.cpp). `endings` as ".csv".
    void browse(std::string path, std::vector<std::string> endings, bool opens);
    void set_browsed_path(std::string path, bool by_typing);
    void complete_browsed_path();
    void enter_folder(const std::filesystem::path& folder);
    /// A row of the list: a folder is entered, a file's path taken.
    void take_browsed(std::size_t row);
    void pick_browsed(int step);
    void order_browsed(io::FolderOrder order);
    void show_all_files(bool all);
    void ask_open();
    /// The same for a file whose sites join those there.
    void ask_import();
    void open_browsed();
    void close_browser();

    /// What Escape means now: a dialog, a note, a running plan, a selection.
    void step_back();

  private:
    struct Loaded {
        std::shared_ptr<const Workspace> workspace;
        std::shared_ptr<const map::ScopeGeometry> geometry;
    };
    /// A move of the map that keeps the eye: 120 ms (docs/user/window.md).
    struct Flight {
        map::MapView from;
        map::MapView to;
        double start = -1;  ///< seconds; set by the first tick
    };

    void show(Loaded loaded);
    /// A step of undo and all that follows from it; an error is told and changes nothing.
    void commit(Result<project::Project> next, Message name);
    /// After the document changed: its names, the question, the figures. Plans are of the document before.
    void refresh_document();
    /// A job ended by an exception: no memory, most likely.
    void job_failed(std::string_view kind, const Error& error);
    /// Figures, map and words again, after the sites or the day changed.
    void refresh_situation();
    void forget_missing_sites();
    [[nodiscard]] planning::Site new_site(territory::Index commune, planning::SiteState state) const;
    [[nodiscard]] std::string site_name(SiteId id) const;
    void open_sites(const std::vector<territory::Index>& communes, Message name);
    [[nodiscard]] std::optional<territory::Index> commune_in_scope(geo::Xy screen) const;
    void refresh_content();
    void refresh_texts();
    /// Makes the content show what is asked; what cannot be shown is told, and distances are shown.
    void apply_theme(map::MapContent& content);
    /// Counts of communes, and the joined file, in the window's own legend.
    void complete_legend();
    void offer_columns(const std::filesystem::path& file);
    void focus(Focus focus);
    void fly_to(const map::WorldBox& box);
    void tell(std::string text, bool failure);
    void export_sites(SaveKind kind, const std::filesystem::path& path, io::Existing existing);
    void save_map(const std::filesystem::path& path, io::Existing existing);
    /// The charts follow the figures while their task is open.
    void refresh_charts();
    /// The next month while the bar plays; the table follows the sites while it is open.
    void tick_time();
    void save_years(const std::filesystem::path& path, io::Existing existing);
    void read_browsed_folder();
    void remember_folder(const std::filesystem::path& file);
    void run_save(SaveKind kind, std::function<Status()> write, const std::filesystem::path& path);
    /// The workspace with the proposals as sites that do not stand yet.
    [[nodiscard]] Workspace with_proposals() const;
    [[nodiscard]] std::vector<territory::Index> proposals() const;
    [[nodiscard]] map::Margins map_margins() const;

    io::ResourcePaths resources_;
    Catalogs catalogs_;
    WindowState state_;
    std::shared_ptr<const Workspace> base_;  ///< as loaded: without what the planner decided
    project::History history_;
    std::shared_ptr<const map::ScopeGeometry> geometry_;
    std::vector<map::ScreenBox> covered_;
    std::set<std::string, std::less<>> hidden_layers_;
    Question question_;
    std::optional<Date> day_;
    std::optional<Flight> flight_;
    std::optional<WindowShot> window_shot_;
    std::vector<std::string> saves_;  ///< jobs of the files being written, oldest first
    double now_ = 0;
    std::optional<ThemeChoice> kept_choice_;  ///< `kept_subject_` shows it: kept while only sites change
    map::Subject kept_subject_;
    double next_month_at_ = 0;    ///< seconds, while the bar plays
    bool press_is_spent_ = false;  ///< its drag was dropped while the button was still down
    bool view_is_fitted_ = true;  ///< nobody moved the map: a resize fits it again
    JobRunner reading_;           ///< folders alone, see session_browser.cpp
    JobRunner jobs_;              ///< last: its jobs end before what they use
};

}  // namespace maillage::app::gui
