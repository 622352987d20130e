// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "app/cli/cli.h"
#include "app/cli/console.h"
#ifdef MAILLAGE_WITH_WINDOW
#include "app/gui/window.h"
#endif

namespace {

#ifdef MAILLAGE_WITH_WINDOW
maillage::app::ExitCode open_window(const maillage::app::Console& console) {
    return static_cast<maillage::app::ExitCode>(maillage::app::run_window({console.resources.root, console.catalog.language()}));
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
