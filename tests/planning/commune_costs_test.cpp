// SPDX-License-Identifier: Apache-2.0
// Costs computed when asked for are those of the cost model, pair by pair, and stay in the range they promise.
#include "planning/commune_costs.h"

#include <gtest/gtest.h>

#include <memory>
#include <numeric>

#include "planning/random_country.h"

namespace maillage::planning {
namespace {

TEST(CommuneCosts, ArePairByPairThoseOfTheModelAndLieInTheirRange) {
    for (unsigned seed = 1; seed < 6; ++seed) {
        auto country = tests::random_country(seed, 3, 40);
        if (seed == 5) country.communes.point.front() = {55.5, -21.1};  // an ocean away
        const auto model = std::make_unique<CostModel>(country);
        const auto hosts = tests::random_hosts(country, seed, 9);
        std::vector<territory::Index> communes(country.communes.size());
        std::iota(communes.begin(), communes.end(), territory::Index{0});
        const auto distance = *parse_distance_model(seed % 2 == 0 ? "geodesic" : "detour:3");
        const CommuneCosts costs(*model, distance, communes, hosts);
        ASSERT_EQ(costs.clients(), communes.size());
        ASSERT_EQ(costs.candidates(), hosts.size());
        std::vector<std::int32_t> scratch;
        for (std::size_t i = 0; i < communes.size(); ++i) {
            const auto row = costs.row(i, scratch);
            for (std::size_t j = 0; j < hosts.size(); ++j) {
                const Meters expected = distance.length(
                    model->cost(communes[i], hosts[j].commune, geo::on_ellipsoid(hosts[j].place)));
                EXPECT_EQ(row[j], expected.value);
                EXPECT_EQ(costs.cost(i, j), expected.value);
                EXPECT_GE(expected.value, costs.range().least);
                EXPECT_LE(expected.value, costs.range().most);
            }
        }
        EXPECT_EQ(costs.range().least, 0);
    }
}

TEST(CommuneCosts, OutliveWhatTheyWereMadeFrom) {
    std::unique_ptr<CommuneCosts> costs;
    std::int32_t before = 0;
    {
        const auto country = tests::random_country(7, 2, 10);
        const CostModel model(country);
        costs = std::make_unique<CommuneCosts>(model, DistanceModel{}, std::vector<territory::Index>{0, 1},
                                               tests::random_hosts(country, 1, 2));
        before = costs->cost(1, 1);
    }
    EXPECT_EQ(costs->cost(1, 1), before);
}

}  // namespace
}  // namespace maillage::planning
