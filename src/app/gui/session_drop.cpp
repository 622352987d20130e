// SPDX-License-Identifier: Apache-2.0
// Files let go over the window.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/services/project_service.h"
#include "project/actions/plan_actions.h"

namespace maillage::app::gui {

void Session::drop_files(const std::vector<std::filesystem::path>& files) {
    if (state_.document.asks() || state_.save || state_.tools.browser) return tell_busy();
    const auto is_project = [](const auto& file) { return file.extension() == io::project_ending; };
    const auto project = std::ranges::find_if(files, is_project);
    // Where a project is among them, it is what is meant: there is one document.
    std::vector<std::filesystem::path> meant = files;
    if (project != files.end()) meant = {*project};
    if (!base_) return;
    for (const std::filesystem::path& file : meant)
        filing_.start("drop " + std::to_string(++keeper_.jobs),
                      [this, file, territory = base_->territory](Feedback&) -> JobRunner::Completion {
                          auto dropped = look_at_dropped(file, *territory);
                          return [this, dropped = std::move(dropped), territory] {
                              // Another territory was opened meanwhile: its communes are not those looked up.
                              if (!dropped.is_project && base_->territory != territory)
                                  return drop_files({dropped.file});
                              take_dropped(dropped);
                          };
                      });
    tell(catalog().text("window.drop_reading"_text), false);
}

void Session::tell_busy() { tell(catalog().text("window.drop_later"_text), true); }

void Session::take_dropped(const DroppedFile& dropped) {
    if (dropped.trouble) return tell(catalog().text(*dropped.trouble), true);
    if (!dropped.sites || dropped.table) close_notice();
    if (dropped.is_project) return open_project(dropped.file);
    if (dropped.table && state_.document.asks()) return tell_busy();
    if (dropped.table) {
        state_.document.table = dropped.table;
        return;
    }
    add_sites_of(*dropped.sites);
}

void Session::pick_table_column(int column) {
    if (state_.document.table) state_.document.table->column = column;
}

void Session::answer_table(TableAnswer answer) {
    if (!state_.document.table) return;
    const TableQuestion table = *std::exchange(state_.document.table, std::nullopt);
    if (answer == TableAnswer::cancel || !base_) return;
    if (answer == TableAnswer::sites) {
        if (table.sites) add_sites_of(*table.sites);
        return;
    }
    const std::string& column = table.columns[static_cast<std::size_t>(table.column)];
    join_persons(table.file.string() + ":" + table.code + ":" + column, column);
}

void Session::join_persons(const std::string& demand, const std::string& column) {
    tell(catalog().text("window.drop_reading"_text), false);
    jobs_.start("persons", [this, base = base_, demand, column, begun = keeper_.begun](Feedback&) -> JobRunner::Completion {
        auto joined = with_demand(*base, demand);
        return [this, joined = std::move(joined), demand, column, begun]() mutable {
            if (begun != keeper_.begun) return;  // another document was opened meanwhile
            if (!joined) return tell(catalog().text(joined.error()), true);
            close_notice();
            bases_[demand] = std::make_shared<const Workspace>(std::move(*joined));
            project::Setting setting = *history_.committed().setting;
            setting.demand = demand;
            commit(project::set_setting(history_.committed(), std::move(setting)),
                   message("edit.persons"_text).with("column", column));
        };
    });
}

void Session::follow_persons() {
    const auto loaded = bases_.find(history_.present().setting->demand);
    if (loaded == bases_.end() || loaded->second == base_) return;
    base_ = loaded->second;
    live_check_ = std::make_unique<LiveCheck>(base_);
    state_.tools.asked.demand = loaded->first;
}

}  // namespace maillage::app::gui
