// SPDX-License-Identifier: Apache-2.0
// The map painted with OpenGL into a texture ImGui can show. The context must be current wherever it is used.
#pragma once

#include <filesystem>
#include <memory>

#include "app/gui/map_canvas.h"
#include "base/result.h"

namespace maillage::app::gui {

/// Errors (environment): no usable font, OpenGL under 3.3, a shader missing or refused.
Result<std::unique_ptr<MapCanvas>> make_gl_map_canvas(const std::filesystem::path& shaders);

}  // namespace maillage::app::gui
