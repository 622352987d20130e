// SPDX-License-Identifier: Apache-2.0
#include "map/ramps.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "map/classification/classes.h"
#include "map/color_vision.h"

namespace maillage::map {
namespace {

constexpr ThemeKind kinds[] = {ThemeKind::light, ThemeKind::dark};
constexpr ColorVision visions[] = {ColorVision::usual, ColorVision::deuteranopia, ColorVision::protanopia,
                                   ColorVision::tritanopia};

double lightness(Color color) { return contrast(color, rgb(0x000000)); }

TEST(Ramps, KeysAreUniqueAndFound) {
    std::set<std::string_view> keys;
    for (const Ramp& ramp : ramps()) {
        EXPECT_TRUE(keys.insert(ramp.key).second) << ramp.key;
        ASSERT_NE(find_ramp(ramp.key), nullptr);
        EXPECT_GE(ramp.stops.size(), 5U);
    }
    EXPECT_EQ(find_ramp("rainbow"), nullptr);
}

TEST(Ramps, LightnessRunsOneWayForEveryEyeAndGreyPrint) {
    for (const Ramp& ramp : ramps())
        for (const ThemeKind kind : kinds)
            for (const ColorVision vision : visions)
                for (std::size_t count = 2; count <= most_classes && !ramp.diverging; ++count) {
                    const auto colors = ramp_colors(ramp, count, kind);
                    ASSERT_EQ(colors.size(), count);
                    for (std::size_t i = 0; i + 1 < count; ++i) {
                        const double here = lightness(seen(colors[i], vision));
                        const double next = lightness(seen(colors[i + 1], vision));
                        EXPECT_TRUE(kind == ThemeKind::light ? next < here : next > here)
                            << ramp.key << ' ' << count << ' ' << i << " vision " << int(vision);
                    }
                }
}

TEST(Ramps, DivergingRampsHaveTwoArmsThatDifferForEveryEye) {
    for (const Ramp& ramp : ramps())
        for (const ThemeKind kind : kinds) {
            if (!ramp.diverging) continue;
            const auto colors = ramp_colors(ramp, 7, kind);
            for (std::size_t i = 0; i < 3; ++i) {
                const bool paler = kind == ThemeKind::light;
                EXPECT_EQ(lightness(colors[i]) < lightness(colors[i + 1]), paler) << i;
                EXPECT_EQ(lightness(colors[6 - i]) < lightness(colors[5 - i]), paler) << i;
                for (const ColorVision vision : visions) {
                    const Color loss = seen(colors[i], vision);
                    const Color gain = seen(colors[6 - i], vision);
                    const double apart = std::hypot(loss.r - gain.r, loss.g - gain.g, loss.b - gain.b);
                    EXPECT_GT(apart, 40) << "class " << i << " vision " << int(vision);
                }
            }
        }
}

TEST(Ramps, OneClassHasOneColour) {
    for (const Ramp& ramp : ramps()) {
        EXPECT_EQ(ramp_colors(ramp, 1, ThemeKind::light).size(), 1U);
        EXPECT_TRUE(ramp_colors(ramp, 0, ThemeKind::light).empty());
    }
}

}  // namespace
}  // namespace maillage::map
