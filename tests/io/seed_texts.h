// SPDX-License-Identifier: Apache-2.0
// The five source texts, where they are at hand, and the comparison of a quotation with them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace maillage::test {

/// Folder of the source texts: under the environment variable MAILLAGE_SHARED, or beside the project.
inline std::filesystem::path seed_folder() {
    const char* shared = std::getenv("MAILLAGE_SHARED");
    const std::filesystem::path root = shared != nullptr
                                           ? std::filesystem::path(shared)
                                           : std::filesystem::path(MAILLAGE_SOURCE_DIR) / "../shared";
    return root / "seeds";
}

inline std::optional<std::string> file_text(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Straight apostrophes for typographic ones, one plain blank for each run of white space. Nothing else is
/// forgiven.
inline std::string normalised(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        std::size_t blank = 0;
        if (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\r' || rest.front() == '\t')
            blank = 1;
        if (rest.starts_with("\u00a0")) blank = 2;
        if (rest.starts_with("\u202f")) blank = 3;
        if (blank > 0) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            i += blank;
        } else if (rest.starts_with("\u2019")) {
            out += '\'';
            i += 3;
        } else {
            out += rest.front();
            ++i;
        }
    }
    return out;
}

inline bool stands_in(std::string_view quote, std::string_view text) {
    return normalised(text).find(normalised(quote)) != std::string::npos;
}

}  // namespace maillage::test
