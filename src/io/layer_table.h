// SPDX-License-Identifier: Apache-2.0
// One layer of a planner's file, in memory and in our terms: texts in UTF-8, places in longitude and latitude.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/lon_lat.h"

namespace maillage::io {

enum class GeometryKind { none, points, lines, polygons, mixed };
enum class FieldType { text, integer, real, other };
enum class CrsState { known, absent, unknown };

struct LayerField {
    std::string name;
    FieldType type = FieldType::text;
};

/// One row. Cells as written, numbers with a point; nothing = NULL.
struct LayerRow {
    std::vector<std::optional<std::string>> cells;
    std::optional<geo::LonLat>
        place;  ///< of a point (or of a multipoint of one); not read where the CRS is not known
    bool has_geometry = false;  ///< there is one, of any kind, not empty
};

struct LayerTable {
    std::string file;
    std::string name;
    std::string driver;
    GeometryKind geometry = GeometryKind::none;
    CrsState crs_state = CrsState::known;
    std::string crs;  ///< "EPSG:2154", else its name; empty where absent or where there is no geometry
    std::vector<LayerField> fields;
    std::vector<LayerRow> rows;
    std::vector<Message> warnings;  ///< what was mended, what is odd

    /// How people find row `index`: "l. 12" as a spreadsheet numbers a CSV's lines, "layer, #11" elsewhere (1-based).
    [[nodiscard]] std::string place_of(std::size_t index) const;
    /// The cell, or nothing where it is NULL or blank.
    [[nodiscard]] std::optional<std::string> cell(std::size_t row, std::optional<std::size_t> field) const;
    /// An error at one row.
    [[nodiscard]] Error row_error(std::size_t row, Message what, TextKey remedy) const;
    /// Error (input) where places were asked for and the CRS is absent or unknown.
    [[nodiscard]] Status require_crs() const;
};

}  // namespace maillage::io
