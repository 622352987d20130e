// SPDX-License-Identifier: Apache-2.0
#include "render/text_shaper.h"

#include <array>
#include <cmath>
#include <freetype/freetype.h>
#include <freetype/ftglyph.h>
#include <freetype/ftoutln.h>
#include <freetype/ftstroke.h>
#include <ft2build.h>
#include <hb-ot.h>
#include <hb.h>
#include <map>
#include <optional>
#include <tuple>

#include "render/font_finder.h"

namespace maillage::render {
namespace {

constexpr std::size_t weight_count = 4;
// Texts remembered before the store is emptied: a day's labels of a whole country.
constexpr std::size_t remembered_texts = 8192;

Error no_font() {
    return {ErrorKind::environment,
            message("render.no_font"_text),
            {},
            {},
            message("render.no_font_remedy"_text)};
}

template <class T, void (*destroy)(T*)>
struct Destroy {
    void operator()(T* object) const { destroy(object); }
};
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;

/// One weight: HarfBuzz's view of the file in font units, FreeType's for drawing.
struct Font {
    HbFont shaping;
    FT_Face face = nullptr;
    unsigned units = 1000;
    float ascent = 0;   ///< of the size
    float descent = 0;  ///< of the size, positive
};

void add_bitmap(GlyphBitmap& out, const FT_BitmapGlyph glyph) {
    const FT_Bitmap& bitmap = glyph->bitmap;
    out.left = glyph->left;
    out.top = glyph->top;
    out.width = static_cast<int>(bitmap.width);
    out.height = static_cast<int>(bitmap.rows);
    out.coverage.resize(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned y = 0; y < bitmap.rows; ++y)
        std::copy_n(bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch, bitmap.width,
                    out.coverage.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * bitmap.width));
}

}  // namespace

struct TextShaper::Fonts {
    FT_Library library = nullptr;
    FT_Stroker stroker = nullptr;
    std::array<Font, weight_count> fonts;
    std::string family;
    HbBuffer buffer{hb_buffer_create()};
    using Key = std::tuple<int, bool, std::string>;
    std::map<Key, ShapedText> shaped;  ///< in sizes: width 1 = one em
    std::map<std::tuple<float, int, bool, std::string>, ShapedText> sized;

    ~Fonts() {
        for (Font& font : fonts)
            if (font.face != nullptr) FT_Done_Face(font.face);
        if (stroker != nullptr) FT_Stroker_Done(stroker);
        if (library != nullptr) FT_Done_FreeType(library);
    }

    Status open(std::size_t weight) {
        auto file = find_font(static_cast<map::FontWeight>(weight));
        if (!file) return fail(file.error());
        Font& font = fonts[weight];
        if (FT_New_Face(library, file->path.c_str(), file->index, &font.face) != 0) return fail(no_font());
        hb_blob_t* blob = hb_blob_create_from_file(file->path.c_str());
        hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(file->index));
        font.shaping.reset(hb_font_create(face));
        font.units = hb_face_get_upem(face);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        font.ascent = static_cast<float>(font.face->ascender) / static_cast<float>(font.units);
        font.descent = -static_cast<float>(font.face->descender) / static_cast<float>(font.units);
        if (weight == 0) family = file->family;
        return {};
    }

    const ShapedText& shape_em(const Key& key) {
        if (const auto known = shaped.find(key); known != shaped.end()) return known->second;
        if (shaped.size() >= remembered_texts) shaped.clear();
        const auto& [weight, tabular, text] = key;
        const Font& font = fonts[static_cast<std::size_t>(weight)];
        if (font.face == nullptr) return shaped.emplace(key, ShapedText{}).first->second;
        hb_buffer_clear_contents(buffer.get());
        hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0,
                           static_cast<int>(text.size()));
        hb_buffer_guess_segment_properties(buffer.get());
        const hb_feature_t tnum{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START,
                                HB_FEATURE_GLOBAL_END};
        hb_shape(font.shaping.get(), buffer.get(), &tnum, tabular ? 1 : 0);
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
        ShapedText out;
        const float em = 1.0F / static_cast<float>(font.units);
        for (unsigned i = 0; i < count; ++i) {
            out.glyphs.push_back({infos[i].codepoint,
                                  out.width + static_cast<float>(positions[i].x_offset) * em,
                                  static_cast<float>(positions[i].y_offset) * em});
            out.width += static_cast<float>(positions[i].x_advance) * em;
        }
        return shaped.emplace(key, std::move(out)).first->second;
    }
};

