// SPDX-License-Identifier: Apache-2.0
#include "app/gui/draft_field.h"

#include "app/gui/text_field.h"
#include <imgui.h>

namespace maillage::app::gui {

std::optional<std::string> draft_field(Ui& ui, std::string_view id, const std::string& text, const std::string& hint,
                                       float width) {
    const std::optional<Draft>& draft = ui.state.draft;
    const bool mine = draft && draft->field == id;
    const auto typed = text_field(ui, {id, mine ? draft->text : text, hint}, width);
    if (typed) ui.act([field = std::string(id), words = *typed](Session& session) { session.set_draft({field, words}); });
    if (!ImGui::IsItemDeactivated()) return std::nullopt;
    ui.act([](Session& session) { session.drop_draft(); });
    const std::string now = typed ? *typed : mine ? draft->text : text;
    return now == text ? std::nullopt : std::optional(now);
}

std::optional<std::string> draft_field_in(Ui& ui, std::string_view id, const std::string& text, TextKey hint, const Box& box) {
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({box.low.x, box.low.y});
    auto changed = draft_field(ui, id, text, ui.text(hint), box.width());
    ImGui::SetCursorScreenPos(cursor);
    return changed;
}

}  // namespace maillage::app::gui
