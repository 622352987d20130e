// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/solve_command.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <memory>

#include "app/cli/accepted.h"
#include "app/cli/shared_options.h"
#include "app/services/example_file.h"
#include "app/services/solve_service.h"

namespace maillage::app {
namespace {

constexpr std::int64_t most_sites = 1'000'000;

void add_solve_options(CLI::App& app, std::string& file, SolveQuestion& question, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    app.add_option("FILE", file, words("option.instance_file"_text))->required()->check(not_empty());
    app.add_option("--objective", question.objective, words("option.objective_bare"_text))
        ->check(one_of({"p-median", "max-cover", "set-cover", "p-center"}));
    app.add_option("--sites-total", question.sites_total, words("option.sites_total_bare"_text))
        ->check(whole_number(1, most_sites));
    app.add_option("--radius", question.radius, words("option.radius_bare"_text))->check(whole_number(0));
    app.add_option("--rounding", question.rounding, words("option.rounding"_text))
        ->check(one_of({"floor", "nearest", "none"}));
    app.add_option("--per-zone", question.per_zone, words("option.per_zone"_text))->check(not_empty());
    app.add_option("--forbid", question.forbid, words("option.forbid_bare"_text))->check(not_empty());
    app.add_option("--time-limit", question.time_limit_s, words("option.time_limit"_text))->check(number(0.0, 1e9));
    app.add_option("--seed", question.seed, words("option.seed"_text))
        ->check(whole_number(0, std::numeric_limits<std::int64_t>::max()));
}

ExitCode run(const Console& console, const std::string& given, const SolveQuestion& question,
             const OutputOptions& output, const std::filesystem::path& certificate) {
    ConsoleFeedback feedback(console);
    if (auto named = check_report_ending(output); !named) return report_error(console, named.error());
    if (auto writable = check_output(output); !writable) return report_error(console, writable.error());
    if (auto free = check_certificate(output, certificate); !free) return report_error(console, free.error());
    const auto file = example_or_file(console.resources, given);
    if (!file) return report_error(console, file.error());
    const auto result = run_solve(*file, question, feedback);
    if (!result) return report_error(console, result.error());
    ExitCode code = deliver(console, solve_report(*result, console.catalog), output);
    if (!certificate.empty() && result->solution.has_plan()) {
        const auto reached =
            write_solve_certificate(*result, certificate, overwriting(output.force), feedback);
        const ExitCode certified = tell_certificate(console, reached, certificate, feedback);
        if (code == ExitCode::done) code = certified;
    }
    if (!output.file.empty() && code == ExitCode::done) feedback.note(written_note(output.file));
    const bool interrupted = result->solution.status == optimise::Status::interrupted;
    return interrupted && code == ExitCode::done ? ExitCode::interrupted : code;
}

}  // namespace

CommandAction attach_solve(CLI::App& app, const Catalog& catalog) {
    auto file = std::make_shared<std::string>();
    auto question = std::make_shared<SolveQuestion>();
    auto output = std::make_shared<OutputOptions>();
    add_solve_options(app, *file, *question, catalog);
    add_output_options(app, *output, catalog);
    add_force_option(app, question->force, *output, "option.force_bare"_text, catalog);
    add_thread_option(app, catalog);
    auto certificate = std::make_shared<std::filesystem::path>();
    app.add_option("--certificate", *certificate, catalog.text("option.certificate"_text))->check(not_empty());
    return [file, question, output, certificate](const Console& console) {
        return run(console, *file, *question, *output, *certificate);
    };
}

}  // namespace maillage::app
