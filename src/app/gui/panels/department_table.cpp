// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/department_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using territory::Index;

/// Columns of the table, style px from the left or from the right edge.
struct Columns {
    float light = 16;              ///< width of what can be pressed
    float code = 21;
    float name = 45;
    float sites_from_right = 106;  ///< right edge of the number
    float bar_from_right = 96;
    float bar_width = 50;
};
constexpr Columns columns;
/// Sites named under "where its people go".
constexpr std::size_t most_destinations = 4;

void draw_head(Ui& ui, const planning::Band& band) {
    const Box box = take(ui, ui.px(26));
    gap(ui, grid);
    const auto color = ui.palette.second_ink;
    const float y = middle_line(ui, FontRole::small, box);
    put_text(ui, FontRole::small, {box.low.x, y}, color, ui.text("window.department"_text));
    put_text(ui, FontRole::small, {box.high.x - ui.px(columns.sites_from_right), y}, color, ui.text("window.sites"_text),
             Align::right);
    const std::string limit = band_text(band, ui.language());
    const std::array<std::string, 3> words{ui.text(message("window.within"_text).with("band", limit)),
                                           ui.text(message("window.beyond"_text).with("band", limit)),
                                           ui.text("window.population"_text)};
    const Box field{{box.high.x - ui.px(columns.bar_from_right), box.low.y}, box.high};
    if (const auto picked = choice(ui, "goal_column", static_cast<int>(ui.state.goal_column), words, field))
        ui.act([column = static_cast<GoalColumn>(*picked)](Session& session) { session.set_goal_column(column); });
}

void draw_light(Ui& ui, Point centre, Light light) {
    const float radius = ui.px(5.5F);
    switch (light) {
        case Light::met: return put_disc(centre, radius, ui.palette.good);
        case Light::met_by_others: return put_half_disc(centre, radius, ui.palette.good, ui.px(1.6F));
        case Light::unmet: break;
    }
    put_ring(centre, radius, ui.palette.missing, ui.px(2));
}

std::string light_words(Ui& ui, const CheckResult& check, std::size_t row) {
    switch (light_of(check, row)) {
        case Light::met: return ui.text(check.has_rule ? "window.light_met"_text : "window.light_covered"_text);
        case Light::met_by_others: return ui.text("window.light_by_others"_text);
        case Light::unmet: break;
    }
    return ui.text(check.has_rule ? "window.light_unmet"_text : "window.light_uncovered"_text);
}

/// What the row cannot hold: the rule, what the light says, where its people go.
std::string row_words(Ui& ui, const CheckResult& check, std::size_t row) {
    const auto& verdict = check.verdicts[row];
    std::string words = department_title(*ui.state.workspace->territory, verdict.department);
    words += "\n" + ui.text(message("window.row_rule"_text)
                                .with("count", std::int64_t{verdict.sites})
                                .with("bounds", bounds_text(verdict.bounds, ui.catalog)));
    words += "\n" + light_words(ui, check, row);
    const auto& table = check.tables.departments[row];
    const auto population = static_cast<double>(table.coverage.population);
    if (!table.goes_to.empty() && population > 0) words += "\n\n" + ui.text("window.row_goes_to"_text);
    for (std::size_t i = 0; i < std::min(table.goes_to.size(), most_destinations) && population > 0; ++i) {
        const auto& to = table.goes_to[i];
        const std::size_t site = check.site_of[static_cast<std::size_t>(to.host)];
        words += "\n" + ui.text(message("window.row_destination"_text)
                                    .with("site", ui.state.workspace->sites[site].site.name)
                                    .with("share", share_text(static_cast<double>(to.persons) / population, ui.language())));
    }
    return words + "\n\n" + ui.text("window.row_how"_text);
}

void open_menu(Ui& ui, Index department) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const PlaceMenu menu{std::nullopt, department, {mouse.x, mouse.y}};
    ui.act([menu](Session& session) { session.open_place_menu(menu); });
}

/// Clicks and hovers of a row; true where it is pointed at.
bool take_pointer(Ui& ui, const CheckResult& check, std::size_t row, const Box& wide, float light_right) {
    const Index department = check.verdicts[row].department;
    const std::string code = ui.state.workspace->territory->departments.code[department].text();
    bool on_light = false;
    bool on_row = false;
    if (hit(ui, "light_" + code, {wide.low, {light_right, wide.high.y}}, &on_light)) open_menu(ui, department);
    if (hit(ui, "department_" + code, {{light_right, wide.low.y}, wide.high}, &on_row)) {
        const bool selected = ui.state.selected_department == department;
        ui.act([department, selected](Session& session) {
            session.select_department(selected ? std::nullopt : std::optional(department));
        });
    }
    tooltip(ui, row_words(ui, check, row));
    const bool hovered = on_light || on_row;
    if (hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) open_menu(ui, department);
    return hovered;
}

