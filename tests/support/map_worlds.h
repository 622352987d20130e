// SPDX-License-Identifier: Apache-2.0
// Small countries drawn as ASCII maps. One character is one commune: a letter is its department, '.' is the
// sea. Departments a and b lie in region 11, the others in region 22; z is overseas (974, another display
// CRS). Two by two communes are an intercommunality, wherever departments end. Borders wander a little and
// match bit for bit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "map/map_content.h"
#include "map/text_measure.h"
#include "territory/territory_set.h"

namespace maillage::test_support {

territory::Territory world_of(const std::vector<std::string>& rows);

/// Twelve by nine communes, four departments, a coast, a lake.
territory::Territory lake_world();

/// All communes of a world, in order.
std::vector<territory::Index> all_communes(const territory::TerritorySet& set);

/// The world with every commune in its scope; distances to the commune `site_at`.
map::MapContent content_of(territory::Territory world, territory::Index site_at = 0);

/// Every character 0.55 of the size wide: for tests without a font.
map::TextMeasure plain_measure();

/// Communes of a PolygonSet from closed rings of plain coordinates, one polygon each: {shell, hole, …}.
geo::PolygonSet polygons(const std::vector<std::vector<std::vector<geo::LonLat>>>& features);

}  // namespace maillage::test_support
