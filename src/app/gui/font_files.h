// SPDX-License-Identifier: Apache-2.0
// Which font files of this machine the window uses: the map's own (render/font_finder.h) and, asked of fontconfig, one
// of icons. None is shipped.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"

namespace maillage::app::gui {

/// A face in a file. `line_per_em` = (ascender − descender) / em, from the file's own tables: ImGui sizes fonts by line,
/// designers by em.
struct FontFile {
    std::filesystem::path path;
    int face = 0;
    double line_per_em = 1.2;
};

struct FontFiles {
    FontFile regular;
    FontFile medium;
    FontFile semi_bold;
    FontFile bold;
    std::optional<FontFile> icons;  ///< Font Awesome 4; without it words and signs stand in
};

/// Error (environment): no usable font on this machine.
Result<FontFiles> find_font_files();

}  // namespace maillage::app::gui
