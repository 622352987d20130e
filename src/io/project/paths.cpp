// SPDX-License-Identifier: Apache-2.0
#include "io/project/paths.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace maillage::io {
namespace {

using std::filesystem::path;
using Change = std::function<std::string(const std::string& place, const std::string& file)>;

constexpr std::array<std::string_view, 3> candidate_words{"default", "epci-main", "communes"};

bool is_word(const std::string& candidates) {
    return candidates.empty() || std::ranges::find(candidate_words, candidates) != candidate_words.end();
}

/// "FILE.csv:CODE:COLUMN" → where the file's name ends; 0 = no file (a column of the territory).
std::size_t file_end(const std::string& demand) {
    const std::size_t last = demand.rfind(':');
    if (last == std::string::npos || last == 0) return 0;
    const std::size_t middle = demand.rfind(':', last - 1);
    return middle == std::string::npos ? 0 : middle;
}

/// The file of a column, where there is one.
void change_column(const Change& change, const std::string& place, std::string& column) {
    if (const std::size_t end = file_end(column)) column = change(place, column.substr(0, end)) + column.substr(end);
}

/// Calls `change` for each path the project holds and takes what it gives.
project::Project changed(const project::Project& project, const Change& change) {
    project::Project next = project;
    auto setting = std::make_shared<project::Setting>(*project.setting);
    if (!setting->territory.empty()) setting->territory = change("setting.territory", setting->territory);
    change_column(change, "setting.demand", setting->demand);
    if (*setting != *project.setting) next.setting = std::move(setting);
    auto plan = std::make_shared<project::PlanSettings>(*project.plan);
    if (!is_word(plan->candidates)) plan->candidates = change("plan.candidates", plan->candidates);
    for (std::size_t i = 0; i < plan->zonings.size(); ++i)
        change_column(change, "plan.zonings[" + std::to_string(i) + "].column", plan->zonings[i].column);
    change_column(change, "plan.opening_cost", plan->opening_cost);
    change_column(change, "plan.capacity", plan->capacity);
    if (*plan != *project.plan) next.plan = std::move(plan);
    return next;
}

path absolute_path(const path& file) {
    std::error_code failure;
    const path absolute = std::filesystem::absolute(file, failure);
    return (failure ? file : absolute).lexically_normal();
}

bool lies_under(const path& file, const path& folder) {
    const path relative = file.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

/// As far as the disk knows it, links followed.
path real_path(const path& file) {
    std::error_code failure;
    const path real = std::filesystem::weakly_canonical(file, failure);
    return failure ? file : real;
}

path without_final_slash(path folder) { return folder.has_filename() ? folder : folder.parent_path(); }

}  // namespace

project::Project with_stored_paths(const project::Project& project, const path& folder) {
    const path root = folder.empty() ? path() : without_final_slash(absolute_path(folder));
    return changed(project, [&](const std::string&, const std::string& file) {
        const path absolute = absolute_path(file);
        if (root.empty() || !lies_under(absolute, root)) return absolute.string();
        const std::string relative = absolute.lexically_relative(root).string();
        return is_word(relative) ? "./" + relative : relative;
    });
}

project::Project with_absolute_paths(const project::Project& project, const path& folder) {
    return changed(project, [&](const std::string&, const std::string& file) { return absolute_path(folder / file).string(); });
}

std::vector<OutsidePath> outside_paths(const project::Project& project, const path& folder) {
    std::vector<OutsidePath> outside;
    const path root = without_final_slash(real_path(absolute_path(folder)));
    changed(project, [&](const std::string& place, const std::string& file) {
        const path real = real_path(absolute_path(file));
        if (!lies_under(real, root)) outside.push_back({place, file});
        return file;
    });
    return outside;
}

}  // namespace maillage::io
