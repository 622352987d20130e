// SPDX-License-Identifier: Apache-2.0
#include "app/gui/gl_map_canvas.h"

#include <algorithm>
#include <cstdint>

#include "app/gui/gl_inset_pictures.h"
#include "map/theme.h"
#include "render/gl/map_painter.h"
#include "render/text_shaper.h"

namespace maillage::app::gui {
namespace {

/// A moving map shows its last picture shifted and scaled for at most this long. Source: the specification of the
/// window.
constexpr auto longest_blur = std::chrono::milliseconds(100);

class GlMapCanvas final : public MapCanvas {
  public:
    GlMapCanvas(std::unique_ptr<render::TextShaper> shaper, render::gl::MapPainter painter, Now now,
                std::filesystem::path shaders)
        : shaper_(std::move(shaper)),
          painter_(std::move(painter)),
          now_(std::move(now)),
          shaders_(std::move(shaders)),
          insets_(shaders_, *shaper_) {}

    void* paint(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) override {
        beside_is_seen_ = false;
        if (revision != revision_ || !(view == shown_) || !sharp_) {
            const bool fits = std::max(view.width, view.height) <= painter_.largest_side();
            if (!fits || !(may_move(view, revision) ? move(content, view) : repaint(content, view, revision))) {
                sharp_ = true;  // another try at once would fail as well
                return nullptr;
            }
            shown_ = view;
        }
        return reinterpret_cast<void*>(static_cast<std::uintptr_t>(painter_.texture()));
    }

    void* paint_beside(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) override {
        if (!beside_) {
            auto made = make_gl_map_canvas(shaders_, now_);
            if (!made) return nullptr;
            beside_ = std::move(*made);
        }
        beside_is_seen_ = true;
        return beside_->paint(content, view, revision);
    }

    void* paint_inset(std::size_t slot, const map::MapContent& content, const map::MapView& view,
                      const map::InsetMap& inset, const map::ScreenBox& box, std::uint64_t revision) override {
        if (slot >= ordered_.size()) ordered_.resize(slot + 1);
        OrderedInset& last = ordered_[slot];
        // Circles alone follow the map's scale.
        const bool circles = std::holds_alternative<map::Circles>(content.subject);
        const double scale = circles ? view.meters_per_px : view.device_scale;
        const bool same = last.geometry == inset.geometry && last.revision == revision && last.scale == scale &&
                          last.width == box.right - box.left && last.height == box.bottom - box.top;
        if (!same)
            last = {inset.geometry, revision, scale, box.right - box.left, box.bottom - box.top,
                    map::compose_inset(content, view, inset, box, shaper_->measure())};
        return insets_.paint(slot, last.inset);
    }

    [[nodiscard]] bool sharp() const override { return sharp_ && (!beside_is_seen_ || beside_->sharp()); }

  private:
    /// Only a view under way: one that rests is painted anew, and so is new content.
    [[nodiscard]] bool may_move(const map::MapView& view, std::uint64_t revision) const {
        return revision == revision_ && !(view == shown_) && view.width == painted_.width &&
               view.height == painted_.height && view.device_scale == painted_.device_scale &&
               now_() - sharp_since_ < longest_blur;
    }

    Status move(const map::MapContent& content, const map::MapView& view) {
        sharp_ = false;
        return painter_.move(painted_, view, map::theme(content.theme).sea);
    }

    Status repaint(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) {
        const auto lists = map::build_map(content, view, shaper_->measure());
        if (auto painted = painter_.paint(lists, view); !painted) return painted;
        revision_ = revision;
        painted_ = view;
        sharp_ = true;
        sharp_since_ = now_();
        return {};
    }

    /// What an inset was composed for.
    struct OrderedInset {
        std::shared_ptr<const map::ScopeGeometry> geometry;
        std::uint64_t revision = 0;
        double scale = 0;
        float width = 0;
        float height = 0;
        map::Inset inset;
    };

    std::unique_ptr<render::TextShaper> shaper_;  // where the painter can find it after a move
    render::gl::MapPainter painter_;
    std::uint64_t revision_ = 0;
    map::MapView painted_;  ///< of the sharp picture
    map::MapView shown_;
    bool sharp_ = false;
    Now now_;
    std::filesystem::path shaders_;
    std::unique_ptr<MapCanvas> beside_;  ///< made when it is first asked for
    bool beside_is_seen_ = false;
    std::chrono::steady_clock::time_point sharp_since_;
    GlInsetPictures insets_;
    std::vector<OrderedInset> ordered_;
};

}  // namespace

Result<std::unique_ptr<MapCanvas>> make_gl_map_canvas(const std::filesystem::path& shaders, Now now) {
    auto shaper = render::TextShaper::create();
    auto kept = std::make_unique<render::TextShaper>(shaper ? std::move(*shaper) : render::TextShaper::without_fonts());
    auto painter = render::gl::MapPainter::create(shaders, *kept);
    if (!painter) return fail(painter.error());
    if (auto warm = painter->warm_up(); !warm) return fail(warm.error());
    return std::make_unique<GlMapCanvas>(std::move(kept), std::move(*painter), std::move(now), shaders);
}

}  // namespace maillage::app::gui
