// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/info_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/shared_options.h"
#include "app/services/info_service.h"

namespace maillage::app {

CommandAction attach_info(CLI::App& app, const Catalog& catalog) {
    auto files = std::make_shared<std::vector<std::filesystem::path>>();
    auto output = std::make_shared<OutputOptions>();
    app.add_option("FILE", *files, catalog.text("option.info_files"_text));
    add_output_options(app, *output, catalog);
    add_overwrite_option(app, *output, catalog);
    return [files, output](const Console& console) {
        ConsoleFeedback feedback(console);
        if (auto named = check_report_ending(*output); !named) return report_error(console, named.error());
        if (auto writable = check_output(*output); !writable) return report_error(console, writable.error());
        if (files->empty()) files->push_back(console.resources.territory());
        const auto report = run_info(*files, console.catalog);
        if (!report) return report_error(console, report.error());
        for (const auto& section : report->sections)
            feedback.note(message("log.described"_text)
                              .with("file", section.title)
                              .with("layers", static_cast<std::int64_t>(section.table.rows.size())));
        const ExitCode code = deliver(console, *report, *output);
        if (!output->file.empty() && code == ExitCode::done) feedback.note(written_note(output->file));
        return code;
    };
}

}  // namespace maillage::app
