// SPDX-License-Identifier: Apache-2.0
#include "render/gl/target.h"

#include <epoxy/gl.h>

namespace maillage::render::gl {
Status Target::ensure(int width, int height) {
    if (texture_ && width_ == width && height_ == height) return {};
    width_ = width;
    height_ = height;
    texture_ = Texture::create();
    framebuffer_ = Framebuffer::create();
    while (glGetError() != GL_NO_ERROR) {
    }
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
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

void Target::bind_for_reading() const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
}

Image Target::read() const {
    Image image{width_, height_, {}};
    image.rgba.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4);
    read(image, 0, 0, width_, height_);
    return image;
}

void Target::write(const Pixels& pixels, const map::Frame& part) const {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, width_);
    const auto offset = static_cast<std::size_t>(part.top) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(part.left);
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.left, part.top, part.width, part.height, GL_RGBA, GL_UNSIGNED_BYTE,
                    pixels.data() + offset);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
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
