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
    add_question_options(app, *question, catalog);
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [question, output](const Console& console) {
        ConsoleFeedback feedback(console);
        if (auto writable = check_output(*output); !writable) return report_error(console, writable.error());
        question->counts_proposals = true;  // a file of sites is checked as a whole: would this plan do?
        const auto workspace = open_workspace(console.resources.root, *question, feedback);
        if (!workspace) return report_error(console, workspace.error());
        const Report report = check_report(*workspace, run_check(*workspace), console.catalog);
        if (feedback.cancelled()) return report_interrupted(console);
        return deliver(console, report, *output);
    };
}

}  // namespace maillage::app
