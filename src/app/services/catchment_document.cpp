// SPDX-License-Identifier: Apache-2.0
// The catchments as a document. Keys are those of the command-line contract; they may grow, never change.
#include "app/services/catchment_service.h"
#include "app/services/check_document.h"
#include "app/services/format.h"
#include "app/services/wording.h"
#include "io/exporters/site_fields.h"

namespace maillage::app {
namespace {

using Unit = planning::Band::Unit;
using territory::Index;

std::string department_code(const Workspace& workspace, Index commune) {
    const auto& territory = *workspace.territory;
    return territory.departments.code[territory.communes.department[commune]].text();
}

Value list_of(const std::vector<std::int64_t>& numbers) {
    Value list{Value::List{}};
    for (const std::int64_t number : numbers) list.push(number);
    return list;
}

/// Rings that share no one: their persons add up to the population, where there is a site.
Value rings_value(const Workspace& workspace, const CatchmentResult& result) {
    Value rings{Value::List{}};
    for (std::size_t ring = 0; ring <= workspace.bands.size(); ++ring) {
        std::int64_t persons = 0;
        for (const auto& site : result.rings) persons += site[ring];
        Value value;
        value.set("band", ring_word(workspace.bands, ring));
        value.set("persons", persons);
        rings.push(std::move(value));
    }
    return rings;
}

Value place_value(const Workspace& workspace, const CatchmentResult& result, std::size_t host) {
    const Index commune = result.hosts[host].commune;
    Value value;
    value.set("id", result.sites[host].id);
    value.set("code", workspace.territory->communes.code[commune].text());
    value.set("name", result.sites[host].name);
    value.set("department", department_code(workspace, commune));
    return value;
}

Value site_value(const Workspace& workspace, const CatchmentResult& result, std::size_t host) {
    const planning::SiteRow& row = result.tables.sites[host];
    Value value = place_value(workspace, result, host);
    const CatchmentSite& site = result.sites[host];
    value.set("state", site.candidate ? std::string_view("candidate") : io::state_word(site.state));
    value.set("lon", Value(result.hosts[host].place.lon, 7));
    value.set("lat", Value(result.hosts[host].place.lat, 7));
    value.set("persons", row.persons);
    value.set("mean_km", mean_value(row.mean_km));
    value.set("home_share", share_value(row.home_share));
    value.set("persons_by_band", list_of(result.rings[host]));
    return value;
}

Value candidate_value(const Workspace& workspace, const CatchmentResult& result, std::size_t at) {
    const planning::CandidateCatchment& found = result.candidates[at];
    Value value = place_value(workspace, result, result.known + at);
    value.set("population", workspace.territory->communes.population[found.candidate.commune]);
    value.set("within_km", per_band(workspace.bands, found.within, Unit::kilometers));
    value.set("added_km", per_band(workspace.bands, found.added, Unit::kilometers));
    if (workspace.distance.has_minutes()) {
        value.set("within_min", per_band(workspace.bands, found.within, Unit::minutes));
        value.set("added_min", per_band(workspace.bands, found.added, Unit::minutes));
    }
    value.set("persons", found.persons);
    value.set("own_mean_km", mean_value(found.own_mean_km));
    value.set("home_share", found.persons == 0 ? Value()
                                               : share_value(static_cast<double>(found.home) /
                                                             static_cast<double>(found.persons)));
    Value from{Value::List{}};
    for (const planning::Destination& taken : found.taken) {
        Value one = place_value(workspace, result, static_cast<std::size_t>(taken.host));
        one.set("persons", taken.persons);
        from.push(std::move(one));
    }
    value.set("takes_from", std::move(from));
    value.set("mean_km", mean_value(found.mean_km));
    value.set("mean_km_today", mean_value(result.today.mean_km));
    return value;
}

Value intercommunality_value(const Workspace& workspace, const planning::IntercommunalityRow& row) {
    const auto& table = workspace.territory->intercommunalities;
    Value value;
    value.set("code", table.code[row.intercommunality].text());
    value.set("name", table.name[row.intercommunality]);
    value.set("population", row.population);
    value.set("population_covered", per_band(workspace.bands, row.within, Unit::kilometers));
    if (workspace.distance.has_minutes())
        value.set("population_covered_min", per_band(workspace.bands, row.within, Unit::minutes));
    return value;
}

}  // namespace

Value catchment_facts(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    const bool minutes = workspace.distance.has_minutes();
    Value document = situation_value(workspace, catalog);
    document.set("population", result.tables.coverage.population);
    document.set("bands", rings_value(workspace, result));
    Value sites{Value::List{}};
    for (std::size_t host = 0; host < result.hosts.size(); ++host) sites.push(site_value(workspace, result, host));
    document.set("sites", std::move(sites));
    document.set("coverage", coverage_value(result.tables.coverage, minutes));
    if (result.known < result.hosts.size()) document.set("coverage_today", coverage_value(result.today, minutes));
    return document;
}

Value catchment_document(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog) {
    Value document = catchment_facts(workspace, result, catalog);
    Value candidates{Value::List{}};
    for (std::size_t at = 0; at < result.candidates.size(); ++at)
        candidates.push(candidate_value(workspace, result, at));
    document.set("candidates", std::move(candidates));
    Value intercommunalities{Value::List{}};
    for (const auto& row : result.tables.intercommunalities)
        intercommunalities.push(intercommunality_value(workspace, row));
    document.set("intercommunalities", std::move(intercommunalities));
    document.set("warnings", warnings_value(standing_warnings(workspace), catalog));
    return document;
}

}  // namespace maillage::app
