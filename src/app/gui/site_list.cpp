// SPDX-License-Identifier: Apache-2.0
#include "app/gui/site_list.h"

#include "app/services/check_document.h"
#include "app/services/wording.h"

namespace maillage::app::gui {
namespace {

planning::SiteList situation_sites(const Workspace& workspace, const CheckResult& check, const Catalog& catalog) {
    planning::SiteList list;
    const auto& territory = *workspace.territory;
    for (std::size_t j = 0; j < check.hosts.size(); ++j) {
        const LocatedSite& located = workspace.sites[check.site_of[j]];
        const auto department = territory.communes.department[located.host.commune];
        const auto& row = check.tables.sites[j];
        list.sites.push_back({located.site.id.text(), territory.communes.code[located.host.commune],
                              located.site.name, territory.departments.code[department],
                              territory.departments.name[department], located.host.place, located.site.state,
                              row.persons, row.mean_km, row.home_share, located.site.citation.source,
                              planning::places_on(located.site, workspace.as_of), located.site});
    }
    list.metadata = situation_value(workspace, catalog);
    list.metadata.set("warnings", warnings_value(situation_warnings(workspace, check), catalog));
    list.metadata.set("licence", catalog.text("licence.data"_text));
    return list;
}

}  // namespace

planning::SiteList site_list(const WindowState& state, const Catalog& catalog) {
    const Workspace& workspace = *state.workspace;
    if (!state.plan || !state.plan->solution.has_plan()) return situation_sites(workspace, *state.check, catalog);
    return plan_sites(workspace, *state.plan, catalog);
}

}  // namespace maillage::app::gui
