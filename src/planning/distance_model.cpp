// SPDX-License-Identifier: Apache-2.0
#include "planning/distance_model.h"

#include <array>
#include <charconv>

namespace maillage::planning {
namespace {

Error bad_parameters(std::string_view text) {
    return {ErrorKind::usage, message("distance.bad_parameters"_text).with("given", std::string(text)), {}, {},
            message("distance.remedy"_text)};
}

std::optional<double> number_in(std::string_view text, double low, double high) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value >= low && value <= high)) return {};
    return value;
}

Result<DistanceModel> make_geodesic(std::string_view parameters) {
    if (!parameters.empty()) return fail(bad_parameters(parameters));
    return DistanceModel{};
}

Result<DistanceModel> make_detour(std::string_view parameters) {
    DistanceModel model{"detour", default_kappa, std::nullopt};
    if (parameters.empty()) return model;
    const std::size_t comma = parameters.find(',');
    const auto kappa = number_in(parameters.substr(0, comma), 1.0, 3.0);
    if (!kappa) return fail(bad_parameters(parameters));
    model.kappa = *kappa;
    if (comma == std::string_view::npos) return model;
    model.speed_kmh = number_in(parameters.substr(comma + 1), 1.0, 200.0);
    if (!model.speed_kmh) return fail(bad_parameters(parameters));
    return model;
}

constexpr std::array<DistanceModelEntry, 2> entries = {{
    {"geodesic", "distance.geodesic_summary"_text, "", make_geodesic},
    {"detour", "distance.detour_summary"_text, "1.3,60", make_detour},
}};

std::string shortest(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

}  // namespace

Message DistanceModel::label() const {
    if (key == "geodesic") return message("distance.crow_fly"_text);
    if (!has_minutes()) return message("distance.detour"_text).with("kappa", kappa, 2);
    return message("distance.detour_time"_text).with("kappa", kappa, 2).with("speed", *speed_kmh, 0);
}

std::string DistanceModel::canonical() const {
    if (key == "geodesic") return std::string(key);
    return std::string(key) + ":" + shortest(kappa) + (has_minutes() ? "," + shortest(*speed_kmh) : "");
}

std::span<const DistanceModelEntry> distance_models() { return entries; }

Result<DistanceModel> parse_distance_model(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view key = text.substr(0, colon);
    const std::string_view parameters = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    for (const DistanceModelEntry& entry : entries)
        if (entry.key == key) return entry.make(parameters);
    return fail({ErrorKind::usage, message("distance.unknown"_text).with("given", std::string(text)), {}, {},
                 message("distance.remedy"_text)});
}

}  // namespace maillage::planning
