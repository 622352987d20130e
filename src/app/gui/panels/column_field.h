// SPDX-License-Identifier: Apache-2.0
// A column of a file in place of a number: the file's name and a cross that takes it away.
#pragma once

#include <string>

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// `column`: FILE.csv:CODE:COLUMN. The cross is `id`_file.
void draw_column_field(Ui& ui, const std::string& id, const std::string& column, const Box& box, Action remove);

}  // namespace maillage::app::gui
