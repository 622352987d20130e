// SPDX-License-Identifier: Apache-2.0
#include "render/paint_page.h"

#include "render/gl/map_painter.h"
#include "render/headless_context.h"

namespace maillage::render {

struct PagePainter::Parts {
    HeadlessContext context;
    gl::MapPainter painter;  ///< last: goes before its context
};

PagePainter::PagePainter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PagePainter::PagePainter(PagePainter&&) noexcept = default;
PagePainter& PagePainter::operator=(PagePainter&&) noexcept = default;
PagePainter::~PagePainter() = default;

Result<PagePainter> PagePainter::create(const std::filesystem::path& shaders, const TextShaper& shaper) {
    auto context = HeadlessContext::create();
    if (!context) return fail(context.error());
    auto painter = gl::MapPainter::create(shaders, shaper);
    if (!painter) return fail(painter.error());
    if (auto warm = painter->warm_up(); !warm) return fail(warm.error());
    return PagePainter(std::make_unique<Parts>(Parts{std::move(*context), std::move(*painter)}));
}

Result<Image> PagePainter::paint(const map::Page& page) { return parts_->painter.picture(page.lists, page.view); }

}  // namespace maillage::render
