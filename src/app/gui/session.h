// SPDX-License-Identifier: Apache-2.0
// The window's commands: everything a panel, a key or a test may ask for. They change the state between two frames;
// long ones run as jobs. Knows neither ImGui nor OpenGL.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/gui/layout.h"
#include "app/gui/picture_clipboard.h"
#include "app/gui/plan_board.h"
#include "app/gui/project_keeper.h"
#include "app/gui/window_state.h"
#include "app/services/live_check.h"
#include "app/services/map_service.h"
#include "app/services/plan_figures.h"
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

/// Where the window's own picture goes; no path = the clipboard.
struct WindowShot {
    std::filesystem::path path;
    io::Existing existing = io::Existing::refuse;
};

class Session {
  public:
    /// `results` is drained by the caller once a frame and must outlive the session. Without `folders` the run keeps
    /// neither safety copies nor settings.
    Session(io::ResourcePaths resources, Catalogs catalogs, MainQueue& results,
            std::optional<UserFolders> folders = std::nullopt);

    [[nodiscard]] const WindowState& state() const { return state_; }
    [[nodiscard]] const Catalog& catalog() const { return catalogs_[state_.language == Language::french ? 0 : 1]; }
    /// Looks at the jobs' progress and moves a flight on. `now` in seconds. Once a frame.
    void tick(double now);
    /// The next frame differs from this one without any input.
    [[nodiscard]] bool moving() const { return flight_.has_value(); }
    [[nodiscard]] bool working() const { return jobs_.busy() || reading_.busy() || curving_.busy() || following_.busy(); }

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
    // What happens to the window itself (session_display.cpp).
    /// The window came to a monitor whose scale is `ratio` times that of the one before; no choice of the planner's.
    void rescale(double ratio);
    /// The graphics card forgot everything and was told it again.
    void tell_renewed();
    void tell_trouble(const Error& error) { tell(catalog().text(error), true); }
    void set_tab(Tab tab) {
        state_.tab = tab;
        highlight({});
    }
    void toggle_panels() {
        state_.panels_folded = !state_.panels_folded;
        highlight({});
    }
    void set_goal_column(GoalColumn column) { state_.goal_column = column; }
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
    // The scope's maps (session_parts.cpp).
    /// Into state().parts.all: fills the frame, fitted.
    void show_part(std::size_t part);
    void toggle_insets();

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
    /// The main limit alone, km or minutes; the others of its unit keep their proportion to it.
    void set_main_limit(double value, bool done);
    /// The default limits again.
    void restore_limits();
    void keep_scenario(const std::string& name);
    void delete_scenario(std::size_t scenario);
    void take_scenario(std::size_t scenario);
    void rename_scenario(std::size_t scenario, const std::string& name);

    // Scenarios side by side (session_compare.cpp): no step of undo but the first.
    /// Under the name typed, or under the next free one.
    void keep_named_scenario();
    void name_scenario(std::string name) { state_.compare.name = std::move(name); }
    void compare_with(CompareSide side, SceneChoice choice);
    void swap_compared();
    void set_compare_view(CompareView view);
    /// As a share of the map's width.
    void set_swipe_line(double share);
    void order_departments(bool gains_first) { state_.compare.gains_first = gains_first; }

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

