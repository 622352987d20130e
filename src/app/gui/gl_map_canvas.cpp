// SPDX-License-Identifier: Apache-2.0
#include "app/gui/gl_map_canvas.h"

#include <algorithm>
#include <cstdint>

#include "render/gl/map_painter.h"
#include "render/text_shaper.h"

namespace maillage::app::gui {
namespace {

class GlMapCanvas final : public MapCanvas {
  public:
    GlMapCanvas(std::unique_ptr<render::TextShaper> shaper, render::gl::MapPainter painter)
        : shaper_(std::move(shaper)), painter_(std::move(painter)) {}

    void* paint(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) override {
        if (revision != revision_ || !(view == view_)) {
            if (std::max(view.width, view.height) > painter_.largest_side()) return nullptr;
            const auto lists = map::build_map(content, view, shaper_->measure());
            if (!painter_.paint(lists, view)) return nullptr;
            revision_ = revision;
            view_ = view;
        }
        return reinterpret_cast<void*>(static_cast<std::uintptr_t>(painter_.texture()));
    }

  private:
    std::unique_ptr<render::TextShaper> shaper_;  // where the painter can find it after a move
    render::gl::MapPainter painter_;
    std::uint64_t revision_ = 0;
    map::MapView view_;
};

}  // namespace

Result<std::unique_ptr<MapCanvas>> make_gl_map_canvas(const std::filesystem::path& shaders) {
    auto shaper = render::TextShaper::create();
    if (!shaper) return fail(shaper.error());
    auto kept = std::make_unique<render::TextShaper>(std::move(*shaper));
    auto painter = render::gl::MapPainter::create(shaders, *kept);
    if (!painter) return fail(painter.error());
    return std::make_unique<GlMapCanvas>(std::move(kept), std::move(*painter));
}

}  // namespace maillage::app::gui
