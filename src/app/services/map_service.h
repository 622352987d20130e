// SPDX-License-Identifier: Apache-2.0
// The map of a situation: communes by distance to the nearest existing site, borders, existing and proposed sites, and
// the page around it. Window, command and export paint the same one.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/page_printer.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "map/map_content.h"
#include "map/page_layout.h"
#include "planning/site_record.h"

namespace maillage::app {

struct MapRequest {
    int width = 1600;
    int height = 1000;
    double dpi = 0;               ///< 0 = a scale that suits the size
    std::string title;            ///< empty = programme and scope
    map::ThemeKind theme = map::ThemeKind::light;
    std::set<std::string, std::less<>> hidden_layers;
};

/// Geometry prepared once for a workspace's scope. Cost: about 0.2 s for metropolitan France.
Result<std::shared_ptr<const map::ScopeGeometry>> prepare_map(const Workspace& workspace);

/// Distances of all communes of the scope to the nearest known site, sites as markers, proposals as diamonds.
[[nodiscard]] map::MapContent map_content(const Workspace& workspace, const CheckResult& check,
                                          std::shared_ptr<const map::ScopeGeometry> geometry);

/// Title, legend with the share of people in each class, credits, situation.
[[nodiscard]] map::PageTexts page_texts(const Workspace& workspace, const CheckResult& check,
                                        const map::MapContent& content, const std::string& title,
                                        const Catalog& catalog);

/// The picture as PNG bytes, painted without a display.
Result<std::string> paint_map(const Workspace& workspace, const MapRequest& request, PagePrinter& printer,
                              const Catalog& catalog);

}  // namespace maillage::app
