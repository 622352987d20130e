// SPDX-License-Identifier: Apache-2.0
// A project begun anew: on the demonstration, a programme, or a scope without sites.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/gui/window.h"
#include "io/folder.h"
#include "io/programme_reader.h"
#include "territory/scope.h"

namespace maillage::app::gui {
namespace {

std::vector<NewProject::Programme> programmes_of(const io::ResourcePaths& resources) {
    std::vector<NewProject::Programme> programmes;
    const auto folder = io::read_folder(resources.assets() / "programmes");
    if (!folder) return programmes;
    for (const io::FolderEntry& entry : folder->entries) {
        const auto programme = io::read_programme(folder->path / entry.name);
        if (programme) programmes.push_back({programme->id, programme->name});
    }
    return programmes;
}

/// "09, 31, 81" are departments; any other text is the command line's --scope.
std::string scope_text(const std::string& typed) {
    std::string text;
    for (const char c : typed)
        if (c == ';') text += ',';
        else if (c != ' ') text += c;
    if (text.empty()) return "france";
    const bool has_word = text.find(':') != std::string::npos || text.starts_with("france");
    return has_word ? text : "department:" + text;
}

}  // namespace

void Session::ask_new() {
    if (!base_ || state_.save || state_.help_open || state_.document.asks()) return;
    close_finder();
    close_browser();
    NewProject fresh;
    fresh.programmes = programmes_of(resources_);
    state_.document.fresh = std::move(fresh);
}

void Session::set_new_project(NewProject wanted) {
    if (!state_.document.fresh) return;
    wanted.trouble.reset();
    state_.document.fresh = std::move(wanted);
}

void Session::create_project() {
    if (!state_.document.fresh || !base_) return;
    NewProject& fresh = *state_.document.fresh;
    Question question = demonstration();
    if (fresh.kind == NewProject::Kind::programme) {
        if (fresh.programmes.empty()) return;
        question.programme = fresh.programmes[static_cast<std::size_t>(fresh.programme)].id;
    }
    if (fresh.kind == NewProject::Kind::empty) {
        const auto scope = territory::parse_scope(*base_->territory, scope_text(fresh.scope));
        if (!scope) {
            fresh.trouble = scope.error();
            return;
        }
        question.programme.clear();
        question.scope = scope->id;
    }
    close_new();
    open(question);
}

}  // namespace maillage::app::gui
