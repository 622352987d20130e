// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/column_field.h"

#include <filesystem>
#include <utility>

#include "app/gui/style.h"
#include "app/gui/widgets.h"

namespace maillage::app::gui {
namespace {

/// "couts.csv, « euros »".
std::string column_words(const Ui& ui, const std::string& column) {
    const std::size_t last = column.rfind(':');
    const std::size_t middle = column.rfind(':', last - 1);
    return ui.text(message("window.cost_file"_text)
                       .with("column", column.substr(last + 1))
                       .with("file", std::filesystem::path(column.substr(0, middle)).filename().string()));
}

}  // namespace

void draw_column_field(Ui& ui, const std::string& id, const std::string& column, const Box& box, Action remove) {
    const float side = box.height();
    const float inset = ui.px(3 * grid);
    put_box(box, ui.palette.field, ui.px(corner));
    put_fitted(ui, id + "_name", FontRole::small, {box.low.x + inset, middle_line(ui, FontRole::small, box)}, ui.palette.ink,
               column_words(ui, column), box.width() - inset - side);
    if (icon_button(ui, id + "_file", icons::close, {}, ButtonKind::quiet, {{box.high.x - side, box.low.y}, box.high}))
        ui.act(std::move(remove));
}

}  // namespace maillage::app::gui
