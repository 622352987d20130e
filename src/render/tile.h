// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "map/map_view.h"

namespace maillage::render {

/// A tile of a view: the view's pixels from (left, top), width × height of them.
struct Tile {
    map::MapView view;
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;

    /// Position of the tile's top left corner and centre in the view's CRS.
    [[nodiscard]] geo::Xy corner() const {
        return view.to_world({static_cast<double>(left), static_cast<double>(top)});
    }
    [[nodiscard]] geo::Xy centre() const { return view.to_world({left + width / 2.0, top + height / 2.0}); }
    friend bool operator==(const Tile&, const Tile&) = default;
};

}  // namespace maillage::render
