// SPDX-License-Identifier: Apache-2.0
#include "render/gl/glyph_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <epoxy/gl.h>

#include "render/gl/shape_pass.h"

namespace maillage::render::gl {
namespace {

// Holds some 4 000 letters of 13 px with their halos; a picture at scale 16 fills it several times over and
// is painted in as many runs.
constexpr int atlas_side = 2048;
// Quarters of a pixel are as fine as the eye can tell in the spacing of small letters.
constexpr int shifts = 4;
// FreeType's 26.6 fixed point.
constexpr float fixed_point = 64;

}  // namespace

struct GlyphPass::Vertex {
    map::PointF position;
    map::PointF texel;
    map::Color ink;
};

Result<GlyphPass> GlyphPass::create(const std::filesystem::path& shaders, const TextShaper& shaper) {
    GlyphPass out;
    auto program = Program::load(shaders, "glyph.vert", "glyph.frag");
    if (!program) return fail(program.error());
    out.program_ = std::move(*program);
    out.shaper_ = &shaper;
    out.array_ = VertexArray::create();
    out.vertices_ = Buffer::create();
    out.atlas_ = Texture::create();
    glBindVertexArray(out.array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, out.vertices_.name());
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offsetof(Vertex, position)));
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offsetof(Vertex, texel)));
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offsetof(Vertex, ink)));
    glBindVertexArray(0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, out.atlas_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, atlas_side, atlas_side, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    return out;
}

void GlyphPass::clear_atlas() {
    entries_.clear();
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
}

/// Nothing where the atlas is full.
const GlyphPass::Entry* GlyphPass::find(const Key& key) {
    if (const auto known = entries_.find(key); known != entries_.end()) return &known->second;
    const auto& [glyph, size, outline, weight, shift] = key;
    const GlyphBitmap bitmap =
        shaper_->draw(glyph, static_cast<float>(size) / fixed_point, static_cast<map::FontWeight>(weight),
                      static_cast<float>(shift) / shifts, static_cast<float>(outline) / fixed_point);
    if (shelf_x_ + bitmap.width > atlas_side) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_;
        shelf_height_ = 0;
    }
    if (shelf_y_ + bitmap.height > atlas_side || bitmap.width > atlas_side) return nullptr;
    const Entry entry{shelf_x_, shelf_y_, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
    if (bitmap.width > 0 && bitmap.height > 0) {
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexSubImage2D(GL_TEXTURE_2D, 0, entry.x, entry.y, entry.width, entry.height, GL_RED,
                        GL_UNSIGNED_BYTE, bitmap.coverage.data());
    }
    shelf_x_ += bitmap.width;
    shelf_height_ = std::max(shelf_height_, bitmap.height);
    return &entries_.emplace(key, entry).first->second;
}

/// False where the atlas is full: nothing of the run was added then.
bool GlyphPass::add_run(const map::DrawList& list, const map::TextRun& run, bool halo, const Tile& tile,
                        std::vector<Vertex>& out) {
    const auto scale = static_cast<float>(tile.view.device_scale);
    const float size = run.size * scale;
    const ShapedText& text = shaper_->shape(run.utf8, size, run.weight, run.tabular_digits);
    map::PointF pen = tile_position(list, run.at, tile);
    pen = {pen.x + run.offset.x * scale, std::round(pen.y + run.offset.y * scale)};
    if (run.anchor == map::TextAnchor::centre) pen.x -= text.width / 2;
    if (run.anchor == map::TextAnchor::right) pen.x -= text.width;
    const std::size_t before = out.size();
    for (const PlacedGlyph& glyph : text.glyphs) {
        const float x = pen.x + glyph.x;
        const float whole = std::floor(x * shifts + 0.5F) / shifts;
        const float left = std::floor(whole);
        const Entry* entry =
            find({glyph.glyph, static_cast<int>(std::lround(size * fixed_point)),
                  halo ? static_cast<int>(std::lround(run.halo_width * scale * fixed_point)) : 0,
                  static_cast<int>(run.weight), static_cast<int>((whole - left) * shifts)});
        if (entry == nullptr) {
            out.resize(before);
            return false;
        }
        const map::PointF corner{left + static_cast<float>(entry->left),
                                 pen.y - std::round(glyph.y) - static_cast<float>(entry->top)};
        for (const int c : {0, 1, 2, 2, 1, 3}) {
            const float dx = (c & 1) == 0 ? 0 : static_cast<float>(entry->width);
            const float dy = (c & 2) == 0 ? 0 : static_cast<float>(entry->height);
            out.push_back({{corner.x + dx, corner.y + dy},
                           {static_cast<float>(entry->x) + dx, static_cast<float>(entry->y) + dy},
                           halo ? run.halo : run.color});
        }
    }
    return true;
}

void GlyphPass::paint(const map::DrawList& list, const Tile& tile) {
    if (list.texts.empty()) return;
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    program_.use();
    program_.set("size", static_cast<float>(tile.width), static_cast<float>(tile.height));
    program_.set("atlas", 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, atlas_.name());
    glBindVertexArray(array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    std::vector<Vertex> vertices;
    const auto flush = [&] {
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)),
                     vertices.data(), GL_STREAM_DRAW);
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
        vertices.clear();
    };
    for (const bool halo : {true, false})
        for (const map::TextRun& run : list.texts) {
            if (halo && run.halo_width <= 0) continue;
            if (add_run(list, run, halo, tile, vertices)) continue;
            flush();
            clear_atlas();
            add_run(list, run, halo, tile, vertices);
        }
    flush();
}

}  // namespace maillage::render::gl
