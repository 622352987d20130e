// SPDX-License-Identifier: Apache-2.0
#include "render/gl/fill_pass.h"

#include <epoxy/gl.h>

namespace maillage::render::gl {

Result<FillPass> FillPass::create(const std::filesystem::path& shaders) {
    FillPass out;
    auto over = Program::load(shaders, "full_screen.vert", "pixels.frag");
    if (!over) return fail(over.error());
    out.over_program_ = std::move(*over);
    out.empty_array_ = VertexArray::create();
    out.over_texture_ = Texture::create();
    return out;
}

void FillPass::paint(std::span<const map::FillLayer* const> layers, const Tile& tile,
                     std::optional<map::Color> background, const Pixels* over, const Target& target,
                     const map::Frame& part) {
    const auto& mesh = layers.front()->mesh;
    if (mesh_ != mesh || !(tile_ == tile) || !runs_) {
        runs_.emplace(*mesh, tile);
        mesh_ = mesh;
        tile_ = tile;
    }
    paint_fills(layers, *runs_, tile, background, over, pixels_);
    if (background)
        target.write(pixels_, part);
    else
        blend(pixels_, tile, target, part);
}

void FillPass::blend(const Pixels& pixels, const Tile& tile, const Target& target, const map::Frame& part) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, over_texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, tile.width, tile.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    target.bind();
    glViewport(0, 0, tile.width, tile.height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(part.left, part.top, part.width, part.height);
    over_program_.use();
    over_program_.set("pixels", 0);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(empty_array_.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace maillage::render::gl
