// SPDX-License-Identifier: Apache-2.0
#include "app/gui/text_field.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr std::size_t longest = 4096;  // PATH_MAX of Linux

struct Edit {
    const std::string* wanted = nullptr;  ///< replaces the text
    bool to_end = false;                  ///< the cursor goes behind the text, nothing selected
};

/// ImGui keeps the text of a field being typed in for itself; only its callback may change it.
int edit_text(ImGuiInputTextCallbackData* data) {
    auto* edit = static_cast<Edit*>(data->UserData);
    if (data->EventFlag != ImGuiInputTextFlags_CallbackAlways) return 0;
    if (edit->wanted != nullptr) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, edit->wanted->data(), edit->wanted->data() + edit->wanted->size());
    }
    if (edit->wanted != nullptr || edit->to_end) {
        data->CursorPos = data->BufTextLen;
        data->ClearSelection();
    }
    *edit = {};
    return 0;
}

}  // namespace

std::optional<std::string> text_field(Ui& ui, const TextField& field, float width) {
    std::array<char, longest> typed{};
    std::memcpy(typed.data(), field.text.data(), std::min(field.text.size(), typed.size() - 1));
    const std::string label = "##" + std::string(field.id);
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID seen = ImGui::GetID((label + ".revision").c_str());
    const ImGuiID was_active = ImGui::GetID((label + ".active").c_str());
    Edit edit;
    if (storage->GetInt(seen, field.revision) != field.revision) edit.wanted = &field.text;
    storage->SetInt(seen, field.revision);
    // A field that is given the keyboard would select all of its text, and the first letter typed would replace it.
    edit.to_end = !storage->GetBool(was_active) && !ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (field.focus) ImGui::SetKeyboardFocusHere();
    ImGui::PushFont(ui.fonts[FontRole::body]);
    ImGui::SetNextItemWidth(width);
    // Tab is the caller's: it must not leave the field.
    constexpr ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackCompletion;
    const bool changed = ImGui::InputTextWithHint(label.c_str(), field.hint.c_str(), typed.data(), typed.size(), flags,
                                                  edit_text, &edit);
    storage->SetBool(was_active, ImGui::IsItemActive());
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    ImGui::PopFont();
    as_control(ui, field.id, {{low.x, low.y}, {high.x, high.y}});
    return changed ? std::optional(std::string(typed.data())) : std::nullopt;
}

}  // namespace maillage::app::gui
