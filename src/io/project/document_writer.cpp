// SPDX-License-Identifier: Apache-2.0
#include "io/project/site_writer.h"
#include "io/project/words.h"
#include "io/project_file.h"

namespace maillage::io {
namespace {

Value numbers_value(const std::vector<double>& numbers) {
    Value::List list;
    for (const double number : numbers) list.push_back(number_value(number));
    return list;
}

template <class Codes>
Value codes_value(const Codes& codes) {
    Value::List list;
    for (const auto& code : codes) list.emplace_back(code.view());
    return list;
}

Value setting_value(const project::Setting& setting) {
    Value object;
    const auto set = [&](const char* key, const std::string& text) {
        if (!text.empty()) object.set(key, text);
    };
    set("territory", setting.territory);
    set("scope", setting.scope);
    set("programme", setting.programme);
    set("demand", setting.demand);
    set("distance", setting.distance);
    if (!setting.radii_km.empty()) object.set("radii_km", numbers_value(setting.radii_km));
    if (!setting.minutes.empty()) object.set("minutes", numbers_value(setting.minutes));
    return object.is_null() ? Value(Value::Object{}) : object;
}

void set_bounds(Value& object, const planning::SiteBounds& bounds) {
    object.set("minimum", bounds.minimum);
    if (bounds.maximum) object.set("maximum", *bounds.maximum);
}

Value bounds_value(const planning::SiteBounds& bounds) {
    Value object;
    set_bounds(object, bounds);
    return object;
}

Value rule_value(const project::Rule& rule) {
    Value object = bounds_value(rule.everywhere);
    if (rule.exceptions.empty()) return object;
    Value departments;
    for (const auto& [department, bounds] : rule.exceptions) departments.set(department.text(), bounds_value(bounds));
    object.set("departments", std::move(departments));
    return object;
}

Value zonings_value(const std::vector<project::FileZoning>& zonings) {
    Value::List list;
    for (const project::FileZoning& zoning : zonings) {
        Value object;
        object.set("name", zoning.name);
        object.set("column", zoning.column);
        list.push_back(std::move(object));
    }
    return list;
}

Value zone_rules_value(const std::vector<project::ZoneRule>& rules) {
    Value::List list;
    for (const project::ZoneRule& rule : rules) {
        Value object;
        object.set("level", rule.level);
        object.set("code", rule.code);
        set_bounds(object, rule.bounds);
        list.push_back(std::move(object));
    }
    return list;
}

/// Rules beside those of the departments: a key for what is asked, none for what is not.
void set_further_rules(Value& object, const project::PlanSettings& plan) {
    if (!plan.zonings.empty()) object.set("zonings", zonings_value(plan.zonings));
    if (!plan.zone_rules.empty()) object.set("zone_rules", zone_rules_value(plan.zone_rules));
    if (plan.max_distance_km > 0) object.set("max_distance_km", number_value(plan.max_distance_km));
    if (plan.budget) object.set("budget", *plan.budget);
    if (!plan.opening_cost.empty()) object.set("opening_cost", plan.opening_cost);
}

void set_places(Value& object, const project::PlanSettings& plan) {
    if (plan.take_up > 0) object.set("take_up", number_value(plan.take_up));
    if (!plan.capacity.empty()) object.set("capacity", plan.capacity);
    if (plan.within_capacity) object.set("within_capacity", true);
}

Value plan_value(const project::PlanSettings& plan) {
    Value object;
    object.set("objective", word_for(project_objective_words, plan.objective));
    object.set("cover_km", number_value(plan.cover_km));
    object.set("candidates", plan.candidates);
    object.set("without_metropoles", plan.without_metropoles);
    object.set("new_sites", plan.new_sites);
    object.set("time_limit_s", number_value(plan.time_limit_s));
    set_further_rules(object, plan);
    set_places(object, plan);
    object.set("forced", codes_value(plan.forced));
    object.set("forbidden", codes_value(plan.forbidden));
    return object;
}

Value sites_value(const project::SiteTable& sites) {
    Value::List list;
    for (const planning::Site& site : sites) list.push_back(site_value(site));
    return list;
}

Value scenarios_value(const project::Scenarios& scenarios) {
    Value::List list;
    for (const project::Scenario& scenario : scenarios) {
        Value object;
        object.set("name", scenario.name);
        object.set("sites", sites_value(*scenario.sites));
        list.push_back(std::move(object));
    }
    return list;
}

}  // namespace

Value project_value(const ProjectDocument& document, const std::filesystem::path& folder) {
    const project::Project project = with_stored_paths(document.project, folder);
    Value view = Value::Object{};
    if (document.view.as_of) view.set("as_of", iso_text(*document.view.as_of));
    Value file;
    file.set("format", "maillage-project");
    file.set("version", project_version);
    file.set("program", "maillage " MAILLAGE_VERSION);
    file.set("setting", setting_value(*project.setting));
    file.set("view", std::move(view));
    file.set("rule", rule_value(*project.rule));
    file.set("plan", plan_value(*project.plan));
    file.set("sites", sites_value(*project.sites));
    file.set("scenarios", scenarios_value(*project.scenarios));
    return file;
}

}  // namespace maillage::io
