// SPDX-License-Identifier: Apache-2.0
#include "app/services/chart_data.h"

#include <algorithm>
#include <numeric>

namespace maillage::app {
namespace {

/// 1, 2, 5, 10, 20, 50… km.
std::int32_t bin_width_m(Meters longest) {
    constexpr std::int64_t steps[] = {1, 2, 5};
    for (std::int64_t power = 1'000;; power *= 10)
        for (const std::int64_t step : steps)
            if (step * power * most_bins >= longest.value) return static_cast<std::int32_t>(step * power);
}

bool is_served(const CheckResult& check) { return !check.hosts.empty(); }

}  // namespace

DistanceProfile::DistanceProfile(const std::vector<Meters>& cost, const std::vector<std::int64_t>& persons) {
    std::vector<std::uint32_t> order(cost.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t i) { return persons[i] <= 0; });
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return cost[a] < cost[b]; });
    std::int64_t people = 0;
    std::int64_t travelled = 0;
    for (const std::uint32_t i : order) {
        people += persons[i];
        travelled += persons[i] * cost[i].value;
        if (!cost_.empty() && cost_.back() == cost[i]) {
            persons_.back() = people;
            travelled_.back() = travelled;
            continue;
        }
        cost_.push_back(cost[i]);
        persons_.push_back(people);
        travelled_.push_back(travelled);
    }
}

std::size_t DistanceProfile::count_within(Meters limit) const {
    return static_cast<std::size_t>(std::upper_bound(cost_.begin(), cost_.end(), limit) - cost_.begin());
}

std::int64_t DistanceProfile::persons_within(Meters limit) const {
    const std::size_t count = count_within(limit);
    return count == 0 ? 0 : persons_[count - 1];
}

double DistanceProfile::distance_share_within(Meters limit) const {
    const std::size_t count = count_within(limit);
    if (count == 0 || travelled_.back() == 0) return 0;
    return static_cast<double>(travelled_[count - 1]) / static_cast<double>(travelled_.back());
}

ChartData chart_data(const Workspace& workspace, const CheckResult& check, std::size_t band) {
    ChartData data;
    for (const planning::DepartmentRow& row : check.tables.departments)
        data.departments.push_back(
            {row.department, row.coverage.population, row.coverage.share_within(band), row.coverage.mean_km});
    std::stable_sort(data.departments.begin(), data.departments.end(),
                     [](const DepartmentBar& a, const DepartmentBar& b) { return a.within > b.within; });
    if (!is_served(check)) return data;
    data.gini = check.tables.coverage.gini;
    const auto& communes = workspace.scope.communes;
    const auto& cost = check.tables.allocation.cost;
    std::vector<std::int64_t> persons;
    persons.reserve(communes.size());
    for (const territory::Index commune : communes) persons.push_back(workspace.demand.persons[commune]);
    data.profile = DistanceProfile(cost, persons);

    Meters longest{0};
    for (const Meters length : cost) longest = std::max(longest, length);
    const std::int32_t width = bin_width_m(longest);
    // Metres from 1 to `width` make the first bin, so the longest distance ends the last.
    const std::int32_t count = std::max(1, (longest.value + width - 1) / width);
    for (std::int32_t i = 0; i < count; ++i) data.bins.push_back({Meters{i * width}, Meters{(i + 1) * width}, 0, {}});
    for (std::size_t i = 0; i < communes.size(); ++i) {
        const std::int32_t at = cost[i].value == 0 ? 0 : (cost[i].value - 1) / width;
        DistanceBin& bin = data.bins[static_cast<std::size_t>(at)];
        bin.persons += persons[i];
        bin.communes.push_back(communes[i]);
    }
    return data;
}

std::optional<Meters> distance_of(const Workspace& workspace, const CheckResult& check, territory::Index commune) {
    const auto& scope = workspace.scope.communes;
    const auto at = std::lower_bound(scope.begin(), scope.end(), commune);
    if (!is_served(check) || at == scope.end() || *at != commune) return std::nullopt;
    return check.tables.allocation.cost[static_cast<std::size_t>(at - scope.begin())];
}

std::vector<territory::Index> communes_within(const Workspace& workspace, const CheckResult& check, Meters limit) {
    std::vector<territory::Index> found;
    if (!is_served(check)) return found;
    for (std::size_t i = 0; i < workspace.scope.communes.size(); ++i)
        if (check.tables.allocation.cost[i] <= limit) found.push_back(workspace.scope.communes[i]);
    return found;
}

}  // namespace maillage::app
