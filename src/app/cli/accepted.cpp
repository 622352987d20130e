// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accepted.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace maillage::app {
namespace {

std::string refused(const std::string& text) { return text.empty() ? empty_value : text; }

/// The whole text as a number of this kind, within the limits.
template <class Number>
Accepted within(Number least, Number most) {
    return [least, most](const std::string& text) {
        Number value{};
        const char* end = text.data() + text.size();
        const auto [last, error] = std::from_chars(text.data(), end, value);
        const bool good = error == std::errc{} && last == end && value >= least && value <= most;
        return good ? std::string() : refused(text);
    };
}

}  // namespace

Accepted not_empty() {
    return [](const std::string& text) { return text.empty() ? refused(text) : std::string(); };
}

Accepted one_of(std::vector<std::string> words) {
    return [words = std::move(words)](const std::string& text) {
        return std::find(words.begin(), words.end(), text) != words.end() ? std::string() : refused(text);
    };
}

Accepted whole_number(std::int64_t least, std::int64_t most) { return within(least, most); }

Accepted number(double least, double most) { return within(least, most); }

}  // namespace maillage::app
