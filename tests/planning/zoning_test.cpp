// SPDX-License-Identifier: Apache-2.0
#include "planning/zoning.h"

#include <gtest/gtest.h>

#include "support/small_country.h"

namespace maillage::planning {
namespace {

using territory::Index;

struct World {
    territory::TerritorySet country = test_support::small_country();
    [[nodiscard]] territory::Scope scope(const char* text) const { return *territory::parse_scope(country, text); }
};

TEST(Zoning, OfficialZonesFollowTheTablesOfTheCountry) {
    const World world;
    const Zoning regions = region_zoning(world.country);
    const Zoning epci = intercommunality_zoning(world.country);
    for (Index commune = 0; commune < world.country.communes.size(); ++commune) {
        const auto region = static_cast<std::size_t>(regions.zone_of[commune]);
        EXPECT_EQ(regions.code[region], world.country.regions.code[world.country.communes.region[commune]].text());
        const Index own = world.country.communes.intercommunality[commune];
        EXPECT_EQ(epci.zone_of[commune], own == territory::no_index ? -1 : static_cast<int>(own));
    }
    EXPECT_EQ(regions.find("76"), 2);
    EXPECT_FALSE(regions.find("09")) << "a department's code is no region's";
}

TEST(Zoning, TheSeaMakesBlocks) {
    const World world;
    const Zoning blocks = block_zoning(world.country);
    EXPECT_EQ(blocks.code, (std::vector<std::string>{"metropole", "974"}));
    for (Index commune = 0; commune < world.country.communes.size(); ++commune) {
        const bool overseas = world.country.communes.code[commune].text().starts_with("974");
        EXPECT_EQ(blocks.zone_of[commune], overseas ? 1 : 0);
    }
    EXPECT_EQ(zones_of(blocks, world.scope("france")), (std::vector<int>{0, 1}));
    EXPECT_EQ(zones_of(blocks, world.scope("region:76")), (std::vector<int>{0}));
}

TEST(Zoning, WordsOfAColumnAreSortedZonesAndABlankIsNone) {
    const std::vector<std::string> words{"b", "", "a", "b", "é"};
    const Zoning zoning = zoning_by_words("bassin", words);
    EXPECT_EQ(zoning.code, (std::vector<std::string>{"a", "b", "é"}));
    EXPECT_EQ(zoning.zone_of, (std::vector<int>{1, -1, 0, 1, 2}));
    EXPECT_EQ(zoning.name.size(), zoning.size());
    EXPECT_FALSE(zoning.find(""));
}

TEST(Zoning, AVerdictCountsTheSitesOfItsZoneAlone) {
    const World world;
    const auto regions = std::make_shared<const Zoning>(region_zoning(world.country));
    const std::vector<ZoningRule> rules{{regions, {{1, {1, 1}}, {2, {3, std::nullopt}}}}};
    std::vector<Host> hosts;
    int in_76 = 0;
    int in_32 = 0;
    for (const Index commune : {Index{0}, Index{1}, Index{4}}) {
        hosts.push_back(commune_host(world.country, commune));
        in_76 += regions->zone_of[commune] == 2 ? 1 : 0;
        in_32 += regions->zone_of[commune] == 1 ? 1 : 0;
    }
    const auto verdicts = judge(rules, hosts);
    ASSERT_EQ(verdicts.size(), 2u);
    EXPECT_EQ(verdicts[0].zone, 1);
    EXPECT_EQ(verdicts[0].sites, in_32);
    EXPECT_EQ(verdicts[0].met(), in_32 == 1);
    EXPECT_EQ(verdicts[1].sites, in_76);
    EXPECT_EQ(verdicts[1].met(), in_76 >= 3);
    EXPECT_GT(in_76 + in_32, 0);
}

}  // namespace
}  // namespace maillage::planning
