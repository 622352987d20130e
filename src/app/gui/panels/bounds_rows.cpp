// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/bounds_rows.h"

#include <algorithm>

#include "app/gui/style.h"

namespace maillage::app::gui {
namespace {

/// More sites in one zone than anybody plans.
constexpr int most_sites = 99;

}  // namespace

std::optional<planning::SiteBounds> bounds_rows(Ui& ui, const std::string& id, const planning::SiteBounds& bounds,
                                                 const BoundsLabels& labels) {
    std::optional<planning::SiteBounds> changed;
    if (const auto minimum = stepper(ui, id + "_minimum", bounds.minimum, 0, most_sites,
                                     labelled_row(ui, id + "_minimum", ui.text(labels.minimum)))) {
        changed = bounds;
        changed->minimum = *minimum;
        if (changed->maximum) changed->maximum = std::max(*changed->maximum, *minimum);
    }
    // One step below the least maximum there is none.
    const int least = std::max(bounds.minimum, 1);
    const int shown = bounds.maximum ? *bounds.maximum : least - 1;
    if (const auto maximum = stepper(ui, id + "_maximum", shown, least - 1, most_sites,
                                     labelled_row(ui, id + "_maximum", ui.text(labels.maximum)),
                                     bounds.maximum ? std::string() : ui.text("window.rule_no_maximum"_text))) {
        changed = bounds;
        changed->maximum = *maximum < least ? std::nullopt : std::optional(*maximum);
    }
    return changed;
}

void draw_department_bounds(Ui& ui, territory::Index department) {
    const auto& rule = *ui.state.project.rule;
    const DepartmentCode code = ui.state.workspace->territory->departments.code[department];
    const auto own = rule.exceptions.find(code);
    const planning::SiteBounds& bounds = own == rule.exceptions.end() ? rule.everywhere : own->second;
    if (const auto changed = bounds_rows(ui, "department_rule", bounds))
        ui.act([department, bounds = *changed](Session& session) { session.set_department_rule(department, bounds); });
    if (own != rule.exceptions.end() &&
        wide_button(ui, "rule_like_others", ui.text("window.rule_like_others"_text), ButtonKind::quiet))
        ui.act([department](Session& session) { session.set_department_rule(department, std::nullopt); });
}

}  // namespace maillage::app::gui
