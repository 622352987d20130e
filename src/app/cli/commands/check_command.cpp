// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/check_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/shared_options.h"
#include "app/services/check_service.h"
#include "app/services/timeline_service.h"

namespace maillage::app {

CommandAction attach_check(CLI::App& app, const Catalog& catalog) {
    auto question = std::make_shared<Question>();
    auto years = std::make_shared<bool>(false);
    auto output = std::make_shared<OutputOptions>();
    add_question_options(app, *question, catalog);
    app.add_flag("--years", *years, catalog.text("option.years"_text));
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [question, years, output](const Console& console) {
        ConsoleFeedback feedback(console);
        if (auto writable = check_output(*output); !writable) return report_error(console, writable.error());
        question->counts_proposals = true;  // a file of sites is checked as a whole: would this plan do?
        const auto workspace = open_workspace(console.resources.root, *question, feedback);
        if (!workspace) return report_error(console, workspace.error());
        Report report = check_report(*workspace, run_check(*workspace), console.catalog);
        if (*years) add_timeline(*workspace, report, console.catalog);
        if (feedback.cancelled()) return report_interrupted(console);
        return deliver(console, report, *output);
    };
}

}  // namespace maillage::app
