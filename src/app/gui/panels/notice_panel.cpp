// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/notice_panel.h"

#include <algorithm>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {

void draw_notice_panel(Ui& ui) {
    const Notice& notice = *ui.state.notice;
    const NoteColors& colors = notice.failure ? ui.palette.failure : ui.palette.answer;
    const float side = ui.px(26);
    const float wrap = ui.px(420);
    const Point size = text_size(ui, FontRole::body, notice.text, wrap);
    const float height = std::max(size.y, side);
    ImGui::Dummy({wrap + side + ui.px(2 * grid), 0});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box box = take(ui, height);
    put_text(ui, FontRole::body, {box.low.x, box.low.y + (height - size.y) / 2}, colors.strong, notice.text, Align::left,
             wrap);
    const float right = at.x + wrap + side + ui.px(2 * grid);
    if (icon_button(ui, "close_notice", icons::close, ui.text("window.close"_text), ButtonKind::quiet,
                    {{right - side, at.y}, {right, at.y + side}}))
        ui.act([](Session& session) { session.close_notice(); });
}

}  // namespace maillage::app::gui
