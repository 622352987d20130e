// SPDX-License-Identifier: Apache-2.0
// The window's commands: everything a panel, a key or a test may ask for. They change the state between two frames;
// long ones run as jobs. Knows neither ImGui nor OpenGL.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/gui/layout.h"
#include "app/gui/window_state.h"
#include "base/catalog.h"
#include "base/job_runner.h"
#include "io/atomic_file.h"
#include "io/resource_paths.h"
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

    void set_question(const PlanQuestion& question);
    void propose();
    void cancel_plan();
    void drop_plan();
    void accept_plan();
    void remove_planned();

    void ask_save(SaveKind kind);
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
    /// Figures, map and words again, after the sites or the day changed.
    void refresh_situation();
    void refresh_content();
    void refresh_texts();
    void focus(Focus focus);
    void fly_to(const map::WorldBox& box);
    void tell(std::string text, bool failure);
    void export_sites(const std::filesystem::path& path, io::Existing existing);
    void save_map(const std::filesystem::path& path, io::Existing existing);
    /// The charts follow the figures while their task is open.
    void refresh_charts();
    void read_browsed_folder();
    void remember_folder(const std::filesystem::path& file);
    void run_save(std::function<Status()> write, const std::filesystem::path& path);
    /// The workspace with the proposals as sites that do not stand yet.
    [[nodiscard]] Workspace with_proposals() const;
    [[nodiscard]] std::vector<territory::Index> proposals() const;
    [[nodiscard]] map::Margins map_margins() const;

    io::ResourcePaths resources_;
    Catalogs catalogs_;
    WindowState state_;
    std::shared_ptr<const Workspace> known_;  ///< as loaded: without what the planner added
    std::shared_ptr<const map::ScopeGeometry> geometry_;
    std::vector<map::ScreenBox> covered_;
    std::set<std::string, std::less<>> hidden_layers_;
    std::optional<Date> day_;
    std::optional<Flight> flight_;
    std::optional<WindowShot> window_shot_;
    double now_ = 0;
    bool view_is_fitted_ = true;  ///< nobody moved the map: a resize fits it again
    JobRunner reading_;           ///< folders alone, see session_browser.cpp
    JobRunner jobs_;              ///< last: its jobs end before what they use
};

}  // namespace maillage::app::gui
