// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/map_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/map_drawing.h"
#include "app/gui/panels/catchment_overlay.h"
#include "app/gui/panels/follow_overlay.h"
#include "app/gui/panels/inset_overlay.h"
#include "app/gui/panels/legend_panel.h"
#include "app/gui/panels/plan_overlay.h"
#include "app/gui/style.h"
#include "app/gui/swipe_line.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using territory::Index;

/// "+ 12 345", "− 12 345".
std::string signed_integer(std::int64_t value, Language language) {
    const std::string sign = value < 0 ? "\u2212\u00A0" : "+\u00A0";
    return sign + format_integer(value < 0 ? -value : value, language);
}

/// One notch of the wheel. Source: taste; eight notches are a factor of ten.
constexpr double zoom_step = 1.33;
/// A press that moves less than this is a click, style px.
constexpr float click_reach = 4;

/// How far on either side of the comparison, and the difference.
void add_change(const Ui& ui, Index commune, std::vector<std::string>& lines) {
    const std::int32_t a = ui.state.compare.result->metres_a[commune];
    const std::int32_t b = ui.state.compare.result->metres_b[commune];
    const auto km = [](std::int32_t metres) { return metres < 0 ? std::nullopt : std::optional(kilometers(Meters{metres})); };
    ComparedFigure figure;
    figure.unit = FigureUnit::kilometers;
    figure.a = km(a);
    figure.b = km(b);
    lines.push_back(ui.text(message("window.hover_change"_text)
                                .with("a", figure_text(figure, figure.a, ui.language()))
                                .with("b", figure_text(figure, figure.b, ui.language()))
                                .with("change", difference_text(figure, ui.catalog))
                                .with("distance", ui.text(ui.state.workspace->distance.label()))));
}

/// Name, people, how far to which site; each on its line.
std::vector<std::string> hover_lines(const Ui& ui) {
    const Focus& hover = ui.state.hover;
    const Workspace& workspace = *ui.state.workspace;
    const auto& communes = workspace.territory->communes;
    const Index commune = *hover.commune;
    std::vector<std::string> lines{communes.name[commune]};
    const std::string people = ui.text(
        message("window.hover_people"_text).with("count", std::int64_t{communes.population[commune]}));
    lines.push_back(department_title(*workspace.territory, communes.department[commune]) + " – " + people);
    if (const auto wish = candidate_words(ui, commune)) lines.push_back(ui.text(*wish));
    const auto& scope = workspace.scope.communes;
    const auto at = std::lower_bound(scope.begin(), scope.end(), commune);
    if (at == scope.end() || *at != commune) {
        lines.push_back(ui.text("window.hover_outside"_text));
        return lines;
    }
    if (ui.state.compare.result) {
        add_change(ui, commune, lines);
        return lines;
    }
    const auto& allocation = ui.state.check->tables.allocation;
    const auto i = static_cast<std::size_t>(at - scope.begin());
    if (allocation.host[i] == planning::no_site) return lines;
    const auto host = static_cast<std::size_t>(allocation.host[i]);
    lines.push_back(ui.text(message("window.hover_nearest"_text)
                                .with("km", km_text(kilometers(allocation.cost[i]), ui.language()))
                                .with("site", workspace.sites[ui.state.check->site_of[host]].site.name)
                                .with("distance", ui.text(workspace.distance.label()))));
    return lines;
}

/// Beside the pointer, inside the frame: the first line in bold.
void draw_tag(Ui& ui, const char* id, const std::vector<std::string>& lines) {
    const float padding = ui.px(10);
    Point size;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Point line_size = text_size(ui, i == 0 ? FontRole::body_bold : FontRole::small, lines[i]);
        size = {std::max(size.x, line_size.x), size.y + line_size.y};
    }
    size = {size.x + 2 * padding, size.y + 2 * ui.px(7)};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Box& frame = ui.layout.map;
    Point at{mouse.x + ui.px(16), mouse.y + ui.px(16)};
    if (at.x + size.x > frame.high.x - ui.px(grid)) at.x = mouse.x - ui.px(12) - size.x;
    if (at.y + size.y > frame.high.y - ui.px(grid)) at.y = mouse.y - ui.px(12) - size.y;
    const Box box{at, {at.x + size.x, at.y + size.y}};
    put_box(box, ui.palette.panel, ui.px(corner));
    put_frame(box, ui.palette.hairline, ui.px(corner), ui.px(1));
    Point line_at{box.low.x + padding, box.low.y + ui.px(7)};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const FontRole role = i == 0 ? FontRole::body_bold : FontRole::small;
        put_text(ui, role, line_at, i == 0 ? ui.palette.ink : ui.palette.second_ink, lines[i]);
        line_at.y += line_height(ui, role);
    }
    ui.note(id, box, 0, 0);
}

