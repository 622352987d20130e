// SPDX-License-Identifier: Apache-2.0
#include "map/classification/registry.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <optional>

namespace maillage::map {
namespace {

constexpr std::size_t least_classes = 2;

Error bad_classes(std::string_view text) {
    return {ErrorKind::usage, message("classes.bad"_text).with("given", std::string(text)), {}, {},
            message("classes.bad_remedy"_text).with("most", std::int64_t{most_classes})};
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Ascending numbers between commas.
std::optional<std::vector<double>> thresholds(std::string_view text) {
    std::vector<double> out;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto value = number(text.substr(0, comma));
        if (!value || (!out.empty() && *value <= out.back())) return std::nullopt;
        out.push_back(*value);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    if (out.size() + 1 > most_classes) return std::nullopt;
    return out;
}

std::string plain(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

}  // namespace

std::span<const ClassificationMethod> classification_methods() {
    static constexpr std::array<ClassificationMethod, 5> table{{
        {"manual", "classes.manual"_text, nullptr},
        {"quantiles", "classes.quantiles"_text, quantile_breaks},
        {"equal", "classes.equal"_text, equal_breaks},
        {"jenks", "classes.jenks"_text, natural_breaks},
        {"geometric", "classes.geometric"_text, geometric_breaks},
    }};
    return table;
}

const ClassificationMethod* find_classification(std::string_view key) {
    const auto table = classification_methods();
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.key == key; });
    return found == table.end() ? nullptr : &*found;
}

Result<Classification> parse_classification(std::string_view text) {
    const std::size_t colon = text.find(':');
    const ClassificationMethod* method = find_classification(text.substr(0, colon));
    if (method == nullptr || colon == std::string_view::npos) return fail(bad_classes(text));
    const std::string_view rest = text.substr(colon + 1);
    Classification out;
    out.method = method->key;
    if (method->takes_thresholds()) {
        auto given = thresholds(rest);
        if (!given) return fail(bad_classes(text));
        out.thresholds = std::move(*given);
        out.classes = out.thresholds.size() + 1;
        return out;
    }
    const auto count = number(rest);
    if (!count || *count < least_classes || *count > most_classes || *count != std::floor(*count))
        return fail(bad_classes(text));
    out.classes = static_cast<std::size_t>(*count);
    out.thresholds.clear();
    return out;
}

std::string canonical(const Classification& classification) {
    std::string out = std::string(classification.method) + ":";
    if (find_classification(classification.method)->takes_thresholds()) {
        for (std::size_t i = 0; i < classification.thresholds.size(); ++i)
            out += (i == 0 ? "" : ",") + plain(classification.thresholds[i]);
        return out;
    }
    return out + std::to_string(classification.classes);
}

Classes classify(const Classification& classification, std::span<const double> values,
                 std::span<const std::int64_t> weights) {
    const ClassificationMethod* method = find_classification(classification.method);
    assert(method != nullptr);
    if (method->takes_thresholds()) {
        Classes out = tally(values, weights, classification.thresholds);
        out.round = true;
        return out;
    }
    const DistinctValues sorted = distinct(values);
    if (sorted.size() == 0) return tally(values, weights, {});
    const std::vector<double> bounds = method->breaks(sorted, classification.classes);
    return tally(values, weights, readable_bounds(sorted.value, bounds));
}

}  // namespace maillage::map
