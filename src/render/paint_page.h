// SPDX-License-Identifier: Apache-2.0
// A page to pixels without a display.
//
//     auto shaper = render::TextShaper::create();
//     auto painter = render::PagePainter::create("…/shaders", *shaper);
//     auto page = map::compose_page(content, texts, {3840, 2160}, shaper->measure());
//     auto bytes = render::encode_png(*painter->paint(*page));
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "map/page_layout.h"
#include "render/image.h"
#include "render/text_shaper.h"

namespace maillage::render {

/// Has a headless context of its own (software OpenGL: the same bytes on any machine). It belongs to the thread
/// that made it, which must have no other context current.
class PagePainter {
  public:
    /// `shaders` = folder of the shader files; `shaper` must outlive the painter. Cost: about 0.1 s, programs
    /// compiled for use. Errors (environment): no EGL, no OpenGL 3.3, a shader missing or refused.
    static Result<PagePainter> create(const std::filesystem::path& shaders, const TextShaper& shaper);
    PagePainter(PagePainter&&) noexcept;
    PagePainter& operator=(PagePainter&&) noexcept;
    ~PagePainter();

    /// Error (environment): out of graphics memory.
    Result<Image> paint(const map::Page& page);

  private:
    struct Parts;
    explicit PagePainter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Puts `part` over `whole`, its upper left corner at (left, top); it lies within.
void lay_over(Image& whole, const Image& part, int left, int top);

}  // namespace maillage::render
