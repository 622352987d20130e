// SPDX-License-Identifier: Apache-2.0
#include "render/paint_page.h"

#include "render/gl/map_painter.h"
#include "render/headless_context.h"

namespace maillage::render {

Result<Image> paint_page(const map::Page& page, const TextShaper& shaper, const RenderOptions& options) {
    const auto context = HeadlessContext::create();
    if (!context) return fail(context.error());
    auto painter = gl::MapPainter::create(options.shaders, shaper);
    if (!painter) return fail(painter.error());
    return painter->picture(page.lists, page.view, options.tile_px);
}

}  // namespace maillage::render
