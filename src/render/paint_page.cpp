// SPDX-License-Identifier: Apache-2.0
#include "render/paint_page.h"

#include <algorithm>

#include "render/gl/map_painter.h"
#include "render/headless_context.h"

namespace maillage::render {

void lay_over(Image& whole, const Image& part, int left, int top) {
    const std::size_t bytes = static_cast<std::size_t>(part.width) * 4;
    for (int y = 0; y < part.height; ++y) {
        const std::size_t at = (static_cast<std::size_t>(top + y) * static_cast<std::size_t>(whole.width) +
                                static_cast<std::size_t>(left)) *
                               4;
        std::copy_n(part.row(y), bytes, whole.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

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

Result<Image> PagePainter::paint(const map::Page& page) {
    auto whole = parts_->painter.picture(page.lists, page.view);
    if (!whole) return whole;
    for (const map::Inset& inset : page.insets) {
        const auto part = parts_->painter.picture(inset.lists, inset.view);
        if (!part) return part;
        lay_over(*whole, *part, inset.frame.left, inset.frame.top);
    }
    return whole;
}

}  // namespace maillage::render
