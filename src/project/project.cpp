// SPDX-License-Identifier: Apache-2.0
#include "project/project.h"

#include <algorithm>

namespace maillage::project {

std::size_t site_position(const Project& project, SiteId id) {
    const auto at = std::ranges::find(*project.sites, id, &planning::Site::id);
    return static_cast<std::size_t>(at - project.sites->begin());
}

const planning::Site* find_site(const Project& project, SiteId id) {
    const std::size_t at = site_position(project, id);
    return at < project.sites->size() ? &(*project.sites)[at] : nullptr;
}

SiteId free_site_id(const Project& project, CommuneCode commune) {
    const std::string stem = "site-" + commune.text();
    std::string text = stem;
    for (int number = 2;; ++number) {
        const SiteId id = SiteId::parse(text).value_or(SiteId{});
        if (find_site(project, id) == nullptr) return id;
        text = stem + "-" + std::to_string(number);
    }
}

}  // namespace maillage::project
