// SPDX-License-Identifier: Apache-2.0
#include "app/services/project_service.h"

namespace maillage::app {
Result<io::ProjectFile> open_project(const std::filesystem::path& file) { return io::read_project(file); }

Question question_of(const project::Project& project, std::optional<Date> as_of, const std::filesystem::path& file) {
    Question question;
    const project::Setting& setting = *project.setting;
    question.territory = setting.territory;
    question.scope = setting.scope;
    question.programme = setting.programme;
    question.demand = setting.demand;
    question.distance = setting.distance;
    question.radii_km = setting.radii_km;
    question.minutes = setting.minutes;
    if (as_of) question.as_of = iso_text(*as_of);
    question.site_table = project.sites;
    question.rule = project.rule;
    question.project = file;
    return question;
}

std::optional<Error> outside_error(const std::vector<io::OutsidePath>& outside, const std::filesystem::path& file) {
    if (outside.empty()) return std::nullopt;
    std::string paths;
    for (const io::OutsidePath& path : outside) paths += (paths.empty() ? "" : ", ") + path.path.string();
    return Error{ErrorKind::input, message("project.outside"_text).with("paths", paths), file.string(),
                 outside.front().place, message("project.outside_remedy"_text)};
}

}  // namespace maillage::app
