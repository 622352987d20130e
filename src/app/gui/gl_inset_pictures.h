// SPDX-License-Identifier: Apache-2.0
// The small maps beside the map, painted with OpenGL into a texture each. A painter of its own serves them all, so that
// the map's keeps what it knows of its view; a picture that would look as the last one is not painted again.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "map/page_insets.h"
#include "render/gl/map_painter.h"
#include "render/text_shaper.h"

namespace maillage::app::gui {

class GlInsetPictures {
  public:
    /// `shaper` must outlive it.
    GlInsetPictures(std::filesystem::path shaders, const render::TextShaper& shaper);
    ~GlInsetPictures();

    /// Texture of the inset, or null where it cannot be painted. `slot` = which of the insets it is.
    void* paint(std::size_t slot, const map::Inset& inset);

  private:
    struct Picture;
    [[nodiscard]] bool ready();

    std::filesystem::path shaders_;
    const render::TextShaper& shaper_;
    std::unique_ptr<render::gl::MapPainter> painter_;  ///< made when the first inset is asked for
    bool failed_ = false;
    std::vector<Picture> pictures_;
};

}  // namespace maillage::app::gui
