// SPDX-License-Identifier: Apache-2.0
#include "app/services/catchment_rows.h"

#include "app/services/format.h"

namespace maillage::app {

CommuneRow commune_row(const Workspace& workspace, const CatchmentResult& result, std::size_t position) {
    const auto& territory = *workspace.territory;
    const territory::Index commune = workspace.scope.communes[position];
    const planning::Allocation& allocation = result.tables.allocation;
    CommuneRow row;
    row.code = territory.communes.code[commune].text();
    row.name = territory.communes.name[commune];
    row.department = territory.departments.code[territory.communes.department[commune]].text();
    row.persons = result.index.persons[position];
    if (allocation.host[position] == planning::no_site) return row;
    const CatchmentSite& site = result.sites[static_cast<std::size_t>(allocation.host[position])];
    row.site = site.id;
    row.site_name = site.name;
    row.km = km_value(allocation.cost[position]);
    row.band = ring_word(workspace.bands, ring_of(workspace.bands, allocation.cost[position]));
    return row;
}

}  // namespace maillage::app
