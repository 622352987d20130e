// SPDX-License-Identifier: Apache-2.0
#include "render/gl/target.h"

#include <algorithm>
#include <epoxy/gl.h>

namespace maillage::render::gl {
namespace {

// Edges in five steps; more costs memory and time that software OpenGL does not have.
constexpr GLint wanted_samples = 4;

}  // namespace

geo::Xy Tile::corner() const {
    return view.to_world({static_cast<double>(left), static_cast<double>(top)});
}

geo::Xy Tile::centre() const {
    return view.to_world({left + width / 2.0, top + height / 2.0});
}

Status Target::ensure(int width, int height) {
    if (texture_ && width_ == width && height_ == height) return {};
    width_ = width;
    height_ = height;
    texture_ = Texture::create();
    framebuffer_ = Framebuffer::create();
    while (glGetError() != GL_NO_ERROR) {
    }
    const GLenum kind = pixel_ == Pixel::numbers ? GL_TEXTURE_2D_MULTISAMPLE : GL_TEXTURE_2D;
    glBindTexture(kind, texture_.name());
    if (pixel_ == Pixel::numbers) {
        GLint most = 1;
        glGetIntegerv(GL_MAX_INTEGER_SAMPLES, &most);
        samples_ = std::clamp(most, 1, wanted_samples);
        glTexImage2DMultisample(kind, samples_, GL_R32UI, width, height, GL_TRUE);
    } else {
        glTexImage2D(kind, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(kind, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(kind, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(kind, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(kind, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, kind, texture_.name(), 0);
    if (glGetError() == GL_NO_ERROR && glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE)
        return {};
    width_ = height_ = 0;
    texture_ = {};
    return fail({ErrorKind::environment,
                 message("render.no_memory"_text)
                     .with("width", std::to_string(width))
                     .with("height", std::to_string(height)),
                 {},
                 {},
                 message("render.no_memory_remedy"_text)});
}

void Target::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
}

void Target::read(Image& image, int left, int top, int width, int height) const {
    bind();
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ROW_LENGTH, image.width);
    const auto offset = (static_cast<std::size_t>(top) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(left)) *
                        4;
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data() + offset);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
}

}  // namespace maillage::render::gl
