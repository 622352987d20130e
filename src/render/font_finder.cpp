// SPDX-License-Identifier: Apache-2.0
#include "render/font_finder.h"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace maillage::render {
namespace {

/// What French texts and our units write beyond ASCII.
constexpr char32_t needed[] = U"ÀÂÆÇÈÉÊËÎÏÔÙÛÜŸàâæçèéêëîïôùûüÿŒœ«»’–—…€≤≥−×²°·";

struct PatternDeleter {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

int fontconfig_weight(map::FontWeight weight) {
    switch (weight) {
        case map::FontWeight::regular: return FC_WEIGHT_REGULAR;
        case map::FontWeight::medium: return FC_WEIGHT_MEDIUM;
        case map::FontWeight::semi_bold: return FC_WEIGHT_DEMIBOLD;
        case map::FontWeight::bold: return FC_WEIGHT_BOLD;
    }
    return FC_WEIGHT_REGULAR;
}

bool has_all(FcPattern* font) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) != FcResultMatch) return false;
    for (const char32_t c : std::u32string_view(needed))
        if (FcCharSetHasChar(characters, c) == FcFalse) return false;
    return true;
}

std::string text_of(FcPattern* font, const char* field) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(font, field, 0, &value) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(value);
}

bool usable(FcPattern* font) {
    FcBool scalable = FcFalse;
    FcPatternGetBool(font, FC_SCALABLE, 0, &scalable);
    return scalable == FcTrue && !text_of(font, FC_FILE).empty() && has_all(font);
}

Pattern request(const char* family, map::FontWeight weight) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, fontconfig_weight(weight));
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

FontFile file_of(FcPattern* font) {
    FontFile out{text_of(font, FC_FILE), 0, text_of(font, FC_FAMILY)};
    FcPatternGetInteger(font, FC_INDEX, 0, &out.index);
    return out;
}

}  // namespace

Result<FontFile> find_font(map::FontWeight weight) {
    const Error none{ErrorKind::environment, message("render.no_font"_text), {}, {},
                     message("render.no_font_remedy"_text)};
    if (FcInit() == FcFalse) return fail(none);
    FcResult result = FcResultNoMatch;
    const Pattern wanted = request("Inter", weight);
    const Pattern best(FcFontMatch(nullptr, wanted.get(), &result));
    if (best && text_of(best.get(), FC_FAMILY) == "Inter" && usable(best.get())) return file_of(best.get());

    const Pattern any = request("sans-serif", weight);
    FcFontSet* sorted = FcFontSort(nullptr, any.get(), FcFalse, nullptr, &result);
    if (sorted == nullptr) return fail(none);
    const std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)> owner(sorted, &FcFontSetDestroy);
    for (int i = 0; i < sorted->nfont; ++i)
        if (usable(sorted->fonts[i])) return file_of(sorted->fonts[i]);
    return fail(none);
}

}  // namespace maillage::render
