// SPDX-License-Identifier: Apache-2.0
// Which font file writes the map, asked from fontconfig.
#pragma once

#include <string>

#include "base/result.h"
#include "map/draw_list.h"

namespace maillage::render {

struct FontFile {
    std::string path;
    int index = 0;  ///< face within the file
    std::string family;
};

/// "Inter" in this weight where it is installed, else the first scalable sans that has every character French
/// needs. Error (environment): none has.
Result<FontFile> find_font(map::FontWeight weight);

}  // namespace maillage::render
