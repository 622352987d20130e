// SPDX-License-Identifier: Apache-2.0
#include "planning/candidate_catchment.h"

#include <algorithm>

#include "base/parallel.h"

namespace maillage::planning {
namespace {

Meters widest(const Bands& bands) {
    Meters limit{0};
    for (const Band& band : bands) limit = std::max(limit, band.limit);
    return limit;
}

/// Sums while one candidate is held against every commune.
class Count {
  public:
    Count(const Today& today, const Host& candidate, const Bands& bands)
        : today_(today), bands_(bands), place_(geo::on_ellipsoid(candidate.place)), widest_(widest(bands)),
          taken_(today.hosts.size(), 0) {
        found_.candidate = candidate;
        found_.within.assign(bands.size(), 0);
        found_.added.assign(bands.size(), 0);
        home_ = today.index.department_row[today.situation.territory.communes.department[candidate.commune]];
    }

    void add(std::size_t i) {
        const std::int64_t persons = today_.index.persons[i];
        if (persons <= 0) return;
        const bool served = !today_.hosts.empty();
        const Meters now = served ? today_.allocation.cost[i] : Meters{0};
        const Meters length_now = today_.situation.distance.length(now);
        meter_persons_ += (length_now * Persons{persons}).value;
        if (served && beyond(i, std::max(now, widest_))) return;
        const Meters cost =
            today_.situation.costs.cost(today_.situation.scope.communes[i], found_.candidate.commune, place_);
        const Meters length = today_.situation.distance.length(cost);
        for (std::size_t band = 0; band < bands_.size(); ++band) {
            if (length > bands_[band].limit) continue;
            found_.within[band] += persons;
            if (!served || length_now > bands_[band].limit) found_.added[band] += persons;
        }
        if (served && !wins(i, cost, now)) return;
        meter_persons_ += (length * Persons{persons}).value - (length_now * Persons{persons}).value;
        own_meter_persons_ += (length * Persons{persons}).value;
        found_.persons += persons;
        if (today_.index.department[i] == home_) found_.home += persons;
        if (served) taken_[static_cast<std::size_t>(today_.allocation.host[i])] += persons;
    }

    CandidateCatchment finish() {
        for (std::size_t j = 0; j < taken_.size(); ++j)
            if (taken_[j] > 0) found_.taken.push_back({static_cast<std::int32_t>(j), taken_[j]});
        std::stable_sort(found_.taken.begin(), found_.taken.end(),
                         [](const Destination& a, const Destination& b) { return a.persons > b.persons; });
        if (found_.persons > 0) found_.own_mean_km = mean_km(own_meter_persons_, found_.persons);
        if (today_.index.population > 0) found_.mean_km = mean_km(meter_persons_, today_.index.population);
        return std::move(found_);
    }

  private:
    static double mean_km(std::int64_t meter_persons, std::int64_t persons) {
        return static_cast<double>(meter_persons) / static_cast<double>(persons) / 1000.0;
    }
    /// The chord alone is longer than the cost could be; a detour only stretches what the bands see.
    [[nodiscard]] bool beyond(std::size_t i, Meters cost) const {
        const geo::EllipsoidPoint& from = today_.situation.costs.point(today_.situation.scope.communes[i]);
        const double dx = place_.x - from.x;
        const double dy = place_.y - from.y;
        const double dz = place_.z - from.z;
        const double reach = cost.value + 0.5;
        return dx * dx + dy * dy + dz * dz > reach * reach;
    }
    /// As if it were the last of the hosts.
    [[nodiscard]] bool wins(std::size_t i, Meters cost, Meters now) const {
        if (cost != now) return cost < now;
        return comes_before(found_.candidate, today_.hosts[static_cast<std::size_t>(today_.allocation.host[i])]);
    }

    const Today& today_;
    const Bands& bands_;
    geo::EllipsoidPoint place_;
    Meters widest_;
    std::uint32_t home_ = territory::no_index;
    std::vector<std::int64_t> taken_;
    std::int64_t meter_persons_ = 0;
    std::int64_t own_meter_persons_ = 0;
    CandidateCatchment found_;
};

}  // namespace

Host candidate_host(const territory::TerritorySet& territory, territory::Index commune) {
    static const SiteId last = *SiteId::parse(std::string(SiteId::capacity, 'z'));
    Host host = commune_host(territory, commune);
    host.id = last;
    return host;
}

CandidateCatchment candidate_catchment(const Today& today, const Host& candidate, const Bands& bands) {
    Count count(today, candidate, bands);
    for (std::size_t i = 0; i < today.index.size(); ++i) count.add(i);
    return count.finish();
}

std::vector<CandidateCatchment> candidate_catchments(const Today& today, std::span<const Host> candidates,
                                                     const Bands& bands) {
    std::vector<CandidateCatchment> found(candidates.size());
    parallel_for(candidates.size(), 4, [&](std::size_t begin, std::size_t end) {
        for (std::size_t j = begin; j < end; ++j) found[j] = candidate_catchment(today, candidates[j], bands);
    });
    return found;
}

std::vector<Host> department_candidates(const Situation& situation, territory::Index department) {
    std::vector<Host> candidates;
    for (const territory::Index commune : situation.scope.communes)
        if (situation.territory.communes.department[commune] == department)
            candidates.push_back(candidate_host(situation.territory, commune));
    return candidates;
}

Bands default_candidate_bands() {
    Bands bands;
    for (const int km : default_candidate_band_values) bands.push_back(kilometer_band(km));
    return bands;
}

}  // namespace maillage::planning
