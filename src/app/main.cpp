// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "app/cli/cli.h"
#include "app/cli/console.h"
#ifdef MAILLAGE_WITH_WINDOW
#include "app/cli/shared_options.h"
#include "app/gui/window.h"
#include "app/services/project_service.h"
#endif

namespace {

#ifdef MAILLAGE_WITH_WINDOW
using namespace maillage::app;

ExitCode open_window(const Console& console, const ProjectOptions& project) {
    WindowOptions options{console.resources.root, console.catalog.language()};
    if (!project.file.empty()) {
        const auto opened = open_project(project.file);
        if (!opened) return report_error(console, opened.error());
        const auto outside = outside_error(opened->outside, project.file);
        if (outside && !project.follows_outside) return report_error(console, *outside);
        options.question = question_of(opened->document.project, opened->document.view.as_of, project.file);
    }
    return static_cast<ExitCode>(run_window(options));
}
#endif

}  // namespace

int main(int argc, char** argv) {
    // The one place where an exception that should not exist ends: with words, not with a crash.
    try {
#ifdef MAILLAGE_WITH_WINDOW
        return static_cast<int>(maillage::app::run_command_line(argc, argv, open_window));
#else
        return static_cast<int>(maillage::app::run_command_line(argc, argv, nullptr));
#endif
    } catch (const std::exception& error) {
        std::fprintf(stderr, "maillage: %s\n", error.what());
        return 3;
    }
}
