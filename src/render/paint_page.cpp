// SPDX-License-Identifier: Apache-2.0
#include "render/paint_page.h"

#include <algorithm>

#include "render/gl/map_painter.h"
#include "render/headless_context.h"

namespace maillage::render {
namespace {

/// `part` has the frame's size, which lies within the picture.
void lay_over(Image& whole, const Image& part, const map::Frame& frame) {
    const std::size_t bytes = static_cast<std::size_t>(part.width) * 4;
    for (int y = 0; y < part.height; ++y) {
        const std::size_t at = (static_cast<std::size_t>(frame.top + y) * static_cast<std::size_t>(whole.width) +
                                static_cast<std::size_t>(frame.left)) *
                               4;
        std::copy_n(part.row(y), bytes, whole.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

}  // namespace

Result<Image> paint_page(const map::Page& page, const TextShaper& shaper, const RenderOptions& options) {
    const auto context = HeadlessContext::create();
    if (!context) return fail(context.error());
    auto painter = gl::MapPainter::create(options.shaders, shaper);
    if (!painter) return fail(painter.error());
    auto whole = painter->picture(page.lists, page.view, options.tile_px);
    if (!whole) return whole;
    for (const map::Inset& inset : page.insets) {
        const auto part = painter->picture(inset.lists, inset.view, options.tile_px);
        if (!part) return part;
        lay_over(*whole, *part, inset.frame);
    }
    return whole;
}

}  // namespace maillage::render
