// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/compare_tables.h"

#include <algorithm>
#include <array>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"

namespace maillage::app::gui {
namespace {

/// Right edges of A and B, style px from the right edge of the panel, where the difference ends. The widest are persons
/// of all France, with the mark of the judgement before the difference.
struct Columns {
    float a;
    float b;
};
constexpr Columns of_shares{118, 76};
constexpr Columns of_distances{138, 76};
constexpr Columns of_persons{156, 88};

/// A disc for better, a ring for worse: as the lights of the rule, readable without colour.
void put_judgement(const Ui& ui, Point centre, int judgement) {
    if (judgement > 0) put_disc(centre, ui.px(4), ui.palette.good);
    if (judgement < 0) put_ring(centre, ui.px(3.5F), ui.palette.missing, ui.px(2));
}

/// A heading with its unit, and A, B, B − A over the columns.
void draw_heading(Ui& ui, const char* id, const std::string& title, const std::string& unit, const Columns& columns) {
    gap(ui, 3 * grid);
    line(ui, id, FontRole::small_bold, ui.palette.ink, title);
    const Box box = take(ui, line_height(ui, FontRole::credit) + ui.px(grid));
    put_fitted(ui, std::string(id) + "_unit", FontRole::credit, box.low, ui.palette.second_ink, unit,
               box.width() - ui.px(columns.a + 16));
    const auto head = [&](float edge, const char* words) {
        put_text(ui, FontRole::credit, {box.high.x - ui.px(edge), box.low.y}, ui.palette.second_ink, words, Align::right);
    };
    head(columns.a, "A");
    head(columns.b, "B");
    head(0, "B\u00A0\u2212\u00A0A");
}

struct Row {
    std::string id;
    std::string label;
    std::string a;
    std::string b;
    std::string difference;
    int judgement = 0;
};

void draw_cells(Ui& ui, const Box& box, const Row& row, const Columns& columns) {
    const float y = middle_line(ui, FontRole::small, box);
    const float width_of_a = text_size(ui, FontRole::small, row.a).x;
    put_fitted(ui, row.id, FontRole::small, {box.low.x, y}, ui.palette.second_ink, row.label,
               box.width() - ui.px(columns.a) - width_of_a - ui.px(grid));
    put_text(ui, FontRole::small, {box.high.x - ui.px(columns.a), y}, ui.palette.ink, row.a, Align::right);
    put_text(ui, FontRole::small, {box.high.x - ui.px(columns.b), y}, ui.palette.ink, row.b, Align::right);
    put_text(ui, FontRole::small_medium, {box.high.x, y}, ui.palette.ink, row.difference, Align::right);
    const float width = text_size(ui, FontRole::small_medium, row.difference).x;
    put_judgement(ui, {box.high.x - width - ui.px(8), (box.low.y + box.high.y) / 2}, row.judgement);
}

void draw_group(Ui& ui, const Comparison& comparison, FigureGroup group, const Columns& columns) {
    for (const ComparedFigure& figure : comparison.figures) {
        if (figure.group != group) continue;
        const Box box = take(ui, ui.px(20));
        draw_cells(ui, box,
                   {"compare_" + figure.key, figure_label(figure, ui.catalog),
                    figure_text(figure, figure.a, ui.language()), figure_text(figure, figure.b, ui.language()),
                    difference_text(figure, ui.catalog), figure.judgement()},
                   columns);
    }
}

/// Who moves, and below by how much; nobody is one line.
void draw_moved(Ui& ui, const char* id, const Movers& movers, TextKey words, TextKey nobody, int judgement) {
    const bool any = movers.persons > 0;
    const float left = ui.px(18);
    const Box box = take(ui, line_height(ui, FontRole::small));
    put_judgement(ui, {box.low.x + ui.px(6), (box.low.y + box.high.y) / 2}, judgement);
    put_fitted(ui, id, FontRole::small_medium, {box.low.x + left, box.low.y}, ui.palette.ink,
               any ? ui.text(message(words).with("persons", movers.persons)) : ui.text(nobody), box.width() - left);
    if (any) {
        const Box below = take(ui, line_height(ui, FontRole::credit));
        put_fitted(ui, std::string(id) + "_by", FontRole::credit, {below.low.x + left, below.low.y}, ui.palette.second_ink,
                   ui.text(message("compare.moved_by"_text)
                               .with("mean", km_text(movers.mean_km, ui.language()))
                               .with("most", km_text(kilometers(movers.most), ui.language()))),
                   below.width() - left);
    }
    gap(ui, grid);
}

void draw_department(Ui& ui, const ComparedDepartment& row) {
    const auto& table = ui.state.workspace->territory->departments;
    const std::string code = table.code[row.department].text();
    const Box box = take(ui, ui.px(22));
    const Box wide{{box.low.x - ui.px(grid), box.low.y}, {box.high.x + ui.px(grid), box.high.y}};
    bool hovered = false;
    if (hit(ui, "compare_department_" + code, wide, &hovered))
        ui.act([department = row.department](Session& session) { session.select_department(department); });
    if (hovered) ui.act([department = row.department](Session& session) { session.hover_department(department); });
    if (hovered || ui.state.hover.department == row.department) put_box(wide, ui.palette.row_hover, ui.px(corner));
    const std::int64_t change = row.change();
    const float label_width = box.width() - ui.px(of_shares.a + 42);
    draw_cells(ui, box,
               {"compare_row_" + code,
                fitted(ui, FontRole::small, department_title(*ui.state.workspace->territory, row.department), label_width),
                share_text(row.share_a(), ui.language()), share_text(row.share_b(), ui.language()),
                points_text(row.difference(), ui.catalog), change > 0 ? 1 : change < 0 ? -1 : 0},
               of_shares);
}

void draw_order(Ui& ui) {
    const Box box = take(ui, ui.px(26));
    const float middle = (box.low.x + box.high.x) / 2;
    const auto segment = [&](const char* id, TextKey words, bool gains, const Box& place) {
        bool hovered = false;
        if (hit(ui, id, place, &hovered)) ui.act([gains](Session& session) { session.order_departments(gains); });
        const bool on = ui.state.compare.gains_first == gains;
        put_box(place, on || hovered ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
        put_fitted(ui, id, on ? FontRole::small_bold : FontRole::small,
                   {(place.low.x + place.high.x) / 2, middle_line(ui, FontRole::small, place)},
                   on ? ui.palette.ink : ui.palette.second_ink, ui.text(words), place.width() - ui.px(2 * grid),
                   Align::centre);
    };
    segment("compare_sort_losses", "compare.losses_first"_text, false, {box.low, {middle - ui.px(2), box.high.y}});
    segment("compare_sort_gains", "compare.gains_first"_text, true, {{middle + ui.px(2), box.low.y}, box.high});
}

std::string distance_label(const Ui& ui) { return ui.text(ui.state.compare.b.workspace->distance.label()); }

}  // namespace

void draw_movers(Ui& ui, const Comparison& comparison) {
    draw_moved(ui, "compare_nearer", comparison.nearer, "compare.nearer"_text, "compare.nobody_nearer"_text, 1);
    draw_moved(ui, "compare_farther", comparison.farther, "compare.farther"_text, "compare.nobody_farther"_text, -1);
}

void draw_compared_figures(Ui& ui, const Comparison& comparison) {
    const auto group = [&](const char* id, FigureGroup which, TextKey title, const std::string& unit,
                           const Columns& columns) {
        draw_heading(ui, id, ui.text(title), unit, columns);
        draw_group(ui, comparison, which, columns);
    };
    group("compare_sites_title", FigureGroup::sites, "compare.group_sites"_text, ui.text("compare.unit_count"_text),
          of_distances);
    group("compare_shares_title", FigureGroup::shares, "compare.group_shares"_text, distance_label(ui), of_shares);
    group("compare_persons_title", FigureGroup::persons, "compare.group_persons"_text, distance_label(ui), of_persons);
    group("compare_distances_title", FigureGroup::distances, "compare.group_distances"_text, distance_label(ui),
          of_distances);
    draw_group(ui, comparison, FigureGroup::inequality, of_distances);
}

void draw_compared_departments(Ui& ui, const Comparison& comparison) {
    const planning::Band& band = ui.state.compare.b.workspace->bands[comparison.band];
    draw_heading(ui, "compare_departments_title",
                 ui.text(message("compare.group_departments"_text).with("band", band_text(band, ui.language()))),
                 distance_label(ui), of_shares);
    draw_order(ui);
    gap(ui, grid);
    const auto& rows = comparison.departments;
    if (!ui.state.compare.gains_first) {
        for (const ComparedDepartment& row : rows) draw_department(ui, row);
        return;
    }
    std::vector<ComparedDepartment> turned = rows;
    std::stable_sort(turned.begin(), turned.end(), [](const ComparedDepartment& x, const ComparedDepartment& y) {
        return x.difference().value_or(0) > y.difference().value_or(0);
    });
    for (const ComparedDepartment& row : turned) draw_department(ui, row);
}

}  // namespace maillage::app::gui
