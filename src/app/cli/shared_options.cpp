// SPDX-License-Identifier: Apache-2.0
#include "app/cli/shared_options.h"

#include <CLI/CLI.hpp>

#include "app/cli/accepted.h"
#include "base/parallel.h"

namespace maillage::app {
namespace {

/// Nearer than a metre or a second is no distance between communes.
constexpr double least_limit = 0.001;
/// No place of France is farther from another on its own landmass.
constexpr double farthest_km = 2000;
constexpr double longest_minutes = 24 * 60;

}  // namespace

void add_question_options(CLI::App& app, Question& question, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    app.add_option("--territory", question.territory, words("option.territory"_text))->check(not_empty());
    app.add_option("--scope", question.scope, words("option.scope"_text))->check(not_empty());
    app.add_option("--programme", question.programme, words("option.programme"_text))->check(not_empty());
    app.add_option("--sites", question.sites, words("option.sites"_text))->check(not_empty());
    app.add_option("--as-of", question.as_of, words("option.as_of"_text))->check(not_empty());
    app.add_option("--demand", question.demand, words("option.demand"_text))->check(not_empty());
    app.add_option("--distance", question.distance, words("option.distance"_text))->check(not_empty());
    app.add_option("--radius", question.radii_km, words("option.radius"_text))
        ->delimiter(',')
        ->check(number(least_limit, farthest_km));
    app.add_option("--minutes", question.minutes, words("option.minutes"_text))
        ->delimiter(',')
        ->check(number(least_limit, longest_minutes));
    add_thread_option(app, catalog);
}

void add_output_options(CLI::App& app, OutputOptions& output, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    app.add_option("--format", output.format, words("option.format"_text))
        ->check(one_of({"text", "json", "csv", "md"}));
    app.add_option("-o,--output", output.file, words("option.output"_text))->check(not_empty());
}

void add_overwrite_option(CLI::App& app, OutputOptions& output, const Catalog& catalog) {
    app.add_flag("--force", output.force, catalog.text("option.force"_text));
}

void add_thread_option(CLI::App& app, const Catalog& catalog) {
    app.add_option_function<int>("--threads", [](int count) { set_thread_count(count); },
                                 catalog.text("option.threads"_text))
        ->check(whole_number(1, 256));
}

}  // namespace maillage::app
