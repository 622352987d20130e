// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/plan_command.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <limits>
#include <memory>

#include "app/cli/accepted.h"
#include "app/cli/shared_options.h"
#include "app/services/objective_words.h"
#include "app/services/plan_certificate.h"
#include "app/services/plan_rules.h"
#include "app/services/plan_service.h"
#include "io/exporters/registry.h"

namespace maillage::app {
namespace {

/// More than there are communes is a slip.
constexpr std::int64_t most_sites = 40'000;

/// More plans than these nobody reads. Source: the contract of the command line.
constexpr std::int64_t most_alternatives = 100;

/// "14:25".
std::optional<CurveRange> read_range(const std::string& text) {
    CurveRange range;
    const char* end = text.data() + text.size();
    const auto [colon, first] = std::from_chars(text.data(), end, range.from);
    if (first != std::errc{} || colon == end || *colon != ':') return std::nullopt;
    const auto [last, second] = std::from_chars(colon + 1, end, range.to);
    const bool good = second == std::errc{} && last == end && range.from >= 1 && range.to >= range.from &&
                      range.to <= most_sites && range.to - range.from < most_curve_points;
    return good ? std::optional(range) : std::nullopt;
}

std::string accept_range(const std::string& text) {
    if (read_range(text)) return {};
    return text.empty() ? empty_value : text;
}

void add_plan_options(CLI::App& app, PlanQuestion& plan, std::optional<CurveRange>& curve, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    std::vector<std::string> names;
    for (const ObjectiveWords& objective : objectives()) names.emplace_back(objective.name);
    app.add_option("--objective", plan.objective, words("option.objective"_text))->check(one_of(names));
    // The bands' option; for a cover it is its radius too.
    app.get_option("--radius")->description(words("option.radius_plan"_text));
    app.add_option("--candidates", plan.candidates, words("option.candidates"_text))->check(not_empty());
    app.add_option("--exclude", plan.exclude, words("option.exclude"_text))->check(not_empty());
    app.add_option("--min-population", plan.min_population, words("option.min_population"_text))
        ->check(whole_number(1));
    app.add_option("--max-population", plan.max_population, words("option.max_population"_text))
        ->check(whole_number(1));
    app.add_option("--sites-total", plan.sites_total, words("option.sites_total"_text))
        ->check(whole_number(1, most_sites));
    app.add_option("--new", plan.new_sites, words("option.new"_text))->check(whole_number(0, most_sites));
    add_rule_options(app, plan, catalog);
    app.add_option("--budget", plan.budget, words("option.budget"_text))->check(whole_number(0, project::most_euros));
    app.add_option("--opening-cost", plan.opening_cost, words("option.opening_cost"_text))->check(not_empty());
    app.add_flag("--within-capacity", plan.within_capacity, words("option.within_capacity"_text));
    app.add_option("--gap", plan.gap, words("option.gap"_text))->check(number(0.0, 1.0));
    const std::string keep_words = words("option.keep_existing"_text);
    auto* keep = app.add_flag("--keep-existing", keep_words);
    app.add_flag("--from-scratch", plan.from_scratch, words("option.from_scratch"_text))->excludes(keep);
    app.add_option("--forbid", plan.forbid, words("option.forbid"_text))->check(not_empty());
    const auto take_range = [&curve](const CLI::results_t& given) {
        curve = read_range(given.front());
        return curve.has_value();
    };
    app.add_option("--curve", take_range, words("option.curve"_text))->type_name("TEXT")->check(accept_range);
    app.add_option("--time-limit", plan.time_limit_s, words("option.time_limit"_text))
        ->check(number(0.0, 1e9));
    app.add_option("--alternatives", plan.alternatives, words("option.alternatives"_text))
        ->check(whole_number(1, most_alternatives));
    app.add_option("--alternatives-differ", plan.alternatives_differ, words("option.alternatives_differ"_text))
        ->check(whole_number(1, most_sites));
    app.add_option("--seed", plan.seed, words("option.seed"_text))
        ->check(whole_number(0, std::numeric_limits<std::int64_t>::max()));
}

/// -o with the ending of a site format writes the sites; any other ending writes the report.
bool is_site_file(const std::filesystem::path& file) { return !file.empty() && io::site_exporter_for(file).has_value(); }

/// Known before any work: a file whose ending is neither that of a site list nor of a report, or that cannot be written.
Status check_file(const OutputOptions& output) {
    if (is_site_file(output.file) || check_report_ending(output)) return check_output(output);
    return fail({ErrorKind::usage, message("output.unknown_ending"_text).with("file", output.file.string()), {}, {},
                 message("plan.unknown_ending_remedy"_text)});
}

ExitCode save_sites(const Console& console, const Workspace& workspace, const PlanResult& result,
                    const OutputOptions& output) {
    const auto saved =
        io::export_sites(plan_sites(workspace, result, console.catalog), output.file, overwriting(output.force));
    return saved ? ExitCode::done : report_error(console, saved.error());
}

ExitCode certify(const Console& console, const Workspace& workspace, const PlanQuestion& plan, const PlanResult& result,
                 const std::filesystem::path& file, const OutputOptions& output, Feedback& feedback) {
    const auto reached =
        write_plan_certificate(workspace, plan, result, file, overwriting(output.force), feedback);
    return tell_certificate(console, reached, file, feedback);
}

/// Where places count, neither a curve nor a certificate tells of them.
Status check_told(const PlanQuestion& plan, const std::optional<CurveRange>& range, const std::filesystem::path& certificate) {
    if (!plan.within_capacity || (!range && certificate.empty())) return {};
    return fail({ErrorKind::usage, message("plan.places_untold"_text), {}, {}, message("plan.places_untold_remedy"_text)});
}

double seconds_left(const PlanQuestion& plan, std::chrono::steady_clock::time_point start) {
    const double limit = plan.time_limit_s.value_or(std::numeric_limits<double>::infinity());
    return limit - std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The plan, and beside it the curve where one is asked for.
Result<PlanResult> answer(const Workspace& workspace, const PlanQuestion& plan, const std::optional<CurveRange>& range,
                          Feedback& feedback) {
    auto result = run_plan(workspace, plan, feedback);
    if (!result || !range || feedback.cancelled()) return result;
    auto curve = value_curve(workspace, plan, *range, feedback);
    if (!curve) return fail(curve.error());
    result->curve = std::move(*curve);
    return result;
}

ExitCode run(const Console& console, const Question& question, const PlanQuestion& plan,
             const std::optional<CurveRange>& range, const OutputOptions& output,
             const std::filesystem::path& certificate) {
    ConsoleFeedback feedback(console);
    if (auto writable = check_file(output); !writable) return report_error(console, writable.error());
    if (auto asked = check_alternatives(plan); !asked) return report_error(console, asked.error());
    if (auto told = check_told(plan, range, certificate); !told) return report_error(console, told.error());
    if (auto free = check_certificate(output, certificate); !free) return report_error(console, free.error());
    const auto workspace = open_workspace(console.resources.root, question, feedback);
    if (!workspace) return report_error(console, workspace.error());
    const auto start = std::chrono::steady_clock::now();
    auto result = answer(*workspace, plan, range, feedback);
    if (!result) return report_error(console, result.error());
    look_beside(*workspace, plan, seconds_left(plan, start), *result, feedback);
    const Report report = plan_report(*workspace, *result, console.catalog);
    OutputOptions shown = output;
    ExitCode saved = ExitCode::done;
    if (is_site_file(output.file)) {
        shown.file.clear();
        if (result->solution.has_plan()) saved = save_sites(console, *workspace, *result, output);
    }
    if (!certificate.empty() && result->solution.has_plan()) {
        const ExitCode certified = certify(console, *workspace, plan, *result, certificate, output, feedback);
        if (saved == ExitCode::done) saved = certified;
    }
    const ExitCode code = deliver(console, report, shown);  // also where the file failed: the plan is not lost with it
    if (saved != ExitCode::done) return saved;
    if (!output.file.empty() && result->solution.has_plan()) feedback.note(written_note(output.file));
    // Ctrl-C may have come after the proof, while what stands beside the plan or the curve was looked for.
    const bool interrupted = result->solution.status == optimise::Status::interrupted || feedback.cancelled();
    return interrupted && code == ExitCode::done ? ExitCode::interrupted : code;
}

}  // namespace

CommandAction attach_plan(CLI::App& app, const Catalog& catalog) {
    auto question = std::make_shared<Question>();
    auto plan = std::make_shared<PlanQuestion>();
    auto range = std::make_shared<std::optional<CurveRange>>();
    auto project = std::make_shared<ProjectOptions>();
    auto output = std::make_shared<OutputOptions>();
    auto certificate = std::make_shared<std::filesystem::path>();
    add_question_options(app, *question, catalog);
    add_load_options(app, *question, catalog);
    add_project_options(app, *project, catalog);
    add_plan_options(app, *plan, *range, catalog);
    add_output_options(app, *output, catalog);
    add_force_option(app, plan->force, *output, "option.force_plan"_text, catalog);
    app.add_option("--certificate", *certificate, catalog.text("option.certificate"_text))->check(not_empty());
    return [&app, question, plan, range, project, output, certificate](const Console& console) {
        // A project's bands are no radius: only what is typed is.
        if (app.count("--radius") > 0) plan->radii_km = question->radii_km;
        if (auto taken = take_project(app, *project, *question, *plan); !taken)
            return report_error(console, taken.error());
        return run(console, *question, *plan, *range, *output, *certificate);
    };
}

}  // namespace maillage::app
