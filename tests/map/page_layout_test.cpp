// SPDX-License-Identifier: Apache-2.0
#include "map/page_layout.h"

#include <gtest/gtest.h>

#include "map/page_legend.h"
#include "support/map_worlds.h"

namespace maillage::map {
namespace {

using test_support::plain_measure;

PageTexts french_texts() {
    PageTexts texts;
    texts.title = "Occitanie : distance à la formation la plus proche";
    texts.subtitle = "Onze écoles connues, une formation par département";
    texts.legend_title = "Distance au site le plus proche";
    texts.legend_note = "à vol d’oiseau, km";
    for (const char* label : {"[0 ; 15]", "]15 ; 30]", "]30 ; 45]", "]45 ; 60]", "plus de 60"})
        texts.classes.push_back({label, "20 %", {}});
    texts.markers = {{MarkerKind::existing, "site existant"}, {MarkerKind::proposed, "proposition"}};
    texts.sources = "Sources : IGN Admin Express, INSEE populations 2022, COG 2024";
    texts.situation = "Situation au 13 novembre 2017";
    return texts;
}

MapContent content() {
    static const MapContent made = test_support::content_of(test_support::lake_world(), 20);
    return made;
}

bool shows(const Page& page, std::string_view text) {
    for (const DrawList& list : page.lists.lists)
        for (const TextRun& run : list.texts)
            if (run.utf8 == text) return true;
    return false;
}

TEST(PageLayout, RefusesSizesThatAreNoPicture) {
    for (const PageFormat format : {PageFormat{255, 800, 1}, {800, 8193, 1}, {800, 600, 0.1}, {800, 600, 17}})
        EXPECT_FALSE(compose_page(content(), french_texts(), format, plain_measure()).has_value());
}

TEST(PageLayout, ShowsEveryTextWhereThereIsRoom) {
    const auto page = compose_page(content(), french_texts(), {1600, 1000, 0}, plain_measure());
    ASSERT_TRUE(page.has_value());
    const PageTexts texts = french_texts();
    for (const std::string& text :
         {texts.title, texts.subtitle, texts.legend_title, texts.legend_note, texts.sources, texts.situation,
          texts.markers[1].second, texts.classes[4].label, texts.north})
        EXPECT_TRUE(shows(*page, text)) << text;
}

TEST(PageLayout, NoTextLeavesThePageAndNoneMeetsAnotherAtAnySize) {
    for (const auto& [width, height] : {std::pair{256, 256},
                                        {256, 1200},
                                        {400, 300},
                                        {800, 600},
                                        {1600, 1000},
                                        {3840, 2160},
                                        {8192, 8192},
                                        {8192, 256}})
        for (const double scale : {0.0, 0.25, 1.0, 2.5}) {
            const auto page =
                compose_page(content(), french_texts(), {width, height, scale}, plain_measure());
            ASSERT_TRUE(page.has_value());
            const double s = page->view.device_scale;
            std::vector<ScreenBox> boxes;
            for (const TextRun& run : page->lists.lists.back().texts) {
                const TextExtent extent = plain_measure()(run.utf8, run.size, run.weight);
                const float left = run.at.x - (run.anchor == TextAnchor::left     ? 0
                                               : run.anchor == TextAnchor::centre ? extent.width / 2
                                                                                  : extent.width);
                const ScreenBox box{left, run.at.y - 0.72F * run.size, left + extent.width,
                                    run.at.y + 0.2F * run.size};
                EXPECT_GE(box.left, 0) << run.utf8 << ' ' << width << 'x' << height << '@' << scale;
                EXPECT_LE(box.right, width / s + 0.01)
                    << run.utf8 << ' ' << width << 'x' << height << '@' << scale;
                EXPECT_GE(box.top, 0) << run.utf8;
                EXPECT_LE(box.bottom, height / s + 0.01) << run.utf8;
                for (const ScreenBox& other : boxes)
                    EXPECT_FALSE(box.meets(other))
                        << run.utf8 << ' ' << width << 'x' << height << '@' << scale;
                boxes.push_back(box);
            }
        }
}

TEST(PageLayout, LegendHidesNoCommuneOfTheScope) {
    for (const auto& [width, height] : {std::pair{800, 600}, {1600, 1000}, {1000, 1400}}) {
        const auto page = compose_page(content(), french_texts(), {width, height, 1}, plain_measure());
        ASSERT_TRUE(page.has_value());
        ASSERT_EQ(page->furniture.size(), 3U) << "legend, scale, north";
        const ScreenBox legend = page->furniture[0];
        const auto& whole = content().geometry->whole();
        for (std::uint32_t f = 0; f < whole.feature_count(); ++f) {
            const PointF p = whole.commune_point(f);
            const geo::Xy px =
                page->view.to_screen({whole.origin().x + double{p.x}, whole.origin().y + double{p.y}});
            EXPECT_FALSE(px.x > legend.left && px.x < legend.right && px.y > legend.top &&
                         px.y < legend.bottom);
        }
    }
}

TEST(PageLayout, WholeScopeIsInTheFrame) {
    const auto page = compose_page(content(), french_texts(), {1200, 900, 1}, plain_measure());
    const WorldBox box = content().geometry->box();
    const Frame frame = page->lists.frame;
    for (const geo::Xy corner : {box.low, box.high}) {
        const geo::Xy px = page->view.to_screen(corner);
        EXPECT_GE(px.x, frame.left);
        EXPECT_LE(px.x, frame.left + frame.width);
        EXPECT_GE(px.y, frame.top);
        EXPECT_LE(px.y, frame.top + frame.height);
    }
}

TEST(PageLayout, WithoutTextsTheMapTakesTheWholePage) {
    const auto page = compose_page(content(), {}, {640, 480, 1}, plain_measure());
    EXPECT_EQ(page->lists.frame, (Frame{0, 0, 640, 480}));
}

TEST(PageLegend, HasARowAClassAndASignAState) {
    const LegendCard card = legend_card(content(), french_texts(), MapView{}, true, plain_measure());
    int swatches = 0;
    int signs = 0;
    for (const Shape& shape : card.shapes) {
        swatches += shape.kind == ShapeKind::rectangle;
        signs += shape.kind == ShapeKind::circle || shape.kind == ShapeKind::diamond;
    }
    EXPECT_EQ(swatches, 5 + 1);  // and the card itself
    EXPECT_EQ(signs, 2);
    EXPECT_EQ(card.texts.size(), 2U + 5U * 2U + 2U);
    for (const TextRun& run : card.texts) {
        const float width = plain_measure()(run.utf8, run.size, run.weight).width;
        const float left = run.anchor == TextAnchor::right ? run.at.x - width : run.at.x;
        EXPECT_GE(left, 0);
        EXPECT_LE(left + width, card.width + 0.01F);
        EXPECT_LE(run.at.y, card.height);
    }
}

TEST(PageLegend, NothingToExplainNoCard) {
    EXPECT_EQ(legend_card(content(), {}, MapView{}, true, plain_measure()).width, 0);
}

}  // namespace
}  // namespace maillage::map
