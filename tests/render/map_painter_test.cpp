// SPDX-License-Identifier: Apache-2.0
#include "render/gl/map_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "render/headless_context.h"
#include "render/image_compare.h"
#include "render/paint_page.h"
#include "support/map_worlds.h"

namespace maillage::render {
namespace {

const std::filesystem::path shaders = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "shaders";

/// A headless painter and a world to paint.
class Painting : public ::testing::Test {
  protected:
    Painting() {
        view_ = map::fit_to_scope(content_, {{}, 1, 320, 240, 1}, {10, 10, 10, 10});
    }
    [[nodiscard]] map::DrawLists lists() const { return map::build_map(content_, view_, shaper_.measure()); }
    Image picture(int tile_px = 0) {
        auto image = painter_.picture(lists(), view_, tile_px);
        EXPECT_TRUE(image.has_value());
        return std::move(*image);
    }

    TextShaper shaper_ = std::move(TextShaper::create()).value();
    HeadlessContext context_ = std::move(HeadlessContext::create()).value();
    gl::MapPainter painter_ = std::move(gl::MapPainter::create(shaders, shaper_)).value();
    map::MapContent content_ = test_support::content_of(test_support::lake_world(), 30);
    map::MapView view_;
};

map::Color pixel(const Image& image, int x, int y) {
    const std::uint8_t* p = image.row(y) + 4 * x;
    return {p[0], p[1], p[2], p[3]};
}

TEST_F(Painting, SeaLandAndClassesHaveTheirColours) {
    content_.hidden_layers = {"borders", "labels", "sites"};
    const Image image = picture();
    const map::Theme& theme = map::theme(map::ThemeKind::light);
    EXPECT_EQ(pixel(image, 1, 238), theme.sea);
    const geo::Xy site = view_.to_screen([&] {
        const auto& whole = content_.geometry->whole();
        const map::PointF at = whole.project(content_.sites[0].place);
        return geo::Xy{whole.origin().x + double{at.x}, whole.origin().y + double{at.y}};
    }());
    EXPECT_EQ(pixel(image, static_cast<int>(site.x), static_cast<int>(site.y)), theme.ramp[0]);
    content_.hidden_layers.insert("distance");
    EXPECT_EQ(pixel(picture(), static_cast<int>(site.x), static_cast<int>(site.y)), theme.land);
}

TEST_F(Painting, TwoRunsGiveOnePicture) { EXPECT_EQ(hash(picture()), hash(picture())); }

TEST_F(Painting, TilesGiveTheWholePicture) {
    content_.theme = map::ThemeKind::dark;
    const Image whole = picture();
    for (const int tile : {64, 100, 319}) EXPECT_TRUE(compare(whole, picture(tile)).acceptable()) << tile;
    EXPECT_LE(compare(whole, picture(100)).share_off, 0.0005);
}

TEST_F(Painting, NewClassesNeedNoNewGeometry) {
    const Image before = picture();
    const auto meshes = lists();
    for (std::int32_t& metres : content_.distance_m) metres = 70'000;
    ASSERT_EQ(meshes.lists[0].fills[0].mesh, lists().lists[0].fills[0].mesh);
    const Image after = picture();
    EXPECT_FALSE(compare(before, after).acceptable());
    // A painter that never saw the first classes paints the same.
    auto fresh = gl::MapPainter::create(shaders, shaper_);
    EXPECT_EQ(hash(after), hash(*fresh->picture(lists(), view_)));
}

TEST_F(Painting, PanningMovesThePicture) {
    content_.hidden_layers = {"labels"};
    const Image before = picture();
    view_ = view_.panned(40, 25);
    const Image after = picture();
    std::size_t off = 0;
    for (int y = 25; y < 240; ++y)
        for (int x = 40; x < 320; ++x) {
            const map::Color a = pixel(before, x - 40, y - 25);
            const map::Color b = pixel(after, x, y);
            off += std::abs(int{a.g} - int{b.g}) > channel_limit;
        }
    EXPECT_LT(static_cast<double>(off) / (280.0 * 215.0), 0.005);
}

TEST_F(Painting, FillsOverLinesLeaveWhatTheyDoNotPaint) {
    content_.hidden_layers = {"labels", "sites"};
    const Image lines = picture();
    map::DrawLists over = lists();
    map::DrawList veil;
    veil.z = 100;
    veil.fills.push_back(over.lists.front().fills.front());
    auto& fill = veil.fills.front();
    fill.styles = {{map::rgb(0x00FF00), false, {}}};
    std::fill(fill.style_of_feature.begin(), fill.style_of_feature.end(), map::FillLayer::unpainted);
    fill.style_of_feature[30] = 0;
    over.lists.push_back(veil);
    const auto image = painter_.picture(over, view_);
    ASSERT_TRUE(image.has_value());
    std::size_t green = 0;
    std::size_t changed = 0;
    for (int y = 0; y < view_.height; ++y)
        for (int x = 0; x < view_.width; ++x) {
            green += pixel(*image, x, y) == map::rgb(0x00FF00);
            changed += pixel(*image, x, y) != pixel(lines, x, y);
        }
    EXPECT_GT(green, 100U);
    EXPECT_LT(changed, 2 * green);
}

TEST_F(Painting, AMovedPictureIsTheOldOneElsewhere) {
    content_.hidden_layers = {"labels"};
    ASSERT_TRUE(painter_.paint(lists(), view_).has_value());
    const Image before = painter_.shown();
    const map::Color sea = map::theme(map::ThemeKind::light).sea;
    ASSERT_TRUE(painter_.move(view_, view_.panned(30, -20), sea).has_value());
    const Image moved = painter_.shown();
    EXPECT_EQ(pixel(moved, 10, 100), sea);
    EXPECT_EQ(pixel(moved, 200, 230), sea);
    for (int y = 0; y < 220; y += 3)
        for (int x = 30; x < 320; x += 3) ASSERT_EQ(pixel(moved, x, y), pixel(before, x - 30, y + 20)) << x << ' ' << y;
    // Twice as large: what was in the middle stays there.
    ASSERT_TRUE(painter_.move(view_, view_.zoomed(2, {160, 120}), sea).has_value());
    const Image larger = painter_.shown();
    std::size_t off = 0;
    for (int y = 2; y < 238; ++y)
        for (int x = 2; x < 318; ++x) {
            const map::Color a = pixel(larger, x, y);
            const map::Color b = pixel(before, 80 + x / 2, 60 + y / 2);
            off += std::abs(int{a.g} - int{b.g}) > 3 * channel_limit;
        }
    EXPECT_LT(static_cast<double>(off) / (316.0 * 236.0), 0.05);
    // The sharp picture is shown again once it is painted.
    ASSERT_TRUE(painter_.paint(lists(), view_).has_value());
    EXPECT_EQ(hash(painter_.shown()), hash(before));
}

TEST_F(Painting, ANewSizeIsANewTexture) {
    ASSERT_TRUE(painter_.paint(lists(), view_).has_value());
    EXPECT_NE(painter_.texture(), 0U);
    view_.width = 1;
    view_.height = 1;
    EXPECT_EQ(picture().rgba.size(), 4U);
    view_.width = 500;
    view_.height = 30;
    EXPECT_EQ(picture().width, 500);
    EXPECT_GE(painter_.largest_side(), 4096);
}

TEST_F(Painting, NothingToPaintIsTheBackground) {
    const auto image = painter_.picture({map::rgb(0x123456), {}, {}, {}}, view_);
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(pixel(*image, 0, 0), map::rgb(0x123456));
    EXPECT_EQ(pixel(*image, 319, 239), map::rgb(0x123456));
}

TEST_F(Painting, MissingOrBrokenShadersAreErrorsThatNameTheFile) {
    const auto missing = gl::MapPainter::create("nowhere", shaper_);
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, ErrorKind::environment);
    EXPECT_EQ(missing.error().file, "nowhere/full_screen.vert");
}

TEST_F(Painting, MapStaysInItsFrame) {
    map::DrawLists framed = lists();
    framed.frame = {50, 40, 200, 100};
    framed.paper = map::rgb(0xFF00FF);
    const auto image = painter_.picture(framed, view_);
    for (const auto& [x, y] : {std::pair{49, 90}, {250, 90}, {150, 39}, {150, 140}, {0, 0}})
        EXPECT_EQ(pixel(*image, x, y), framed.paper) << x << ' ' << y;
    EXPECT_NE(pixel(*image, 50, 40), framed.paper);
    EXPECT_NE(pixel(*image, 249, 139), framed.paper);
}

TEST(PagePainter, NeedsNoDisplay) {
    const TextShaper shaper = std::move(TextShaper::create()).value();
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    const auto page = map::compose_page(content, {}, {300, 256, 1}, shaper.measure());
    ASSERT_TRUE(page.has_value());
    auto painter = PagePainter::create(shaders, shaper);
    ASSERT_TRUE(painter.has_value());
    const auto image = painter->paint(*page);
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->width, 300);
    EXPECT_EQ(image->height, 256);
    EXPECT_EQ(hash(*painter->paint(*page)), hash(*image)) << "a second page is as good as the first";
}

TEST(PagePainter, MissingShadersAreAnError) {
    const TextShaper shaper = std::move(TextShaper::create()).value();
    EXPECT_FALSE(PagePainter::create("nowhere", shaper).has_value());
}

}  // namespace
}  // namespace maillage::render
