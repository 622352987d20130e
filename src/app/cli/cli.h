// SPDX-License-Identifier: Apache-2.0
// The command line: subcommands over the services the window uses too. Results go to stdout, all else to stderr.
#pragma once

#include "app/cli/exit_code.h"

namespace maillage::app {

struct Console;
struct ProjectOptions;

/// What the program does when no subcommand is given: opens the window where it was built with one, on a project where
/// one is named.
using OpenWindow = ExitCode (*)(const Console&, const ProjectOptions&);

/// Parses and runs. `open_window` may be null (built without the window).
ExitCode run_command_line(int argc, char** argv, OpenWindow open_window);

}  // namespace maillage::app
