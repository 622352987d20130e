// SPDX-License-Identifier: Apache-2.0
#include "map/distance_classes.h"

#include <gtest/gtest.h>

namespace maillage::map {
namespace {

TEST(DistanceClasses, AreClosedAbove) {
    const DistanceClasses classes;
    ASSERT_EQ(classes.count(), 5U);
    const std::pair<int, int> expected[] = {{0, 0},      {15'000, 0}, {15'001, 1}, {30'000, 1},
                                            {45'000, 2}, {60'000, 3}, {60'001, 4}, {2'000'000'000, 4}};
    for (const auto& [metres, index] : expected) EXPECT_EQ(classes.class_of(metres), index) << metres;
}

TEST(DistanceClasses, NoDistanceHasNoClass) {
    EXPECT_EQ(DistanceClasses{}.class_of(-1), FillLayer::unpainted);
}

TEST(DistanceClasses, LabelsNameBothEnds) {
    const DistanceClasses classes;
    const Message first = classes.label(0);
    EXPECT_EQ(first.key, "map.class_closed"_text) << "0 itself is in it";
    EXPECT_EQ(classes.label(1).key, "map.class_half_open"_text) << "15 km are in the first class alone";
    EXPECT_EQ(std::get<std::int64_t>(first.arguments[0].second), 0);
    EXPECT_EQ(std::get<std::int64_t>(first.arguments[1].second), 15);
    const Message last = classes.label(4);
    EXPECT_EQ(last.key, "map.class_beyond"_text);
    EXPECT_EQ(std::get<std::int64_t>(last.arguments[0].second), 60);
    EXPECT_DOUBLE_EQ(std::get<DecimalArgument>(DistanceClasses{{2'500}}.label(0).arguments[1].second).value,
                     2.5);
}

TEST(DistanceClasses, OnlyTheLastClassIsHatched) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        const auto styles = DistanceClasses{}.styles(theme(kind));
        ASSERT_EQ(styles.size(), 5U);
        for (std::size_t i = 0; i < styles.size(); ++i) EXPECT_EQ(styles[i].hatched, i == 4);
        EXPECT_EQ(styles[4].hatch, rgb(0xB0543C));
    }
}

}  // namespace
}  // namespace maillage::map
