// SPDX-License-Identifier: Apache-2.0
#include "project/actions/site_actions.h"

#include <algorithm>
#include <utility>

namespace maillage::project {
namespace {

Error site_error(TextKey what, SiteId id) {
    return {ErrorKind::usage, message(what).with("id", id.text()), {}, {}, message("project.remedy"_text)};
}

bool is_blank(const std::string& name) {
    return std::ranges::all_of(name, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
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
    if (is_blank(changed.name)) return fail(site_error("project.no_name"_text, id));
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
        if (is_blank(site.name)) return fail(site_error("project.no_name"_text, site.id));
        sites.push_back(std::move(site));
    }
    return with_sites(project, std::move(sites));
}

Result<Project> move_site(const Project& project, SiteId id, CommuneCode commune, geo::LonLat place) {
    return with_site(project, id, [&](planning::Site& site) {
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
    Project next = project;
    for (const SiteId id : ids) {
        auto changed = with_site(next, id, [&](planning::Site& site) { site.state = state; });
        if (!changed) return fail(changed.error());
        next = std::move(*changed);
    }
    return next;
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
