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

/// What a pixel holds: a colour, or the numbers of the features at its samples.
enum class Pixel { color, numbers };

/// A texture with its framebuffer: RGBA8 with one sample, or R32UI with up to four.
class Target {
  public:
    explicit Target(Pixel pixel) : pixel_(pixel) {}

    /// Error (environment): out of graphics memory.
    Status ensure(int width, int height);
    void bind() const;
    [[nodiscard]] unsigned texture() const { return texture_.name(); }
    [[nodiscard]] int samples() const { return samples_; }
    /// Copies the top left width × height pixels to (left, top) of `image`.
    void read(Image& image, int left, int top, int width, int height) const;

  private:
    Pixel pixel_;
    int samples_ = 1;
    int width_ = 0;
    int height_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace maillage::render::gl
