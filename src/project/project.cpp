// SPDX-License-Identifier: Apache-2.0
#include "project/project.h"

#include <algorithm>
#include <charconv>

namespace maillage::project {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

bool names_column(std::string_view text) {
    const std::size_t last = text.rfind(':');
    if (last == std::string_view::npos || last == 0) return false;
    const std::size_t middle = text.rfind(':', last - 1);
    return middle != std::string_view::npos && middle > 0 && middle + 1 < last && last + 1 < text.size();
}

std::optional<std::int64_t> euros_of(std::string_view text) { return whole_number(text); }

std::optional<std::int64_t> places_of(std::string_view text) {
    const auto places = whole_number(text);
    return places && *places >= 1 && *places <= most_places ? places : std::nullopt;
}

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
