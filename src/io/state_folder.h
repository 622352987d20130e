// SPDX-License-Identifier: Apache-2.0
// Where the program keeps what outlives a run but is no document: autosaves, recent files, settings.
// Source: XDG Base Directory Specification 0.8 (XDG_STATE_HOME, XDG_CONFIG_HOME).
#pragma once

#include <filesystem>

namespace maillage::io {

/// $XDG_STATE_HOME/maillage where that is absolute, else $HOME/.local/state/maillage; empty where neither is set.
/// It need not be there.
[[nodiscard]] std::filesystem::path state_folder();

/// The same of $XDG_CONFIG_HOME and $HOME/.config.
[[nodiscard]] std::filesystem::path config_folder();

/// Made with those above it, readable by its owner alone. False where that fails.
[[nodiscard]] bool make_private_folder(const std::filesystem::path& folder);

}  // namespace maillage::io
