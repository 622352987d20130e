// SPDX-License-Identifier: Apache-2.0
#include "io/instances/tsplib_instance.h"

#include <numeric>

#include "io/instances/section_text.h"

namespace maillage::io {
namespace {

struct Points {
    std::vector<optimise::PlanePoint> place;
    std::size_t same_place = 0;
};

Result<Points> read_points(const InstanceText& text, TextLines& lines, std::size_t dimension) {
    Points points{std::vector<optimise::PlanePoint>(dimension), 0};
    std::vector<bool> seen(dimension);
    for (std::size_t k = 0; k < dimension; ++k) {
        const auto line = lines.next();
        if (!line || *line == "EOF")
            return refused(text, lines.place(),
                           message("instance.too_few"_text)
                               .with("found", static_cast<std::int64_t>(k))
                               .with("expected", static_cast<std::int64_t>(dimension)));
        const auto words = words_of(*line);
        const std::int64_t index = words.size() == 3 ? whole_of(words[0]).value_or(0) : 0;  // counted from 1
        const auto x = words.size() == 3 ? number_of(words[1]) : std::nullopt;
        const auto y = words.size() == 3 ? number_of(words[2]) : std::nullopt;
        if (!x || !y) return refused(text, lines.place(), message("instance.tsplib_point"_text));
        const auto at = static_cast<std::size_t>(index - 1);
        if (index < 1 || at >= dimension || seen[at])
            return refused(text, lines.place(), message("instance.tsplib_index"_text).with("index", std::string(words[0])));
        seen[at] = true;
        points.place[at] = {*x, *y};
    }
    const auto rest = lines.next();
    if (rest && *rest != "EOF" && !rest->ends_with("_SECTION"))
        return refused(text, lines.place(), message("instance.too_many"_text).with("expected", static_cast<std::int64_t>(dimension)));
    std::vector<std::pair<double, double>> places;
    for (const auto& [x, y] : points.place) places.emplace_back(x, y);
    points.same_place = count_same_places(std::move(places));
    return points;
}

}  // namespace

bool is_tsplib(std::string_view text) { return has_section(text, "NODE_COORD_SECTION"); }

Result<Instance> read_tsplib(const InstanceText& text, const InstanceOptions& options) {
    TextLines lines(text.text);
    auto head = read_section_head(text, lines);
    if (!head) return fail(head.error());
    if (head->value["EDGE_WEIGHT_TYPE"] != "EUC_2D")
        return refused(text, {}, message("instance.not_euclid"_text).with("type", head->value["EDGE_WEIGHT_TYPE"]));
    auto points = read_points(text, lines, head->dimension);
    if (!points) return fail(points.error());
    Instance instance;
    instance.same_place = points->same_place;
    instance.weight.assign(head->dimension, 1);
    instance.candidate.resize(head->dimension);
    std::iota(instance.candidate.begin(), instance.candidate.end(), 0);
    const auto rounding = options.rounding.value_or(optimise::Rounding::floor);
    instance.unit = rounding == optimise::Rounding::micro ? CostUnit::micro : CostUnit::length;
    instance.places = PlanePoints{rounding, points->place, instance.candidate};
    auto costs = optimise::plane_costs(std::move(points->place), instance.candidate, rounding);
    if (!costs) {
        Error error = costs.error();
        error.file = text.file.string();
        return fail(std::move(error));
    }
    instance.costs = std::move(*costs);
    return instance;
}

}  // namespace maillage::io
