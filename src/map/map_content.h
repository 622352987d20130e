// SPDX-License-Identifier: Apache-2.0
// What a map shows, as plain values the caller fills, and the one function that turns it into draw lists.
//
//     auto geometry = prepare_geometry(territory, scope.communes, scope.display_epsg);   // once a scope
//     MapContent content{.geometry = *geometry, .distance_m = …, .sites = …};
//     DrawLists lists = build_map(content, view, shaper.measure());                      // every frame that
//     changes
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"
#include "map/color_vision.h"
#include "map/distance_classes.h"
#include "map/draw_list.h"
#include "map/label_placement.h"
#include "map/map_view.h"
#include "map/subject.h"
#include "map/territory_geometry.h"
#include "map/text_measure.h"
#include "map/theme.h"

namespace maillage::map {

enum class MarkerKind : std::uint8_t { existing, planned, proposed, rejected };

struct SiteMarker {
    geo::LonLat place;
    MarkerKind kind = MarkerKind::existing;
    std::string label;  ///< empty = no label
};

struct MapContent {
    std::shared_ptr<const ScopeGeometry> geometry;  ///< territory, display CRS and scope
    /// Metres to the nearest site by commune of the whole territory, -1 = none; empty = no classes are shown.
    std::vector<std::int32_t> distance_m;
    DistanceClasses classes;
    Subject subject;  ///< shown instead of the distances, where it says something
    std::vector<SiteMarker> sites;
    std::set<std::string, std::less<>> hidden_layers;  ///< ids of layers/layer_registry.h
    std::vector<ScreenBox>
        covered;  ///< of the view, style px, by legend and the like: labels keep clear of it
    ThemeKind theme = ThemeKind::light;
    ColorVision vision = ColorVision::usual;  ///< whose eyes the picture is previewed for
};

/// Cost once the geometry's level is cached: under 1 ms plus the measuring of labels. Same input, same lists.
[[nodiscard]] DrawLists build_map(const MapContent& content, const MapView& view, const TextMeasure& measure);

/// The scope in sight with some air around it.
[[nodiscard]] MapView fit_to_scope(const MapContent& content, MapView view, const Margins& margins);

}  // namespace maillage::map