    /// While a site is dragged, the planned ones stand where the mean distance is least (session_follow.cpp).
    void toggle_follow();
    void set_question(const PlanQuestion& question);
    // Rules beside the number per department (session_rules.cpp).
    void fold_rules(bool open) { state_.proposing.rules_open = open; }
    void set_rule_draft(RuleDraft draft) { state_.proposing.rule_draft = std::move(draft); }
    /// The rule being written becomes one of the project; what it cannot mean is told, and it stays as it is.
    void add_rule();
    void remove_zone_rule(const std::string& level, const std::string& code);
    /// 0 = nobody is too far.
    void set_max_distance(double km);
    /// As typed, "62,5"; nothing = nobody is too far.
    void type_max_distance(const std::string& words);
    /// Euros as typed, "1 500 000 €"; nothing = no envelope. Envelope and cost are one edit once both are there.
    void type_budget(const std::string& words);
    void type_opening_cost(const std::string& words);
    // Learners and places (session_places.cpp). They are an edit once it is said how many learners come.
    /// Learners per 1 000 persons as typed, "0,05"; nothing = no assumption.
    void type_take_up(const std::string& words);
    /// A whole number of places a site; nothing = only those that texts tell.
    void type_capacity(const std::string& words);
    void set_within_capacity(bool within);
    void propose();
    void cancel_plan();
    void drop_plan();
    /// All proposals, or the one in this commune, become planned sites.
    void accept_plan();
    void accept_proposal(territory::Index commune);
    /// Takes one proposal out of the plan, whose figures follow; it is no longer the optimum.
    void drop_proposal(territory::Index commune);
    void show_without_metropoles(bool shown);
    // The curve of value against number of sites (session_curve.cpp).
    /// From the fewest sites possible, or from where it was stopped.
    void trace_curve();
    /// Points that are there stay.
    void stop_curve();
    /// The question asks for so many sites in all, those that stand among them.
    void ask_number(int sites);
    /// One of the ranked plans takes the place of the plan: its sites and its figures.
    void show_rank(std::size_t rank);
    void toggle_candidates();
    /// For all candidates of a department at once: forbidden, or free again. Those that are forced stay forced.
    void set_department_wish(territory::Index department, project::Wish wish);
    // What one more site would change (session_catchment.cpp).
    void open_catchment(territory::Index commune);
    /// Every candidate of a department beside the others.
    void open_department_catchments(territory::Index department);
    void close_catchment() { state_.catchment.reset(); }
    void pick_catchment(std::size_t candidate);
    /// By this column; the same once more turns the order round.
    void sort_catchments(CatchmentColumn column);
    /// The planner's own limits, or rings around the candidate.
    void set_catchment_bands(bool own);
    void open_place_menu(PlaceMenu menu);
    void close_place_menu();
    /// Deletes every planned site.
    void remove_planned();

    // The project's file (session_project.cpp). What would lose edits asks first: see answer_leaving.
    void open_project(const std::filesystem::path& file, bool follows_outside = false);
    void answer_outside(bool follow);
    void save_project();
    void ask_save_as();
    void answer_leaving(LeaveAnswer answer);
    /// state().document.closed says when the window may go.
    void ask_close();
    // A project begun anew (session_new_project.cpp).
    void ask_new();
    void set_new_project(NewProject wanted);
    void create_project();
    void close_new() { state_.document.fresh.reset(); }

    // What outlives a run (session_recovery.cpp).
    /// After the language and the scale were set. Looks for what a crash left; the tour is for the demonstration.
    void begin_run(const Settings& settings, bool on_demonstration);
    /// What is shown where a project the window was opened on leads outside and may not.
    void set_fallback(const Question& question) { keeper_.otherwise = question; }
    void ask_lost();
    void pick_lost(std::size_t row);
    void recover_lost();
    /// They are offered again at the next start.
    void postpone_lost() { state_.document.lost.asks = false; }
    void discard_lost();
    /// The end comes unasked: a safety copy now, in this thread.
    void rescue();
    /// Seconds until `tick` has something to do though nothing happens.
    [[nodiscard]] double sleep_s() const;
    void toggle_animations() { state_.animations = !state_.animations; }

    // The tour over the demonstration (session_tour.cpp).
    void start_tour();
    void step_tour(int direction);
    /// For good: it comes back from the command palette alone.
    void close_tour();

    /// Files let go over the window (session_drop.cpp): a project opens, sites join those there, all else is told.
    void drop_files(const std::vector<std::filesystem::path>& files);
    void pick_table_column(int column);
    void answer_table(TableAnswer answer);
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
    /// Where programs paste pictures from; none = nothing can be copied.
    void set_clipboard(std::shared_ptr<PictureClipboard> clipboard);
    /// The picture the dialog would write.
    void copy_picture();
    void set_save_path(const std::string& path);
    void close_save() {
        state_.save.reset();
        keeper_.then = nullptr;
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
    void browse(std::string path, std::vector<std::string> endings, bool opens, bool adds = false);
    void set_browsed_path(std::string path, bool by_typing);
    void complete_browsed_path();
    void enter_folder(const std::filesystem::path& folder);
    /// A row of the list: a folder is entered, a file's path taken.
    void take_browsed(std::size_t row);
    void pick_browsed(int step);
    void order_browsed(io::FolderOrder order);
    void show_all_files(bool all);
    /// One of the recent projects beside the list.
    void open_recent(const std::filesystem::path& project);
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
        std::vector<MapPart> parts;
    };
    /// A move of the map that keeps the eye: 120 ms (docs/user/window.md).
    struct Flight {
        map::MapView from;
        map::MapView to;
        double start = -1;  ///< seconds; set by the first tick
    };

    using Outside = std::vector<io::OutsidePath>;

