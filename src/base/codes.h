// SPDX-License-Identifier: Apache-2.0
// Official codes as types. Codes are text ("09225" keeps its zero), stored inline, compared bytewise, which is the
// order of the "smallest INSEE code" rule.
// Source: INSEE, Code officiel géographique 2024; SIREN numbers for intercommunalities.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace maillage {

/// A code of at most `Capacity` characters out of 0-9 A-Z a-z _ -. Default-constructed = empty = "none".
template <class Tag, std::size_t Capacity>
class Code {
  public:
    static constexpr std::size_t capacity = Capacity;

    constexpr Code() = default;

    /// The code, or nothing where the text is empty, too long or holds another character.
    static constexpr std::optional<Code> parse(std::string_view text) {
        if (text.empty() || text.size() > Capacity) return std::nullopt;
        Code code;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const bool allowed = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                 c == '_' || c == '-';
            if (!allowed) return std::nullopt;
            code.characters_[i] = c;
        }
        return code;
    }

    [[nodiscard]] constexpr std::string_view view() const {
        std::size_t size = 0;
        while (size < Capacity && characters_[size] != '\0') ++size;
        return {characters_.data(), size};
    }
    [[nodiscard]] std::string text() const { return std::string(view()); }
    [[nodiscard]] constexpr bool empty() const { return characters_[0] == '\0'; }

    friend constexpr auto operator<=>(const Code&, const Code&) = default;

  private:
    std::array<char, Capacity> characters_{};
};

using CommuneCode = Code<struct CommuneTag, 5>;            ///< INSEE, five characters: 09225, 2A004, 97411
using IntercommunalityCode = Code<struct EpciTag, 9>;      ///< SIREN of the EPCI, nine digits
using DepartmentCode = Code<struct DepartmentTag, 3>;      ///< 09, 2A, 974
using RegionCode = Code<struct RegionTag, 2>;              ///< 76
using SiteId = Code<struct SiteTag, 32>;                   ///< stable id of a site within a project

}  // namespace maillage

template <class Tag, std::size_t Capacity>
struct std::hash<maillage::Code<Tag, Capacity>> {
    std::size_t operator()(const maillage::Code<Tag, Capacity>& code) const noexcept {
        return std::hash<std::string_view>{}(code.view());
    }
};
