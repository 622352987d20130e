// SPDX-License-Identifier: Apache-2.0
// Where a picture is painted: a plain texture for what is seen, a 4× multisampled one for feature numbers.
#pragma once

#include "base/result.h"
#include "map/map_view.h"
#include "render/gl/handle.h"
#include "render/image.h"

namespace maillage::render::gl {

/// A tile of a view: the view's pixels from (left, top), width × height of them.
struct Tile {
    map::MapView view;
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;

    /// Position of the tile's top left corner and centre in the view's CRS.
    [[nodiscard]] geo::Xy corner() const;
    [[nodiscard]] geo::Xy centre() const;
    friend bool operator==(const Tile&, const Tile&) = default;
};

/// RGBA8, 1 sample or `samples`, with its framebuffer. Grows, never shrinks: a window being resized keeps its memory.
class Target {
  public:
    explicit Target(int samples) : samples_(samples) {}

    /// Error (environment): out of graphics memory.
    Status ensure(int width, int height);
    void bind() const;
    [[nodiscard]] unsigned texture() const { return texture_.name(); }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    /// Copies the top left width × height pixels to (left, top) of `image`.
    void read(Image& image, int left, int top, int width, int height) const;

  private:
    int samples_;
    int width_ = 0;
    int height_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace maillage::render::gl