    /// Opens what is asked, beside the window; `opened` = the project it comes from.
    void load(const Question& question, std::optional<OpenedProject> opened);
    void show(Loaded loaded, std::optional<OpenedProject> opened);
    static Result<std::vector<MapPart>> prepare_parts(const Workspace& workspace);
    void put_in_frame(std::size_t part);
    /// The map that holds the department; false where none does.
    bool bring_into_frame(territory::Index department);
    /// Now where nothing would be lost, else once the planner said what becomes of the edits.
    void leave(LeaveFor what, std::function<void()> next);
    void tell_unopened(const Error& error);
    void take_project(OpenedProject project, const Outside& outside);
    void load_project(OpenedProject project);
    void begin_document(std::optional<OpenedProject> opened);
    [[nodiscard]] io::ProjectDocument document() const;
    [[nodiscard]] bool document_is_saved() const;
    [[nodiscard]] std::uint64_t edits_made() const { return keeper_.edits_before + history_.edits(); }
    void write_project(const std::filesystem::path& path, io::Existing existing);
    void project_written(const Status& written, const project::Project& project, const std::filesystem::path& file);
    void remember_project(const std::filesystem::path& file);
    void forget_lost(const std::filesystem::path& copy);
    /// Of the last tick, on the clock of autosaves.
    [[nodiscard]] io::AutosaveClock::time_point moment() const;
    void keep_copy();
    void keep_settings();
    void tell_busy();
    void take_dropped(const DroppedFile& dropped);
    void add_sites_of(const Result<io::SiteFile>& read);
    /// A step of undo once the file is read.
    void join_persons(const std::string& demand, const std::string& column);
    /// What is loaded follows the document's persons: those of every step are kept.
    void follow_persons();
    /// A step of undo and all that follows from it; an error is told and changes nothing.
    void commit(Result<project::Project> next, Message name);
    /// After the document changed: its names, the question, the figures. Plans are of the document before.
    enum class Answers { go, stay };
    void refresh_document(Answers answers = Answers::go);
    /// Whether plans of the state before answer the committed one too.
    [[nodiscard]] Answers answers_after(const project::Project& before) const;
    /// A job ended by an exception: no memory, most likely.
    void job_failed(std::string_view kind, const Error& error);
    /// Figures, map and words again, after the sites or the day changed.
    void refresh_situation();
    void forget_missing_sites();
    [[nodiscard]] planning::Site new_site(territory::Index commune, planning::SiteState state) const;
    [[nodiscard]] std::string site_name(SiteId id) const;
    void tell_last_place(SiteId id);
    void open_sites(const std::vector<territory::Index>& communes, Message name);
    void begin_following();
    /// Of where the dragged site is, unless that is known or being searched.
    void ask_follow(territory::Index commune);
    void stop_following();
    /// The project with the followers where the last answer puts them.
    [[nodiscard]] Result<project::Project> with_followers(project::Project moved) const;
    [[nodiscard]] Result<project::Project> resettled(const project::Project& project, SiteId id,
                                                     territory::Index commune) const;
    void tell_followed();
    [[nodiscard]] std::optional<territory::Index> commune_in_scope(geo::Xy screen) const;
    void refresh_content();
    /// Theme, layers and what stands before the map.
    void dress(map::MapContent& content) const;
    /// Of a document just opened: from its sites to those to come.
    void start_comparing();
    [[nodiscard]] SceneChoice at_hand(SceneChoice choice, SceneKind otherwise) const;
    [[nodiscard]] std::shared_ptr<const project::SiteTable> scene_sites(const SceneChoice& choice) const;
    Status set_up_scene(Scene& scene, SceneChoice choice) const;
    void refresh_comparison();
    [[nodiscard]] map::MapContent compared_content() const;
    [[nodiscard]] map::PageTexts compared_texts() const;
    [[nodiscard]] ComparedNames compared_names() const;
    [[nodiscard]] MapRequest compared_map(MapRequest request) const;
    void export_comparison(const std::filesystem::path& path, io::Existing existing);
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
    /// Where a picture goes once it is painted.
    struct PictureGoal {
        std::string job;
        Message done;
        std::function<Status(const std::string& png)> put;
    };
    static PictureGoal to_file(SaveKind kind, const std::filesystem::path& path, io::Existing existing);
    PictureGoal to_clipboard();
    void send_map(const PictureGoal& goal);
    /// The charts follow the figures while their task is open.
    void refresh_charts();
    void ask_file(bool adds);
    /// The next month while the bar plays; the table follows the sites while it is open.
    void tick_time();
    void save_years(const std::filesystem::path& path, io::Existing existing);
    void read_browsed_folder();
    void remember_folder(const std::filesystem::path& file);
    static std::string save_job(SaveKind kind, const std::filesystem::path& path);
    void run_save(SaveKind kind, std::function<Status()> write, const std::filesystem::path& path);
    /// `done` is told at the end.
    void run_job(const std::string& job, std::function<Status()> write, const Message& done);
    void set_limits(project::Setting setting, bool done);
    /// The candidate at hand, again, beside the sites of now.
    void refresh_catchment();
    /// All those of the card's department, on the worker.
    void compare_candidates();
    void show_catchments(std::vector<planning::CandidateCatchment> candidates);
    /// The question with what the panel shows where nothing was chosen.
    [[nodiscard]] PlanQuestion asked_question() const;
    void refresh_planning();
    /// The curve's points as they come; none once the question is another.
    void refresh_curve();
    [[nodiscard]] CurveKey curve_key() const;
    /// Envelope and cost as they are now, the one still missing included.
    void set_budget(BudgetDraft wanted);
    /// Learners and places as they are now, those that are no edit yet included.
    [[nodiscard]] PlacesDraft places_now() const;
    void set_places(PlacesDraft wanted, TextKey name);
    /// Places of the file that the plan names, as a plan read them.
    void keep_places(const Workspace& read);
    void add_kept_places(Workspace& workspace) const;
    /// What the rules of all levels ask, where nobody chose a number.
    void refresh_asked_by_rules();
    void show_plan(std::shared_ptr<const PlanResult> plan);
    void outline_blocked();
    /// The plan shown, counted within the limits of now.
    void refresh_plan_figures();
    /// What stands beside the plan on show, on the worker.
    void look_beside_plan(const PlanQuestion& question);
    void forget_beside();
    void forget_plan();
    /// Communes of the scope without a site where one may be opened, those excluded or forced by hand among them.
    [[nodiscard]] std::vector<territory::Index> list_candidates() const;
    /// The candidates follow the question while their task is open.
    void refresh_candidates();
    /// The workspace with the proposals as sites that do not stand yet.
    [[nodiscard]] Workspace with_proposals() const;
    [[nodiscard]] std::vector<territory::Index> proposals() const;
    [[nodiscard]] map::Margins map_margins() const;

