// SPDX-License-Identifier: Apache-2.0
#include "io/instances/mclp_instance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "io/instances/section_text.h"

namespace maillage::io {
namespace {

constexpr double earth_radius_m = 6'378'100;

tl::unexpected<Error> too_few(const InstanceText& text, const TextLines& lines, std::size_t found, std::size_t expected) {
    return refused(text, lines.place(),
                   message("instance.too_few"_text)
                       .with("found", static_cast<std::int64_t>(found))
                       .with("expected", static_cast<std::int64_t>(expected)));
}

Result<std::vector<optimise::SpherePoint>> read_places(const InstanceText& text, TextLines& lines, std::size_t dimension) {
    std::vector<optimise::SpherePoint> places;
    for (std::size_t k = 0; k < dimension; ++k) {
        const auto line = lines.next();
        if (!line || line->starts_with("DEMAND_SECTION")) return too_few(text, lines, k, dimension);
        const auto words = words_of(*line);
        const auto lat = words.size() == 2 ? number_of(words[0]) : std::nullopt;
        const auto lon = words.size() == 2 ? number_of(words[1]) : std::nullopt;
        if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 360)
            return refused(text, lines.place(), message("instance.mclp_point"_text));
        places.push_back({*lat, *lon});
    }
    return places;
}

Result<std::vector<std::int64_t>> read_weights(const InstanceText& text, TextLines& lines, std::size_t dimension) {
    const auto header = lines.next();
    if (!header || !header->starts_with("DEMAND_SECTION"))
        return refused(text, lines.place(), message("instance.too_many"_text).with("expected", static_cast<std::int64_t>(dimension)));
    std::vector<std::int64_t> weights;
    for (std::size_t k = 0; k < dimension; ++k) {
        const auto line = lines.next();
        if (!line || *line == "EOF") return too_few(text, lines, k, dimension);
        const auto weight = whole_of(*line);
        if (!weight || *weight < 0)
            return refused(text, lines.place(), message("instance.bad_weight"_text).with("weight", std::string(*line)));
        weights.push_back(*weight);
    }
    const auto rest = lines.next();
    if (rest && *rest != "EOF")
        return refused(text, lines.place(), message("instance.too_many"_text).with("expected", static_cast<std::int64_t>(dimension)));
    if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; }))
        return refused(text, {}, message("instance.no_weight"_text));
    return weights;
}

}  // namespace

bool is_mclp(std::string_view text) {
    return has_section(text, "NODE_COORD_SECTION") && has_section(text, "DEMAND_SECTION");
}

Result<Instance> read_mclp(const InstanceText& text, const InstanceOptions&) {
    TextLines lines(text.text);
    const auto head = read_section_head(text, lines);
    if (!head) return fail(head.error());
    const auto places = read_places(text, lines, head->dimension);
    if (!places) return fail(places.error());
    auto weights = read_weights(text, lines, head->dimension);
    if (!weights) return fail(weights.error());
    Instance instance;
    std::vector<std::pair<double, double>> pairs;
    for (const auto& [lat, lon] : *places) pairs.emplace_back(lat, lon);
    instance.same_place = count_same_places(std::move(pairs));
    instance.weight = std::move(*weights);
    instance.candidate.resize(places->size());
    std::iota(instance.candidate.begin(), instance.candidate.end(), 0);
    instance.places = SpherePoints{earth_radius_m, *places, instance.candidate};
    instance.costs = optimise::sphere_costs(*places, instance.candidate, earth_radius_m);
    instance.unit = CostUnit::metre;
    return instance;
}

}  // namespace maillage::io
