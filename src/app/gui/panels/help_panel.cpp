// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/help_panel.h"

#include "app/gui/command_table.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

void row(Ui& ui, const std::string& id, const std::string& keys, const std::string& what) {
    const Box box = take(ui, ui.px(23));
    const float keys_width = ui.px(150);
    const float y = middle_line(ui, FontRole::small, box);
    put_fitted(ui, "keys_" + id, FontRole::small_bold, {box.low.x, y}, ui.palette.ink, keys, keys_width - ui.px(2 * grid));
    put_fitted(ui, "what_" + id, FontRole::small, {box.low.x + keys_width, y}, ui.palette.second_ink, what,
               box.width() - keys_width);
}

}  // namespace

void draw_help_panel(Ui& ui) {
    line(ui, "help_title", FontRole::lead, ui.palette.ink, ui.text("window.help_title"_text));
    gap(ui, 2 * grid);
    row(ui, "wheel", ui.text("window.key.wheel"_text), ui.text("window.do.wheel"_text));
    row(ui, "drag", ui.text("window.key.drag"_text), ui.text("window.do.pan"_text));
    // What has keys first, the rest behind the palette's own.
    for (const bool with_keys : {true, false})
        for (const Command& command : commands()) {
            if (command.keys.id.empty() == with_keys) continue;
            row(ui, std::string(command.id), ui.text(with_keys ? command.keys : "window.key.commands"_text),
                ui.text(command.what));
        }
    gap(ui, 3 * grid);
    const Box box = take(ui, ui.px(34));
    if (button(ui, "help_close", ui.text("window.close"_text), ButtonKind::quiet, {{box.high.x - ui.px(110), box.low.y}, box.high}))
        ui.act([](Session& session) { session.toggle_help(); });
}

}  // namespace maillage::app::gui
