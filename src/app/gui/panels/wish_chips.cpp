// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/wish_chips.h"

#include <map>
#include <utility>

#include "app/gui/panels/chip_flow.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

using project::Wish;
using territory::Index;

/// Excluded communes of one department are told one by one up to this number, then as one chip.
constexpr std::size_t most_alone = 4;

void draw_sign(const Ui& ui, Point centre, Wish wish) {
    const float arm = ui.px(3.5F);
    if (wish == Wish::forced)
        return put_box({{centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}}, ui.palette.proposed);
    put_line({centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}, ui.palette.missing, ui.px(1.6F));
    put_line({centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}, ui.palette.missing, ui.px(1.6F));
}

Chip chip_of(std::string id, std::string words, Wish wish, Action free) {
    return {std::move(id), std::move(words), std::move(free),
            [wish](const Ui& ui, Point centre) { draw_sign(ui, centre, wish); }};
}

std::vector<Chip> chips_of(const Ui& ui) {
    const auto& territory = *ui.state.workspace->territory;
    const project::PlanSettings& plan = *ui.state.project.plan;
    std::vector<Chip> chips;
    const auto add_commune = [&](Index commune, Wish wish) {
        chips.push_back(chip_of("wish_" + territory.communes.code[commune].text(), territory.communes.name[commune], wish,
                                [commune](Session& session) { session.set_wish(commune, Wish::free); }));
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
        chips.push_back(chip_of("wish_department_" + territory.departments.code[department].text(),
                                ui.text(message("window.wish_department"_text)
                                            .with("department", department_title(territory, department))
                                            .with("count", static_cast<std::int64_t>(communes.size()))),
                                Wish::forbidden, [department = department](Session& session) {
                                    session.set_department_wish(department, Wish::free);
                                }));
    }
    return chips;
}

}  // namespace

void draw_wish_chips(Ui& ui) {
    const auto chips = chips_of(ui);
    if (chips.empty()) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.wish_how"_text));
        return;
    }
    draw_chips(ui, chips);
}

}  // namespace maillage::app::gui
