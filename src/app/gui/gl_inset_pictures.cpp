// SPDX-License-Identifier: Apache-2.0
#include "app/gui/gl_inset_pictures.h"

// epoxy declares OpenGL.
#include <epoxy/gl.h>

#include <cstdint>
#include <utility>

#include "render/gl/handle.h"

namespace maillage::app::gui {

struct GlInsetPictures::Picture {
    map::DrawLists lists;
    map::MapView view;
    render::gl::Texture texture;
};

GlInsetPictures::GlInsetPictures(std::filesystem::path shaders, const render::TextShaper& shaper)
    : shaders_(std::move(shaders)), shaper_(shaper) {}

GlInsetPictures::~GlInsetPictures() = default;

bool GlInsetPictures::ready() {
    if (painter_ || failed_) return painter_ != nullptr;
    auto painter = render::gl::MapPainter::create(shaders_, shaper_);
    failed_ = !painter;
    if (painter) painter_ = std::make_unique<render::gl::MapPainter>(std::move(*painter));
    return !failed_;
}

void* GlInsetPictures::paint(std::size_t slot, const map::Inset& inset) {
    if (!ready() || inset.view.width < 1 || inset.view.height < 1) return nullptr;
    if (slot >= pictures_.size()) pictures_.resize(slot + 1);
    Picture& picture = pictures_[slot];
    if (!picture.texture || !(picture.view == inset.view) || !(picture.lists == inset.lists)) {
        const auto image = painter_->picture(inset.lists, inset.view);
        if (!image) return nullptr;
        if (!picture.texture) picture.texture = render::gl::Texture::create();
        glBindTexture(GL_TEXTURE_2D, picture.texture.name());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image->width, image->height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     image->rgba.data());
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
            glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
        for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
            glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
        picture.lists = inset.lists;
        picture.view = inset.view;
    }
    return reinterpret_cast<void*>(static_cast<std::uintptr_t>(picture.texture.name()));
}

}  // namespace maillage::app::gui
