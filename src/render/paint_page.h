// SPDX-License-Identifier: Apache-2.0
// A page to pixels without a display.
//
//     auto shaper = render::TextShaper::create();
//     auto page = map::compose_page(content, texts, {3840, 2160}, shaper->measure());
//     auto image = render::paint_page(*page, *shaper, {.shaders = "…/shaders"});
//     auto bytes = render::encode_png(*image);
#pragma once

#include <filesystem>

#include "base/result.h"
#include "map/page_layout.h"
#include "render/image.h"
#include "render/text_shaper.h"

namespace maillage::render {

struct RenderOptions {
    std::filesystem::path shaders;  ///< folder of the shader files
    int tile_px = 0;                ///< side of a tile; 0 = the painter's own choice
};

/// Makes its own headless context (software OpenGL: the same bytes on any machine) and drops it; the calling
/// thread must have none current. Errors (environment): no EGL, no OpenGL 3.3, a shader missing or refused.
Result<Image> paint_page(const map::Page& page, const TextShaper& shaper, const RenderOptions& options);

}  // namespace maillage::render