    io::ResourcePaths resources_;
    Catalogs catalogs_;
    WindowState state_;
    std::shared_ptr<const Workspace> base_;  ///< as loaded: without what the planner decided
    std::map<std::string, std::shared_ptr<const Workspace>> bases_;  ///< the same over other persons, by setting
    project::History history_;
    std::shared_ptr<const map::ScopeGeometry> geometry_;  ///< of the map in the frame
    std::vector<map::ScreenBox> covered_;
    std::set<std::string, std::less<>> hidden_layers_;
    Question question_;
    std::optional<Date> day_;
    std::optional<Flight> flight_;
    std::unique_ptr<LiveCheck> live_check_;
    bool limit_is_spent_ = false;
    struct PlacesOfFile {
        territory::Territory territory;
        std::string column;
        std::vector<std::int64_t> by_commune;
    };
    std::optional<PlacesOfFile> places_of_file_;  ///< of the last plan that named one
    std::optional<PlanFigures> plan_figures_;  ///< of `figured_plan_`
    std::shared_ptr<const PlanResult> figured_plan_;
    std::shared_ptr<PlanBoard> board_;  ///< of the search started last
    std::shared_ptr<CurveBoard> curve_board_;
    std::optional<WindowShot> window_shot_;
    std::shared_ptr<PictureClipboard> clipboard_;
    std::vector<std::string> saves_;  ///< jobs of the files being written, oldest first
    double now_ = 0;
    std::optional<ThemeChoice> kept_choice_;  ///< `kept_subject_` shows it: kept while only sites change
    map::Subject kept_subject_;
    double next_month_at_ = 0;    ///< seconds, while the bar plays
    bool press_is_spent_ = false;  ///< its drag was dropped while the button was still down
    bool view_is_fitted_ = true;  ///< nobody moved the map: a resize fits it again
    ProjectKeeper keeper_;
    JobRunner filing_;            ///< projects, safety copies and settings alone, see session_project.cpp
    JobRunner reading_;           ///< folders alone, see session_browser.cpp
    JobRunner curving_;           ///< the curve alone: nothing waits for its many numbers
    std::shared_ptr<BestResponse> responder_;    ///< a job's alone while one runs
    std::shared_ptr<const Workspace> followed_;  ///< the situation as the drag began
    JobRunner following_;         ///< answers to the site held: nothing else may delay them
    JobRunner jobs_;              ///< last: its jobs end before what they use
};

}  // namespace maillage::app::gui