void draw_hover_tag(Ui& ui) {
    if (ui.state.hover.commune) draw_tag(ui, "hover_tag", hover_lines(ui));
}

void draw_adding_tag(Ui& ui) {
    std::vector<std::string> lines{ui.text("window.adding_site"_text)};
    if (ui.state.hover.commune) lines.push_back(ui.state.workspace->territory->communes.name[*ui.state.hover.commune]);
    draw_tag(ui, "adding_tag", lines);
}

void draw_selection(Ui& ui) {
    for (const LocatedSite& site : ui.state.workspace->sites)
        if (std::ranges::find(ui.state.selected_sites, site.site.id) != ui.state.selected_sites.end()) {
            if (!lies_on_map(ui, site.host.commune)) continue;
            const Point at = on_map(ui, site.host.place);
            if (!shows_present_sites(ui.state.compare, (at.x - ui.layout.map.low.x) / ui.layout.map.width())) continue;
            put_ring(at, ui.px(13), ui.palette.panel, ui.px(4));
            put_ring(at, ui.px(13), ui.palette.action, ui.px(2));
        }
}

/// Ghost at the old place, a thin line, and what changes: persons within the main band, mean, the lights of the rule.
void draw_drag(Ui& ui) {
    const SiteDrag& drag = *ui.state.drag;
    const Point from = on_map(ui, drag.from);
    const Point to = on_map(ui, drag.to);
    put_line(from, to, ui.palette.ink, ui.px(1));
    put_disc(from, ui.px(7), map::with_opacity(ui.palette.existing, 0.4));
    draw_followers(ui);
    const planning::Site* site = project::find_site(ui.state.project, drag.id);
    std::vector<std::string> lines{site == nullptr ? std::string() : site->name};
    if (drag.outside) {
        lines.push_back(ui.text("window.outside_scope"_text));
    } else {
        const auto& before = drag.before->tables.coverage;
        const auto& now = ui.state.check->tables.coverage;
        const std::size_t band = main_band(ui.state);
        lines.push_back(ui.text(message("window.drag_within"_text)
                                    .with("persons", signed_integer(now.within[band] - before.within[band], ui.language()))
                                    .with("band", band_text(now.bands[band], ui.language()))));
        if (now.mean_km && before.mean_km)
            lines.push_back(ui.text(message("window.drag_mean"_text)
                                        .with("before", km_text(before.mean_km, ui.language()))
                                        .with("after", km_text(now.mean_km, ui.language()))
                                        .with("distance", ui.text(ui.state.workspace->distance.label()))));
        const int met = ui.state.check->departments_met();
        if (ui.state.check->has_rule && met != drag.before->departments_met())
            lines.push_back(ui.text(message("window.drag_rule"_text)
                                        .with("before", std::int64_t{drag.before->departments_met()})
                                        .with("after", std::int64_t{met})));
    }
    if (const auto words = follow_words(ui)) lines.push_back(*words);
    draw_tag(ui, "drag_tag", lines);
}

geo::Xy pointer_px(const Ui& ui) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return {static_cast<double>((mouse.x - ui.layout.map.low.x) * ui.pixel_ratio),
            static_cast<double>((mouse.y - ui.layout.map.low.y) * ui.pixel_ratio)};
}

/// A press on a site that moves drags it; one let go where it was made is a click.
void take_press(Ui& ui, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    const geo::Xy at = pointer_px(ui);
    if (ImGui::IsItemActivated()) ui.act([](Session& session) { session.press_map(); });
    const bool moved = io.MouseDragMaxDistanceSqr[0] >= ui.px(click_reach) * ui.px(click_reach);
    if (ImGui::IsItemActive() && ui.state.pressed_site && moved)
        ui.act([at](Session& session) { session.drag_site(at); });
    if (!ImGui::IsItemDeactivated()) return;
    const bool more = io.KeyCtrl || io.KeyShift;
    if (!moved && hovered) ui.act([at, more](Session& session) { session.click_map(at, more); });
    ui.act([](Session& session) { session.release_map(); });
}

