// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "io/input_error.h"
#include "io/project/site_reader.h"
#include "io/project/words.h"
#include "io/project_file.h"
#include "project/actions/plan_actions.h"

namespace maillage::io {
namespace {

// More than anybody needs, less than harms.
constexpr std::size_t most_limits = 100;
constexpr std::size_t most_departments = 1'000;
constexpr std::size_t most_communes = 50'000;
constexpr std::size_t most_scenarios = 1'000;
constexpr std::size_t most_zonings = 100;
constexpr std::size_t most_zone_rules = 5'000;
constexpr std::int32_t most_sites_asked = project::most_zone_sites;

project::Setting read_setting(JsonFields& file) {
    project::Setting setting;
    auto fields = file.optional_object("setting");
    if (!fields) return setting;
    setting.territory = fields->optional_text("territory");
    setting.scope = fields->optional_text("scope");
    setting.programme = fields->optional_text("programme");
    setting.demand = fields->optional_text("demand");
    if (fields->has("distance")) setting.distance = fields->text("distance");
    setting.radii_km = fields->numbers("radii_km", 0, project::farthest_km, most_limits);
    setting.minutes = fields->numbers("minutes", 0, project::longest_minutes, most_limits);
    fields->finish();
    return setting;
}

planning::SiteBounds read_bounds(JsonFields& fields) {
    planning::SiteBounds bounds;
    bounds.minimum = fields.integer_or("minimum", 0, 0, most_sites_asked);
    bounds.maximum = fields.optional_integer("maximum", 0, most_sites_asked);
    if (bounds.maximum && *bounds.maximum < bounds.minimum)
        fields.refuse("maximum",
                      message("project.bad_bounds"_text)
                          .with("minimum", std::int64_t{bounds.minimum})
                          .with("maximum", std::int64_t{*bounds.maximum}),
                      message("toml.value_remedy"_text));
    return bounds;
}

project::Rule read_rule(JsonFields& file) {
    project::Rule rule;
    auto fields = file.optional_object("rule");
    if (!fields) return rule;
    rule.everywhere = read_bounds(*fields);
    for (auto& [name, bounds] : fields->members("departments", most_departments)) {
        const auto code = DepartmentCode::parse(name);
        if (!code) {
            fields->log().fail_at(fields->place_of("departments"),
                                  message("json.bad_department"_text).with("code", name),
                                  message("toml.value_remedy"_text));
            continue;
        }
        rule.exceptions[*code] = read_bounds(bounds);
        bounds.finish();
    }
    fields->finish();
    return rule;
}

std::set<CommuneCode> read_communes(JsonFields& fields, std::string_view key) {
    std::set<CommuneCode> communes;
    for (const std::string& text : fields.texts(key, most_communes)) {
        const auto code = CommuneCode::parse(text);
        if (code && text.size() == CommuneCode::capacity) {
            communes.insert(*code);
        } else {
            fields.refuse(key, message("sites.bad_commune"_text).with("code", text),
                          message("sites.bad_commune_remedy"_text));
        }
    }
    return communes;
}

std::vector<project::FileZoning> read_zonings(JsonFields& fields) {
    std::vector<project::FileZoning> zonings;
    for (JsonFields& zoning : fields.objects("zonings", most_zonings)) {
        zonings.push_back({zoning.text("name"), zoning.text("column")});
        zoning.finish();
    }
    return zonings;
}

std::vector<project::ZoneRule> read_zone_rules(JsonFields& fields) {
    std::vector<project::ZoneRule> rules;
    for (JsonFields& rule : fields.objects("zone_rules", most_zone_rules)) {
        rules.push_back({rule.text("level"), rule.text("code"), read_bounds(rule)});
        rule.finish();
    }
    return rules;
}

/// What an edit would refuse a file may not say either.
void check_further_rules(const JsonFields& fields, const project::PlanSettings& plan) {
    const auto check = [&](const char* key, project::PlanSettings asked) {
        if (const auto taken = project::set_plan({}, std::move(asked)); !taken)
            fields.refuse(key, taken.error().message, message("toml.value_remedy"_text));
    };
    project::PlanSettings zones;
    zones.zonings = plan.zonings;
    check("zonings", zones);
    zones.zone_rules = plan.zone_rules;
    check("zone_rules", zones);
    project::PlanSettings envelope;
    envelope.budget = plan.budget;
    envelope.opening_cost = plan.opening_cost;
    check("budget", envelope);
    project::PlanSettings places;
    places.take_up = plan.take_up;
    places.capacity = plan.capacity;
    places.within_capacity = plan.within_capacity;
    check(plan.take_up > 0 ? "capacity" : "take_up", places);
}

void read_places(JsonFields& fields, project::PlanSettings& plan) {
    if (fields.has("take_up")) plan.take_up = fields.number("take_up", project::least_take_up, project::everybody);
    plan.capacity = fields.optional_text("capacity");
    plan.within_capacity = fields.flag("within_capacity");
}

void read_further_rules(JsonFields& fields, project::PlanSettings& plan) {
    plan.zonings = read_zonings(fields);
    plan.zone_rules = read_zone_rules(fields);
    if (fields.has("max_distance_km"))
        plan.max_distance_km = fields.number("max_distance_km", project::least_reach_km, project::farthest_reach_km);
    plan.budget = fields.optional_large_integer("budget", 0, project::most_euros);
    plan.opening_cost = fields.optional_text("opening_cost");
    read_places(fields, plan);
    if (!fields.log().failed()) check_further_rules(fields, plan);
}

project::PlanSettings read_plan(JsonFields& file) {
    project::PlanSettings plan;
    auto fields = file.optional_object("plan");
    if (!fields) return plan;
    plan.objective = fields->word_or("objective", project_objective_words, plan.objective);
    if (fields->has("cover_km")) plan.cover_km = fields->number("cover_km", 0, project::farthest_cover_km);
    if (fields->has("candidates")) plan.candidates = fields->text("candidates");
    plan.without_metropoles = fields->flag("without_metropoles");
    plan.new_sites = fields->integer_or("new_sites", 0, 0, most_sites_asked);
    if (fields->has("time_limit_s")) plan.time_limit_s = fields->number("time_limit_s", 0, project::longest_search_s);
    read_further_rules(*fields, plan);
    plan.forced = read_communes(*fields, "forced");
    plan.forbidden = read_communes(*fields, "forbidden");
    for (const CommuneCode code : plan.forced)
        if (plan.forbidden.contains(code))
            fields->refuse("forbidden", message("plan.forced_and_forbidden"_text).with("code", code.text()),
                           message("plan.forced_and_forbidden_remedy"_text));
    fields->finish();
    return plan;
}

project::Scenarios read_scenarios(JsonFields& file) {
    project::Scenarios scenarios;
    std::set<std::string> names;
    for (JsonFields& fields : file.objects("scenarios", most_scenarios)) {
        if (fields.log().failed()) break;
        project::Scenario scenario;
        scenario.name = fields.text("name");
        if (!names.insert(scenario.name).second)
            fields.refuse("name", message("project.scenario_taken"_text).with("name", scenario.name),
                          message("toml.value_remedy"_text));
        scenario.sites = std::make_shared<const project::SiteTable>(read_site_table(fields, "sites"));
        fields.finish();
        scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

ProjectView read_view(JsonFields& file) {
    ProjectView view;
    if (auto fields = file.optional_object("view")) {
        view.as_of = fields->optional_day("as_of");
        fields->finish();
    }
    return view;
}

/// Is it a project, and one this version reads? Asked before anything else, so that a newer file is told from a broken one.
Status check_header(const Value& value, const std::filesystem::path& file) {
    const Value* format = value.find("format");
    const Value* version = value.find("version");
    const auto* word = format == nullptr ? nullptr : std::get_if<std::string>(&format->content());
    const auto* number = version == nullptr ? nullptr : std::get_if<std::int64_t>(&version->content());
    if (word == nullptr || *word != "maillage-project" || number == nullptr || *number < 1)
        return fail(input_error(file, {}, message("project.not_a_project"_text), "project.not_a_project_remedy"_text));
    if (*number <= project_version) return {};
    return fail(input_error(file, "version",
                            message("project.newer"_text)
                                .with("found", std::to_string(*number))
                                .with("known", std::to_string(project_version))
                                .with("program", std::string(MAILLAGE_VERSION)),
                            "project.newer_remedy"_text));
}

template <class Part>
std::shared_ptr<const Part> shared(Part part) {
    return std::make_shared<const Part>(std::move(part));
}

}  // namespace

Result<ProjectFile> project_from_value(const Value& value, const std::filesystem::path& file,
                                       const std::filesystem::path& folder) {
    if (auto known = check_header(value, file); !known) return fail(known.error());
    JsonLog log(file);
    JsonFields fields(value, {}, log);
    for (const char* key : {"format", "program"}) static_cast<void>(fields.optional_text(key));
    static_cast<void>(fields.optional_integer("version", 1, project_version));
    ProjectFile read;
    project::Project& project = read.document.project;
    project.setting = shared(read_setting(fields));
    read.document.view = read_view(fields);
    project.rule = shared(read_rule(fields));
    project.plan = shared(read_plan(fields));
    project.sites = shared(read_site_table(fields, "sites"));
    project.scenarios = shared(read_scenarios(fields));
    fields.finish();
    if (const Status good = log.status(); !good) return fail(good.error());
    project = with_absolute_paths(project, folder);
    read.outside = outside_paths(project, folder);
    return read;
}

}  // namespace maillage::io
