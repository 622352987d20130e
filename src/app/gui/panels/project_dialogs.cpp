// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/project_dialogs.h"

#include <array>
#include <ctime>

#include "app/gui/panels/dialog_parts.h"
#include "app/gui/style.h"

namespace maillage::app::gui {
namespace {

/// Of this machine's clock.
std::string hour_of(const std::tm& time) {
    std::array<char, 8> text{};
    std::strftime(text.data(), text.size(), "%H:%M", &time);
    return text.data();
}

std::string lost_words(const Ui& ui, const io::LostProject& lost) {
    const std::time_t seconds = lost.saved_at;
    std::tm time{};
    ::localtime_r(&seconds, &time);
    return ui.text(message("window.lost_row"_text)
                       .with("name", project_name(lost.project, ui.catalog))
                       .with("count", static_cast<std::int64_t>(lost.edits))
                       .with("day", Date{time.tm_year + 1900, time.tm_mon + 1, time.tm_mday})
                       .with("hour", hour_of(time)));
}

}  // namespace

void draw_leave_panel(Ui& ui) {
    if (!ui.state.document.leaving) return;
    const std::string name = project_name(ui.state.document.file, ui.catalog);
    line(ui, "leave_title", FontRole::lead, ui.palette.ink, ui.text(message("window.leave_title"_text).with("name", name)));
    gap(ui, 2 * grid);
    paragraph(ui, FontRole::body, ui.palette.second_ink,
              ui.text(*ui.state.document.leaving == LeaveFor::close ? "window.leave_close"_text : "window.leave_open"_text));
    gap(ui, 4 * grid);
    const auto answer = [](LeaveAnswer what) { return [what](Session& session) { session.answer_leaving(what); }; };
    dialog_buttons(ui, {{"leave_save", "window.save"_text, ButtonKind::primary, answer(LeaveAnswer::save)},
                        {"leave_discard", "window.leave_discard"_text, ButtonKind::quiet, answer(LeaveAnswer::discard)},
                        {"leave_cancel", "window.cancel"_text, ButtonKind::quiet, answer(LeaveAnswer::cancel)}});
}

void draw_outside_panel(Ui& ui) {
    if (!ui.state.document.outside) return;
    line(ui, "outside_title", FontRole::lead, ui.palette.ink, ui.text("window.outside_title"_text));
    gap(ui, 2 * grid);
    paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.outside_text"_text));
    gap(ui, 2 * grid);
    for (const io::OutsidePath& path : ui.state.document.outside->paths)
        note_box(ui, "outside_path", ui.palette.caution, {}, path.path.string());
    gap(ui, 4 * grid);
    // No is the answer of a hasty Enter.
    dialog_buttons(ui, {{"outside_cancel", "window.outside_cancel"_text, ButtonKind::primary,
                         [](Session& session) { session.answer_outside(false); }},
                        {"outside_follow", "window.outside_follow"_text, ButtonKind::quiet,
                         [](Session& session) { session.answer_outside(true); }}});
}

void draw_recovery_panel(Ui& ui) {
    const LostWork& lost = ui.state.document.lost;
    line(ui, "lost_title", FontRole::lead, ui.palette.ink, ui.text("window.lost_title"_text));
    gap(ui, 2 * grid);
    paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.lost_text"_text));
    gap(ui, 3 * grid);
    for (std::size_t row = 0; row < lost.projects.size(); ++row)
        if (radio_row(ui, "lost_row_" + std::to_string(row), lost_words(ui, lost.projects[row]), row == lost.picked))
            ui.act([row](Session& session) { session.pick_lost(row); });
    gap(ui, 4 * grid);
    dialog_buttons(ui, {{"lost_take", "window.lost_take"_text, ButtonKind::primary,
                         [](Session& session) { session.recover_lost(); }},
                        {"lost_later", "window.lost_later"_text, ButtonKind::quiet,
                         [](Session& session) { session.postpone_lost(); }},
                        {"lost_discard", "window.lost_discard"_text, ButtonKind::quiet,
                         [](Session& session) { session.discard_lost(); }}});
}

void draw_table_panel(Ui& ui) {
    if (!ui.state.document.table) return;
    const TableQuestion& table = *ui.state.document.table;
    line(ui, "table_title", FontRole::lead, ui.palette.ink, ui.text("window.table_title"_text));
    gap(ui, 2 * grid);
    paragraph(ui, FontRole::body, ui.palette.second_ink,
              ui.text(message("window.table_text"_text).with("file", table.file.filename().string())));
    gap(ui, 3 * grid);
    line(ui, "table_column_name", FontRole::small_medium, ui.palette.second_ink, ui.text("window.table_column"_text));
    if (const auto picked = choice(ui, "table_column", table.column, table.columns, take(ui, ui.px(32))))
        ui.act([column = *picked](Session& session) { session.pick_table_column(column); });
    gap(ui, 4 * grid);
    const auto answer = [](TableAnswer what) { return [what](Session& session) { session.answer_table(what); }; };
    std::vector<DialogButton> buttons{
        {"table_demand", "window.table_demand"_text, ButtonKind::primary, answer(TableAnswer::demand)}};
    if (table.sites)
        buttons.push_back({"table_sites", "window.table_sites"_text, ButtonKind::quiet, answer(TableAnswer::sites)});
    buttons.push_back({"table_cancel", "window.cancel"_text, ButtonKind::quiet, answer(TableAnswer::cancel)});
    dialog_buttons(ui, buttons);
}

}  // namespace maillage::app::gui
