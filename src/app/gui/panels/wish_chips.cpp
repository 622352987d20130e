// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/wish_chips.h"

#include <algorithm>
#include <map>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using project::Wish;
using territory::Index;

/// Excluded communes of one department are told one by one up to this number, then as one chip.
constexpr std::size_t most_alone = 4;

struct Chip {
    std::string id;
    std::string words;
    Wish wish = Wish::forced;
    Action free;
};

std::vector<Chip> chips_of(const Ui& ui) {
    const auto& territory = *ui.state.workspace->territory;
    const project::PlanSettings& plan = *ui.state.project.plan;
    std::vector<Chip> chips;
    const auto add_commune = [&](Index commune, Wish wish) {
        chips.push_back({"wish_" + territory.communes.code[commune].text(), territory.communes.name[commune], wish,
                         [commune](Session& session) { session.set_wish(commune, Wish::free); }});
    };
    for (const CommuneCode code : plan.forced)
        if (const auto commune = territory.communes.find(code)) add_commune(*commune, Wish::forced);
    std::map<Index, std::vector<Index>> forbidden;
    for (const CommuneCode code : plan.forbidden)
        if (const auto commune = territory.communes.find(code))
            forbidden[territory.communes.department[*commune]].push_back(*commune);
    for (const auto& [department, communes] : forbidden) {
        if (communes.size() <= most_alone) {
            for (const Index commune : communes) add_commune(commune, Wish::forbidden);
            continue;
        }
        chips.push_back({"wish_department_" + territory.departments.code[department].text(),
                         ui.text(message("window.wish_department"_text)
                                     .with("department", department_title(territory, department))
                                     .with("count", static_cast<std::int64_t>(communes.size()))),
                         Wish::forbidden, [department = department](Session& session) {
                             session.set_department_wish(department, Wish::free);
                         }});
    }
    return chips;
}

void draw_sign(const Ui& ui, Point centre, Wish wish) {
    const float arm = ui.px(3.5F);
    if (wish == Wish::forced)
        return put_box({{centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}}, ui.palette.proposed);
    put_line({centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}, ui.palette.missing, ui.px(1.6F));
    put_line({centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}, ui.palette.missing, ui.px(1.6F));
}

void draw_chip(Ui& ui, const Chip& chip, const Box& box) {
    put_box(box, ui.palette.field, box.height() / 2);
    const float side = box.height();
    draw_sign(ui, {box.low.x + ui.px(12), (box.low.y + box.high.y) / 2}, chip.wish);
    put_fitted(ui, chip.id + "_name", FontRole::small, {box.low.x + ui.px(22), middle_line(ui, FontRole::small, box)},
               ui.palette.ink, chip.words, box.width() - ui.px(22) - side);
    const Box cross{{box.high.x - side, box.low.y}, box.high};
    bool hovered = false;
    if (hit(ui, chip.id, cross, &hovered)) ui.act(chip.free);
    if (hovered) put_box(cross, ui.palette.field_hover, side / 2);
    put_icon(ui, icons::close, cross, ui.palette.second_ink);
}

}  // namespace

void draw_wish_chips(Ui& ui) {
    const auto chips = chips_of(ui);
    if (chips.empty()) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.wish_how"_text));
        return;
    }
    gap(ui, grid);
    const float height = ui.px(26);
    const float between = ui.px(1.5F * grid);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = room(ui);
    Point at{start.x, start.y};
    for (const Chip& chip : chips) {
        const float wanted = text_size(ui, FontRole::small, chip.words).x + 1 + ui.px(22) + height;
        const float own = std::min(wanted, width);
        if (at.x > start.x && at.x + own > start.x + width) at = {start.x, at.y + height + between};
        draw_chip(ui, chip, {at, {at.x + own, at.y + height}});
        at.x += own + between;
    }
    ImGui::Dummy({width, at.y + height - start.y});
}

}  // namespace maillage::app::gui
