// SPDX-License-Identifier: Apache-2.0
// Texts from an atlas of glyph bitmaps that fills as glyphs are met.
#pragma once

#include <filesystem>
#include <map>
#include <tuple>

#include "map/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/target.h"
#include "render/text_shaper.h"

namespace maillage::render::gl {

class GlyphPass {
  public:
    static Result<GlyphPass> create(const std::filesystem::path& shaders, const TextShaper& shaper);
    /// All halos, then all letters. The target is bound by the caller.
    void paint(const map::DrawList& list, const Tile& tile);

  private:
    struct Entry {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        int left = 0;
        int top = 0;
    };
    /// Glyph, size and outline in 1/64 px, weight, quarter of a pixel of shift.
    using Key = std::tuple<std::uint32_t, int, int, int, int>;
    struct Vertex;

    GlyphPass() = default;
    const Entry* find(const Key& key);
    bool add_run(const map::DrawList& list, const map::TextRun& run, bool halo, const Tile& tile,
                 std::vector<Vertex>& out);
    void clear_atlas();

    const TextShaper* shaper_ = nullptr;
    Program program_;
    VertexArray array_;
    Buffer vertices_;
    Texture atlas_;
    std::map<Key, Entry> entries_;
    int shelf_x_ = 0;
    int shelf_y_ = 0;
    int shelf_height_ = 0;
};

}  // namespace maillage::render::gl
