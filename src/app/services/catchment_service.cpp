// SPDX-License-Identifier: Apache-2.0
#include "app/services/catchment_service.h"

#include <algorithm>

#include "app/services/catchment_rows.h"
#include "app/services/commune_list.h"
#include "app/services/format.h"

namespace maillage::app {
namespace {

using territory::Index;

void add_known_sites(const Workspace& workspace, CatchmentResult& result) {
    for (const std::size_t at : workspace.known_sites()) {
        const LocatedSite& site = workspace.sites[at];
        result.sites.push_back({site.site.id.text(), site.site.name, site.site.state, false});
        result.hosts.push_back(site.host);
    }
    result.known = result.hosts.size();
}

void add_candidates(const Workspace& workspace, std::vector<Index> communes, CatchmentResult& result) {
    std::vector<Index> seen;
    for (const Index commune : communes) {
        if (std::find(seen.begin(), seen.end(), commune) != seen.end()) continue;
        seen.push_back(commune);
        const auto& table = workspace.territory->communes;
        result.sites.push_back({"candidate-" + table.code[commune].text(), table.name[commune],
                                planning::SiteState::proposed, true});
        result.hosts.push_back(planning::candidate_host(*workspace.territory, commune));
    }
}

void count_rings(const Workspace& workspace, CatchmentResult& result) {
    result.rings.assign(result.hosts.size(), std::vector<std::int64_t>(workspace.bands.size() + 1, 0));
    if (result.hosts.empty()) return;
    const planning::Allocation& allocation = result.tables.allocation;
    for (std::size_t i = 0; i < result.index.size(); ++i)
        result.rings[static_cast<std::size_t>(allocation.host[i])][ring_of(workspace.bands, allocation.cost[i])] +=
            result.index.persons[i];
}

}  // namespace

std::size_t ring_of(const planning::Bands& bands, Meters length) {
    std::size_t ring = 0;
    while (ring < bands.size() && length > bands[ring].limit) ++ring;
    return ring;
}

std::string ring_word(const planning::Bands& bands, std::size_t ring) {
    if (bands.empty()) return {};
    const planning::Band& band = bands[std::min(ring, bands.size() - 1)];
    const std::string word = band_key(band) + (band.unit == planning::Band::Unit::minutes ? " min" : "");
    return ring < bands.size() ? word : ">" + word;
}

Result<CatchmentResult> run_catchment(const Workspace& workspace, const std::string& at) {
    auto communes = parse_communes(workspace, at);
    if (!communes) return fail(communes.error());
    CatchmentResult result;
    add_known_sites(workspace, result);
    add_candidates(workspace, std::move(*communes), result);

    const planning::Situation situation = workspace.situation();
    result.index = planning::index_scope(*workspace.territory, workspace.scope, workspace.demand);
    const std::span<const planning::Host> all = result.hosts;
    const auto standing = all.first(result.known);
    const planning::Allocation now = planning::allocate(*workspace.costs, workspace.scope.communes, standing);
    const auto together = planning::allocate(*workspace.costs, workspace.scope.communes, all);
    result.tables = planning::tabulate(situation, result.index, all, together);
    result.today = planning::tabulate(situation, result.index, standing, now).coverage;
    count_rings(workspace, result);
    result.candidates = planning::candidate_catchments({situation, result.index, standing, now},
                                                       all.subspan(result.known), workspace.bands);
    return result;
}

Report catchment_communes(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    Section section;
    section.table.id = "communes";
    section.table.columns = {{"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.commune"_text)},
                             {"department", catalog.text("column.department_short"_text)},
                             {"site", catalog.text("column.site"_text)},
                             {"km", catalog.text("column.km"_text), true},
                             {"band", catalog.text("column.band"_text)},
                             {"persons", catalog.text("column.persons"_text), true},
                             {"site_name", catalog.text("column.site_name"_text)}};
    for (std::size_t i = 0; i < result.index.size(); ++i) {
        const CommuneRow row = commune_row(workspace, result, i);
        const auto cell = [](Value raw) { return Cell{std::move(raw), {}}; };
        section.table.rows.push_back({cell(row.code), cell(row.name), cell(row.department), cell(row.site),
                                      cell(row.km), cell(row.band), cell(row.persons), cell(row.site_name)});
    }
    Report report;
    report.main_table = section.table.id;
    report.sections.push_back(std::move(section));
    return report;
}

io::OutlineList catchment_outlines(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    io::OutlineList list{workspace.territory->communes.outlines, {}, catchment_facts(workspace, result, catalog)};
    list.metadata.set("licence", catalog.text("licence.data"_text));
    for (std::size_t i = 0; i < result.index.size(); ++i) {
        CommuneRow row = commune_row(workspace, result, i);
        std::string id = row.code;
        Value properties;
        properties.set("code", std::move(row.code));
        properties.set("name", std::move(row.name));
        properties.set("department", std::move(row.department));
        properties.set("site", std::move(row.site));
        properties.set("km", std::move(row.km));
        properties.set("band", std::move(row.band));
        properties.set("persons", row.persons);
        properties.set("site_name", std::move(row.site_name));
        list.features.push_back({workspace.scope.communes[i], std::move(id), std::move(properties)});
    }
    return list;
}

}  // namespace maillage::app
