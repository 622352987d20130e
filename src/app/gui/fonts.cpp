// SPDX-License-Identifier: Apache-2.0
#include "app/gui/fonts.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <imgui.h>
#include <imgui_freetype.h>

namespace maillage::app::gui {
namespace {

/// Everything the texts use and a little more: the atlas is static, what is not listed shows as a box.
constexpr ImWchar text_ranges[] = {
    0x0020, 0x007E,  // ASCII
    0x00A0, 0x00FF,  // Latin-1
    0x0152, 0x0153,  // Œ œ
    0x0178, 0x0178,  // Ÿ
    0x03BA, 0x03BA,  // κ
    0x2009, 0x2009,  // thin space
    0x2010, 0x2015,  // hyphens and dashes
    0x2018, 0x201E,  // quotation marks
    0x2022, 0x2022, 0x2026, 0x2026, 0x202F, 0x202F,  // bullet, ellipsis, narrow no-break space
    0x2039, 0x203A, 0x20AC, 0x20AC,                  // ‹ › €
    0x2190, 0x2193,                                  // arrows
    0x2212, 0x2212, 0x221E, 0x221E,                  // minus, infinity
    0x2248, 0x2248, 0x2260, 0x2260, 0x2264, 0x2265,  // ≈ ≠ ≤ ≥
    0x2713, 0x2713, 0};

/// The private-use block of Font Awesome 4.
constexpr ImWchar icon_ranges[] = {0xF000, 0xF2E0, 0};

struct RoleFont {
    const FontFile FontFiles::* file;
    float em;
};

constexpr RoleFont role_fonts[] = {
    {&FontFiles::regular, 14.0F},   {&FontFiles::medium, 14.0F},    {&FontFiles::semi_bold, 14.0F},
    {&FontFiles::regular, 12.5F},   {&FontFiles::medium, 12.5F},    {&FontFiles::semi_bold, 12.5F},
    {&FontFiles::semi_bold, 15.0F}, {&FontFiles::regular, 25.0F},   {&FontFiles::semi_bold, 19.0F},
    {&FontFiles::bold, 46.0F},      {&FontFiles::regular, 11.0F},
};
constexpr float icon_em = 16.0F;

/// Inter keeps figures of one width behind a feature that ImGui does not apply: centre each digit in the widest one.
void even_digits(ImFont& font) {
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit)
        if (const ImFontGlyph* glyph = font.FindGlyphNoFallback(digit)) widest = std::max(widest, glyph->AdvanceX);
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
        const float shift = std::round((widest - glyph.AdvanceX) / 2);
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = widest;
        font.IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = widest;
    }
}

/// Spaces that a font lacks are made from the ones it has; U+202F is half of U+00A0 or narrower.
void supply_spaces(ImFont& font) {
    const ImFontGlyph* space = font.FindGlyphNoFallback(' ');
    if (space == nullptr) return;
    const ImFontGlyph plain = *space;
    for (const ImWchar code : {ImWchar{0x2009}, ImWchar{0x202F}})
        if (font.FindGlyphNoFallback(code) == nullptr)
            font.AddGlyph(nullptr, code, plain.X0, plain.Y0, plain.X1, plain.Y1, plain.U0, plain.V0, plain.U1, plain.V1,
                          plain.AdvanceX * 0.6F);
    font.BuildLookupTable();
}

ImFont* add_font(ImFontAtlas& atlas, const FontFile& file, float em, float scale, const ImWchar* ranges) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file.path, error)) return nullptr;  // ImGui would stop the program
    ImFontConfig config;
    config.FontNo = file.face;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    const auto size = static_cast<float>(em * scale * file.line_per_em);
    return atlas.AddFontFromFileTTF(file.path.c_str(), size, &config, ranges);
}

/// For what the built-in font lacks, the nearest it has.
struct StandIn {
    ImWchar lacks;
    ImWchar has;
};
constexpr StandIn stand_ins[] = {
    {0x0152, 'O'},  {0x0153, 'o'},  {0x0178, 'Y'},  {0x03BA, 'k'},  {0x2010, '-'},  {0x2011, '-'},  {0x2012, '-'},
    {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},  {0x2018, '\''}, {0x2019, '\''}, {0x201A, ','},  {0x201C, '"'},
    {0x201D, '"'},  {0x201E, '"'},  {0x2022, 0xB7}, {0x2026, 0xB7}, {0x2039, '<'},  {0x203A, '>'},  {0x20AC, 'E'},
    {0x2194, '='},  {0x21B6, '<'},  {0x21B7, '>'},  {0x2261, '='},
    {0x2190, '<'},  {0x2191, '^'},  {0x2192, '>'},  {0x2193, 'v'},  {0x2212, '-'},  {0x2248, '~'},  {0x2264, '<'},  {0x2265, '>'},  {0x2713, 'v'}};

}  // namespace

Fonts built_in_fonts(ImFontAtlas& atlas, float scale) {
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = 0;
    Fonts fonts;
    for (std::size_t role = 0; role < std::size(role_fonts); ++role) {
        ImFontConfig config;
        config.SizePixels = std::round(role_fonts[role].em * scale);
        fonts.by_role[role] = atlas.AddFontDefault(&config);
    }
    fonts.by_role[static_cast<std::size_t>(FontRole::icon)] = fonts[FontRole::body_bold];
    atlas.Build();
    for (std::size_t role = 0; role < std::size(role_fonts); ++role) {
        ImFont& font = *fonts.by_role[role];
        supply_spaces(font);
        for (const StandIn& sign : stand_ins) font.AddRemapChar(sign.lacks, sign.has);
    }
    return fonts;
}

Result<Fonts> build_fonts(ImFontAtlas& atlas, const FontFiles& files, float scale) {
    const auto unreadable = [](const FontFile& file) {
        return fail({ErrorKind::environment, message("window.bad_font"_text), file.path.string(), {},
                     message("render.no_font_remedy"_text)});
    };
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    Fonts fonts;
    for (std::size_t role = 0; role < std::size(role_fonts); ++role) {
        const FontFile& file = files.*(role_fonts[role].file);
        fonts.by_role[role] = add_font(atlas, file, role_fonts[role].em, scale, text_ranges);
        if (fonts.by_role[role] == nullptr) return unreadable(file);
    }
    ImFont* icons = files.icons ? add_font(atlas, *files.icons, icon_em, scale, icon_ranges) : nullptr;
    fonts.has_icons = icons != nullptr;
    fonts.by_role[static_cast<std::size_t>(FontRole::icon)] = icons != nullptr ? icons : fonts[FontRole::body_bold];
    if (!atlas.Build()) return unreadable(files.regular);
    for (std::size_t role = 0; role < std::size(role_fonts); ++role) {
        supply_spaces(*fonts.by_role[role]);
        even_digits(*fonts.by_role[role]);
    }
    return fonts;
}

}  // namespace maillage::app::gui
