// SPDX-License-Identifier: Apache-2.0
// `--help` in the language asked for: CLI11's own words, the kinds of values and the names of arguments.
#pragma once

#include "base/catalog.h"

namespace CLI {
class App;
}

namespace maillage::app {

/// Before commands are added: they share the program's formatter.
void localise_help(CLI::App& app, const Catalog& catalog);

}  // namespace maillage::app
