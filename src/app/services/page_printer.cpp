// SPDX-License-Identifier: Apache-2.0
#include "app/services/page_printer.h"

#include "render/paint_page.h"

namespace maillage::app {

PagePrinter::PagePrinter(std::filesystem::path shaders)
    : thread_([this, shaders = std::move(shaders)] { work(shaders); }) {}

PagePrinter::~PagePrinter() {
    if (!printed_) order_.set_value(std::nullopt);
}

Result<const render::TextShaper*> PagePrinter::shaper() { return ready_shaper_.get(); }

Result<render::Image> PagePrinter::print(map::Page page) {
    printed_ = true;
    order_.set_value(std::move(page));
    return finished_.get();
}

void PagePrinter::work(const std::filesystem::path& shaders) {
    const auto shaper = render::TextShaper::create();
    if (!shaper) {
        shaper_.set_value(fail(shaper.error()));
        image_.set_value(fail(shaper.error()));
        return;
    }
    auto painter = render::PagePainter::create(shaders, *shaper);
    // Only now: making ready writes with the same fonts.
    shaper_.set_value(&*shaper);
    const auto page = ordered_.get();
    if (!page) return;
    if (painter)
        image_.set_value(painter->paint(*page));
    else
        image_.set_value(fail(painter.error()));
}

}  // namespace maillage::app
