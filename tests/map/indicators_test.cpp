// SPDX-License-Identifier: Apache-2.0
#include "map/indicators/registry.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <type_traits>

#include "map/circle_scale.h"
#include "map/ramps.h"
#include "map/subject_style.h"
#include "support/map_worlds.h"

namespace maillage::map {
namespace {

// A stock can be no choropleth and a ratio no circles: it does not compile.
static_assert(!std::is_convertible_v<Stock, Ratio> && !std::is_convertible_v<Ratio, Stock>);
static_assert(!std::is_constructible_v<Choropleth, Stock> && !std::is_constructible_v<Circles, Ratio>);

struct World {
    territory::Territory territory = test_support::world_of({"aaab"});
    std::vector<std::int32_t> now{0, 15'000, 40'500, -1};
    std::vector<std::int32_t> before{0, 36'000, 40'000, -1};
    std::vector<double> places{15, 0, NAN, 0};
    std::vector<double> column{0, 50, NAN, 10};
    std::vector<std::int64_t> weights{1, 10, 100, 1000};
    std::vector<territory::Index> scope = test_support::all_communes(*territory);

    [[nodiscard]] Subject shown(const char* key) const {
        return make_subject(*find_indicator(key), {*territory, now, before, places, column}, scope, weights);
    }
};

TEST(Indicators, EveryEntryMakesWhatItSays) {
    const World world;
    std::set<std::string_view> keys;
    for (const Indicator& indicator : indicators()) {
        SCOPED_TRACE(indicator.key);
        EXPECT_TRUE(keys.insert(indicator.key).second);
        const Subject subject = world.shown(std::string(indicator.key).c_str());
        EXPECT_EQ(std::holds_alternative<Circles>(subject), indicator.is_stock());
        if (indicator.is_stock()) continue;
        ASSERT_NE(find_ramp(indicator.ramp), nullptr);
        const auto classes = parse_classification(indicator.classes);
        ASSERT_TRUE(classes.has_value());
        EXPECT_EQ(canonical(*classes), indicator.classes);
        EXPECT_EQ(std::get<Choropleth>(subject).ratio.values.size(), 4U);
    }
    EXPECT_EQ(indicators().front().key, "distance");
}

TEST(Indicators, RatiosByTheirDefinition) {
    const World world;
    const auto& communes = world.territory->communes;
    const auto ratio = [&](const char* key) { return std::get<Choropleth>(world.shown(key)).ratio.values; };
    EXPECT_DOUBLE_EQ(ratio("distance")[2], 40.5);
    EXPECT_TRUE(std::isnan(ratio("distance")[3])) << "no site at all";
    EXPECT_DOUBLE_EQ(ratio("density")[1], communes.population[1] / 100.0) << "communes are 100 km²";
    EXPECT_DOUBLE_EQ(ratio("share")[1], 5000.0 / communes.population[1]);
    EXPECT_TRUE(std::isnan(ratio("share")[2]));
    EXPECT_DOUBLE_EQ(ratio("difference")[1], 21);
    EXPECT_DOUBLE_EQ(ratio("difference")[2], -0.5);
    EXPECT_TRUE(std::isnan(ratio("difference")[3]));
}

TEST(Indicators, MissingValuesAreCountedApart) {
    const World world;
    const auto choropleth = std::get<Choropleth>(world.shown("ratio"));
    EXPECT_EQ(choropleth.classes.missing, 1U);
    EXPECT_EQ(choropleth.classes.missing_weight, 100);
    const auto circles = std::get<Circles>(world.shown("places"));
    EXPECT_EQ(circles.missing, 1U);
    EXPECT_EQ(circles.missing_weight, 100);
    EXPECT_EQ(circles.largest, 15);
}

TEST(Indicators, ClassesAreOfTheScopeAlone) {
    World world;
    world.scope = {0, 1};
    const auto choropleth = std::get<Choropleth>(world.shown("distance"));
    EXPECT_EQ(choropleth.classes.missing, 0U);
    EXPECT_EQ(choropleth.classes.counts, (std::vector<std::size_t>{2, 0, 0, 0, 0}));
    EXPECT_EQ(choropleth.classes.weights[0], 11);
    EXPECT_EQ(std::get<Circles>(world.shown("population")).largest,
              std::max(world.territory->communes.population[0], world.territory->communes.population[1]));
}

TEST(Indicators, ChangeKeepsItsLimitsAndNoChangeStandsInTheMiddle) {
    const World world;
    const Classes classes = std::get<Choropleth>(world.shown("difference")).classes;
    ASSERT_EQ(classes.count(), 7U);
    EXPECT_EQ(classes.class_of(0), 3);
    EXPECT_EQ(classes.class_of(0.999), 3);
    EXPECT_EQ(classes.class_of(-0.999), 3);
    EXPECT_EQ(classes.class_of(-21), 0);
    EXPECT_EQ(classes.class_of(21), 6);
}

TEST(CircleScale, AreaIsTheValue) {
    Circles circles;
    circles.largest = 400;
    WorldBox box;
    box.add({0, 0});
    box.add({90'000, 50'000});
    const CircleScale scale(circles, box, MapView{{}, 100, 900, 500, 1});
    EXPECT_FLOAT_EQ(scale.radius(400), largest_circle_px);
    EXPECT_FLOAT_EQ(scale.radius(100), largest_circle_px / 2);
    EXPECT_EQ(scale.radius(NAN), 0);
    EXPECT_EQ(scale.radius(-1), 0);
    const CircleScale sharp(circles, box, MapView{{}, 50, 1800, 1000, 2});
    EXPECT_FLOAT_EQ(sharp.radius(400), largest_circle_px) << "style px do not depend on the screen";
    const CircleScale close(circles, box, MapView{{}, 25, 900, 500, 1});
    EXPECT_FLOAT_EQ(close.radius(400), 2 * largest_circle_px) << "half as fast as the ground, in logarithms";
}

TEST(CircleScale, LegendValuesAreRoundAndNotAboveTheLargest) {
    EXPECT_EQ(circle_legend_values(511'684), (std::vector<double>{500'000, 100'000, 20'000}));
    EXPECT_EQ(circle_legend_values(2'000'000), (std::vector<double>{2'000'000, 400'000, 80'000}));
    EXPECT_EQ(circle_legend_values(15), (std::vector<double>{10, 2}));
    EXPECT_EQ(circle_legend_values(1), (std::vector<double>{1}));
    EXPECT_TRUE(circle_legend_values(0).empty());
    EXPECT_TRUE(circle_legend_values(NAN).empty());
}

MapContent content_showing(Subject subject) {
    MapContent content = test_support::content_of(test_support::lake_world(), 20);
    content.subject = std::move(subject);
    return content;
}

TEST(SubjectStyle, AStyleAClassAndMissingLast) {
    const World world;
    const auto styles = subject_styles(content_showing(world.shown("ratio")));
    const std::size_t classes = std::get<Choropleth>(world.shown("ratio")).classes.count();
    ASSERT_EQ(styles.size(), classes + 1);
    for (std::size_t i = 0; i < styles.size(); ++i) EXPECT_EQ(styles[i].hatched, i == classes);
    EXPECT_TRUE(subject_styles(content_showing(world.shown("population"))).empty());
}

TEST(SubjectStyle, NearIsDarkByDayLikeTheDistancesOwnLook) {
    const World world;
    const auto styles = subject_styles(content_showing(world.shown("distance")));
    EXPECT_LT(contrast(styles[0].color, rgb(0)), contrast(styles[1].color, rgb(0)));
}

TEST(SubjectStyle, LabelsAreIntervalsClosedAbove) {
    const World world;
    const auto round = std::get<Choropleth>(world.shown("distance"));
    EXPECT_EQ(class_label(round, 0).key, "map.class_closed"_text);
    EXPECT_EQ(class_label(round, 1).key, "map.class_half_open"_text);
    EXPECT_EQ(class_label(round, 4).key, "map.class_beyond"_text);
    const auto computed = std::get<Choropleth>(world.shown("ratio"));
    EXPECT_EQ(class_label(computed, 0).key, "map.class_closed"_text);
    EXPECT_EQ(class_label(computed, 1).key, "map.class_half_open"_text);
    const auto change = std::get<Choropleth>(world.shown("difference"));
    const Message loss = class_label(change, 1);
    EXPECT_EQ(loss.key, "map.loss_range"_text);
    EXPECT_EQ(std::get<std::int64_t>(loss.arguments[0].second), 10);
    EXPECT_EQ(std::get<std::int64_t>(loss.arguments[1].second), 20);
    EXPECT_EQ(class_label(change, 3).key, "map.no_change"_text);
    EXPECT_EQ(class_label(change, 6).key, "map.gain_beyond"_text);
}

}  // namespace
}  // namespace maillage::map