void draw_figure(Ui& ui, const planning::DepartmentRow& row, std::size_t band, std::int64_t most, const Box& box) {
    const auto within = row.coverage.share_within(band);
    std::optional<double> share = within;
    std::string words = share_text(within, ui.language());
    if (ui.state.goal_column == GoalColumn::beyond) {
        share = within ? std::optional(1 - *within) : std::nullopt;
        words = share_text(share, ui.language());
    } else if (ui.state.goal_column == GoalColumn::population) {
        share = most > 0 ? static_cast<double>(row.coverage.population) / static_cast<double>(most) : 0;
        words = format_integer(row.coverage.population, ui.language());
    }
    // A number of people takes the bar's room.
    const bool number = ui.state.goal_column == GoalColumn::population;
    const float width = number ? ui.px(columns.bar_from_right) - text_size(ui, FontRole::small, words).x - ui.px(2 * grid)
                               : ui.px(columns.bar_width);
    const float left = box.high.x - ui.px(columns.bar_from_right);
    const float middle = (box.low.y + box.high.y) / 2;
    const float thick = ui.px(8);
    share_bar(ui, {{left, middle - thick / 2}, {left + std::max(width, 1.0F), middle + thick / 2}}, share.value_or(0));
    put_text(ui, FontRole::small, {box.high.x, middle_line(ui, FontRole::small, box)}, ui.palette.ink, words, Align::right);
}

void draw_ground(Ui& ui, Index department, const Box& wide) {
    if (std::ranges::binary_search(ui.state.proposing.blocked, department)) {
        put_box(wide, ui.palette.failure.ground, ui.px(corner));
        put_frame(wide, ui.palette.missing, ui.px(corner), std::max(ui.px(1), 1.0F));
    }
    const bool lit = ui.state.hover.department == department || ui.state.selected_department == department;
    if (lit) put_box(wide, ui.palette.row_hover, ui.px(corner));
    if (ui.state.selected_department == department)
        put_box({wide.low, {wide.low.x + ui.px(3), wide.high.y}}, ui.palette.action, ui.px(1.5F));
}

void draw_row(Ui& ui, const CheckResult& check, std::size_t row, std::size_t band, std::int64_t most, float height) {
    const Box box = take(ui, height);
    if (!ImGui::IsRectVisible({box.low.x, box.low.y}, {box.high.x, box.high.y})) return;
    const auto& verdict = check.verdicts[row];
    const Index department = verdict.department;
    const auto& table = ui.state.workspace->territory->departments;
    const std::string code = table.code[department].text();
    const float margin = ui.px(2 * grid);
    const Box wide{{box.low.x - margin, box.low.y}, {box.high.x + margin, box.high.y}};
    if (take_pointer(ui, check, row, wide, box.low.x + ui.px(columns.light)))
        ui.act([department](Session& session) { session.hover_department(department); });
    draw_ground(ui, department, wide);
    draw_light(ui, {box.low.x + ui.px(6), (box.low.y + box.high.y) / 2}, light_of(check, row));
    const FontRole name_role = check.has_rule && !verdict.met() ? FontRole::small_bold : FontRole::small_medium;
    const float text_top = middle_line(ui, FontRole::small, box);
    put_text(ui, FontRole::small, {box.low.x + ui.px(columns.code), text_top}, ui.palette.second_ink, code);
    const float sites_right = box.high.x - ui.px(columns.sites_from_right);
    put_fitted(ui, "department_name_" + code, name_role, {box.low.x + ui.px(columns.name), text_top}, ui.palette.ink,
               table.name[department], sites_right - ui.px(14) - box.low.x - ui.px(columns.name));
    put_text(ui, FontRole::small_medium, {sites_right, text_top}, ui.palette.ink,
             format_integer(verdict.sites, ui.language()), Align::right);
    draw_figure(ui, check.tables.departments[row], band, most, box);
}

}  // namespace

Light light_of(const CheckResult& check, std::size_t row) {
    const auto& verdict = check.verdicts[row];
    if (check.has_rule ? !verdict.met() : verdict.sites == 0) return Light::unmet;
    const auto& hosts = check.tables.departments[row].hosts;
    const bool by_others = !hosts.empty() && std::ranges::all_of(hosts, [&](std::int32_t host) {
        const auto share = check.tables.sites[static_cast<std::size_t>(host)].home_share;
        return share && *share < low_home_share;
    });
    return by_others ? Light::met_by_others : Light::met;
}

void draw_department_table(Ui& ui, const CheckResult& check) {
    const auto& bands = ui.state.workspace->bands;
    const std::size_t band = main_band(ui.state);
    draw_head(ui, bands[band]);
    // Rows breathe where there is room and still fit a small screen.
    const float left = ui.layout.left.high.y - ImGui::GetCursorScreenPos().y - ui.px(panel_padding);
    const float rows = static_cast<float>(std::max<std::size_t>(check.verdicts.size(), 1));
    const float height = std::clamp(std::floor(left / rows), ui.px(26), ui.px(33));
    std::int64_t most = 0;
    for (const auto& row : check.tables.departments) most = std::max(most, row.coverage.population);
    for (std::size_t row = 0; row < check.verdicts.size(); ++row) draw_row(ui, check, row, band, most, height);
}

}  // namespace maillage::app::gui
