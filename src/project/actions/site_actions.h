// SPDX-License-Identifier: Apache-2.0
// Edits of sites: each takes a project and gives the next one, or says in words why it cannot. Errors (kind usage):
// a site that is not there, an id that is taken, a name without a letter, no commune or a place that is none on Earth,
// actions or sessions of a site without an id of their own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "project/project.h"

namespace maillage::project {

Result<Project> add_sites(const Project& project, std::vector<planning::Site> sites);
/// To an exact place in a commune. A site that exists and goes to another commune is planned there: nobody is taught in it
/// yet, and no file may say so.
Result<Project> move_site(const Project& project, SiteId id, CommuneCode commune, geo::LonLat place);
Result<Project> rename_site(const Project& project, SiteId id, std::string name);
Result<Project> delete_sites(const Project& project, std::span<const SiteId> ids);
/// A copy with the same facts and a new id, right after the original. Its name is the caller's ("Carbonne (copie)").
Result<Project> duplicate_site(const Project& project, SiteId id, std::string name);
Result<Project> set_site_state(const Project& project, std::span<const SiteId> ids, planning::SiteState state);
/// Everything else an inspector edits: events, sessions, partner, organiser, label. Id, commune and place stay.
Result<Project> set_site_facts(const Project& project, planning::Site changed);

}  // namespace maillage::project
