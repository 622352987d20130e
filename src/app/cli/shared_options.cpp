// SPDX-License-Identifier: Apache-2.0
#include "app/cli/shared_options.h"

#include <CLI/CLI.hpp>

#include "app/cli/accepted.h"
#include "app/services/objective_words.h"
#include "app/services/project_service.h"
#include "app/services/project_workspace.h"
#include "base/parallel.h"

namespace maillage::app {
namespace {

/// Nearer than a metre or a second is no distance between communes.
constexpr double least_limit = 0.001;
/// No place of France is farther from another on its own landmass.
constexpr double farthest_km = 2000;
constexpr double longest_minutes = 24 * 60;

/// What was typed goes before what the project says.
class Typed {
  public:
    explicit Typed(const CLI::App& app) : app_(app) {}

    [[nodiscard]] bool has(const std::string& option) const {
        const CLI::Option* found = app_.get_option_no_throw(option);
        return found != nullptr && found->count() > 0;
    }
    template <class Field>
    void keep(const std::string& option, const Field& typed, Field& field) const {
        if (has(option)) field = typed;
    }

  private:
    const CLI::App& app_;
};

/// Levels of zones and their rules go together: one typed replaces those of the project.
bool has_zone_rules(const Typed& typed) { return typed.has("--zone-rule") || typed.has("--zoning"); }

/// What a command takes of a project.
enum class Takes { situation, rules, plan };

/// Paths that this command would follow: not those replaced on the command line, those of rules and plan only where it asks
/// for them.
std::vector<io::OutsidePath> followed(std::vector<io::OutsidePath> outside, const Typed& typed, Takes takes) {
    const bool plans = takes == Takes::plan;
    std::erase_if(outside, [&](const io::OutsidePath& path) {
        if (path.place == "setting.territory") return typed.has("--territory");
        if (path.place == "setting.demand") return typed.has("--demand");
        if (path.place == "plan.opening_cost") return !plans || typed.has("--opening-cost");
        if (path.place == "plan.capacity") return !plans || typed.has("--capacity");
        if (path.place.starts_with("plan.zonings")) return takes == Takes::situation || has_zone_rules(typed);
        return !plans || typed.has("--candidates");
    });
    return outside;
}

Question merged(const Typed& typed, const Question& given, Question project) {
    typed.keep("--territory", given.territory, project.territory);
    typed.keep("--scope", given.scope, project.scope);
    typed.keep("--programme", given.programme, project.programme);
    typed.keep("--as-of", given.as_of, project.as_of);
    typed.keep("--demand", given.demand, project.demand);
    typed.keep("--distance", given.distance, project.distance);
    project.take_up = given.take_up;
    project.capacity = given.capacity;
    if (typed.has("--radius") || typed.has("--minutes")) {
        project.radii_km = given.radii_km;
        project.minutes = given.minutes;
    }
    if (typed.has("--sites")) {
        project.sites = given.sites;
        project.site_table = nullptr;
        project.counts_proposals = given.counts_proposals;
    }
    return project;
}

RuleQuestion merged(const Typed& typed, const RuleQuestion& given, const RuleQuestion& project) {
    RuleQuestion rules = given;
    if (!has_zone_rules(typed)) {
        rules.zonings = project.zonings;
        rules.zone_rules = project.zone_rules;
    }
    if (!typed.has("--max-distance")) rules.max_distance_km = project.max_distance_km;
    return rules;
}

PlanQuestion merged(const Typed& typed, const PlanQuestion& given, const PlanQuestion& project) {
    PlanQuestion plan = given;
    static_cast<RuleQuestion&>(plan) = merged(typed, static_cast<const RuleQuestion&>(given), project);
    if (!typed.has("--objective")) plan.objective = project.objective;
    if (!typed.has("--radius")) plan.radii_km = project.radii_km;
    if (!typed.has("--candidates")) plan.candidates = project.candidates;
    if (!typed.has("--exclude")) plan.exclude = project.exclude;
    const ObjectiveWords* words = find_objective(plan.objective);
    const bool is_counted = words == nullptr || words->has_total;
    if (is_counted && !typed.has("--new") && !typed.has("--sites-total")) plan.new_sites = project.new_sites;
    if (!typed.has("--budget")) plan.budget = project.budget;
    if (!typed.has("--opening-cost")) plan.opening_cost = project.opening_cost;
    if (!typed.has("--within-capacity")) plan.within_capacity = project.within_capacity;
    if (plan.force.empty()) plan.force = project.force;
    if (!typed.has("--forbid")) plan.forbid = project.forbid;
    if (!typed.has("--time-limit")) plan.time_limit_s = project.time_limit_s;
    return plan;
}

/// The project's content, its question merged into the typed one; nothing where no project is given.
Result<std::optional<project::Project>> taken(const CLI::App& app, const ProjectOptions& project, Question& question,
                                              Takes takes) {
    if (project.file.empty()) return std::nullopt;
    const auto opened = open_project(project.file);
    if (!opened) return fail(opened.error());
    const Typed typed(app);
    const auto outside = outside_error(followed(opened->outside, typed, takes), project.file);
    if (outside && !project.follows_outside) return fail(*outside);
    const auto& [content, view] = opened->document;
    question = merged(typed, question, question_of(content, view.as_of, project.file));
    return content;
}

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

void add_load_options(CLI::App& app, Question& question, const Catalog& catalog) {
    app.add_option("--take-up", question.take_up, catalog.text("option.take_up"_text))
        ->check(number(project::least_take_up, project::everybody));
    app.add_option("--capacity", question.capacity, catalog.text("option.capacity"_text))->check(not_empty());
}

void add_rule_options(CLI::App& app, RuleQuestion& rules, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    app.add_option("--per-department", rules.per_department, words("option.per_department"_text))->check(not_empty());
    app.add_option("--zone-rule", rules.zone_rules, words("option.zone_rule"_text))->check(not_empty());
    app.add_option("--zoning", rules.zonings, words("option.zoning"_text))->check(not_empty());
    app.add_option("--max-distance", rules.max_distance_km, words("option.max_distance"_text))
        ->check(number(project::least_reach_km, project::farthest_reach_km));
}

void add_project_options(CLI::App& app, ProjectOptions& project, const Catalog& catalog) {
    app.add_option("--project", project.file, catalog.text("option.project"_text))->check(not_empty());
    app.add_flag("--outside-paths", project.follows_outside, catalog.text("option.outside_paths"_text));
}

Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question) {
    const auto content = taken(app, project, question, Takes::situation);
    if (!content) return fail(content.error());
    return {};
}

Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question, RuleQuestion& rules) {
    const auto content = taken(app, project, question, Takes::rules);
    if (!content) return fail(content.error());
    if (*content) rules = merged(Typed(app), rules, plan_question_of(**content));
    return {};
}

