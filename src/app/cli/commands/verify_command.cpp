// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/verify_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/accepted.h"
#include "app/cli/shared_options.h"
#include "app/services/example_file.h"
#include "app/services/verify_service.h"

namespace maillage::app {
namespace {

ExitCode run(const Console& console, const std::string& given, const OutputOptions& output) {
    ConsoleFeedback feedback(console);
    if (auto named = check_report_ending(output); !named) return report_error(console, named.error());
    if (auto writable = check_output(output); !writable) return report_error(console, writable.error());
    const auto file = example_or_file(console.resources, given);
    if (!file) return report_error(console, file.error());
    const auto report = run_verify(*file, console.catalog, feedback);
    if (!report) return report_error(console, report.error());
    const ExitCode code = deliver(console, *report, output);
    if (!output.file.empty() && code == ExitCode::done) feedback.note(written_note(output.file));
    return code;
}

}  // namespace

CommandAction attach_verify(CLI::App& app, const Catalog& catalog) {
    auto file = std::make_shared<std::string>();
    auto output = std::make_shared<OutputOptions>();
    app.add_option("CERTIFICATE", *file, catalog.text("option.certificate_file"_text))->required()->check(not_empty());
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    add_thread_option(app, catalog);
    return [file, output](const Console& console) { return run(console, *file, *output); };
}

}  // namespace maillage::app
