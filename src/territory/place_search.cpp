// SPDX-License-Identifier: Apache-2.0
#include "territory/place_search.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "base/utf8.h"

namespace maillage::territory {
namespace {

/// How well a name answers; the smaller the better.
enum Rank : std::uint8_t { whole, begins, words_begin, holds, misses };

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (!word.empty()) words.push_back(word);
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    return words;
}

/// "st" and "ste" as people write them, whole words alone.
std::string spelled_out(std::string_view typed) {
    std::string text;
    for (const std::string_view word : words_of(typed)) {
        if (!text.empty()) text += ' ';
        text += word == "st" ? "saint" : word == "ste" ? "sainte" : word;
    }
    return text;
}

/// Each typed word begins a word of the name, in the order typed.
bool words_begin_in(std::string_view name, std::span<const std::string_view> typed) {
    for (const std::string_view word : typed) {
        for (;; name.remove_prefix(1)) {
            name.remove_prefix(std::min(name.find(' '), name.size()));
            if (name.empty()) return false;
            if (name.substr(1).starts_with(word)) break;
        }
        name.remove_prefix(1 + word.size());
    }
    return true;
}

/// Codes in capitals: "2a004" is 2A004.
std::string as_code(std::string_view folded_text) {
    std::string code(folded_text);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return code;
}

bool looks_like_code(std::string_view text) {
    return text.size() >= 2 && text[0] >= '0' && text[0] <= '9' && text.find(' ') == std::string_view::npos;
}

}  // namespace

PlaceSearch::PlaceSearch(const TerritorySet& territory) {
    const Communes& communes = territory.communes;
    std::vector<std::int64_t> regions(territory.regions.size());
    std::vector<std::int64_t> departments(territory.departments.size());
    std::vector<std::int64_t> intercommunalities(territory.intercommunalities.size());
    for (std::size_t i = 0; i < communes.size(); ++i) {
        regions[communes.region[i]] += communes.population[i];
        departments[communes.department[i]] += communes.population[i];
        if (communes.intercommunality[i] != no_index)
            intercommunalities[communes.intercommunality[i]] += communes.population[i];
    }
    const auto add_all = [this](Level level, const auto& table, const auto& population) {
        first_of_level_[static_cast<std::size_t>(level)] = entries_.size();
        for (Index i = 0; i < table.size(); ++i)
            add({level, i}, table.name[i], table.code[i].view(), population[i]);
    };
    entries_.reserve(regions.size() + departments.size() + intercommunalities.size() + communes.size());
    // Largest level first: among equals the earlier entry wins.
    add_all(Level::region, territory.regions, regions);
    add_all(Level::department, territory.departments, departments);
    add_all(Level::intercommunality, territory.intercommunalities, intercommunalities);
    add_all(Level::commune, communes, communes.population);
}

void PlaceSearch::add(Place place, std::string_view name, std::string_view code, std::int64_t population) {
    Entry entry{place, population, static_cast<std::uint32_t>(words_.size()),
                static_cast<std::uint32_t>(letters_.size()), std::string(code)};
    std::string words = folded(name);
    std::replace(words.begin(), words.end(), '\n', ' ');
    words_ += ' ' + words + '\n';
    letters_ += without_spaces(std::move(words)) + '\n';
    entries_.push_back(std::move(entry));
}

std::string_view PlaceSearch::line(const std::string& lines, std::uint32_t Entry::*begin, std::size_t entry) const {
    const std::size_t from = entries_[entry].*begin;
    const std::size_t next = entry + 1 < entries_.size() ? entries_[entry + 1].*begin : lines.size();
    return std::string_view(lines).substr(from, next - from - 1);
}

void PlaceSearch::mark_lines(const std::string& lines, std::uint32_t Entry::*begin, std::string_view needle,
                             std::vector<std::uint8_t>& rank, std::uint8_t held) const {
    std::size_t entry = 0;
    const char* const end = lines.data() + lines.size();
    for (const char* at = lines.data(); at < end;) {
        at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size()));
        if (at == nullptr) return;
        const auto offset = static_cast<std::uint32_t>(at - lines.data());
        while (entry + 1 < entries_.size() && entries_[entry + 1].*begin <= offset) ++entry;
        rank[entry] = std::min(rank[entry], held);
        at = entry + 1 < entries_.size() ? lines.data() + entries_[entry + 1].*begin : end;
    }
}

std::vector<Place> PlaceSearch::find(std::string_view typed, std::size_t most) const {
    std::string text = folded(typed);
    text.erase(0, text.find_first_not_of(' '));
    if (text.empty() || text.find('\n') != std::string::npos) return {};
    text = spelled_out(text);
    const std::string letters = without_spaces(text);
    const auto words = words_of(text);
    std::vector<std::uint8_t> rank(entries_.size(), misses);

    // One letter inside a name says nothing.
    if (letters.size() > 1) mark_lines(letters_, &Entry::letters, letters, rank, holds);
    // The longest word leaves the fewest names to look at closely.
    const std::string_view rarest = *std::max_element(
        words.begin(), words.end(), [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
    std::vector<std::uint8_t> near(entries_.size(), misses);
    mark_lines(words_, &Entry::words, ' ' + std::string(rarest), near, words_begin);
    const bool code = looks_like_code(letters);
    const std::string as_typed = as_code(letters);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (rank[i] == misses && near[i] == misses && !code) continue;
        if (near[i] != misses && words_begin_in(line(words_, &Entry::words, i), words)) rank[i] = words_begin;
        if (rank[i] != misses) {
            const std::string_view name = line(letters_, &Entry::letters, i);
            if (name.starts_with(letters)) rank[i] = name.size() == letters.size() ? whole : begins;
        }
        if (code && entries_[i].code.starts_with(as_typed))
            rank[i] = std::min<std::uint8_t>(rank[i], entries_[i].code == as_typed ? whole : begins);
    }

    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < rank.size(); ++i)
        if (rank[i] != misses) found.push_back(static_cast<std::uint32_t>(i));
    const std::size_t count = std::min(most, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                          if (rank[a] != rank[b]) return rank[a] < rank[b];
                          if (entries_[a].population != entries_[b].population)
                              return entries_[a].population > entries_[b].population;
                          return a < b;
                      });
    std::vector<Place> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back(entries_[found[i]].place);
    return places;
}

std::int64_t PlaceSearch::population(Place place) const {
    return entries_[first_of_level_[static_cast<std::size_t>(place.level)] + place.index].population;
}

}  // namespace maillage::territory
