// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/help_panel.h"

#include <string>
#include <vector>

#include "app/gui/command_table.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

struct Row {
    std::string id;
    std::string keys;
    std::string what;
};

void draw_row(Ui& ui, const Row& row, const Box& box) {
    const float keys_width = row.keys.empty() ? 0 : ui.px(128);
    const float y = middle_line(ui, FontRole::small, box);
    if (!row.keys.empty())
        put_fitted(ui, "keys_" + row.id, FontRole::small_bold, {box.low.x, y}, ui.palette.ink, row.keys,
                   keys_width - ui.px(2 * grid));
    put_fitted(ui, "what_" + row.id, FontRole::small, {box.low.x + keys_width, y}, ui.palette.second_ink, row.what,
               box.width() - keys_width);
}

/// What has keys, and what the palette alone offers.
std::vector<Row> rows_of(const Ui& ui, bool with_keys) {
    std::vector<Row> rows;
    if (with_keys)
        rows = {{"wheel", ui.text("window.key.wheel"_text), ui.text("window.do.wheel"_text)},
                {"drag", ui.text("window.key.drag"_text), ui.text("window.do.pan"_text)}};
    for (const Command& command : commands())
        if (command.keys.id.empty() != with_keys)
            rows.push_back({std::string(command.id), with_keys ? ui.text(command.keys) : "", ui.text(command.what)});
    return rows;
}

/// In two columns: one would be higher than a window.
void draw_rows(Ui& ui, const std::vector<Row>& rows) {
    const std::size_t half = (rows.size() + 1) / 2;
    for (std::size_t i = 0; i < half; ++i) {
        const Box box = take(ui, ui.px(21));
        const float middle = (box.low.x + box.high.x) / 2;
        draw_row(ui, rows[i], {box.low, {middle - ui.px(3 * grid), box.high.y}});
        if (half + i < rows.size()) draw_row(ui, rows[half + i], {{middle + ui.px(3 * grid), box.low.y}, box.high});
    }
}

}  // namespace

void draw_help_panel(Ui& ui) {
    line(ui, "help_title", FontRole::lead, ui.palette.ink, ui.text("window.help_title"_text));
    gap(ui, 2 * grid);
    draw_rows(ui, rows_of(ui, true));
    gap(ui, 2 * grid);
    line(ui, "help_palette", FontRole::small_bold, ui.palette.ink, ui.text("window.help_palette"_text));
    gap(ui, grid);
    draw_rows(ui, rows_of(ui, false));
    gap(ui, 3 * grid);
    const Box box = take(ui, ui.px(34));
    if (button(ui, "help_close", ui.text("window.close"_text), ButtonKind::quiet, {{box.high.x - ui.px(110), box.low.y}, box.high}))
        ui.act([](Session& session) { session.toggle_help(); });
}

}  // namespace maillage::app::gui