Status take_project(const CLI::App& app, const ProjectOptions& project, Question& question, PlanQuestion& plan) {
    const auto content = taken(app, project, question, Takes::plan);
    if (!content) return fail(content.error());
    if (!*content) return {};
    const Typed typed(app);
    plan = merged(typed, plan, plan_question_of(**content));
    // Learners and places are settings of a plan: nothing else asks the project for them.
    const project::PlanSettings& settings = *(*content)->plan;
    if (!typed.has("--take-up") && settings.take_up > 0) question.take_up = settings.take_up;
    if (!typed.has("--capacity")) question.capacity = settings.capacity;
    return {};
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

void add_force_option(CLI::App& app, std::string& forced, OutputOptions& output, TextKey help, const Catalog& catalog) {
    const auto take = [&forced, &output](const CLI::results_t& given) {
        for (const std::string& value : given) {
            if (value.empty() || value == "{}" || value == "true") {
                output.force = true;
            } else {
                forced += (forced.empty() ? "" : ",") + value;
            }
        }
        return true;
    };
    app.add_option("--force", take, catalog.text(help))
        ->expected(0, 1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_thread_option(CLI::App& app, const Catalog& catalog) {
    app.add_option_function<int>("--threads", [](int count) { set_thread_count(count); },
                                 catalog.text("option.threads"_text))
        ->check(whole_number(1, 256));
}

}  // namespace maillage::app
