// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <cstdint>

namespace maillage {
namespace {

struct Decoded {
    char32_t character;
    std::size_t size;  // 0 = malformed
};

Decoded decode(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() < size) return {0, 0};
    char32_t character = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0, 0};
        character = (character << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (overlong || surrogate || character > 0x10FFFF) return {0, 0};
    return {character, size};
}

/// Plain letters for an accented one of Latin-1 or Latin Extended-A used in French; empty = keep as it is.
std::string_view plain(char32_t c) {
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;
    if (c >= 0xE0 && c <= 0xE5) return "a";
    if (c == 0xE6) return "ae";
    if (c == 0xE7) return "c";
    if (c >= 0xE8 && c <= 0xEB) return "e";
    if (c >= 0xEC && c <= 0xEF) return "i";
    if (c == 0xF1) return "n";
    if (c >= 0xF2 && c <= 0xF6) return "o";
    if (c >= 0xF9 && c <= 0xFC) return "u";
    if (c == 0xFD || c == 0xFF || c == 0x178) return "y";
    if (c == 0x152 || c == 0x153) return "oe";
    return {};
}

bool is_separator(char32_t c) {
    return c == U' ' || c == U'-' || c == U'\'' || c == 0x2019 || c == 0xA0 || c == 0x202F || c == 0x2010 || c == U'_';
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const Decoded decoded = decode(bytes);
        if (decoded.size == 0) return false;
        bytes.remove_prefix(decoded.size);
    }
    return true;
}

std::string utf8_from_latin1(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | (byte >> 6));
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

std::string folded(std::string_view utf8) {
    std::string out;
    while (!utf8.empty()) {
        const Decoded decoded = decode(utf8);
        const std::size_t size = decoded.size == 0 ? 1 : decoded.size;
        const char32_t c = decoded.character;
        if (decoded.size != 0 && is_separator(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (decoded.size == 1) {
            out += c >= U'A' && c <= U'Z' ? static_cast<char>(c + 0x20) : static_cast<char>(c);
        } else {
            const std::string_view letters = decoded.size == 0 ? std::string_view{} : plain(c);
            out += letters.empty() ? utf8.substr(0, size) : letters;
        }
        utf8.remove_prefix(size);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace maillage
