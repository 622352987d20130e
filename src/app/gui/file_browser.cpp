// SPDX-License-Identifier: Apache-2.0
#include "app/gui/file_browser.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr float places_width = 176;
constexpr float row_height = 26;
constexpr float size_width = 84;
constexpr float day_width = 104;

/// Whole kilobytes and up, three figures at most: enough to tell files apart.
std::string size_text(const Ui& ui, const io::FolderEntry& entry) {
    if (entry.is_folder) return {};
    const auto bytes = static_cast<double>(entry.bytes);
    if (bytes < 999'500) return ui.text(message("window.size_kb"_text).with("size", std::ceil(bytes / 1000), 0));
    if (bytes < 999.5e6) return ui.text(message("window.size_mb"_text).with("size", bytes / 1e6, bytes < 9.95e6 ? 1 : 0));
    return ui.text(message("window.size_gb"_text).with("size", bytes / 1e9, 1));
}

std::string place_name(const Ui& ui, const Favourite& place) {
    switch (place.kind) {
        case Favourite::Kind::home: return ui.text("window.folder_home"_text);
        case Favourite::Kind::current: return ui.text("window.folder_current"_text);
        case Favourite::Kind::project: return place.path.stem().string();
        case Favourite::Kind::recent:
        case Favourite::Kind::medium: break;
    }
    const std::string name = place.path.filename().string();
    return name.empty() ? place.path.string() : name;
}

Icon place_icon(Favourite::Kind kind) {
    switch (kind) {
        case Favourite::Kind::home: return icons::home;
        case Favourite::Kind::current: return icons::folder;
        case Favourite::Kind::recent: return icons::recent;
        case Favourite::Kind::project: return icons::file;
        case Favourite::Kind::medium: break;
    }
    return icons::medium;
}

/// An icon, words and the ground of a row.
bool draw_place(Ui& ui, const std::string& id, Icon icon, const std::string& words, bool on, const std::string& tip) {
    const Box box = take(ui, ui.px(28));
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    tooltip(ui, tip);
    if (on || hovered) put_box(box, on ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    put_icon(ui, icon, {box.low, {box.low.x + ui.px(30), box.high.y}}, ui.palette.second_ink);
    put_text(ui, FontRole::small_medium, {box.low.x + ui.px(32), middle_line(ui, FontRole::small_medium, box)},
             ui.palette.ink, fitted(ui, FontRole::small_medium, words, box.width() - ui.px(38)));
    return clicked;
}

void draw_places(Ui& ui, const FileBrowser& browser) {
    for (std::size_t i = 0; i < browser.favourites.size(); ++i) {
        const Favourite& place = browser.favourites[i];
        if (draw_place(ui, "place_" + std::to_string(i), place_icon(place.kind), place_name(ui, place),
                       place.path == browser.folder, place.path.string()))
            ui.act([path = place.path, whole = place.kind == Favourite::Kind::project](Session& session) {
                if (whole) return session.open_recent(path);
                session.enter_folder(path);
            });
    }
}

void draw_column(Ui& ui, const char* id, TextKey words, io::FolderOrder order, const Box& box, Align align) {
    const FileBrowser& browser = *ui.state.tools.browser;
    bool hovered = false;
    if (hit(ui, id, box, &hovered)) ui.act([order](Session& session) { session.order_browsed(order); });
    tooltip(ui, ui.text("window.order_tip"_text));
    const bool on = browser.order == order;
    std::string text = ui.text(words);
    if (on) text += browser.descending ? " ↓" : " ↑";
    const float x = align == Align::right ? box.high.x : box.low.x;
    put_text(ui, on ? FontRole::small_bold : FontRole::small, {x, middle_line(ui, FontRole::small, box)},
             hovered || on ? ui.palette.ink : ui.palette.second_ink, text, align);
}

struct ListColumns {
    float name;
    float size;  ///< right edge
    float day;   ///< right edge
};

ListColumns columns_of(const Ui& ui, const Box& box) {
    const float inset = ui.px(2 * grid);
    return {box.low.x + ui.px(30), box.high.x - inset - ui.px(day_width), box.high.x - inset};
}

void draw_head(Ui& ui) {
    const Box box = take(ui, ui.px(24));
    const ListColumns columns = columns_of(ui, box);
    draw_column(ui, "order_name", "window.file_name"_text, io::FolderOrder::name,
                {{columns.name, box.low.y}, {columns.size - ui.px(size_width), box.high.y}}, Align::left);
    draw_column(ui, "order_size", "window.file_size"_text, io::FolderOrder::size,
                {{columns.size - ui.px(size_width), box.low.y}, {columns.size, box.high.y}}, Align::right);
    draw_column(ui, "order_day", "window.file_day"_text, io::FolderOrder::modified,
                {{columns.size + ui.px(grid), box.low.y}, {columns.day, box.high.y}}, Align::right);
}

void draw_entry(Ui& ui, const io::FolderEntry& entry, std::size_t row, bool picked) {
    const Box box = take(ui, ui.px(row_height));
    const ListColumns columns = columns_of(ui, box);
    bool hovered = false;
    if (hit(ui, "entry_" + std::to_string(row), box, &hovered))
        ui.act([row](Session& session) { session.take_browsed(row); });
    tooltip(ui, entry.label);
    if (picked || hovered) put_box(box, picked ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    put_icon(ui, entry.is_folder ? icons::folder : icons::file, {box.low, {columns.name, box.high.y}},
             entry.is_folder ? ui.palette.action : ui.palette.second_ink);
    const float y = middle_line(ui, FontRole::small, box);
    put_text(ui, FontRole::small_medium, {columns.name, y}, ui.palette.ink,
             fitted(ui, FontRole::small_medium, entry.label, columns.size - ui.px(size_width) - columns.name));
    put_text(ui, FontRole::small, {columns.size, y}, ui.palette.second_ink, size_text(ui, entry), Align::right);
    if (entry.modified.year > 0)
        put_text(ui, FontRole::small, {columns.day, y}, ui.palette.second_ink, iso_text(entry.modified), Align::right);
}

void draw_entries(Ui& ui, const FileBrowser& browser) {
    if (browser.trouble)
        return note_box(ui, "browser_trouble", ui.palette.failure, {}, ui.catalog.text(*browser.trouble));
    if (!browser.list) return paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.folder_reading"_text));
    if (browser.list->cut) {
        note_box(ui, "folder_cut", ui.palette.caution, {},
                 ui.text(message("window.folder_cut"_text).with("count", static_cast<std::int64_t>(io::most_entries))));
        gap(ui, grid);
    }
    if (browser.rows.empty())
        return paragraph(ui, FontRole::small, ui.palette.second_ink,
                         ui.text(browser.list->entries.empty() ? "window.folder_empty"_text : "window.folder_no_match"_text));
    const float height = ui.px(row_height);
    if (browser.picked) {
        const float at = ImGui::GetCursorPosY() + height * static_cast<float>(*browser.picked);
        if (at < ImGui::GetScrollY()) ImGui::SetScrollY(at);
        if (at + height > ImGui::GetScrollY() + ImGui::GetWindowHeight())
            ImGui::SetScrollY(at + height - ImGui::GetWindowHeight() + ui.px(2 * grid));
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(browser.rows.size()), height);
    while (clipper.Step())
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            const auto i = static_cast<std::size_t>(row);
            draw_entry(ui, browser.list->entries[browser.rows[i]], i, browser.picked == i);
        }
}

/// Which keys of this frame belong to the browser; true where Enter is meant for the dialog.
bool take_browser_keys(Ui& ui, const FileBrowser& browser) {
    bool confirmed = false;
    for (const KeyPress& press : ui.keys) {
        if (press.ctrl) continue;
        if (press.key == GLFW_KEY_TAB) ui.act([](Session& session) { session.complete_browsed_path(); });
        if (press.key == GLFW_KEY_DOWN) ui.act([](Session& session) { session.pick_browsed(1); });
        if (press.key == GLFW_KEY_UP) ui.act([](Session& session) { session.pick_browsed(-1); });
        if (press.key != GLFW_KEY_ENTER && press.key != GLFW_KEY_KP_ENTER) continue;
        if (browser.picked)
            ui.act([row = *browser.picked](Session& session) { session.take_browsed(row); });
        else
            confirmed = true;
    }
    return confirmed;
}

std::string ending_list(const FileBrowser& browser) {
    std::string text;
    for (const std::string& ending : browser.endings) text += (text.empty() ? "" : ", ") + ending;
    return text;
}

}  // namespace

bool draw_file_browser(Ui& ui, float list_height) {
    const FileBrowser& browser = *ui.state.tools.browser;
    const bool confirmed = take_browser_keys(ui, browser);
    const float side = ui.px(36);
    const float width = room(ui);
    // A list that is open would be closed by the field that takes the keyboard.
    const bool list_is_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    const bool focus = !ImGui::IsAnyItemActive() && !ImGui::IsMouseDown(ImGuiMouseButton_Left) && !list_is_open;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (const auto typed = text_field(ui, {"path", browser.path, ui.text("window.path_hint"_text), browser.revision, focus},
                                      width - side - ui.px(grid)))
        ui.act([text = *typed](Session& session) { session.set_browsed_path(text, true); });
    tooltip(ui, ui.text("window.path_tip"_text));
    const float bottom = ImGui::GetCursorScreenPos().y;
    if (icon_button(ui, "folder_up", icons::up, ui.text("window.folder_up"_text), ButtonKind::quiet,
                    {{at.x + width - side, at.y}, {at.x + width, bottom}}))
        ui.act([parent = browser.folder.parent_path()](Session& session) { session.enter_folder(parent); });
    gap(ui, 2 * grid);
    const float places = std::min(ui.px(places_width), width * 0.35F);
    const ImVec2 list_at = ImGui::GetCursorScreenPos();
    if (ImGui::BeginChild("places", {places, list_height})) draw_places(ui, browser);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos({list_at.x + places + ui.px(3 * grid), list_at.y});
    const float list_width = width - places - ui.px(3 * grid);
    ImGui::BeginGroup();
    if (ImGui::BeginChild("head", {list_width, ui.px(26)})) draw_head(ui);
    ImGui::EndChild();
    if (ImGui::BeginChild("entries", {list_width, list_height - ui.px(26)})) draw_entries(ui, browser);
    ImGui::EndChild();
    ImGui::EndGroup();
    ImGui::SetCursorScreenPos({list_at.x, list_at.y + list_height});
    gap(ui, grid);
    if (check_box(ui, "all_files", ui.text(message("window.only_endings"_text).with("endings", ending_list(browser))),
                  !browser.all_files))
        ui.act([all = !browser.all_files](Session& session) { session.show_all_files(all); });
    return confirmed;
}

}  // namespace maillage::app::gui
