// SPDX-License-Identifier: Apache-2.0
#include "map/page_insets.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "map/indicators/registry.h"
#include "support/map_worlds.h"

namespace maillage::map {
namespace {

using test_support::plain_measure;

/// Mainland a, island z of another CRS, both in the scope.
struct Country {
    territory::Territory territory = test_support::world_of({"aaaa", "aaaa", "...z"});
    std::vector<territory::Index> scope = test_support::all_communes(*territory);
    MapContent content = test_support::content_of(territory);
    std::vector<InsetMap> insets;

    Country() {
        std::vector<territory::Index> island;
        for (const territory::Index c : scope)
            if (territory->departments.display_epsg[territory->communes.department[c]] != 2154) island.push_back(c);
        insets.push_back({*prepare_geometry(territory, island, 2975), "La Réunion"});
    }
};

TEST(InsetBoxes, StandInAColumnOrARowApartInsideTheFrame) {
    for (const ScreenBox frame : {ScreenBox{0, 60, 1280, 760}, ScreenBox{0, 60, 900, 1300}}) {
        const auto boxes = inset_boxes(frame, 5);
        ASSERT_EQ(boxes.size(), 5U);
        const ScreenBox room = room_beside(frame, boxes);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_GE(boxes[i].left, frame.left);
            EXPECT_LE(boxes[i].right, frame.right);
            EXPECT_GE(boxes[i].top, frame.top);
            EXPECT_LE(boxes[i].bottom, frame.bottom);
            EXPECT_FALSE(boxes[i].meets(room)) << "the map keeps clear";
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(boxes[i].meets(boxes[j]));
        }
    }
}

TEST(InsetBoxes, NoneWhereTheyCouldNotBeRead) {
    EXPECT_TRUE(inset_boxes({0, 0, 320, 240}, 5).empty());
    EXPECT_TRUE(inset_boxes({0, 0, 1280, 800}, 0).empty());
    const ScreenBox room = room_beside({0, 0, 320, 240}, {});
    EXPECT_EQ(room.right, 320);
    EXPECT_EQ(room.bottom, 240);
}

TEST(PageInsets, ShowTheirPartInItsOwnScaleWithTheSameClasses) {
    Country country;
    const auto page = compose_page(country.content, {}, {1600, 1000, 1}, plain_measure(), country.insets);
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->insets.size(), 1U);
    const Inset& inset = page->insets.front();
    EXPECT_EQ(inset.view.width, inset.frame.width);
    EXPECT_EQ(inset.view.height, inset.frame.height);
    EXPECT_LE(inset.frame.left + inset.frame.width, 1600);
    EXPECT_NE(inset.view.meters_per_px, page->view.meters_per_px);
    const geo::Xy low = inset.view.to_screen(country.insets[0].geometry->box().low);
    const geo::Xy high = inset.view.to_screen(country.insets[0].geometry->box().high);
    EXPECT_GE(low.x, 0);
    EXPECT_LE(high.x, inset.view.width);
    EXPECT_GE(high.y, 0);
    EXPECT_LE(low.y, inset.view.height);
    bool titled = false;
    for (const TextRun& run : inset.lists.lists.back().texts) titled = titled || run.utf8 == "La Réunion";
    EXPECT_TRUE(titled);
    for (const DrawList& list : inset.lists.lists)
        for (const FillLayer& fill : list.fills)
            if (fill.styles.size() > 1) {
                EXPECT_EQ(fill.styles, country.content.classes.styles(theme(ThemeKind::light)));
            }
}

TEST(PageInsets, WithoutATitleTheLandHasItsRoomAndALowOneHasNoScale) {
    Country country;
    const MapView beside = fit_to_scope(country.content, {{}, 1, 800, 600, 1}, {});
    const InsetMap untitled{country.insets.front().geometry, {}};
    const auto compose = [&](const InsetMap& map, float height) {
        return compose_inset(country.content, beside, map, {0, 0, 120, height}, plain_measure());
    };
    const Inset named = compose(country.insets.front(), 100);
    const Inset plain = compose(untitled, 100);
    const Inset low = compose(untitled, 60);
    EXPECT_EQ(named.lists.lists.back().texts.size(), 2U) << "title and scale";
    EXPECT_EQ(plain.lists.lists.back().texts.size(), 1U) << "scale";
    EXPECT_TRUE(low.lists.lists.back().texts.empty());
    const geo::Xy top = plain.view.to_screen(untitled.geometry->box().high);
    EXPECT_GE(top.y, 9) << "a sign on the coast stays whole";
    EXPECT_EQ(plain.view.height, 100);
}

TEST(PageInsets, TheMapKeepsClearOfThem) {
    Country country;
    const auto page = compose_page(country.content, {}, {1600, 1000, 1}, plain_measure(), country.insets);
    const geo::Xy corner = page->view.to_screen(country.content.geometry->box().high);
    EXPECT_LT(corner.x, page->insets.front().frame.left);
}

TEST(PageInsets, ACircleOfAValueHasOneSizeEverywhere) {
    Country country;
    country.content.subject = make_subject(*find_indicator("population"), {*country.territory, {}, {}, {}, {}},
                                           country.scope, std::vector<std::int64_t>(country.scope.size(), 1));
    const auto page = compose_page(country.content, {}, {1600, 1000, 1}, plain_measure(), country.insets);
    const auto& population = country.territory->communes.population;
    const auto largest_circle = [](const DrawLists& lists) {
        float radius = 0;
        for (const DrawList& list : lists.lists)
            if (list.z == 25) radius = list.shapes.front().half_size.x;
        return radius;
    };
    const auto most = *std::max_element(population.begin(), population.end() - 1);
    const float mainland = largest_circle(page->lists);
    const float island = largest_circle(page->insets.front().lists);
    EXPECT_NEAR(island / mainland, std::sqrt(double(population.back()) / most), 1e-4);
}

}  // namespace
}  // namespace maillage::map
