// SPDX-License-Identifier: Apache-2.0
#include "app/services/format.h"

#include <array>
#include <charconv>

namespace maillage::app {
namespace {

constexpr const char* no_figure = "–";
constexpr const char* no_break_space = "\u00a0";

}  // namespace

std::optional<double> in_km(std::optional<Meters> length) {
    if (!length) return std::nullopt;
    return kilometers(*length);
}

Value mean_value(std::optional<double> km) { return km ? Value(*km, document_mean_digits) : Value(); }

Value share_value(std::optional<double> share) { return share ? Value(*share, document_share_digits) : Value(); }

Value km_value(std::optional<Meters> length) {
    return length ? Value(kilometers(*length), document_km_digits) : Value();
}

std::string band_key(const planning::Band& band) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), band.value);
    return {buffer.data(), end};
}

Cell text_cell(std::string text) { return {Value(text), std::move(text)}; }

Cell persons_cell(std::int64_t persons, Language language) {
    return {Value(persons), format_integer(persons, language)};
}

Cell km_cell(std::optional<double> km, Language language) {
    return {mean_value(km), km ? format_decimal(*km, 1, language) : no_figure};
}

Cell share_cell(std::optional<double> share, Language language) { return {share_value(share), share_text(share, language)}; }

std::string km_text(std::optional<double> km, Language language) {
    return km ? format_with_unit(*km, 1, "km", language) : no_figure;
}

std::string share_text(std::optional<double> share, Language language) {
    return share ? format_share(*share, 0, language) : no_figure;
}

std::string limit_text(Meters limit, Language language) {
    return band_text(planning::kilometer_band(limit.value / 1000.0), language);
}

std::string band_text(const planning::Band& band, Language language) {
    std::string number = band_key(band);
    const std::size_t point = number.find('.');
    if (point != std::string::npos && language == Language::french) number[point] = ',';
    return number + no_break_space + (band.unit == planning::Band::Unit::minutes ? "min" : "km");
}

}  // namespace maillage::app
