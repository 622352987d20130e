// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/check_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/shared_options.h"
#include "app/services/check_service.h"

namespace maillage::app {

CommandAction attach_check(CLI::App& app, const Catalog& catalog) {
    auto question = std::make_shared<Question>();
    auto output = std::make_shared<OutputOptions>();
    auto project = std::make_shared<ProjectOptions>();
    add_question_options(app, *question, catalog);
    add_project_options(app, *project, catalog);
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [&app, question, project, output](const Console& console) {
        ConsoleFeedback feedback(console);
        question->counts_proposals = true;  // a file of sites is checked as a whole: would this plan do?
        if (auto taken = take_project(app, *project, *question, nullptr); !taken)
            return report_error(console, taken.error());
        const auto workspace = open_workspace(console.resources.root, *question, feedback);
        if (!workspace) return report_error(console, workspace.error());
        return deliver(console, check_report(*workspace, run_check(*workspace), console.catalog), *output);
    };
}

}  // namespace maillage::app
