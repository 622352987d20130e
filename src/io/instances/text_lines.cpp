// SPDX-License-Identifier: Apache-2.0
#include "io/instances/text_lines.h"

#include <charconv>
#include <cmath>

#include "io/input_error.h"

namespace maillage::io {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";
/// Whole numbers up to here are exact as doubles.
constexpr double largest_whole = 9.0e15;

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<std::string_view> TextLines::next() {
    while (!left_.empty()) {
        const std::size_t end = std::min(left_.find('\n'), left_.size());
        const std::string_view line = trimmed(left_.substr(0, end));
        left_.remove_prefix(std::min(end + 1, left_.size()));
        ++number_;
        if (!line.empty()) return line;
    }
    return std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view line, std::size_t most) {
    std::vector<std::string_view> words;
    while (words.size() < most) {
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos) return words;
        line.remove_prefix(first);
        const std::size_t end = std::min(line.find_first_of(blanks), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

std::optional<double> number_of(std::string_view word) {
    if (word.starts_with('+')) word.remove_prefix(1);
    double number = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure != std::errc() || end != word.data() + word.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::optional<std::int64_t> whole_of(std::string_view word) {
    if (word.starts_with('+')) word.remove_prefix(1);
    std::int64_t whole = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), whole);
    if (failure == std::errc() && end == word.data() + word.size()) return whole;
    const auto number = number_of(word);
    if (!number || std::abs(*number) > largest_whole || *number != std::floor(*number)) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

tl::unexpected<Error> refused(const InstanceText& text, std::string place, Message what) {
    return fail(input_error(text.file, std::move(place), std::move(what), "instance.remedy"_text));
}

}  // namespace maillage::io
