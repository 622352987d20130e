// SPDX-License-Identifier: Apache-2.0
// What every layer of the registry must keep: names, order, empty worlds, the same lists for the same input.
#include <gtest/gtest.h>
#include <set>

#include "map/layers/layer_registry.h"
#include "support/map_worlds.h"

namespace maillage::map {
namespace {

using test_support::plain_measure;

DrawList built(const LayerDefinition& layer, const MapContent& content, const MapView& view) {
    const TextMeasure measure = plain_measure();
    return layer.build(
        {content, view, measure, theme(content.theme), TerritoryGeometry::level_for(view.meters_per_px)});
}

MapView view_of(const MapContent& content, double scale = 1) {
    return fit_to_scope(content, MapView{{}, 1, 600, 400, scale}, {20, 20, 20, 20});
}

TEST(LayerContract, IdsAreUniqueAndLayersAscend) {
    std::set<std::string_view> ids;
    int below = -1;
    for (const LayerDefinition& layer : layers()) {
        EXPECT_TRUE(ids.insert(layer.id).second) << layer.id;
        EXPECT_FALSE(layer.name.id.empty());
        EXPECT_GT(layer.z, below);
        below = layer.z;
    }
    EXPECT_GE(ids.size(), 5U);
}

TEST(LayerContract, EveryLayerShowsSomethingOfAFullWorldInBothThemes) {
    MapContent content = test_support::content_of(test_support::lake_world(), 20);
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        content.theme = kind;
        for (const LayerDefinition& layer : layers())
            EXPECT_FALSE(built(layer, content, view_of(content)).empty()) << layer.id;
    }
}

TEST(LayerContract, EveryLayerBearsAnEmptyWorld) {
    const auto world = test_support::world_of({"z"});
    MapContent content;
    content.geometry = *prepare_geometry(world, {}, 2154);
    content.distance_m.assign(1, -1);
    for (const LayerDefinition& layer : layers()) built(layer, content, MapView{});
}

TEST(LayerContract, SameInputSameLists) {
    const MapContent content = test_support::content_of(test_support::lake_world(), 20);
    for (const LayerDefinition& layer : layers()) {
        const DrawList a = built(layer, content, view_of(content));
        const DrawList b = built(layer, content, view_of(content));
        ASSERT_EQ(a.texts.size(), b.texts.size());
        for (std::size_t i = 0; i < a.texts.size(); ++i) {
            EXPECT_EQ(a.texts[i].utf8, b.texts[i].utf8);
            EXPECT_EQ(a.texts[i].at, b.texts[i].at);
        }
        ASSERT_EQ(a.fills.size(), b.fills.size());
        for (std::size_t i = 0; i < a.fills.size(); ++i) {
            EXPECT_EQ(a.fills[i].mesh, b.fills[i].mesh) << "geometry is shared, not made again";
            EXPECT_EQ(a.fills[i].style_of_feature, b.fills[i].style_of_feature);
        }
        ASSERT_EQ(a.strokes.size(), b.strokes.size());
        for (std::size_t i = 0; i < a.strokes.size(); ++i) EXPECT_EQ(a.strokes[i].mesh, b.strokes[i].mesh);
    }
}

TEST(LayerContract, HiddenLayersAreNotThere) {
    MapContent content = test_support::content_of(test_support::lake_world(), 20);
    const MapView view = view_of(content);
    const std::size_t all = build_map(content, view, plain_measure()).lists.size();
    for (const LayerDefinition& layer : layers()) {
        content.hidden_layers = {std::string(layer.id)};
        EXPECT_LT(build_map(content, view, plain_measure()).lists.size(), all) << layer.id;
    }
}

TEST(DistanceLayer, PaintsTheScopeAlone) {
    const auto world = test_support::lake_world();
    MapContent content = test_support::content_of(world, 0);
    const std::vector<territory::Index> scope{0, 1, 2};
    content.geometry = std::make_shared<const ScopeGeometry>(content.geometry->shared_whole(), scope);
    content.distance_m[2] = -1;
    const DrawLists lists = build_map(content, view_of(content), plain_measure());
    const FillLayer& fill = lists.lists[1].fills.front();
    for (std::uint32_t f = 0; f < fill.style_of_feature.size(); ++f)
        EXPECT_EQ(fill.style_of_feature[f] != FillLayer::unpainted, f < 2) << f;
}

TEST(LabelLayer, SitesFirstThenCitiesByPopulationAndNoneTwice) {
    const auto world = test_support::lake_world();
    const MapContent content = test_support::content_of(world, 20);
    const auto lists = build_map(content, view_of(content), plain_measure());
    const DrawList& labels = lists.lists.back();
    ASSERT_GT(labels.texts.size(), 2U);
    EXPECT_EQ(labels.texts.front().utf8, content.sites.front().label);
    EXPECT_EQ(labels.texts.front().weight, FontWeight::semi_bold);
    for (const TextRun& run : labels.texts) EXPECT_FLOAT_EQ(run.halo_width, 1.75F);
}

TEST(LabelLayer, KeepsClearOfWhatCoversTheMap) {
    MapContent content = test_support::content_of(test_support::lake_world(), 20);
    const MapView view = view_of(content);
    content.covered = {{0, 0, 600, 400}};
    const auto lists = build_map(content, view, plain_measure());
    for (const DrawList& list : lists.lists) EXPECT_TRUE(list.texts.empty());
}

}  // namespace
}  // namespace maillage::map
