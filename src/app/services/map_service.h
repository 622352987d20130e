// SPDX-License-Identifier: Apache-2.0
// The map of a situation: communes by distance to the nearest existing site or by another indicator, borders, existing
// and proposed sites, and the page around it. Window, command and export paint the same one.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/page_printer.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "map/indicators/registry.h"
#include "map/map_content.h"
#include "map/page_layout.h"
#include "planning/site_record.h"

namespace maillage::app {

/// What the map shows, in the words of the command line; the window fills the same value. Empty = the indicator's own.
struct ThemeChoice {
    std::string indicator = "distance";  ///< a key of map::indicators()
    std::string classes;                 ///< "jenks:5", "manual:10,20"
    std::string ramp;                    ///< a key of map::ramps()
    friend bool operator==(const ThemeChoice&, const ThemeChoice&) = default;
};

/// What some indicators need beside the workspace, by commune of the territory. Empty = not at hand.
struct ThemeData {
    std::string column_name;
    std::vector<double> column;                   ///< NaN = the file says nothing
    std::vector<std::int32_t> distance_before_m;  ///< of the situation compared with, -1 = no site
};

struct MapRequest {
    int width = 1600;
    int height = 1000;
    double dpi = 0;               ///< 0 = a scale that suits the size
    std::string title;            ///< empty = programme and scope
    map::ThemeKind theme = map::ThemeKind::light;
    std::set<std::string, std::less<>> hidden_layers;
    ThemeChoice shows;
    ThemeData data;  ///< what `shows` needs
    map::ColorVision vision = map::ColorVision::usual;
};

/// Geometry prepared once for a workspace's scope. Cost: about 0.2 s for metropolitan France.
Result<std::shared_ptr<const map::ScopeGeometry>> prepare_map(const Workspace& workspace);

/// The departments of the scope that its map's CRS cannot hold, each in its own: overseas beside France.
Result<std::vector<map::InsetMap>> prepare_insets(const Workspace& workspace);

/// Distances of all communes of the scope to the nearest known site, sites as markers, proposals as diamonds.
[[nodiscard]] map::MapContent map_content(const Workspace& workspace, const CheckResult& check,
                                          std::shared_ptr<const map::ScopeGeometry> geometry);

/// Metres to the nearest known site by commune of the territory, -1 outside the scope or without a site.
[[nodiscard]] std::vector<std::int32_t> distances_by_commune(const Workspace& workspace, const CheckResult& check);

/// Lets `content` (with its distances) show the choice. Errors (usage): an unknown indicator, ramp or classification,
/// one that does not suit the indicator, data the indicator needs and `data` lacks.
Status show_theme(map::MapContent& content, const Workspace& workspace, const ThemeChoice& choice,
                  const ThemeData& data);

/// Reads a joined column for ThemeData. Errors: those of io::read_joined_column.
Status join_column(ThemeData& data, const Workspace& workspace, const std::string& column);

/// Title, legend with the share of people in each class, credits, situation. `choice` and the column's name as given to
/// show_theme.
[[nodiscard]] map::PageTexts page_texts(const Workspace& workspace, const CheckResult& check,
                                        const map::MapContent& content, const std::string& title,
                                        const Catalog& catalog, const ThemeChoice& choice = {},
                                        const std::string& column_name = {});

/// The picture as PNG bytes, painted without a display.
Result<std::string> paint_map(const Workspace& workspace, const MapRequest& request, PagePrinter& printer,
                              const Catalog& catalog);

}  // namespace maillage::app