TextShaper::TextShaper(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}
TextShaper::TextShaper(TextShaper&&) noexcept = default;
TextShaper& TextShaper::operator=(TextShaper&&) noexcept = default;
TextShaper::~TextShaper() = default;

Result<TextShaper> TextShaper::create() {
    auto fonts = std::make_unique<Fonts>();
    if (FT_Init_FreeType(&fonts->library) != 0) return fail(no_font());
    if (FT_Stroker_New(fonts->library, &fonts->stroker) != 0) return fail(no_font());
    for (std::size_t weight = 0; weight < weight_count; ++weight)
        if (auto opened = fonts->open(weight); !opened) return fail(opened.error());
    return TextShaper(std::move(fonts));
}

TextShaper TextShaper::without_fonts() { return TextShaper(std::make_unique<Fonts>()); }

const std::string& TextShaper::family() const {
    return fonts_->family;
}

const ShapedText& TextShaper::shape(std::string_view utf8, float size, map::FontWeight weight,
                                    bool tabular_digits) const {
    const auto key = std::make_tuple(size, static_cast<int>(weight), tabular_digits, std::string(utf8));
    if (const auto known = fonts_->sized.find(key); known != fonts_->sized.end()) return known->second;
    if (fonts_->sized.size() >= remembered_texts) fonts_->sized.clear();
    ShapedText out = fonts_->shape_em({static_cast<int>(weight), tabular_digits, std::string(utf8)});
    for (PlacedGlyph& glyph : out.glyphs) {
        glyph.x *= size;
        glyph.y *= size;
    }
    out.width *= size;
    return fonts_->sized.emplace(key, std::move(out)).first->second;
}

map::TextExtent TextShaper::extent(std::string_view utf8, float size, map::FontWeight weight) const {
    const Font& font = fonts_->fonts[static_cast<std::size_t>(weight)];
    const ShapedText& text = fonts_->shape_em({static_cast<int>(weight), false, std::string(utf8)});
    return {text.width * size, font.ascent * size, font.descent * size};
}

map::TextMeasure TextShaper::measure() const {
    Fonts* fonts = fonts_.get();
    return [fonts](std::string_view utf8, float size, map::FontWeight weight) -> map::TextExtent {
        const Font& font = fonts->fonts[static_cast<std::size_t>(weight)];
        const ShapedText& text = fonts->shape_em({static_cast<int>(weight), false, std::string(utf8)});
        return {text.width * size, font.ascent * size, font.descent * size};
    };
}

GlyphBitmap TextShaper::draw(std::uint32_t glyph, float size, map::FontWeight weight, float shift,
                             float outline) const {
    GlyphBitmap out;
    FT_Face face = fonts_->fonts[static_cast<std::size_t>(weight)].face;
    FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(size * 64)), 72, 72);
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING) != 0) return out;
    FT_Outline_Translate(&face->glyph->outline, std::lround(shift * 64), 0);
    FT_Glyph copy = nullptr;
    if (FT_Get_Glyph(face->glyph, &copy) != 0) return out;
    if (outline > 0) {
        FT_Stroker_Set(fonts_->stroker, std::lround(outline * 64), FT_STROKER_LINECAP_ROUND,
                       FT_STROKER_LINEJOIN_ROUND, 0);
        FT_Glyph_StrokeBorder(&copy, fonts_->stroker, 0, 1);
    }
    if (FT_Glyph_To_Bitmap(&copy, FT_RENDER_MODE_NORMAL, nullptr, 1) == 0)
        add_bitmap(out, reinterpret_cast<FT_BitmapGlyph>(copy));
    FT_Done_Glyph(copy);
    return out;
}

}  // namespace maillage::render
