// SPDX-License-Identifier: Apache-2.0
#include "planning/catchment_tables.h"

#include <algorithm>

#include "base/parallel.h"
#include "planning/cost_order.h"

namespace maillage::planning {
namespace {

using territory::Index;

/// Persons by department of residence (row of the scope) and host.
class Flows {
  public:
    Flows(const ScopeIndex& index, const Allocation& allocation, std::size_t hosts)
        : hosts_(hosts), persons_(index.department_population.size() * hosts, 0) {
        if (hosts == 0) return;
        for (std::size_t i = 0; i < index.size(); ++i)
            persons_[index.department[i] * hosts + static_cast<std::size_t>(allocation.host[i])] += index.persons[i];
    }
    [[nodiscard]] std::int64_t persons(std::size_t department, std::size_t host) const {
        return persons_[department * hosts_ + host];
    }

  private:
    std::size_t hosts_;
    std::vector<std::int64_t> persons_;
};

void fill_means(const ScopeIndex& index, const Allocation& allocation, std::vector<SiteRow>& sites) {
    if (sites.empty()) return;
    std::vector<std::int64_t> persons(sites.size(), 0);
    std::vector<std::int64_t> meter_persons(sites.size(), 0);
    for (std::size_t i = 0; i < index.size(); ++i) {
        const auto host = static_cast<std::size_t>(allocation.host[i]);
        persons[host] += index.persons[i];
        meter_persons[host] += (allocation.cost[i] * Persons{index.persons[i]}).value;
    }
    for (std::size_t j = 0; j < sites.size(); ++j) {
        sites[j].persons = persons[j];
        if (persons[j] > 0)
            sites[j].mean_km = static_cast<double>(meter_persons[j]) / static_cast<double>(persons[j]) / 1000.0;
    }
}

std::vector<SiteRow> site_rows(const Situation& situation, const ScopeIndex& index, std::span<const Host> hosts,
                               const Allocation& allocation, const Flows& flows) {
    std::vector<SiteRow> sites(hosts.size());
    fill_means(index, allocation, sites);
    for (std::size_t j = 0; j < sites.size(); ++j) {
        SiteRow& site = sites[j];
        for (std::size_t row = 0; row < situation.scope.departments.size(); ++row)
            if (const std::int64_t persons = flows.persons(row, j); persons > 0)
                site.residences.push_back({situation.scope.departments[row], persons});
        std::stable_sort(site.residences.begin(), site.residences.end(),
                         [](const Residence& a, const Residence& b) { return a.persons > b.persons; });
        if (site.persons == 0) continue;
        const std::uint32_t home = index.department_row[situation.territory.communes.department[hosts[j].commune]];
        const std::int64_t at_home = home == territory::no_index ? 0 : flows.persons(home, j);
        site.home_share = static_cast<double>(at_home) / static_cast<double>(site.persons);
    }
    return sites;
}

/// Inhabited communes, nearest first: of the whole scope, and of each department in a slice of its own.
struct SortedCommunes {
    std::vector<Meters> cost, department_cost;
    std::vector<std::int64_t> persons, department_persons;

    SortedCommunes(const ScopeIndex& index, const std::vector<Meters>& costs) {
        const std::vector<std::uint32_t> order = order_by_cost(costs, index.persons);
        cost.resize(order.size());
        persons.resize(order.size());
        department_cost.resize(order.size());
        department_persons.resize(order.size());
        std::vector<std::uint32_t> next = index.department_start;
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::uint32_t i = order[k];
            const std::uint32_t at = next[index.department[i]]++;
            cost[k] = department_cost[at] = costs[i];
            persons[k] = department_persons[at] = index.persons[i];
        }
    }
};

/// The scope first, then its departments: the scope weighs as much as all of them, so it must not start last.
std::vector<Coverage> coverages(const Situation& situation, const ScopeIndex& index, const Allocation& allocation) {
    const SortedCommunes sorted(index, allocation.cost);
    std::vector<Coverage> found(1 + situation.scope.departments.size());
    parallel_for(found.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            if (at == 0) {
                found[0] = measure_sorted(sorted.cost, sorted.persons, situation.bands);
                continue;
            }
            const std::size_t start = index.department_start[at - 1];
            const std::size_t count = index.department_start[at] - start;
            found[at] = measure_sorted(std::span(sorted.department_cost).subspan(start, count),
                                       std::span(sorted.department_persons).subspan(start, count), situation.bands);
        }
    });
    return found;
}

