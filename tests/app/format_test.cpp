// SPDX-License-Identifier: Apache-2.0
#include "app/services/format.h"

#include <gtest/gtest.h>

namespace maillage::app {
namespace {

TEST(Format, FiguresFollowTheLanguage) {
    EXPECT_EQ(km_text(41.46, Language::french), "41,5\u00a0km");
    EXPECT_EQ(km_text(41.46, Language::english), "41.5\u00a0km");
    EXPECT_EQ(share_text(0.345, Language::french), "35\u00a0%");
    EXPECT_EQ(persons_cell(6'080'731, Language::french).shown, "6\u202f080\u202f731");
}

TEST(Format, WhatIsUnknownIsADashForPeopleAndNullForPrograms) {
    EXPECT_EQ(km_cell(std::nullopt, Language::french).shown, "–");
    EXPECT_TRUE(km_cell(std::nullopt, Language::french).raw.is_null());
    EXPECT_EQ(share_text(std::nullopt, Language::french), "–");
    EXPECT_TRUE(km_value(std::nullopt).is_null());
}

TEST(Format, BandsAreNamedByTheirValueAndUnit) {
    EXPECT_EQ(band_key(planning::kilometer_band(30)), "30");
    EXPECT_EQ(band_key(planning::kilometer_band(12.5)), "12.5");
    EXPECT_EQ(band_text(planning::kilometer_band(12.5), Language::french), "12,5\u00a0km");
    EXPECT_EQ(band_text({45, planning::Band::Unit::minutes, {45'000}}, Language::french), "45\u00a0min");
}

TEST(Format, DocumentsKeepTheMetre) {
    EXPECT_EQ(km_value(Meters{108'317}), Value(108.317, 3));
}

}  // namespace
}  // namespace maillage::app
