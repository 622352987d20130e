// SPDX-License-Identifier: Apache-2.0
#include "map/theme.h"

#include <gtest/gtest.h>

namespace maillage::map {
namespace {

TEST(Theme, ContrastFollowsWcag) {
    EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21, 1e-9);
    EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.005);
}

TEST(Theme, TextsCanBeRead) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme& t = theme(kind);
        for (const Color ground : {t.panel, t.land, t.sea, t.label_halo})
            EXPECT_GE(contrast(t.ink, ground), 4.5);
        // The second ink writes on cards and bands, and on the map with a halo.
        for (const Color ground : {t.panel, t.label_halo}) EXPECT_GE(contrast(t.second_ink, ground), 4.5);
        EXPECT_GE(contrast(t.proposed_label, t.label_halo), 4.5);
    }
}

TEST(Theme, SignsStandOutFromTheirHalo) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const Theme& t = theme(kind);
        for (const Color sign : {t.existing_site, t.proposed_site, t.rejected_site})
            EXPECT_GE(contrast(sign, t.halo), 4.5);
    }
}

TEST(Theme, RampRunsOneWayInGrey) {
    const Color black = rgb(0x000000);
    for (int i = 0; i + 1 < ramp_steps; ++i) {
        const auto at = static_cast<std::size_t>(i);
        EXPECT_LT(contrast(theme(ThemeKind::light).ramp[at], black),
                  contrast(theme(ThemeKind::light).ramp[at + 1], black));
        EXPECT_GT(contrast(theme(ThemeKind::dark).ramp[at], black),
                  contrast(theme(ThemeKind::dark).ramp[at + 1], black));
    }
}

}  // namespace
}  // namespace maillage::map
