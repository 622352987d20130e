// SPDX-License-Identifier: Apache-2.0
// Options that several commands share, declared once.
#pragma once

#include "app/cli/console.h"
#include "app/services/question.h"
#include "base/catalog.h"

namespace CLI {
class App;
}

namespace maillage::app {

/// --territory --scope --programme --sites --as-of --demand --distance --radius --minutes, --threads.
void add_question_options(CLI::App& app, Question& question, const Catalog& catalog);
/// --format, -o, and --force to replace an existing file (`plan` reads --force itself: there it may also name communes).
void add_overwrite_option(CLI::App& app, OutputOptions& output, const Catalog& catalog);
void add_output_options(CLI::App& app, OutputOptions& output, const Catalog& catalog);
/// --threads; set when parsed, for every parallel loop.
void add_thread_option(CLI::App& app, const Catalog& catalog);

}  // namespace maillage::app
