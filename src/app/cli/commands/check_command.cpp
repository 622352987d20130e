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
    auto rules = std::make_shared<RuleQuestion>();
    auto years = std::make_shared<bool>(false);
    auto output = std::make_shared<OutputOptions>();
    auto project = std::make_shared<ProjectOptions>();
    add_question_options(app, *question, catalog);
    add_load_options(app, *question, catalog);
    add_rule_options(app, *rules, catalog);
    add_project_options(app, *project, catalog);
    app.add_flag("--years", *years, catalog.text("option.years"_text));
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [&app, question, rules, years, project, output](const Console& console) {
        ConsoleFeedback feedback(console);
        if (auto writable = check_output(*output); !writable) return report_error(console, writable.error());
        if (auto named = check_report_ending(*output); !named) return report_error(console, named.error());
        question->counts_proposals = true;  // a file of sites is checked as a whole: would this plan do?
        if (auto taken = take_project(app, *project, *question, *rules); !taken)
            return report_error(console, taken.error());
        auto workspace = open_workspace(console.resources.root, *question, feedback);
        if (!workspace) return report_error(console, workspace.error());
        if (auto held = take_rules(*workspace, *rules); !held) return report_error(console, held.error());
        const CheckResult result = run_check(*workspace);
        feedback.note(message("log.measured"_text).with("count", static_cast<std::int64_t>(result.hosts.size())));
        Report report = check_report(*workspace, result, console.catalog);
        if (*years) add_timeline(*workspace, report, console.catalog);
        if (feedback.cancelled()) return report_interrupted(console);
        const ExitCode code = deliver(console, report, *output);
        if (!output->file.empty() && code != ExitCode::bad_input) feedback.note(written_note(output->file));
        return code;
    };
}

}  // namespace maillage::app
