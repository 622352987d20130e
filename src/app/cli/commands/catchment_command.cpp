// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/catchment_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include "app/cli/shared_options.h"
#include "app/services/catchment_service.h"

namespace maillage::app {
namespace {

constexpr std::array endings{".geojson", ".csv", ".json", ".md", ".txt"};

bool is_outline_file(const std::filesystem::path& file) { return file.extension() == endings[0]; }

/// Known before any work: a file whose ending nothing here writes.
Status check_ending(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (file.empty() || std::find(endings.begin(), endings.end(), ending) != endings.end()) return {};
    std::string known;
    for (const char* one : endings) known += (known.empty() ? "" : ", ") + std::string(one);
    return fail({ErrorKind::usage,
                 message("export.unknown"_text)
                     .with("extension", ending.empty() ? ending : ending.substr(1))
                     .with("known", known),
                 file.string(), {}, message("export.unknown_remedy"_text)});
}

/// CSV holds the communes, whichever way it is asked for; every other format the report.
ExitCode answer(const Console& console, const Workspace& workspace, const CatchmentResult& result,
                const OutputOptions& output) {
    const bool communes = output.format == "csv" || (output.format.empty() && output.file.extension() == ".csv");
    if (!communes) return deliver(console, catchment_report(workspace, result, console.catalog), output);
    OutputOptions as_csv = output;
    as_csv.format = "csv";
    return deliver(console, catchment_communes(workspace, result, console.catalog), as_csv);
}

ExitCode run(const Console& console, Question question, const std::string& at, const OutputOptions& output) {
    ConsoleFeedback feedback(console);
    if (auto known = check_ending(output.file); !known) return report_error(console, known.error());
    if (auto writable = check_output(output); !writable) return report_error(console, writable.error());
    question.counts_proposals = true;  // a file of sites is measured as a whole, as `check` does
    const auto workspace = open_workspace(console.resources.root, question, feedback);
    if (!workspace) return report_error(console, workspace.error());
    const auto result = run_catchment(*workspace, at);
    if (!result) return report_error(console, result.error());
    if (!is_outline_file(output.file)) return answer(console, *workspace, *result, output);
    const auto saved = io::export_outlines(catchment_outlines(*workspace, *result, console.catalog), output.file,
                                           overwriting(output.force));
    if (!saved) return report_error(console, saved.error());
    OutputOptions shown = output;
    shown.file.clear();
    return answer(console, *workspace, *result, shown);
}

}  // namespace

CommandAction attach_catchment(CLI::App& app, const Catalog& catalog) {
    auto question = std::make_shared<Question>();
    auto at = std::make_shared<std::string>();
    auto output = std::make_shared<OutputOptions>();
    add_question_options(app, *question, catalog);
    app.add_option("--at", *at, catalog.text("option.at"_text))->check([](const std::string& value) {
        return value.empty() ? std::string("\"\"") : std::string();
    });
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [question, at, output](const Console& console) { return run(console, *question, *at, *output); };
}

}  // namespace maillage::app