void take_pointer(Ui& ui, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool active = ImGui::IsItemActive();
    take_press(ui, hovered);
    const ImVec2 drag = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, ui.px(click_reach));
    if (active && !ui.state.pressed_site && (drag.x != 0 || drag.y != 0)) {
        ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
        const double dx = drag.x * ui.pixel_ratio;
        const double dy = drag.y * ui.pixel_ratio;
        ui.act([dx, dy](Session& session) { session.pan(dx, dy); });
    }
    if (hovered && io.MouseWheel != 0) {
        const double factor = std::pow(zoom_step, io.MouseWheel);
        const geo::Xy at = pointer_px(ui);
        ui.act([factor, at](Session& session) { session.zoom(factor, at); });
    }
    if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        const geo::Xy at = pointer_px(ui);
        ui.act([at](Session& session) { session.zoom(zoom_step * zoom_step, at); });
    }
    if (hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right) && ui.state.hover.commune) {
        const PlaceMenu menu{ui.state.hover.commune, 0, {io.MousePos.x, io.MousePos.y}};
        ui.act([menu](Session& session) { session.open_place_menu(menu); });
    }
    if (hovered && !active) {
        const geo::Xy at = pointer_px(ui);
        ui.act([at](Session& session) { session.hover_screen(at); });
    } else if (!hovered && ui.state.hover.commune) {
        ui.act([](Session& session) { session.hover_screen(std::nullopt); });
    }
}

/// Sources and situation at the foot of the map, beside the legend: at most two lines.
void draw_credits(Ui& ui) {
    const Box& frame = ui.layout.map;
    const std::string credits = ui.state.texts.sources + " – " + ui.state.texts.situation;
    const float room_for_it = frame.width() - legend_width(ui) - ui.px(7 * grid);
    if (room_for_it < ui.px(240)) return;
    const Point size = text_size(ui, FontRole::credit, credits, room_for_it);
    const Box box{{frame.high.x - size.x - ui.px(4 * grid), frame.high.y - size.y - ui.px(6)}, frame.high};
    put_box(box, map::with_opacity(ui.palette.panel, 0.72));
    put_text(ui, FontRole::credit, {box.low.x + ui.px(2 * grid), box.low.y + ui.px(3)}, ui.palette.ink, credits,
             Align::left, room_for_it);
    ui.covered.push_back(box);
    ui.note("credits", box, 0, 0);
    ui.credits_height = box.height();
}

}  // namespace

void draw_map_panel(Ui& ui) {
    const Box& frame = ui.layout.map;
    const map::Theme& colors = map::theme(ui.state.theme);
    put_box(frame, colors.sea);
    if (frame.empty()) return;
    const int width = static_cast<int>(frame.width() * ui.pixel_ratio);
    const int height = static_cast<int>(frame.height() * ui.pixel_ratio);
    const double device_scale = static_cast<double>(ui.state.scale) * ui.pixel_ratio;
    const map::MapView& view = ui.state.view;
    if (view.width != width || view.height != height || view.device_scale != device_scale)
        ui.act([width, height, device_scale](Session& session) { session.resize_map(width, height, device_scale); });
    if (!ui.state.content || view.width <= 1) return;
    if (void* texture = ui.canvas.paint(*ui.state.content, view, ui.state.content_revision))
        ImGui::GetWindowDrawList()->AddImage(texture, {frame.low.x, frame.low.y}, {frame.high.x, frame.high.y});
    draw_left_of_line(ui);
    draw_outline(ui, ui.state.selected_outline, colors.casing, ui.palette.ink, ui.px(3));
    if (ui.state.tools.highlight) draw_outline(ui, ui.state.tools.highlight->outline, colors.casing, ui.palette.proposed, ui.px(2));
    const float width_px = ui.state.hover.commune ? ui.px(2) : ui.px(3);
    draw_outline(ui, ui.state.hover.outline, colors.casing, ui.palette.ink, width_px);
    const bool on_line = take_swipe_line(ui);  // before the credits, which stay whole
    draw_plan_overlay(ui);
    draw_catchment_overlay(ui);
    draw_credits(ui);
    const bool on_inset = draw_insets(ui);
    bool hovered = false;
    hit(ui, "map", frame, &hovered);
    hovered = hovered && !on_line && !on_inset;
    take_pointer(ui, hovered);
    draw_selection(ui);
    if (ui.state.drag)
        draw_drag(ui);
    else if (hovered && ui.state.adding_site)
        draw_adding_tag(ui);
    else if (hovered && !ImGui::IsItemActive())
        draw_hover_tag(ui);
}

}  // namespace maillage::app::gui
