// SPDX-License-Identifier: Apache-2.0
#include "territory/territory_set.h"

#include <gtest/gtest.h>

#include "support/small_country.h"

namespace maillage::territory {
namespace {

TEST(TerritorySet, EveryCodeIsFoundAtItsPlace) {
    const TerritorySet country = test_support::small_country();
    for (Index i = 0; i < country.communes.size(); ++i) EXPECT_EQ(country.communes.find(country.communes.code[i]), i);
    for (Index i = 0; i < country.intercommunalities.size(); ++i)
        EXPECT_EQ(country.intercommunalities.find(country.intercommunalities.code[i]), i);
    for (Index i = 0; i < country.departments.size(); ++i)
        EXPECT_EQ(country.departments.find(country.departments.code[i]), i);
    for (Index i = 0; i < country.regions.size(); ++i) EXPECT_EQ(country.regions.find(country.regions.code[i]), i);
}

TEST(TerritorySet, UnknownCodesAreNotFound) {
    const TerritorySet country = test_support::small_country();
    for (const char* code : {"00000", "09000", "09224", "99999", "9225"})
        EXPECT_FALSE(country.communes.find(CommuneCode::parse(code).value())) << code;
    EXPECT_FALSE(country.communes.find(CommuneCode{}));
    EXPECT_FALSE(TerritorySet{}.communes.find(CommuneCode::parse("09225").value()));
    EXPECT_FALSE(country.regions.find(RegionCode::parse("9").value()));
}

TEST(TerritorySet, AMetropoleIsAKindNotAName) {
    EXPECT_TRUE(is_metropole(EpciKind::metropole));
    EXPECT_TRUE(is_metropole(EpciKind::metropole_lyon));
    EXPECT_FALSE(is_metropole(EpciKind::communaute_urbaine));
    EXPECT_FALSE(is_metropole(EpciKind::communaute_agglomeration));
    EXPECT_FALSE(is_metropole(EpciKind::communaute_communes));
}

}  // namespace
}  // namespace maillage::territory
