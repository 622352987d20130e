// SPDX-License-Identifier: Apache-2.0
#include "project/actions/site_actions.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace maillage::project {
namespace {

Error site_error(TextKey what, SiteId id) {
    return {ErrorKind::usage, message(what).with("id", id.text()), {}, {}, message("project.remedy"_text)};
}

bool is_blank(const std::string& name) {
    return std::ranges::all_of(name, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

bool is_on_earth(const std::optional<geo::LonLat>& place) {
    // Written so that what is not a number fails too.
    return !place || (std::abs(place->lon) <= 180 && std::abs(place->lat) <= 90);
}

/// Every part has an id, and no two the same.
template <class Part>
bool are_told_apart(const std::vector<Part>& parts) {
    std::set<std::string> ids;
    return std::ranges::all_of(parts, [&](const Part& part) { return !part.id.empty() && ids.insert(part.id).second; });
}

/// What holds for every site of a project, whoever made it.
Status check_site(const planning::Site& site) {
    if (is_blank(site.name)) return fail(site_error("project.no_name"_text, site.id));
    if (site.commune.empty() || !is_on_earth(site.position)) return fail(site_error("project.no_place"_text, site.id));
    if (!are_told_apart(site.actions) || !are_told_apart(site.sessions))
        return fail(site_error("project.part_ids"_text, site.id));
    return {};
}

Project with_sites(const Project& project, SiteTable sites) {
    Project next = project;
    next.sites = std::make_shared<const SiteTable>(std::move(sites));
    return next;
}

/// The project with one site changed by `edit`; the same parts where that changes nothing.
template <class Edit>
Result<Project> with_site(const Project& project, SiteId id, const Edit& edit) {
    const planning::Site* old = find_site(project, id);
    if (old == nullptr) return fail(site_error("project.no_site"_text, id));
    planning::Site changed = *old;
    edit(changed);
    if (auto good = check_site(changed); !good) return fail(good.error());
    if (changed == *old) return project;
    SiteTable sites = *project.sites;
    sites[site_position(project, id)] = std::move(changed);
    return with_sites(project, std::move(sites));
}

}  // namespace

Result<Project> add_sites(const Project& project, std::vector<planning::Site> added) {
    if (added.empty()) return project;
    SiteTable sites = *project.sites;
    for (planning::Site& site : added) {
        const auto taken = [&](const planning::Site& other) { return other.id == site.id; };
        if (site.id.empty() || std::ranges::any_of(sites, taken)) return fail(site_error("project.id_taken"_text, site.id));
        if (auto good = check_site(site); !good) return fail(good.error());
        sites.push_back(std::move(site));
    }
    return with_sites(project, std::move(sites));
}

Result<Project> move_site(const Project& project, SiteId id, CommuneCode commune, geo::LonLat place) {
    return with_site(project, id, [&](planning::Site& site) {
        const bool leaves = site.commune != commune;
        if (leaves && site.state == planning::SiteState::existing) site.state = planning::SiteState::planned;
        site.commune = commune;
        site.position = place;
    });
}

Result<Project> rename_site(const Project& project, SiteId id, std::string name) {
    return with_site(project, id, [&](planning::Site& site) { site.name = std::move(name); });
}

Result<Project> delete_sites(const Project& project, std::span<const SiteId> ids) {
    for (const SiteId id : ids)
        if (find_site(project, id) == nullptr) return fail(site_error("project.no_site"_text, id));
    if (ids.empty()) return project;
    SiteTable sites = *project.sites;
    std::erase_if(sites, [&](const planning::Site& site) { return std::ranges::find(ids, site.id) != ids.end(); });
    return with_sites(project, std::move(sites));
}

Result<Project> duplicate_site(const Project& project, SiteId id, std::string name) {
    const std::size_t at = site_position(project, id);
    if (at == project.sites->size()) return fail(site_error("project.no_site"_text, id));
    SiteTable sites = *project.sites;
    planning::Site copy = sites[at];
    copy.id = free_site_id(project, copy.commune);
    copy.name = std::move(name);
    if (is_blank(copy.name)) return fail(site_error("project.no_name"_text, id));
    sites.insert(sites.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(copy));
    return with_sites(project, std::move(sites));
}

Result<Project> set_site_state(const Project& project, std::span<const SiteId> ids, planning::SiteState state) {
    // One copy of the table, however many sites are chosen.
    SiteTable sites = *project.sites;
    bool changed = false;
    for (const SiteId id : ids) {
        const std::size_t at = site_position(project, id);
        if (at == sites.size()) return fail(site_error("project.no_site"_text, id));
        changed = changed || sites[at].state != state;
        sites[at].state = state;
    }
    return changed ? with_sites(project, std::move(sites)) : project;
}

Result<Project> set_site_facts(const Project& project, planning::Site changed) {
    const SiteId id = changed.id;
    return with_site(project, id, [&](planning::Site& site) {
        changed.commune = site.commune;
        changed.position = site.position;
        site = std::move(changed);
    });
}

}  // namespace maillage::project
