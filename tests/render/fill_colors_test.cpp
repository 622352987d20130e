// SPDX-License-Identifier: Apache-2.0
#include "render/fill_colors.h"

#include <bit>
#include <gtest/gtest.h>

namespace maillage::render {
namespace {

constexpr auto nothing = map::FillMesh::nothing;

/// Two fields side by side: feature 0 from x = 2 to 6.5 m, feature 1 from there to 10 m; 1 m a pixel.
std::shared_ptr<const map::FillMesh> fields() {
    map::FillMesh mesh;
    mesh.feature_count = 2;
    const auto line = [&](std::uint32_t left, std::uint32_t right, float x) {
        mesh.points.insert(mesh.points.end(), {{x, 2}, {x, 10}});
        mesh.line_start.push_back(static_cast<std::uint32_t>(mesh.points.size()));
        mesh.sides.push_back({left, right});
    };
    line(nothing, 0, 2);
    line(0, 1, 6.5F);
    line(1, nothing, 10);
    mesh.parts.push_back({0, 3, {{2, 2}, {10, 10}}});
    return std::make_shared<const map::FillMesh>(std::move(mesh));
}

const Tile tile{{{6, 6}, 1, 12, 12, 1}, 0, 0, 12, 12};

map::FillLayer layer_of(std::vector<std::uint8_t> styles, std::vector<map::FillStyle> table) {
    map::FillLayer layer;
    layer.mesh = fields();
    layer.style_of_feature = std::move(styles);
    layer.styles = std::move(table);
    return layer;
}

map::Color at(const Pixels& pixels, int x, int y) {
    return std::bit_cast<map::Color>(pixels[static_cast<std::size_t>(y * tile.width + x)]);
}

Pixels painted(std::vector<map::FillLayer> layers, std::optional<map::Color> background) {
    std::vector<const map::FillLayer*> run;
    for (const auto& layer : layers) run.push_back(&layer);
    Pixels out;
    paint_fills(run, FeatureRuns(*layers.front().mesh, tile), tile, background, nullptr, out);
    return out;
}

constexpr map::Color red = map::rgb(0xFF0000);
constexpr map::Color blue = map::rgb(0x0000FF);
constexpr map::Color sea = map::rgb(0x102030);

TEST(FillColors, AnEdgePixelIsTheMeanOfItsFourSamples) {
    const Pixels pixels = painted({layer_of({0, 1}, {{red, false, {}}, {blue, false, {}}})}, sea);
    EXPECT_EQ(at(pixels, 4, 6), red);
    EXPECT_EQ(at(pixels, 8, 6), blue);
    EXPECT_EQ(at(pixels, 0, 6), sea);
    EXPECT_EQ(at(pixels, 4, 0), sea);
    // Samples at 0.375 and 0.125 lie left of the border in the middle of pixel 6, the other two right of it.
    EXPECT_EQ(at(pixels, 6, 6), (map::Color{128, 0, 128, 255}));
}

TEST(FillColors, LaterLayersLieOverEarlierOnesAndLeaveAloneWhatTheyDoNotPaint) {
    constexpr std::uint8_t unpainted = map::FillLayer::unpainted;
    const auto land = layer_of({0, 0}, {{red, false, {}}});
    const auto veil = layer_of({unpainted, 0}, {{map::Color{0, 0, 255, 51}, false, {}}});
    const Pixels pixels = painted({land, veil}, sea);
    EXPECT_EQ(at(pixels, 4, 6), red);
    EXPECT_EQ(at(pixels, 8, 6), (map::Color{204, 0, 51, 255}));
}

TEST(FillColors, WithoutBackgroundWhatIsUnpaintedIsTransparent) {
    const Pixels pixels = painted({layer_of({0, map::FillLayer::unpainted}, {{red, false, {}}})}, std::nullopt);
    EXPECT_EQ(at(pixels, 4, 6), red);
    EXPECT_EQ(at(pixels, 8, 6), (map::Color{0, 0, 0, 0}));
    EXPECT_EQ(at(pixels, 0, 0), (map::Color{0, 0, 0, 0}));
}

TEST(FillColors, SeamsRunBetweenFeaturesOfOneClassUntilTheyAreTooSmall) {
    auto layer = layer_of({0, 0}, {{red, false, {}}});
    layer.seam = blue;
    layer.seam_width = 1;
    layer.seam_min_feature_px = 3;
    layer.mean_feature_m = 4;
    EXPECT_EQ(at(painted({layer}, sea), 6, 6), blue);
    EXPECT_EQ(at(painted({layer}, sea), 4, 6), red);
    layer.mean_feature_m = 2;
    EXPECT_EQ(at(painted({layer}, sea), 6, 6), red);
}

TEST(FillColors, LinesLieOverTheAreas) {
    const auto layer = layer_of({0, 1}, {{red, false, {}}, {blue, false, {}}});
    const map::FillLayer* const run[] = {&layer};
    Pixels lines(static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height), 0);
    lines[6 * 12 + 4] = std::bit_cast<std::uint32_t>(map::Color{51, 51, 51, 51});
    lines[6 * 12 + 8] = std::bit_cast<std::uint32_t>(map::Color{255, 255, 255, 255});
    Pixels out;
    paint_fills(run, FeatureRuns(*layer.mesh, tile), tile, sea, &lines, out);
    EXPECT_EQ(at(out, 4, 6), (map::Color{255, 51, 51, 255}));
    EXPECT_EQ(at(out, 8, 6), (map::Color{255, 255, 255, 255}));
    EXPECT_EQ(at(out, 9, 6), blue);
}

TEST(FillColors, HatchingCoversAPartOfTheFeature) {
    const Pixels pixels = painted({layer_of({0, 1}, {{red, true, blue}, {red, false, {}}})}, sea);
    int hatched = 0;
    for (int y = 3; y < 9; ++y)
        for (int x = 3; x < 6; ++x) hatched += at(pixels, x, y) != red;
    EXPECT_GT(hatched, 0);
    EXPECT_LT(hatched, 18);
    for (int y = 3; y < 9; ++y) EXPECT_EQ(at(pixels, 8, y), red);
}

}  // namespace
}  // namespace maillage::render
