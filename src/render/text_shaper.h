// SPDX-License-Identifier: Apache-2.0
// Texts to glyphs: HarfBuzz shapes, FreeType draws, fontconfig finds the font ("Inter", else a sans that has
// every accent). Serves every painter and the layout. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "map/draw_list.h"
#include "map/text_measure.h"

namespace maillage::render {

/// A glyph of a shaped text; `x` from the text's start, px.
struct PlacedGlyph {
    std::uint32_t glyph = 0;
    float x = 0;
    float y = 0;
};

struct ShapedText {
    std::vector<PlacedGlyph> glyphs;
    float width = 0;
};

/// Coverage of one glyph, 8 bits a pixel. `left`, `top`: from the pen to the bitmap's top left corner, y up.
struct GlyphBitmap {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
};

class TextShaper {
  public:
    /// Error (environment): no usable font on this machine.
    static Result<TextShaper> create();
    /// For a machine without one: every text is as wide as nothing and shows nothing.
    static TextShaper without_fonts();
    TextShaper(TextShaper&&) noexcept;
    TextShaper& operator=(TextShaper&&) noexcept;
    ~TextShaper();

    /// Sizes and results in the same px. Results are remembered.
    [[nodiscard]] const ShapedText& shape(std::string_view utf8, float size, map::FontWeight weight,
                                          bool tabular_digits) const;
    [[nodiscard]] map::TextExtent extent(std::string_view utf8, float size, map::FontWeight weight) const;
    /// For map::build_map and map::compose_page; valid as long as the shaper.
    [[nodiscard]] map::TextMeasure measure() const;
    /// One glyph at a horizontal shift of 0..1 px; grown by `outline` px on each side for a halo.
    [[nodiscard]] GlyphBitmap draw(std::uint32_t glyph, float size, map::FontWeight weight, float shift,
                                   float outline) const;
    /// Family found, for messages and tests.
    [[nodiscard]] const std::string& family() const;

  private:
    struct Fonts;
    explicit TextShaper(std::unique_ptr<Fonts> fonts);
    std::unique_ptr<Fonts> fonts_;
};

}  // namespace maillage::render
