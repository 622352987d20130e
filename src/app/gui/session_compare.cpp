// SPDX-License-Identifier: Apache-2.0
// Scenarios held side by side: which two, their figures, and the map that shows them.
#include <algorithm>
#include <tuple>
#include <utility>

#include "app/gui/compare_words.h"
#include "app/gui/session.h"
#include "app/gui/wording.h"
#include "app/services/csv_table.h"
#include "app/services/map_service.h"
#include "app/services/project_workspace.h"
#include "app/services/wording.h"
#include "io/atomic_file.h"
#include "project/actions/scenario_actions.h"
#include "project/actions/site_actions.h"

namespace maillage::app::gui {
namespace {

bool has_scenario(const project::Project& project, const std::string& name) {
    return std::ranges::find(*project.scenarios, name, &project::Scenario::name) != project.scenarios->end();
}

ThemeChoice compared_theme() { return {"difference", {}, {}}; }

}  // namespace

void Session::start_comparing() {
    state_.compare = {};
    state_.compare.start = history_.present().sites;
}

void Session::compare_with(CompareSide side, SceneChoice choice) {
    (side == CompareSide::a ? state_.compare.chosen_a : state_.compare.chosen_b) = std::move(choice);
    refresh_content();
}

void Session::swap_compared() {
    // What is shown changes sides, not what was chosen and is gone.
    state_.compare.chosen_a = state_.compare.b.choice;
    state_.compare.chosen_b = state_.compare.a.choice;
    refresh_content();
}

void Session::set_compare_view(CompareView view) {
    state_.compare.view = view;
    refresh_content();
}

void Session::set_swipe_line(double share) {
    state_.compare.line = std::clamp(share, line_margin, 1 - line_margin);
}

void Session::keep_named_scenario() {
    const auto before = state_.project.scenarios;
    std::string name = state_.compare.name;
    if (name.find_first_not_of(" \t") == std::string::npos) name = free_scenario_name(state_.project, catalog());
    keep_scenario(name);
    if (state_.project.scenarios != before) state_.compare.name.clear();
}

void Session::rename_scenario(std::size_t scenario, const std::string& name) {
    if (scenario >= state_.project.scenarios->size()) return;
    const SceneChoice old{SceneKind::kept, (*state_.project.scenarios)[scenario].name};
    auto next = project::rename_scenario(history_.committed(), scenario, name);
    if (next)  // both sides follow the scenario they show
        for (SceneChoice* chosen : {&state_.compare.chosen_a, &state_.compare.chosen_b})
            if (*chosen == old) chosen->name = name;
    commit(std::move(next), message("edit.rename_scenario"_text).with("name", old.name));
}

SceneChoice Session::at_hand(SceneChoice choice, SceneKind otherwise) const {
    if (choice.kind == SceneKind::proposal && proposals().empty()) return {SceneKind::now, {}};
    if (choice.kind == SceneKind::kept && !has_scenario(state_.project, choice.name)) return {otherwise, {}};
    return choice;
}

std::shared_ptr<const project::SiteTable> Session::scene_sites(const SceneChoice& choice) const {
    switch (choice.kind) {
        case SceneKind::start: return state_.compare.start;
        case SceneKind::kept:
            return std::ranges::find(*state_.project.scenarios, choice.name, &project::Scenario::name)->sites;
        case SceneKind::proposal:
        case SceneKind::now: break;
    }
    return state_.project.sites;
}

Status Session::set_up_scene(Scene& scene, SceneChoice choice) const {
    SceneParts parts{scene_sites(choice), state_.project.setting, state_.project.rule, nullptr, day_};
    if (choice.kind == SceneKind::proposal) parts.plan = state_.plan;
    const bool same = scene.workspace && parts == scene.parts && scene.choice == choice;
    if (same) return {};
    scene.choice = std::move(choice);
    scene.parts = std::move(parts);
    if (scene.choice.kind == SceneKind::now) {
        scene.workspace = state_.workspace;
        scene.check = state_.check;
        return {};
    }
    project::Project project = state_.project;
    project.sites = scene.parts.sites;
    std::vector<SiteId> proposed;
    if (scene.choice.kind == SceneKind::proposal) {
        project::SiteTable sites = *project.sites;
        for (const territory::Index commune : proposals()) {
            sites.push_back(new_site(commune, planning::SiteState::planned));
            proposed.push_back(sites.back().id);
        }
        project.sites = std::make_shared<const project::SiteTable>(std::move(sites));
    }
    auto workspace = workspace_of(*base_, project, day_);
    if (!workspace) return fail(workspace.error());
    scene.check = std::make_shared<const CheckResult>(run_check(*workspace));
    // Counted as if they stood, and drawn as what they are.
    for (LocatedSite& site : workspace->sites)
        if (std::ranges::find(proposed, site.site.id) != proposed.end())
            site.site.state = planning::SiteState::proposed;
    workspace->counts_proposals = !proposed.empty();
    scene.workspace = std::make_shared<const Workspace>(std::move(*workspace));
    return {};
}

void Session::refresh_comparison() {
    CompareState& compare = state_.compare;
    compare.result.reset();
    compare.left.reset();
    state_.parts.below_names = false;
    if (state_.tools.task != Task::compare || !base_ || !compare.start) return;
    for (const auto& [scene, chosen, otherwise] :
         {std::tuple{&compare.a, compare.chosen_a, SceneKind::start}, {&compare.b, compare.chosen_b, SceneKind::now}})
        if (const auto good = set_up_scene(*scene, at_hand(chosen, otherwise)); !good)
            return tell(catalog().text(good.error()), true);
    const bool same_sites = !compare.a.parts.plan && !compare.b.parts.plan && *compare.a.parts.sites == *compare.b.parts.sites;
    if (same_sites || compare.a.choice == compare.b.choice) return;
    compare.result = std::make_shared<const Comparison>(
        app::compare(*compare.a.workspace, *compare.a.check, *compare.b.workspace, *compare.b.check,
                     main_band(compare.b.workspace->bands)));
    if (compare.view != CompareView::swipe) return;
    map::MapContent left = map_content(*compare.a.workspace, *compare.a.check, geometry_);
    dress(left);
    compare.left = std::make_shared<const map::MapContent>(std::move(left));
    state_.parts.below_names = true;
}

map::MapContent Session::compared_content() const {
    const CompareState& compare = state_.compare;
    map::MapContent content = map_content(*compare.b.workspace, *compare.b.check, geometry_);
    if (compare.view != CompareView::difference) return content;
    ThemeData data;
    data.distance_before_m = compare.result->metres_a;
    // Cannot fail: the indicator is a known one and what it needs is there.
    static_cast<void>(show_theme(content, *compare.b.workspace, compared_theme(), data));
    return content;
}

map::PageTexts Session::compared_texts() const {
    const CompareState& compare = state_.compare;
    const bool difference = compare.view == CompareView::difference;
    map::PageTexts texts = page_texts(*compare.b.workspace, *compare.b.check, *state_.content, {}, catalog(),
                                      difference ? compared_theme() : ThemeChoice{});
    if (compare.view == CompareView::swipe) {
        // One legend for two maps: the shares of one of them would be read as those of both.
        for (map::LegendEntry& row : texts.classes) row.value.clear();
        texts.legend_note = catalog().text(
            message("indicator.distance_unit"_text).with("distance", catalog().text(compare.b.workspace->distance.label())));
    }
    return texts;
}

ComparedNames Session::compared_names() const {
    return {scene_name(state_.compare.a.choice, catalog()), scene_name(state_.compare.b.choice, catalog())};
}

MapRequest Session::compared_map(MapRequest request) const {
    const CompareState& compare = state_.compare;
    const ComparedNames names = compared_names();
    const std::string scope = scope_name(compare.b.workspace->scope, catalog());
    if (compare.view == CompareView::b_alone) {
        request.title = catalog().text(message("compare.page_of_one"_text).with("scope", scope).with("b", names.b));
        return request;
    }
    request.shows = compared_theme();
    request.data.distance_before_m = compare.result->metres_a;
    request.title =
        catalog().text(message("compare.page_title"_text).with("scope", scope).with("a", names.a).with("b", names.b));
    return request;
}

void Session::export_comparison(const std::filesystem::path& path, io::Existing existing) {
    if (!state_.compare.result) return;
    const Table table =
        comparison_table(*state_.compare.b.workspace, *state_.compare.result, compared_names(), catalog());
    run_save(
        SaveKind::comparison, [text = csv_table(table), path, existing] { return io::write_file(path, text, existing); },
        path);
}

}  // namespace maillage::app::gui
