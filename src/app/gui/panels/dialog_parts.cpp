// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/dialog_parts.h"

#include <GLFW/glfw3.h>

#include <algorithm>

#include "app/gui/style.h"

namespace maillage::app::gui {

bool radio_row(Ui& ui, const std::string& id, const std::string& words, bool on) {
    const Box box = take(ui, ui.px(28));
    bool hovered = false;
    const bool pressed = hit(ui, id, box, &hovered);
    if (hovered) put_box(box, ui.palette.field, ui.px(corner));
    const Point centre{box.low.x + ui.px(14), (box.low.y + box.high.y) / 2};
    put_ring(centre, ui.px(7), on ? ui.palette.action : ui.palette.second_ink, ui.px(1.6F));
    if (on) put_disc(centre, ui.px(3.8F), ui.palette.action);
    put_fitted(ui, id + "_words", FontRole::body, {box.low.x + ui.px(30), middle_line(ui, FontRole::body, box)},
               ui.palette.ink, words, box.width() - ui.px(30));
    return pressed;
}

void dialog_buttons(Ui& ui, const std::vector<DialogButton>& buttons) {
    const Box row = take(ui, ui.px(34));
    float right = row.high.x;
    for (const DialogButton& shown : buttons) {
        const std::string words = ui.text(shown.words);
        const float wanted = text_size(ui, FontRole::body_bold, words).x + ui.px(8 * grid);
        const float width = std::max(wanted, ui.px(110));
        const Box box{{right - width, row.low.y}, {right, row.high.y}};
        const bool entered = shown.kind == ButtonKind::primary && std::any_of(ui.keys.begin(), ui.keys.end(), [](const KeyPress& press) {
            return press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER;
        });
        if (button(ui, shown.id, words, shown.kind, box) || entered) ui.act(shown.action);
        right = box.low.x - ui.px(2 * grid);
    }
}

}  // namespace maillage::app::gui
