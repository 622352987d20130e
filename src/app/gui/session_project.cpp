// SPDX-License-Identifier: Apache-2.0
// The project as a file: open, save, begin anew, and the question what becomes of edits that are not saved. Files are
// read and written on a thread of their own: a save must not wait for a plan, nor a frame for a disk.
#include <utility>

#include "app/gui/session.h"
#include "app/services/project_service.h"
#include "io/recent_files.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view read_job = "read project";

}  // namespace

std::string project_name(const std::filesystem::path& file, const Catalog& catalog) {
    const std::string stem = file.stem().string();
    return stem.empty() ? catalog.text("window.untitled"_text) : stem;
}

void Session::leave(LeaveFor what, std::function<void()> next) {
    if (state_.saved) return next();
    keeper_.then = std::move(next);
    keeper_.then_for = what;
    state_.document.leaving = what;
}

void Session::answer_leaving(LeaveAnswer answer) {
    if (!state_.document.leaving) return;
    state_.document.leaving.reset();
    if (answer == LeaveAnswer::save) return save_project();
    const auto next = std::exchange(keeper_.then, nullptr);
    if (answer == LeaveAnswer::discard && next) next();
}

void Session::open_project(const std::filesystem::path& file, bool follows_outside) {
    leave(LeaveFor::other_project, [this, file, follows_outside] {
        filing_.start(read_job, [this, file, follows_outside](Feedback&) -> JobRunner::Completion {
            std::error_code failure;
            auto read = io::read_project(file);
            return [this, read = std::move(read), follows_outside, file = std::filesystem::absolute(file, failure)] {
                if (!read) return tell_unopened(read.error());
                take_project({read->document, file, std::nullopt, 0}, follows_outside ? Outside{} : read->outside);
            };
        });
    });
}

void Session::tell_unopened(const Error& error) {
    if (!state_.content) state_.load_error = error;
    else tell(catalog().text(error), true);
}

void Session::take_project(OpenedProject project, const Outside& outside) {
    if (outside.empty()) return load_project(std::move(project));
    state_.document.outside = OutsideQuestion{project.file, outside};
    keeper_.waiting = std::move(project);
}

void Session::answer_outside(bool follow) {
    if (!state_.document.outside) return;
    state_.document.outside.reset();
    auto project = std::exchange(keeper_.waiting, std::nullopt);
    if (follow && project) return load_project(std::move(*project));
    if (!base_ && !state_.loading) open(keeper_.otherwise);  // the window opened on that project: something must be there
}

void Session::load_project(OpenedProject project) {
    const Question question =
        question_of(project.document.project, project.document.view.as_of, project.file);
    load(question, std::move(project));
}

void Session::begin_document(std::optional<OpenedProject> opened) {
    DocumentState& document = state_.document;
    ++keeper_.begun;
    document.file = opened ? opened->file : std::filesystem::path();
    keeper_.edits_before = opened ? opened->edits : 0;
    keeper_.taken_up = keeper_.edits_before > 0;
    keeper_.mark = {keeper_.edits_before, moment()};
    if (!keeper_.taken_up && !document.file.empty()) remember_project(document.file);
    if (!keeper_.copy) return;
    filing_.start("begin " + std::to_string(++keeper_.jobs), [this, copy = keeper_.copy, opened = std::move(opened),
                                                              edits = keeper_.edits_before](Feedback&) -> JobRunner::Completion {
        copy->clear(0);
        if (edits == 0) return {};
        // What was taken up is this run's to keep now; the old copy goes only once the new one is there.
        auto error = copy->write(opened->document, opened->file, edits);
        if (!error && opened->lost) io::discard(*opened->lost);
        return [this, error = std::move(error)] {
            if (error) tell(catalog().text(*error), true);
        };
    });
}

io::ProjectDocument Session::document() const { return {history_.committed(), {day_}}; }

bool Session::document_is_saved() const { return history_.is_saved() && !keeper_.taken_up; }

void Session::save_project() {
    if (!base_) return;
    if (state_.document.file.empty()) return ask_save(SaveKind::project);
    write_project(state_.document.file, io::Existing::replace);
}

void Session::ask_save_as() {
    state_.document.leaving.reset();
    ask_save(SaveKind::project);
}

void Session::write_project(const std::filesystem::path& path, io::Existing existing) {
    // Every save is a job of its own: none may drop another.
    const std::string job = "project " + std::to_string(++keeper_.jobs);
    filing_.start(job, [this, document = document(), path, existing, copy = keeper_.copy, begun = keeper_.begun,
                        edits = edits_made()](Feedback&) -> JobRunner::Completion {
        std::error_code failure;
        const auto written = io::write_project(document, path, existing);
        if (written && copy) copy->clear(edits);
        return [this, written, document, begun, file = std::filesystem::absolute(path, failure)] {
            if (begun == keeper_.begun) return project_written(written, document.project, file);
            if (!written) tell(catalog().text(written.error()), true);  // of a document that was left meanwhile
        };
    });
}

void Session::project_written(const Status& written, const project::Project& project,
                              const std::filesystem::path& file) {
    auto next = std::exchange(keeper_.then, nullptr);
    if (!written) return tell(catalog().text(written.error()), true);
    state_.document.file = file;
    history_.mark_saved(project);
    keeper_.taken_up = false;
    state_.saved = document_is_saved();
    remember_project(file);
    tell(catalog().text(message("window.saved"_text).with("file", file.string())), false);
    if (next) leave(keeper_.then_for, std::move(next));
}

void Session::remember_project(const std::filesystem::path& file) {
    std::erase(state_.document.recent, file);
    state_.document.recent.insert(state_.document.recent.begin(), file);
    if (state_.document.recent.size() > io::most_recent_files) state_.document.recent.resize(io::most_recent_files);
    if (!keeper_.folders) return;
    filing_.start("recent " + file.string(), [file, state = keeper_.folders->state](Feedback&) -> JobRunner::Completion {
        io::add_recent_file(state, file);
        return {};
    });
}

void Session::ask_close() {
    if (state_.document.asks()) return;  // that question comes first
    leave(LeaveFor::close, [this] {
        if (!keeper_.copy) {
            state_.document.closed = true;
            return;
        }
        filing_.start("close", [this, copy = keeper_.copy](Feedback&) -> JobRunner::Completion {
            copy->close();
            return [this] { state_.document.closed = true; };
        });
    });
}

}  // namespace maillage::app::gui
