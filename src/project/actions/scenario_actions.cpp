// SPDX-License-Identifier: Apache-2.0
#include "project/actions/scenario_actions.h"

#include <algorithm>
#include <utility>

namespace maillage::project {
namespace {

Error usage(Message what) { return {ErrorKind::usage, std::move(what), {}, {}, message("project.remedy"_text)}; }

Status check_name(const Scenarios& scenarios, const std::string& name, std::size_t but) {
    if (name.find_first_not_of(" \t\r\n") == std::string::npos) return fail(usage(message("project.scenario_no_name"_text)));
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        if (i != but && scenarios[i].name == name)
            return fail(usage(message("project.scenario_taken"_text).with("name", name)));
    return {};
}

Status check_position(const Scenarios& scenarios, std::size_t scenario) {
    if (scenario < scenarios.size()) return {};
    return fail(usage(message("project.no_scenario"_text)));
}

Project with_scenarios(const Project& project, Scenarios scenarios) {
    Project next = project;
    next.scenarios = std::make_shared<const Scenarios>(std::move(scenarios));
    return next;
}

}  // namespace

Result<Project> keep_scenario(const Project& project, std::string name) {
    Scenarios scenarios = *project.scenarios;
    if (auto good = check_name(scenarios, name, scenarios.size()); !good) return fail(good.error());
    scenarios.push_back({std::move(name), project.sites});
    return with_scenarios(project, std::move(scenarios));
}

Result<Project> rename_scenario(const Project& project, std::size_t scenario, std::string name) {
    Scenarios scenarios = *project.scenarios;
    if (auto there = check_position(scenarios, scenario); !there) return fail(there.error());
    if (auto good = check_name(scenarios, name, scenario); !good) return fail(good.error());
    if (scenarios[scenario].name == name) return project;
    scenarios[scenario].name = std::move(name);
    return with_scenarios(project, std::move(scenarios));
}

Result<Project> delete_scenario(const Project& project, std::size_t scenario) {
    Scenarios scenarios = *project.scenarios;
    if (auto there = check_position(scenarios, scenario); !there) return fail(there.error());
    scenarios.erase(scenarios.begin() + static_cast<std::ptrdiff_t>(scenario));
    return with_scenarios(project, std::move(scenarios));
}

Result<Project> take_scenario(const Project& project, std::size_t scenario) {
    if (auto there = check_position(*project.scenarios, scenario); !there) return fail(there.error());
    const auto& sites = (*project.scenarios)[scenario].sites;
    if (*sites == *project.sites) return project;
    Project next = project;
    next.sites = sites;
    return next;
}

}  // namespace maillage::project
