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
/// A project that gives what the command line does not say.
struct ProjectOptions {
    std::filesystem::path file;
    bool follows_outside = false;
};

/// --take-up and --capacity: what each site would have to take in.
void add_load_options(CLI::App& app, Question& question, const Catalog& catalog);
/// --per-department --zone-rule --zoning --max-distance.
void add_rule_options(CLI::App& app, RuleQuestion& rules, const Catalog& catalog);
/// --project, --outside-paths.
void add_project_options(CLI::App& app, ProjectOptions& project, const Catalog& catalog);
/// Fills what was not given on the command line of `app` from the project, where one is given: the question, and what the
/// command asks beside. Errors: those of read_project; a path out of the project's folder that nobody allowed.
Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question);
Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question, RuleQuestion& rules);
Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question, PlanQuestion& plan);
/// --format, -o, and --force to replace an existing file (where it may also name sites: add_force_option).
void add_overwrite_option(CLI::App& app, OutputOptions& output, const Catalog& catalog);
void add_output_options(CLI::App& app, OutputOptions& output, const Catalog& catalog);
/// --force alone to replace an existing file; --force LIST appends to `forced` the sites that must open.
void add_force_option(CLI::App& app, std::string& forced, OutputOptions& output, TextKey help, const Catalog& catalog);
/// --threads; set when parsed, for every parallel loop.
void add_thread_option(CLI::App& app, const Catalog& catalog);

}  // namespace maillage::app
