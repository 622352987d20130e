// SPDX-License-Identifier: Apache-2.0
// What is wrong with the arguments, in the reader's language: which option, which value, what was expected.
#pragma once

#include "base/catalog.h"
#include "base/result.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace maillage::app {

/// Name of the one positional argument, as CLI11 prints it.
inline constexpr const char* project_slot = "PROJECT";

/// `app` as it stands after the failed parse. What is expected of an option is its help text.
[[nodiscard]] Error usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace maillage::app
