// SPDX-License-Identifier: Apache-2.0
#include "cli/france_oracle.h"

#include <geodesic.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>

namespace maillage::cli_test {

namespace {

using Dataset = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

Dataset open_france() {
    GDALAllRegister();
    const std::string path = std::string(MAILLAGE_SOURCE_DIR) + "/geodata/france.gpkg";
    auto* opened = static_cast<GDALDataset*>(
        GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (opened == nullptr) throw std::runtime_error("the shipped geodata cannot be read: " + path);
    return {opened, [](GDALDataset* dataset) { GDALClose(dataset); }};
}

OracleCommune commune_of(const OGRFeature& row) {
    OracleCommune commune;
    commune.code = row.GetFieldAsString("code");
    commune.department = row.GetFieldAsString("department");
    commune.intercommunality = row.GetFieldAsString("intercommunality");
    commune.population = row.GetFieldAsInteger64("population");
    commune.half_side = std::llround(0.5 * std::sqrt(static_cast<double>(row.GetFieldAsInteger64("area_m2"))));
    commune.longitude = row.GetFieldAsDouble("lon");
    commune.latitude = row.GetFieldAsDouble("lat");
    return commune;
}

/// The distance to the nearest half metre is under a tenth of a millimetre.
bool rounds_either_way(double metres) {
    constexpr double tenth_of_a_millimetre = 1e-4;
    return std::abs(metres - std::floor(metres) - 0.5) < tenth_of_a_millimetre;
}

}  // namespace

FranceOracle::FranceOracle(std::string_view region) {
    const Dataset france = open_france();
    OGRLayer* intercommunalities = france->GetLayerByName("intercommunalities");
    for (const auto& row : intercommunalities)
        kinds_[row->GetFieldAsString("code")] = row->GetFieldAsString("kind");

    OGRLayer* layer = france->GetLayerByName("communes");
    const char* unread[] = {"OGR_GEOMETRY", nullptr};
    layer->SetIgnoredFields(unread);
    std::map<std::string, std::int64_t> largest;
    for (const auto& row : layer) {
        OracleCommune commune = commune_of(*row);
        const std::string& group = commune.intercommunality;
        const auto known = largest.find(group);
        const bool first = known == largest.end();
        if (!group.empty() &&
            (first || commune.population > known->second ||
             (commune.population == known->second && commune.code < most_populous_[group]))) {
            largest[group] = commune.population;
            most_populous_[group] = commune.code;
        }
        if (!region.empty() && row->GetFieldAsString("region") != region) continue;
        index_[commune.code] = static_cast<int>(communes_.size());
        communes_.push_back(std::move(commune));
    }
}

const OracleCommune& FranceOracle::at(const std::string& code) const { return communes_[index_.at(code)]; }

std::int64_t FranceOracle::population() const {
    std::int64_t total = 0;
    for (const auto& commune : communes_) total += commune.population;
    return total;
}

const std::string& FranceOracle::kind_of(const std::string& intercommunality) const {
    static const std::string none;
    const auto found = kinds_.find(intercommunality);
    return found == kinds_.end() ? none : found->second;
}

std::set<std::string> FranceOracle::epci_main() const {
    std::set<std::string> chosen;
    std::set<std::string> served;
    std::map<std::string, const OracleCommune*> largest;
    for (const auto& [group, code] : most_populous_)
        if (index_.contains(code)) {
            chosen.insert(code);
            served.insert(at(code).department);
        }
    for (const auto& commune : communes_) {
        const OracleCommune*& best = largest[commune.department];
        if (best == nullptr || commune.population > best->population ||
            (commune.population == best->population && commune.code < best->code))
            best = &commune;
    }
    for (const auto& [department, commune] : largest)
        if (!served.contains(department)) chosen.insert(commune->code);
    return chosen;
}

std::set<std::string> FranceOracle::default_candidates(const std::set<std::string>& hosts) const {
    constexpr std::int64_t large_enough = 5'000;
    std::set<std::string> chosen = epci_main();
    for (const auto& commune : communes_)
        if (commune.population >= large_enough) chosen.insert(commune.code);
    chosen.insert(hosts.begin(), hosts.end());
    return chosen;
}

const OracleCosts& FranceOracle::costs(const std::string& code) {
    const auto known = costs_.find(code);
    if (known != costs_.end()) return known->second;
    // GRS 80, the ellipsoid of RGF93.
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137.0, 1 / 298.257222101);
    const OracleCommune& host = at(code);
    OracleCosts costs;
    for (const auto& commune : communes_) {
        double metres = 0;
        geod_inverse(&ellipsoid, host.latitude, host.longitude, commune.latitude, commune.longitude, &metres, nullptr,
                     nullptr);
        const bool at_home = commune.code == code;
        costs.metres.push_back(at_home ? std::max<std::int64_t>(std::llround(metres), commune.half_side)
                                       : std::llround(metres));
        costs.doubtful.push_back(!at_home && rounds_either_way(metres));
    }
    return costs_.emplace(code, std::move(costs)).first->second;
}

OracleAllocation FranceOracle::allocate(const std::vector<std::string>& sites) {
    OracleAllocation allocation;
    allocation.site.assign(communes_.size(), -1);
    allocation.metres.assign(communes_.size(), std::numeric_limits<std::int64_t>::max());
    for (std::size_t i = 0; i < communes_.size(); ++i) {
        bool doubtful = false;
        for (std::size_t s = 0; s < sites.size(); ++s) {
            const OracleCosts& from = costs(sites[s]);
            const std::int64_t metres = from.metres[i];
            const bool tied = allocation.site[i] >= 0 && metres == allocation.metres[i];
            if (metres > allocation.metres[i] || (tied && sites[s] > sites[allocation.site[i]])) continue;
            allocation.site[i] = static_cast<int>(s);
            allocation.metres[i] = metres;
            doubtful = from.doubtful[i];
        }
        allocation.value += allocation.metres[i] * communes_[i].population;
        if (doubtful) allocation.slack += communes_[i].population;
    }
    return allocation;
}

const std::vector<std::string>& known_hosts() {
    static const std::vector<std::string> hosts{"09225", "11069", "12202", "31107", "31483", "32013",
                                                "34145", "46042", "48095", "65286", "82112"};
    return hosts;
}

}  // namespace maillage::cli_test
