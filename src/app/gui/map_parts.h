// SPDX-License-Identifier: Apache-2.0
// Maps of one scope: its own, and each department overseas that lies in another CRS. One fills the frame, the others are
// small framed ones beside it. Part of WindowState.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog.h"
#include "map/label_placement.h"
#include "map/page_layout.h"
#include "territory/territory_set.h"

namespace maillage::app::gui {

struct MapPart {
    std::optional<territory::Index> department;  ///< overseas; none = the scope's own map
    std::shared_ptr<const map::ScopeGeometry> geometry;
};

struct MapParts {
    std::vector<MapPart> all;  ///< the scope's own map first; that one alone = nothing lies elsewhere
    std::size_t shown = 0;     ///< into `all`: what fills the frame
    bool insets_open = true;
    bool below_names = false;  ///< names of compared scenarios stand at the top of the frame

    /// Into `all`, in its order: what is shown small.
    [[nodiscard]] std::vector<std::size_t> insets() const;
};

/// "La Réunion"; of the scope's own map "France métropolitaine" or, where it lies overseas too, its departments.
[[nodiscard]] std::string part_name(const MapParts& parts, std::size_t part, const territory::TerritorySet& territory,
                                    const Catalog& catalog);

/// An inset in the map's frame and the line for its name beneath; style px.
struct InsetPlace {
    map::ScreenBox picture;
    map::ScreenBox name;
};

/// A column down the right side of a frame of this size (style px), above the scale and the credits. None where they
/// would be too small to read or where the legend needs the room.
[[nodiscard]] std::vector<InsetPlace> inset_places(double width, double height, const MapParts& parts);

/// Of the frame's right side, what the column takes; style px, 0 = no column.
[[nodiscard]] double inset_column_width(double width, double height, const MapParts& parts);

}  // namespace maillage::app::gui
