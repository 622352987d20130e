// SPDX-License-Identifier: Apache-2.0
// What every layer of the registry must keep: names, order, empty worlds, the same lists for the same input.
#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <set>

#include "map/indicators/registry.h"
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

/// Worlds that together give every layer something to show: distances, a ratio with a value missing, a stock.
std::vector<MapContent> full_worlds() {
    std::vector<MapContent> out(3, test_support::content_of(test_support::lake_world(), 20));
    const auto& set = *out[0].geometry->whole().territory();
    const std::vector<std::int64_t> weights(set.communes.size(), 1);
    std::vector<double> column(set.communes.size(), 7);
    column[3] = std::numeric_limits<double>::quiet_NaN();
    const IndicatorInput input{set, out[0].distance_m, {}, {}, column};
    const auto scope = test_support::all_communes(set);
    out[1].subject = make_subject(*find_indicator("ratio"), input, scope, weights);
    out[2].subject = make_subject(*find_indicator("population"), input, scope, weights);
    return out;
}

bool shown_by_one(const LayerDefinition& layer, const std::vector<MapContent>& worlds) {
    return std::any_of(worlds.begin(), worlds.end(), [&](const MapContent& content) {
        return !built(layer, content, view_of(content)).empty();
    });
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
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        auto worlds = full_worlds();
        for (MapContent& content : worlds) content.theme = kind;
        for (const LayerDefinition& layer : layers()) EXPECT_TRUE(shown_by_one(layer, worlds)) << layer.id;
    }
}

TEST(LayerContract, DistancesAndAnotherSubjectAreNeverShownTogether) {
    for (const MapContent& content : full_worlds()) {
        int thematic = 0;
        for (const LayerDefinition& layer : layers())
            if (layer.id == "distance" || layer.id == "choropleth" || layer.id == "circles")
                thematic += built(layer, content, view_of(content)).empty() ? 0 : 1;
        EXPECT_EQ(thematic, 1);
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
    for (const LayerDefinition& layer : layers()) {
        bool less = false;
        for (MapContent& content : full_worlds()) {
            const MapView view = view_of(content);
            const std::size_t all = build_map(content, view, plain_measure()).lists.size();
            content.hidden_layers = {std::string(layer.id)};
            less = less || build_map(content, view, plain_measure()).lists.size() < all;
        }
        EXPECT_TRUE(less) << layer.id;
    }
}

TEST(ChoroplethLayer, MissingIsHatchedAndOutsideTheScopeIsLeftAlone) {
    MapContent content = full_worlds()[1];
    const std::vector<territory::Index> scope{2, 3};
    content.geometry = std::make_shared<const ScopeGeometry>(content.geometry->shared_whole(), scope);
    const DrawLists lists = build_map(content, view_of(content), plain_measure());
    const FillLayer& fill = lists.lists[1].fills.front();
    EXPECT_EQ(fill.style_of_feature[2], 0);
    EXPECT_TRUE(fill.styles[fill.style_of_feature[3]].hatched);
    EXPECT_EQ(fill.style_of_feature[4], FillLayer::unpainted);
}

TEST(CircleLayer, TheLargestLieBelow) {
    const MapContent content = full_worlds()[2];
    const MapView view = view_of(content);
    const DrawLists lists = build_map(content, view, plain_measure());
    const auto& circles = lists.lists[2].shapes;
    ASSERT_GT(circles.size(), 10U);
    for (std::size_t i = 0; i + 1 < circles.size(); ++i)
        EXPECT_GE(circles[i].half_size.x, circles[i + 1].half_size.x);
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

TEST(LabelLayer, DepartmentsAreNamedInsideThemselvesWhereTheyAreLarge) {
    MapContent content = test_support::content_of(test_support::lake_world(), 20);
    content.sites.clear();
    const auto named = [&](const MapView& view) {
        std::vector<std::string> out;
        const auto& whole = content.geometry->whole();
        const auto& set = *whole.territory();
        const DrawLists lists = build_map(content, view, plain_measure());
        for (const TextRun& run : lists.lists.back().texts) {
            const auto at = std::find(set.departments.name.begin(), set.departments.name.end(), run.utf8);
            if (at == set.departments.name.end() || run.anchor != TextAnchor::centre) continue;
            const geo::Xy place{whole.origin().x + double{run.at.x} + double{run.offset.x} * view.meters_per_px,
                                whole.origin().y + double{run.at.y} - double{run.offset.y} * view.meters_per_px};
            const auto commune = whole.commune_at(place);
            EXPECT_TRUE(commune && set.departments.name[set.communes.department[*commune]] == run.utf8) << run.utf8;
            out.push_back(run.utf8);
        }
        return out;
    };
    EXPECT_GE(named(view_of(content)).size(), 3U);
    EXPECT_TRUE(named(fit_to_scope(content, MapView{{}, 1, 200, 150, 1}, {5, 5, 5, 5})).empty());
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
