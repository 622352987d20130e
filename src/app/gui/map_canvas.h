// SPDX-License-Identifier: Apache-2.0
// Where the map's picture comes from. The window paints with OpenGL; tests give a canvas that paints nothing.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "map/label_placement.h"
#include "map/map_content.h"
#include "map/map_view.h"
#include "map/page_layout.h"

namespace maillage::app::gui {

class MapCanvas {
  public:
    virtual ~MapCanvas() = default;
    /// Texture (an ImTextureID) of this content seen so, or null. `revision` changes with the content: where it and the
    /// view are those of the last call, the last picture is returned.
    virtual void* paint(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) = 0;
    /// The same for a second map of the same geometry beside it, in a texture of its own. After `paint`, in the same frame.
    virtual void* paint_beside(const map::MapContent& content, const map::MapView& view, std::uint64_t revision) = 0;
    /// The small map number `slot` beside it: the content through another geometry, in a box of this size (style px of
    /// `view`).
    virtual void* paint_inset(std::size_t slot, const map::MapContent& content, const map::MapView& view,
                              const map::InsetMap& inset, const map::ScreenBox& box, std::uint64_t revision) = 0;
    /// False while a picture is an older one shifted and scaled: another call paints it anew.
    [[nodiscard]] virtual bool sharp() const = 0;
};

/// Paints nothing.
class NullMapCanvas final : public MapCanvas {
  public:
    void* paint(const map::MapContent&, const map::MapView&, std::uint64_t) override { return nullptr; }
    void* paint_beside(const map::MapContent&, const map::MapView&, std::uint64_t) override { return nullptr; }
    void* paint_inset(std::size_t, const map::MapContent&, const map::MapView&, const map::InsetMap&,
                      const map::ScreenBox&, std::uint64_t) override {
        return nullptr;
    }
    [[nodiscard]] bool sharp() const override { return true; }
};

}  // namespace maillage::app::gui
