// SPDX-License-Identifier: Apache-2.0
#include "app/gui/font_files.h"

#include <fontconfig/fontconfig.h>

#include <cstdint>
#include <fstream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "render/font_finder.h"

namespace maillage::app::gui {
namespace {

struct PatternDeleter {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

std::uint32_t big_endian(const std::vector<unsigned char>& bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | (at + i < bytes.size() ? bytes[at + i] : 0U);
    return value;
}

/// From `head` and `hhea` of the font file. Source: OpenType 1.9.
double line_per_em(const std::filesystem::path& path, int face) {
    constexpr double usual = 1.2;
    std::ifstream file(path, std::ios::binary);
    const std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(file), {}};
    std::size_t table_directory = 0;
    if (big_endian(bytes, 0, 4) == 0x74746366U) table_directory = big_endian(bytes, 12 + 4 * static_cast<std::size_t>(face), 4);
    std::size_t head = 0;
    std::size_t hhea = 0;
    const std::uint32_t tables = big_endian(bytes, table_directory + 4, 2);
    for (std::uint32_t t = 0; t < tables && t < 256; ++t) {
        const std::size_t record = table_directory + 12 + 16 * static_cast<std::size_t>(t);
        const std::uint32_t tag = big_endian(bytes, record, 4);
        if (tag == 0x68656164U) head = big_endian(bytes, record + 8, 4);
        if (tag == 0x68686561U) hhea = big_endian(bytes, record + 8, 4);
    }
    if (head == 0 || hhea == 0) return usual;
    const double em = big_endian(bytes, head + 18, 2);
    const auto ascender = static_cast<std::int16_t>(big_endian(bytes, hhea + 4, 2));
    const auto descender = static_cast<std::int16_t>(big_endian(bytes, hhea + 6, 2));
    const double ratio = em > 0 ? (ascender - descender) / em : usual;
    return ratio > 0.5 && ratio < 3 ? ratio : usual;
}

FontFile measured(std::filesystem::path path, int face) {
    FontFile file{std::move(path), face & 0xFFFF, 0};  // the upper half names an instance of a variable font
    file.line_per_em = line_per_em(file.path, file.face);
    return file;
}

std::optional<FontFile> find_icons() {
    constexpr std::string_view family = "FontAwesome";
    const Pattern wanted(FcNameParse(reinterpret_cast<const FcChar8*>(family.data())));
    if (!wanted) return std::nullopt;
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
    FcChar8* text = nullptr;
    if (!found || FcPatternGetString(found.get(), FC_FAMILY, 0, &text) != FcResultMatch) return std::nullopt;
    // fontconfig always answers with something: only the family asked for has the signs.
    if (family != reinterpret_cast<const char*>(text)) return std::nullopt;
    if (FcPatternGetString(found.get(), FC_FILE, 0, &text) != FcResultMatch) return std::nullopt;
    int face = 0;
    FcPatternGetInteger(found.get(), FC_INDEX, 0, &face);
    return measured(reinterpret_cast<const char*>(text), face);
}

}  // namespace

Result<FontFiles> find_font_files() {
    FontFiles files;
    const std::pair<map::FontWeight, FontFile*> weights[] = {{map::FontWeight::regular, &files.regular},
                                                             {map::FontWeight::medium, &files.medium},
                                                             {map::FontWeight::semi_bold, &files.semi_bold},
                                                             {map::FontWeight::bold, &files.bold}};
    for (const auto& [weight, file] : weights) {
        auto found = render::find_font(weight);
        if (!found) return fail(found.error());
        *file = measured(found->path, found->index);
    }
    files.icons = find_icons();
    return files;
}

}  // namespace maillage::app::gui
