// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/places_answer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/format.h"
#include "app/services/load_report.h"
#include "app/services/plan_beside_words.h"
#include "app/services/plan_document.h"

namespace maillage::app::gui {
namespace {

/// More sites than these are counted, not named; the command line names all.
constexpr std::size_t most_sites = 24;
/// Of those who go elsewhere the greatest groups say where the places are short.
constexpr std::size_t most_groups = 5;

/// What is to be seen first comes first.
enum class Fill { over, full, unknown, free };

struct LoadRow {
    std::string id;
    NamedLoad load;
    Fill fill = Fill::free;
};

Fill fill_of(const planning::TakeUp& take_up, const NamedLoad& one) {
    if (!one.load.places) return Fill::unknown;
    if (*one.load.overflow() > 0) return Fill::over;
    return one.persons >= take_up.persons_for(*one.load.places) ? Fill::full : Fill::free;
}

/// By the nearest site unless places limit the plan.
std::vector<LoadRow> rows_of(const Workspace& workspace, const PlanResult& plan) {
    std::vector<std::int64_t> persons;
    for (const auto& site : plan.after.sites) persons.push_back(site.persons);
    const auto loads = plan_loads(workspace, plan, plan.placed ? plan.placed->persons : persons);
    std::vector<LoadRow> rows;
    for (std::size_t j = 0; j < loads.size(); ++j)
        rows.push_back({"load_" + site_id(workspace, plan, j), loads[j], fill_of(*workspace.take_up, loads[j])});
    std::ranges::stable_sort(rows, {}, [](const LoadRow& row) {
        return std::pair(row.fill, row.fill == Fill::over ? -*row.load.load.overflow() : 0.0);
    });
    return rows;
}

std::string figure_of(const Ui& ui, const LoadRow& row) {
    const planning::SiteLoad& load = row.load.load;
    const TextKey key = row.fill == Fill::over      ? "window.load_over"_text
                        : row.fill == Fill::full    ? "window.load_full"_text
                        : row.fill == Fill::unknown ? "window.load_unknown"_text
                                                    : "window.load_free"_text;
    return ui.text(message(key)
                       .with("learners", load.learners, learner_digits)
                       .with("places", load.places.value_or(0))
                       .with("over", load.overflow().value_or(0), learner_digits));
}

void draw_sign(const Ui& ui, Point centre, Fill fill) {
    const float radius = ui.px(4.5F);
    if (fill == Fill::over) return put_warning_sign(centre, ui.px(6.5F), ui.palette.warning, ui.palette.panel);
    if (fill == Fill::full) return put_disc(centre, radius, ui.palette.second_ink);
    if (fill == Fill::free) put_ring(centre, radius, ui.palette.second_ink, ui.px(1.6F));
}

void draw_load(Ui& ui, const LoadRow& row) {
    const std::string figure = figure_of(ui, row);
    const Box box = take(ui, line_height(ui, FontRole::small) + ui.px(4));
    draw_sign(ui, {box.low.x + ui.px(6), box.low.y + line_height(ui, FontRole::small) / 2}, row.fill);
    const float indent = ui.px(18);
    const float width = text_size(ui, FontRole::small_medium, figure).x;
    put_fitted(ui, row.id, FontRole::small, {box.low.x + indent, box.low.y}, ui.palette.second_ink, row.load.name,
               box.width() - indent - width - ui.px(2 * grid));
    put_text(ui, FontRole::small_medium, {box.high.x, box.low.y}, row.fill == Fill::over ? ui.palette.warning : ui.palette.ink,
             figure, Align::right);
}

void draw_loads(Ui& ui, const std::vector<LoadRow>& rows) {
    line(ui, "loads_unit", FontRole::credit, ui.palette.second_ink, ui.text("window.loads_unit"_text));
    gap(ui, grid);
    const std::size_t shown = std::min(rows.size(), most_sites);
    for (std::size_t i = 0; i < shown; ++i) draw_load(ui, rows[i]);
    if (shown == rows.size()) return;
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message("window.more_loads"_text).with("count", static_cast<std::int64_t>(rows.size() - shown))));
}

std::string of_sites(const Ui& ui, std::int64_t count, const std::vector<LoadRow>& rows) {
    return ui.text(message("window.of_sites"_text).with("count", count).with("sites", static_cast<std::int64_t>(rows.size())));
}

/// By the nearest site: how many are left without a place.
void draw_overflow(Ui& ui, const std::vector<LoadRow>& rows) {
    const Language language = ui.language();
    std::vector<planning::SiteLoad> loads;
    for (const LoadRow& row : rows) loads.push_back(row.load.load);
    const planning::TotalLoad total = planning::total_load(loads);
    pair_line(ui, "loads_learners", ui.text("window.load_learners"_text),
              format_decimal(total.learners, learner_digits, language));
    pair_line(ui, "loads_places", ui.text("window.load_places"_text), format_integer(total.places, language));
    pair_line(ui, "loads_over", ui.text("window.load_sites_over"_text), of_sites(ui, total.sites_over, rows));
    pair_line(ui, "loads_overflow", ui.text("window.load_overflow"_text),
              format_decimal(total.overflow, learner_digits, language));
    if (total.sites_without_places > 0)
        paragraph(ui, FontRole::small, ui.palette.second_ink,
                  ui.text(message("window.places_without"_text).with("count", std::int64_t{total.sites_without_places})));
}

