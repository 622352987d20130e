// SPDX-License-Identifier: Apache-2.0
// The pictures kept under tests/golden/<layer>/<case>/expected.png, each made from a small built-in world.
#pragma once

#include <string>
#include <vector>

#include "map/draw_list.h"
#include "map/map_view.h"
#include "map/page_layout.h"
#include "map/text_measure.h"

namespace maillage::golden {

struct Case {
    std::string layer;  ///< an id of the layer registry, or "page"
    std::string name;
    map::DrawLists lists;
    map::MapView view;
    std::vector<map::Inset> insets = {};  ///< of a page
};

std::vector<Case> all_cases(const map::TextMeasure& measure);

}  // namespace maillage::golden
