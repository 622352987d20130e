// SPDX-License-Identifier: Apache-2.0
// The paper page around a map: title, legend, scale bar, north arrow, credits. Texts come in finished; this
// room speaks no language.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "map/map_content.h"
#include "map/map_view.h"

namespace maillage::map {

/// One class of the legend: "]15 ; 30]" and, if wished, its communes ("1 204") and its share of the people ("23 %").
struct LegendEntry {
    std::string label;
    std::string value;
    std::string count;
};

/// Finished texts. An empty one leaves its place to the map.
struct PageTexts {
    std::string title;
    std::string subtitle;
    std::string legend_title;          ///< "Distance au site le plus proche"
    std::string legend_note;           ///< "à vol d’oiseau, km"
    std::vector<LegendEntry> classes;  ///< one a style of subject_styles (near first), missing values last
    LegendEntry columns;               ///< heads of the columns, each where `classes` fill it; may be empty
    std::vector<LegendEntry> circles;  ///< one a value of circle_legend_values, the largest first
    std::vector<std::pair<MarkerKind, std::string>> markers;  ///< "site existant", "proposition"
    std::string sources;
    std::string situation;  ///< "situation au 13 novembre 2017"
    std::string north = "N";
};

/// Whole picture in px. `scale` = px per style px; 0 chooses one that suits the size (1 at 1280×800).
struct PageFormat {
    int width = 1600;
    int height = 1000;
    double scale = 0;
};

/// Smallest and largest side of a picture, px.
inline constexpr int smallest_page_px = 256;
inline constexpr int largest_page_px = 8192;

/// A part of the scope that lies elsewhere on Earth, in its own CRS.
struct InsetMap {
    std::shared_ptr<const ScopeGeometry> geometry;
    std::string title;  ///< "La Réunion"
};

/// Such a part on the page: a picture of its own, painted over `frame` (px of the page).
struct Inset {
    DrawLists lists;
    MapView view;
    Frame frame;
};

/// A picture to be: `lists` painted through `view` (the whole page) give it. The map's frame is
/// `lists.frame`.
struct Page {
    DrawLists lists;
    MapView view;
    std::vector<Inset> insets;
    std::vector<ScreenBox> furniture;  ///< what covers the map, style px of the page; for tests and hit tests
};

/// Error (usage): a side outside 256…8192 px or a scale outside 0.25…16. What does not fit is left out, never
/// cut: first the shares of the legend, then the legend, the subtitle, the credits, at last the title. `insets` stand
/// in a column on the right, in a row below on an upright page, each with its own scale, with the same classes and the
/// same size of circles as the map.
Result<Page> compose_page(const MapContent& content, const PageTexts& texts, const PageFormat& format,
                          const TextMeasure& measure, std::span<const InsetMap> insets = {});

}  // namespace maillage::map
