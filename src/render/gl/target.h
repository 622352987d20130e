// SPDX-License-Identifier: Apache-2.0
// The texture a picture is painted into, with its framebuffer.
#pragma once

#include "base/result.h"
#include "map/draw_list.h"
#include "render/gl/handle.h"
#include "render/fill_colors.h"
#include "render/image.h"

namespace maillage::render::gl {

/// RGBA8, one sample.
class Target {
  public:
    /// Error (environment): out of graphics memory.
    Status ensure(int width, int height);
    void bind() const;
    void bind_for_reading() const;
    [[nodiscard]] unsigned texture() const { return texture_.name(); }
    /// Writes the part of `pixels` (as wide as the target) that lies in `part`.
    void write(const Pixels& pixels, const map::Frame& part) const;
    /// Copies the top left width × height pixels to (left, top) of `image`.
    void read(Image& image, int left, int top, int width, int height) const;
    /// All of it.
    [[nodiscard]] Image read() const;

  private:
    int width_ = 0;
    int height_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace maillage::render::gl
