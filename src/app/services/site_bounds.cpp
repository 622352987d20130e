// SPDX-License-Identifier: Apache-2.0
#include "app/services/site_bounds.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace maillage::app {
namespace {

/// Far above any number of sites, far below where sums over departments leave 32 bits.
constexpr int most_sites = 100'000;

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most_sites) return std::nullopt;
    return value;
}

}  // namespace

Result<planning::SiteBounds> parse_site_bounds(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto minimum = whole_number(std::string_view(text).substr(0, colon));
    planning::SiteBounds bounds{minimum.value_or(0), std::nullopt};
    bool good = minimum.has_value();
    if (colon != std::string::npos) {
        bounds.maximum = whole_number(std::string_view(text).substr(colon + 1));
        good = good && bounds.maximum.has_value() && *bounds.maximum >= bounds.minimum;
    }
    if (!good) {
        return fail({ErrorKind::usage, message("plan.bad_bounds"_text).with("given", text), {}, {},
                     message("plan.bad_bounds_remedy"_text)});
    }
    return bounds;
}

}  // namespace maillage::app