/// Within the places: how many sites are full, and how many people go elsewhere for that.
void draw_placed(Ui& ui, const PlacedPlan& placed, const std::vector<LoadRow>& rows) {
    pair_line(ui, "placed_full", ui.text("window.full_sites"_text),
              of_sites(ui, std::ranges::count(rows, Fill::full, &LoadRow::fill), rows));
    pair_line(ui, "placed_elsewhere", ui.text("window.go_elsewhere"_text),
              ui.text(message("window.people_short"_text).with("count", placed.persons_elsewhere)));
    pair_line(ui, "placed_shared", ui.text("window.shared_communes"_text),
              format_integer(placed.communes_shared, ui.language()));
}

/// How far the farthest goes, and, where the plan is not proven, the mean below which no plan gets.
void draw_distances(Ui& ui, const PlanResult& plan) {
    pair_line(ui, "placed_farthest", ui.text("window.longest_distance"_text), km_text(plan.placed->max_km, ui.language()));
    if (plan.solution.value != plan.solution.bound)
        pair_line(ui, "placed_bound", ui.text("window.placed_bound"_text),
                  value_text(*ui.state.workspace, plan, plan.solution.bound, ui.catalog));
}

/// The greatest groups that go elsewhere than to the nearest site: "Toulouse → Muret".
void draw_elsewhere(Ui& ui, const PlanResult& plan) {
    std::vector<Assignment> away;
    for (const Assignment& one : plan.placed->assignments)
        if (!one.is_nearest) away.push_back(one);
    if (away.empty()) return;
    std::ranges::stable_sort(away, std::ranges::greater{}, &Assignment::persons);
    gap(ui, 2 * grid);
    line(ui, "elsewhere_title", FontRole::small_bold, ui.palette.ink, ui.text("window.elsewhere_title"_text));
    gap(ui, grid);
    const auto& communes = ui.state.workspace->territory->communes;
    const std::size_t shown = std::min(away.size(), most_groups);
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string& site = communes.name[plan.planned.hosts[away[i].site].commune];
        pair_line(ui, "elsewhere_" + std::to_string(i),
                  ui.text(message("window.from_to"_text).with("before", communes.name[away[i].commune]).with("after", site)),
                  ui.text(message("window.people_short"_text).with("count", away[i].persons)));
    }
    if (shown == away.size()) return;
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message("window.more_elsewhere"_text).with("count", static_cast<std::int64_t>(away.size() - shown))));
}

}  // namespace

void draw_places_answer(Ui& ui, const PlanResult& plan) {
    const Workspace& workspace = *ui.state.workspace;
    if (!workspace.take_up) return;
    const auto rows = rows_of(workspace, plan);
    const bool limits = plan.placed.has_value();
    gap(ui, 3 * grid);
    line(ui, "places_title", FontRole::small_bold, ui.palette.ink,
         ui.text(limits ? "window.places_title"_text : "report.load"_text));
    gap(ui, grid);
    const TextKey assumed = limits ? "load.assumption_placed"_text : "load.assumption"_text;
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message(assumed).with("rate", rate_text(workspace.take_up->per_thousand, ui.language()))));
    gap(ui, grid);
    if (limits) {
        draw_placed(ui, *plan.placed, rows);
        draw_distances(ui, plan);
    } else {
        draw_overflow(ui, rows);
    }
    gap(ui, grid);
    draw_loads(ui, rows);
    if (!limits) return;
    draw_elsewhere(ui, plan);
    gap(ui, 2 * grid);
    paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.placed_beside"_text));
}

std::vector<Visitors> visitors_of(const WindowState& state, const PlanResult& plan) {
    std::vector<Visitors> visitors;
    for (const auto& site : plan.after.sites) visitors.push_back({site.persons, site.home_share});
    if (!plan.placed) return visitors;
    const auto& department = state.workspace->territory->communes.department;
    visitors.assign(plan.planned.hosts.size(), {});
    std::vector<std::int64_t> at_home(visitors.size(), 0);
    for (const Assignment& one : plan.placed->assignments) {
        visitors[one.site].persons += one.persons;
        if (department[one.commune] == department[plan.planned.hosts[one.site].commune]) at_home[one.site] += one.persons;
    }
    for (std::size_t j = 0; j < visitors.size(); ++j)
        if (visitors[j].persons > 0)
            visitors[j].home_share = static_cast<double>(at_home[j]) / static_cast<double>(visitors[j].persons);
    return visitors;
}

}  // namespace maillage::app::gui
