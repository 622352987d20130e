// SPDX-License-Identifier: Apache-2.0
// The words of a map's legend: title, unit, a row a class with its communes and its share of the people.
#pragma once

#include "app/services/map_service.h"

namespace maillage::app {

/// Fills legend_title, legend_note, classes and circles of `texts` for what `content` shows.
void write_legend(map::PageTexts& texts, const Workspace& workspace, const map::MapContent& content,
                  const Catalog& catalog, const ThemeChoice& choice, const std::string& column_name);

}  // namespace maillage::app
