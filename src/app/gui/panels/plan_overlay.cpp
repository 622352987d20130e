// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/plan_overlay.h"

#include <algorithm>
#include <cmath>

#include "app/gui/drawing.h"
#include "app/gui/map_drawing.h"
#include "planning/cost_model.h"

namespace maillage::app::gui {
namespace {

using territory::Index;

/// Dots are squares of this side, style px: a third of the vertices of a disc, and there may be 35 000.
constexpr float dot_side = 3;
/// Half a site's sign with its halo and half a dot, style px.
constexpr float sign_reach = 11;

void draw_cross(Point centre, float arm, map::Color color, float width) {
    put_line({centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}, color, width);
    put_line({centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}, color, width);
}

std::vector<Point> site_signs(const Ui& ui) {
    std::vector<Point> signs;
    for (const map::SiteMarker& site : ui.state.content->sites) {
        const Point at = on_map(ui, site.place);
        if (ui.layout.map.contains(at)) signs.push_back(at);
    }
    return signs;
}

/// A site's sign stays whole.
bool covers_sign(const Ui& ui, const std::vector<Point>& signs, Point at) {
    const float reach = ui.px(sign_reach);
    return std::ranges::any_of(signs, [&](Point sign) {
        return std::abs(sign.x - at.x) < reach && std::abs(sign.y - at.y) < reach;
    });
}

void draw_candidates(const Ui& ui) {
    const auto& communes = ui.state.workspace->territory->communes;
    const geo::Xy origin = ui.state.content->geometry->whole().origin();
    const project::PlanSettings& plan = *ui.state.project.plan;
    const bool all_free = plan.forced.empty() && plan.forbidden.empty();
    if (all_free && !ui.state.proposing.show_candidates) return;
    const std::vector<Point> signs = site_signs(ui);
    const float half = ui.px(dot_side) / 2;
    for (const CandidateDot& dot : ui.state.proposing.candidates) {
        const Point at = on_map(ui, origin, dot.at);
        if (!ui.layout.map.contains(at)) continue;
        const auto wish = all_free ? project::Wish::free : project::wish_of(ui.state.project, communes.code[dot.commune]);
        switch (wish) {
            case project::Wish::free:
                if (!ui.state.proposing.show_candidates || covers_sign(ui, signs, at)) break;
                put_box({{at.x - half - 1, at.y - half - 1}, {at.x + half + 1, at.y + half + 1}}, ui.palette.panel);
                put_box({{at.x - half, at.y - half}, {at.x + half, at.y + half}}, ui.palette.proposed);
                break;
            case project::Wish::forced:
                put_box({{at.x - ui.px(5), at.y - ui.px(5)}, {at.x + ui.px(5), at.y + ui.px(5)}}, ui.palette.panel);
                put_box({{at.x - ui.px(4), at.y - ui.px(4)}, {at.x + ui.px(4), at.y + ui.px(4)}}, ui.palette.proposed);
                break;
            case project::Wish::forbidden:
                draw_cross(at, ui.px(3), ui.palette.panel, ui.px(3));
                draw_cross(at, ui.px(3), ui.palette.missing, ui.px(1.4F));
                break;
        }
    }
}

void draw_ghosts(const Ui& ui, const std::vector<Index>& communes) {
    for (const Index commune : communes) {
        if (!lies_on_map(ui, commune)) continue;
        const Point at = on_map(ui, planning::commune_host(*ui.state.workspace->territory, commune).place);
        put_hollow_diamond(at, ui.px(8), ui.palette.proposed, ui.palette.panel, ui.px(2));
    }
}

}  // namespace

void draw_plan_overlay(Ui& ui) {
    if (ui.state.tools.task != Task::propose || !ui.state.workspace) return;
    const ProposeState& proposing = ui.state.proposing;
    if (!proposing.blocked.empty())
        draw_outline(ui, proposing.blocked_outline, ui.palette.panel, ui.palette.missing, ui.px(3));
    draw_candidates(ui);
    if (ui.state.planning && !proposing.trace.empty()) draw_ghosts(ui, proposing.trace.back().proposed);
    if (proposing.show_without_metropoles && ui.state.plan && ui.state.plan->without_metropoles)
        draw_ghosts(ui, ui.state.plan->without_metropoles->proposed);
}

std::optional<TextKey> candidate_words(const Ui& ui, Index commune) {
    const ProposeState& proposing = ui.state.proposing;
    if (ui.state.tools.task != Task::propose) return std::nullopt;
    const auto at = std::ranges::lower_bound(proposing.candidates, commune, {}, &CandidateDot::commune);
    if (at == proposing.candidates.end() || at->commune != commune) return std::nullopt;
    switch (project::wish_of(ui.state.project, ui.state.workspace->territory->communes.code[commune])) {
        case project::Wish::free:
            return proposing.show_candidates ? std::optional("window.wish_free"_text) : std::nullopt;
        case project::Wish::forced: return "window.wish_forced"_text;
        case project::Wish::forbidden: break;
    }
    return "window.wish_forbidden"_text;
}

}  // namespace maillage::app::gui
