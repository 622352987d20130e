// SPDX-License-Identifier: Apache-2.0
// OpenGL without a display: an EGL context on no surface at all.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace maillage::render {

/// Software OpenGL paints the same bytes on every machine; the machine's own device may be faster.
enum class GlDevice { software, any };

/// Current on the thread that made it until it is destroyed there.
class HeadlessContext {
  public:
    /// Errors (environment): EGL or an OpenGL 3.3 core context is not to be had.
    static Result<HeadlessContext> create(GlDevice device = GlDevice::software);
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    ~HeadlessContext();

    /// GL_RENDERER, for reports.
    [[nodiscard]] std::string renderer() const;

  private:
    struct Handles;
    explicit HeadlessContext(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> handles_;
};

}  // namespace maillage::render
