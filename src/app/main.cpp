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
    options.language_is_asked = console.language_is_asked;
    if (!project.file.empty()) {
        // What cannot be read needs no window to be said; what leads outside is asked about there.
        if (const auto opened = open_project(project.file); !opened) return report_error(console, opened.error());
        options.project = project.file;
        options.follows_outside = project.follows_outside;
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