std::vector<Coverage> nobody_covered(const Situation& situation, const ScopeIndex& index) {
    std::vector<Coverage> found{unmeasured(index.population, situation.bands)};
    for (const std::int64_t population : index.department_population)
        found.push_back(unmeasured(population, situation.bands));
    return found;
}

std::vector<DepartmentRow> department_rows(const Situation& situation, const ScopeIndex& index,
                                           std::span<const Host> hosts, std::vector<Coverage> coverage,
                                           const Flows& flows) {
    std::vector<DepartmentRow> rows;
    rows.reserve(situation.scope.departments.size());
    for (std::size_t row = 0; row < situation.scope.departments.size(); ++row) {
        rows.push_back({situation.scope.departments[row], {}, std::move(coverage[row + 1]), {}});
        auto& goes_to = rows.back().goes_to;
        for (std::size_t j = 0; j < hosts.size(); ++j)
            if (const std::int64_t persons = flows.persons(row, j); persons > 0)
                goes_to.push_back({static_cast<std::int32_t>(j), persons});
        std::stable_sort(goes_to.begin(), goes_to.end(),
                         [](const Destination& a, const Destination& b) { return a.persons > b.persons; });
    }
    for (std::size_t j = 0; j < hosts.size(); ++j) {
        const std::uint32_t row = index.department_row[situation.territory.communes.department[hosts[j].commune]];
        if (row != territory::no_index) rows[row].hosts.push_back(static_cast<std::int32_t>(j));
    }
    return rows;
}

std::vector<IntercommunalityRow> intercommunality_rows(const Situation& situation, const ScopeIndex& index,
                                                       const Allocation& allocation, bool served) {
    const std::size_t bands = situation.bands.size();
    std::vector<std::int64_t> within(index.intercommunalities.size() * bands, 0);
    for (std::size_t i = 0; i < index.size() && served; ++i) {
        const std::uint32_t row = index.intercommunality[i];
        if (row == territory::no_index) continue;
        for (std::size_t band = 0; band < bands; ++band)
            if (allocation.cost[i] <= situation.bands[band].limit) within[row * bands + band] += index.persons[i];
    }
    std::vector<IntercommunalityRow> rows;
    rows.reserve(index.intercommunalities.size());
    for (std::size_t row = 0; row < index.intercommunalities.size(); ++row) {
        const std::int64_t* const first = within.data() + row * bands;
        rows.push_back({index.intercommunalities[row], index.intercommunality_population[row], {first, first + bands}});
    }
    return rows;
}

}  // namespace

Tables tabulate(const Situation& situation, const ScopeIndex& index, std::span<const Host> hosts,
                Allocation allocation) {
    const bool served = !hosts.empty();
    for (Meters& cost : allocation.cost) cost = situation.distance.length(cost);
    Tables tables;
    tables.allocation = std::move(allocation);
    const Flows flows(index, tables.allocation, hosts.size());
    auto coverage = served ? coverages(situation, index, tables.allocation) : nobody_covered(situation, index);
    tables.coverage = std::move(coverage.front());
    tables.sites = site_rows(situation, index, hosts, tables.allocation, flows);
    tables.departments = department_rows(situation, index, hosts, std::move(coverage), flows);
    tables.intercommunalities = intercommunality_rows(situation, index, tables.allocation, served);
    return tables;
}

Tables tabulate(const Situation& situation, std::span<const Host> hosts) {
    return tabulate(situation, index_scope(situation.territory, situation.scope, situation.demand), hosts,
                    allocate(situation.costs, situation.scope.communes, hosts));
}

}  // namespace maillage::planning
