// SPDX-License-Identifier: Apache-2.0
// Everything the window shows, as one value. Panels read it; only Session changes it, between two frames.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/catchment_state.h"
#include "app/gui/compare_state.h"
#include "app/gui/curve_state.h"
#include "app/gui/goal_column.h"
#include "app/gui/document_state.h"
#include "app/gui/follow_state.h"
#include "app/gui/map_parts.h"
#include "app/gui/map_theme_state.h"
#include "app/gui/outline.h"
#include "app/gui/place_menu_state.h"
#include "app/gui/propose_state.h"
#include "app/gui/sites_view.h"
#include "app/gui/time_state.h"
#include "app/gui/timeline.h"
#include "app/gui/tools_state.h"
#include "app/services/check_service.h"
#include "app/services/plan_service.h"
#include "app/services/workspace.h"
#include "base/job_runner.h"
#include "map/map_content.h"
#include "map/page_layout.h"
#include "project/project.h"

namespace maillage::app::gui {

/// What a file may be made of.
enum class SaveKind { project, map_picture, window_picture, geojson, csv, geopackage, comparison, years_csv };

/// How a picture of the map is made.
struct PictureOptions {
    bool as_seen = false;  ///< the map in its frame alone, else the page with title, legend and sources
    int times = 1;         ///< px of the picture per px of the page or of the frame
    std::string title;     ///< of the page
};

/// The small dialog that asks for a file name.
struct SaveDialog {
    SaveKind kind = SaveKind::map_picture;
    std::string path;
    bool ask_overwrite = false;  ///< the file is there: one more "yes" replaces it
    PictureOptions picture = {};
};

/// One line for the planner; a failure stays until it is closed.
struct Notice {
    std::string text;
    bool failure = false;
};

/// A place under the pointer or picked in the table.
struct Focus {
    std::optional<territory::Index> commune;
    std::optional<territory::Index> department;
    std::optional<std::size_t> site;  ///< into workspace->sites
    Outline outline;                  ///< of the commune, else of the department
    friend bool same_place(const Focus& a, const Focus& b) {
        return a.commune == b.commune && a.department == b.department && a.site == b.site;
    }
};

/// A site on its way: the figures of before stay beside those of now.
struct SiteDrag {
    SiteId id;
    geo::LonLat from;
    geo::LonLat to;
    bool outside = false;  ///< the pointer is beyond the scope: the site waits at its last good place
    std::shared_ptr<const CheckResult> before;
};

enum class Tab { goal, task };

/// Ends of the interface scale, whoever sets it.
inline constexpr float lowest_scale = 0.5F;
inline constexpr float highest_scale = 4.0F;

struct WindowState {
    // What is looked at. Null until loaded.
    std::shared_ptr<const Workspace> workspace;  ///< of the project, on the day looked at
    std::shared_ptr<const CheckResult> check;
    std::shared_ptr<const map::MapContent> content;
    std::uint64_t content_revision = 0;
    map::PageTexts texts;                        ///< legend, sources, situation, in the language shown
    Timeline timeline;
    TimeState time;
    MapThemeState themed;

    // The document.
    project::Project project;           ///< as shown: while a site is dragged, with the site where it is
    std::optional<Message> undo_name;   ///< the step that undo takes back; nothing to take back: none
    std::optional<Message> redo_name;
    bool saved = true;                  ///< its file, where it has one, holds all edits
    DocumentState document;
    std::vector<SiteId> selected_sites; ///< in the order they were picked
    SitesView sites_view;
    std::optional<Draft> draft;
    bool moving_limit = false;          ///< a limit of the figures is held: no step yet
    bool adding_site = false;           ///< the next click on the map opens a site
    std::optional<SiteId> pressed_site; ///< under the mouse button held down
    std::optional<SiteDrag> drag;

    // What is asked and answered.
    PlanQuestion question;              ///< the project's, in the words of the command line
    std::shared_ptr<const PlanResult> plan;
    ProposeState proposing;
    FollowState follow;
    CurveState curve;
    std::optional<PlaceMenu> place_menu;
    std::optional<CatchmentCard> catchment;

    CompareState compare;

    // How it is looked at.
    MapParts parts;
    map::MapView view;
    Focus hover;
    std::optional<territory::Index> selected_department;
    Outline selected_outline;
    map::ThemeKind theme = map::ThemeKind::light;
    Language language = Language::french;
    float scale = 1;
    Tab tab = Tab::goal;
    GoalColumn goal_column = GoalColumn::within;
    std::optional<std::size_t> main_band;  ///< into workspace->bands, once its limit was moved
    bool panels_folded = false;
    bool legend_open = true;
    bool help_open = false;
    bool animations = true;             ///< flights of the map; else it is there at once
    std::optional<int> tour;            ///< step of the tour, from 0
    Tools tools;

    // What is going on.
    std::optional<JobProgress> loading;
    std::optional<JobProgress> planning;
    std::optional<JobProgress> saving;
    std::optional<SaveDialog> save;
    bool can_copy = false;              ///< there is a clipboard for pictures
    std::optional<Notice> notice;
    std::optional<Error> load_error;
};

/// Whether the question is one whose optimum can be followed: the least mean distance, each at the nearest site.
[[nodiscard]] bool can_follow(const WindowState& state);

/// Why no plan within the places there are can be asked: another objective, a longest distance, no places; nothing where
/// none is wanted.
[[nodiscard]] std::optional<TextKey> places_trouble(const WindowState& state);

/// New sites where the planner chose no number: as many as the rules still ask, at least one.
[[nodiscard]] int sites_still_asked(const WindowState& state);

/// Into `state.parts.all`: the map that holds a department of the scope.
[[nodiscard]] std::optional<std::size_t> part_of(const WindowState& state, DepartmentCode code);

}  // namespace maillage::app::gui
