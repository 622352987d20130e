// SPDX-License-Identifier: Apache-2.0
// One subcommand of the program. A new one is a file pair in cli/commands/ and one line in command_registry.cpp.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "app/cli/console.h"

namespace CLI {
class App;
}

namespace maillage::app {

/// Runs the command with what was parsed.
using CommandAction = std::function<ExitCode(const Console&)>;

struct CommandEntry {
    std::string_view name;
    TextKey summary;
    std::string_view example;  ///< arguments after the name: a line that works as printed
    /// Declares the options on the subcommand; the action reads them once parsed.
    CommandAction (*attach)(CLI::App& app, const Catalog& catalog);
};

[[nodiscard]] std::span<const CommandEntry> commands();

}  // namespace maillage::app
