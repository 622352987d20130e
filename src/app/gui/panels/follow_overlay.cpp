// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/follow_overlay.h"

#include "app/gui/drawing.h"
#include "app/gui/map_drawing.h"
#include "planning/cost_model.h"

namespace maillage::app::gui {
namespace {

/// Around the ring of a planned site, style px.
constexpr float diamond_reach = 13;

}  // namespace

void draw_followers(const Ui& ui) {
    const FollowState& follow = ui.state.follow;
    if (!follow.answer) return;
    for (const territory::Index commune : follow.answer->communes) {
        if (!lies_on_map(ui, commune)) continue;
        const Point at = on_map(ui, planning::commune_host(*ui.state.workspace->territory, commune).place);
        put_hollow_diamond(at, ui.px(diamond_reach), ui.palette.proposed, ui.palette.panel, ui.px(2));
    }
}

std::optional<std::string> follow_words(const Ui& ui) {
    const FollowState& follow = ui.state.follow;
    if (follow.request.count == 0) return std::nullopt;
    if (!follow.trouble.empty()) return follow.trouble;
    if (!follow.answer || !follow.answers(ui.state.drag->to)) return ui.text("window.follow_search"_text);
    const FollowAnswer& answer = *follow.answer;
    if (answer.status == optimise::Status::infeasible) return ui.text("window.follow_impossible"_text);
    if (answer.communes.empty()) return ui.text("window.follow_search"_text);
    const auto count = static_cast<std::int64_t>(answer.communes.size());
    if (answer.is_proven()) return ui.text(message("window.follow_proven"_text).with("count", count));
    return ui.text(message("window.follow_open"_text)
                       .with("count", count)
                       .with("gap", follow.told_gap(), 2));
}

}  // namespace maillage::app::gui
