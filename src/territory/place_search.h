// SPDX-License-Identifier: Apache-2.0
// Places by what people type of their name or code: communes, intercommunalities, departments, regions. Accents,
// hyphens, apostrophes, ligatures, case and spaces are forgiven (base/utf8.h), and "st" and "ste" stand for "saint" and
// "sainte".
//
// Order of the answers: the whole name or code; names that begin so; names with words that begin so; names that hold it.
// Among equals the most people first, then the larger level (region to commune), then the smaller code.
// Cost: built once, each name folded once; a question reads all names once and looks closely at those that may answer
// (bench/place_search_bench.cpp; aim: under 1 ms for the 36 000 names of France). Immutable, so safe to share.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "territory/territory_set.h"

namespace maillage::territory {

struct Place {
    Level level = Level::commune;
    Index index = no_index;
    friend bool operator==(const Place&, const Place&) = default;
};

class PlaceSearch {
  public:
    /// Keeps nothing of `territory`.
    explicit PlaceSearch(const TerritorySet& territory);

    /// At most `most` places; nothing for a text without letters and digits.
    [[nodiscard]] std::vector<Place> find(std::string_view typed, std::size_t most) const;
    /// Municipal population of the place, persons.
    [[nodiscard]] std::int64_t population(Place place) const;

  private:
    struct Entry {
        Place place;
        std::int64_t population = 0;
        std::uint32_t words = 0;   ///< where its line begins in `words_`
        std::uint32_t letters = 0; ///< the same in `letters_`
        std::string code;
    };

    void add(Place place, std::string_view name, std::string_view code, std::int64_t population);
    [[nodiscard]] std::string_view line(const std::string& lines, std::uint32_t Entry::*begin, std::size_t entry) const;
    void mark_lines(const std::string& lines, std::uint32_t Entry::*begin, std::string_view needle,
                    std::vector<std::uint8_t>& rank, std::uint8_t held) const;

    std::vector<Entry> entries_;
    std::string words_;    ///< " l ile d yeu\n" of every entry
    std::string letters_;  ///< "liledyeu\n"
    std::array<std::size_t, 4> first_of_level_{};
};

}  // namespace maillage::territory
