// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/open_panel.h"

#include "app/gui/file_browser.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"

namespace maillage::app::gui {

void draw_open_panel(Ui& ui) {
    if (!ui.state.tools.browser) return;
    line(ui, "open_title", FontRole::lead, ui.palette.ink,
         ui.text(ui.state.tools.browser->adds ? "window.do.import_sites"_text : "window.open_title"_text));
    gap(ui, 3 * grid);
    const bool confirmed = draw_file_browser(ui, ui.px(340));
    gap(ui, 3 * grid);
    const Box row = take(ui, ui.px(34));
    const Box open{{row.high.x - ui.px(140), row.low.y}, row.high};
    const Box cancel{{open.low.x - ui.px(2 * grid) - ui.px(110), row.low.y}, {open.low.x - ui.px(2 * grid), row.high.y}};
    if (button(ui, "open_cancel", ui.text("window.cancel"_text), ButtonKind::quiet, cancel))
        ui.act([](Session& session) { session.close_browser(); });
    if (button(ui, "open_do", ui.text("window.open"_text), ButtonKind::primary, open) || confirmed)
        ui.act([](Session& session) { session.open_browsed(); });
}

}  // namespace maillage::app::gui
