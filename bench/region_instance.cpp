// SPDX-License-Identifier: Apache-2.0
#include "region_instance.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "base/parallel.h"
#include "geo/geodesic.h"

namespace maillage::bench {
namespace {

struct Commune {
    std::string code;
    std::string department;
    std::int64_t population = 0;
    std::int64_t inner_m = 0;
    geo::EllipsoidPoint point;
};

constexpr std::int64_t usual_population = 5000;

std::vector<Commune> read_communes(GDALDataset& dataset, const std::string& region) {
    const std::string where = region.empty() ? "region > '10'" : "region = '" + region + "'";
    const std::string sql =
        "SELECT code, department, population, area_m2, lon, lat FROM communes WHERE " + where + " ORDER BY code";
    std::vector<Commune> communes;
    OGRLayer* layer = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (layer == nullptr) return communes;
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) {
        Commune commune;
        commune.code = feature->GetFieldAsString(0);
        commune.department = feature->GetFieldAsString(1);
        commune.population = feature->GetFieldAsInteger64(2);
        commune.inner_m = std::llround(0.5 * std::sqrt(static_cast<double>(feature->GetFieldAsInteger64(3))));
        commune.point = geo::on_ellipsoid({feature->GetFieldAsDouble(4), feature->GetFieldAsDouble(5)});
        communes.push_back(std::move(commune));
    }
    dataset.ReleaseResultSet(layer);
    return communes;
}

std::set<std::string> read_seats(GDALDataset& dataset) {
    std::set<std::string> seats;
    OGRLayer* layer = dataset.ExecuteSQL("SELECT seat FROM intercommunalities", nullptr, nullptr);
    if (layer == nullptr) return seats;
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) seats.insert(feature->GetFieldAsString(0));
    dataset.ReleaseResultSet(layer);
    return seats;
}

}  // namespace

const std::vector<std::string>& known_hosts() {
    static const std::vector<std::string> hosts{"09225", "11069", "12202", "31107", "31483", "32013",
                                                "34145", "46042", "48095", "65286", "82112"};
    return hosts;
}

RegionInstance read_region(const std::string& path, const std::string& region, CandidateSet set) {
    GDALAllRegister();
    RegionInstance instance;
    const char* const drivers[] = {"GPKG", nullptr};
    const std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
    if (!dataset) return instance;
    const std::vector<Commune> communes = read_communes(*dataset, region);
    const std::set<std::string> seats = read_seats(*dataset);
    std::map<std::string, int> department;
    std::vector<std::size_t> candidates;
    auto& problem = instance.problem;
    problem.zonings.resize(1);
    for (std::size_t commune = 0; commune < communes.size(); ++commune) {
        const Commune& one = communes[commune];
        problem.weight.push_back(one.population);
        const bool usual = set == CandidateSet::usual && (one.population >= usual_population ||
                                                          std::ranges::binary_search(known_hosts(), one.code));
        if (!usual && !seats.contains(one.code)) continue;
        const int zone = department.emplace(one.department, static_cast<int>(department.size())).first->second;
        candidates.push_back(commune);
        problem.zonings.front().push_back(zone);
        instance.codes.push_back(one.code);
    }
    for (const auto& [code, zone] : department) problem.zone_rules.push_back({zone, 1, {}});
    std::vector<std::int32_t> cells(communes.size() * candidates.size());
    parallel_for(communes.size(), 64, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t j = 0; j < candidates.size(); ++j) {
                std::int64_t metres = std::llround(geo::geodesic_m(communes[i].point, communes[candidates[j]].point));
                if (candidates[j] == i) metres = std::max(metres, communes[i].inner_m);
                cells[i * candidates.size() + j] = static_cast<std::int32_t>(metres);
            }
    });
    problem.costs = optimise::dense_costs(candidates.size(), std::move(cells));
    return instance;
}

}  // namespace maillage::bench
