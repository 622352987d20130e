// SPDX-License-Identifier: Apache-2.0
// The map painted with OpenGL into a texture ImGui can show. The context must be current wherever it is used.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "app/gui/map_canvas.h"
#include "base/result.h"

namespace maillage::app::gui {

/// A clock to be asked; tests give one of their own.
using Now = std::function<std::chrono::steady_clock::time_point()>;

/// While the view moves the last picture is shifted and scaled, for at most 100 ms until a sharp one; a view that
/// rests is sharp with the next call. Without a usable font the map has no names. Errors (environment): OpenGL under 3.3,
/// a shader missing or refused.
Result<std::unique_ptr<MapCanvas>> make_gl_map_canvas(const std::filesystem::path& shaders,
                                                      Now now = std::chrono::steady_clock::now);

}  // namespace maillage::app::gui
