// SPDX-License-Identifier: Apache-2.0
#include "planning/catchment_tables.h"

#include <algorithm>
#include <map>

namespace maillage::planning {
namespace {

using territory::Index;

/// Persons by (department of residence, host).
using Flows = std::map<std::pair<Index, std::int32_t>, std::int64_t>;

std::vector<std::int64_t> scope_persons(const Situation& situation) {
    std::vector<std::int64_t> persons;
    persons.reserve(situation.scope.communes.size());
    for (const Index commune : situation.scope.communes) persons.push_back(situation.demand.persons[commune]);
    return persons;
}

Flows flows_between(const Situation& situation, const Allocation& allocation) {
    Flows flows;
    for (std::size_t i = 0; i < situation.scope.communes.size(); ++i) {
        const Index commune = situation.scope.communes[i];
        const std::int64_t persons = situation.demand.persons[commune];
        if (persons > 0 && allocation.host[i] != no_site)
            flows[{situation.territory.communes.department[commune], allocation.host[i]}] += persons;
    }
    return flows;
}

void fill_means(const Situation& situation, const Allocation& allocation, std::vector<SiteRow>& sites) {
    std::vector<std::int64_t> meter_persons(sites.size(), 0);
    for (std::size_t i = 0; i < situation.scope.communes.size(); ++i) {
        if (allocation.host[i] == no_site) continue;
        const auto host = static_cast<std::size_t>(allocation.host[i]);
        const Persons persons{situation.demand.persons[situation.scope.communes[i]]};
        sites[host].persons += persons.value;
        meter_persons[host] += (allocation.cost[i] * persons).value;
    }
    for (std::size_t j = 0; j < sites.size(); ++j)
        if (sites[j].persons > 0)
            sites[j].mean_km =
                static_cast<double>(meter_persons[j]) / static_cast<double>(sites[j].persons) / 1000.0;
}

std::vector<SiteRow> site_rows(const Situation& situation, std::span<const Host> hosts, const Allocation& allocation,
                               const Flows& flows) {
    std::vector<SiteRow> sites(hosts.size());
    fill_means(situation, allocation, sites);
    for (const auto& [pair, persons] : flows)
        sites[static_cast<std::size_t>(pair.second)].residences.push_back({pair.first, persons});
    for (std::size_t j = 0; j < sites.size(); ++j) {
        SiteRow& site = sites[j];
        std::stable_sort(site.residences.begin(), site.residences.end(),
                         [](const Residence& a, const Residence& b) { return a.persons > b.persons; });
        if (site.persons == 0) continue;
        const Index home = situation.territory.communes.department[hosts[j].commune];
        std::int64_t at_home = 0;
        for (const Residence& residence : site.residences)
            if (residence.department == home) at_home = residence.persons;
        site.home_share = static_cast<double>(at_home) / static_cast<double>(site.persons);
    }
    return sites;
}

Coverage department_coverage(const Situation& situation, const Allocation& allocation, Index department,
                             bool served) {
    std::vector<Meters> cost;
    std::vector<std::int64_t> persons;
    for (std::size_t i = 0; i < situation.scope.communes.size(); ++i) {
        const Index commune = situation.scope.communes[i];
        if (situation.territory.communes.department[commune] != department) continue;
        cost.push_back(allocation.cost[i]);
        persons.push_back(situation.demand.persons[commune]);
    }
    return measure(cost, persons, situation.bands, served);
}

std::vector<DepartmentRow> department_rows(const Situation& situation, std::span<const Host> hosts,
                                           const Allocation& allocation, const Flows& flows) {
    std::vector<DepartmentRow> rows;
    for (const Index department : situation.scope.departments) {
        DepartmentRow row{department, {}, {}, {}};
        for (std::size_t j = 0; j < hosts.size(); ++j)
            if (situation.territory.communes.department[hosts[j].commune] == department)
                row.hosts.push_back(static_cast<std::int32_t>(j));
        row.coverage = department_coverage(situation, allocation, department, !hosts.empty());
        for (auto at = flows.lower_bound({department, 0}); at != flows.end() && at->first.first == department; ++at)
            row.goes_to.push_back({at->first.second, at->second});
        std::stable_sort(row.goes_to.begin(), row.goes_to.end(),
                         [](const Destination& a, const Destination& b) { return a.persons > b.persons; });
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

Tables tabulate(const Situation& situation, std::span<const Host> hosts) {
    Tables tables;
    tables.allocation = allocate(situation.costs, situation.scope.communes, hosts);
    for (Meters& cost : tables.allocation.cost) cost = situation.distance.length(cost);
    const Flows flows = flows_between(situation, tables.allocation);
    tables.coverage =
        measure(tables.allocation.cost, scope_persons(situation), situation.bands, !hosts.empty());
    tables.sites = site_rows(situation, hosts, tables.allocation, flows);
    tables.departments = department_rows(situation, hosts, tables.allocation, flows);
    return tables;
}

}  // namespace maillage::planning
