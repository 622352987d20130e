// SPDX-License-Identifier: Apache-2.0
#include "io/instances/section_text.h"

#include <algorithm>

namespace maillage::io {
namespace {

constexpr std::int64_t most_points = 1'000'000;

}  // namespace

bool has_section(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if (at == 0 || text[at - 1] == '\n') return true;
    return false;
}

Result<SectionHead> read_section_head(const InstanceText& text, TextLines& lines) {
    SectionHead head;
    while (const auto line = lines.next()) {
        if (line->starts_with("NODE_COORD_SECTION")) {
            const auto dimension = whole_of(head.value["DIMENSION"]);
            if (dimension && *dimension >= 1 && *dimension <= most_points) {
                head.dimension = static_cast<std::size_t>(*dimension);
                return head;
            }
            return refused(text, lines.place(), message("instance.no_dimension"_text).with("limit", most_points));
        }
        const std::size_t colon = line->find(':');
        if (colon == std::string_view::npos)
            return refused(text, lines.place(), message("instance.head_line"_text));
        head.value[std::string(trimmed(line->substr(0, colon)))] = trimmed(line->substr(colon + 1));
    }
    return refused(text, lines.place(), message("instance.head_line"_text));
}

Status set_plane_costs(const InstanceText& text, Instance& instance,
                       const std::vector<std::pair<double, double>>& places, optimise::Rounding rounding) {
    std::vector<optimise::PlanePoint> points;
    for (const auto& [x, y] : places) points.push_back({x, y});
    auto costs = optimise::plane_costs(std::move(points), instance.candidate, rounding);
    if (!costs) {
        Error error = costs.error();
        error.file = text.file.string();
        return fail(std::move(error));
    }
    instance.costs = std::move(*costs);
    instance.unit = rounding == optimise::Rounding::micro ? CostUnit::micro : CostUnit::length;
    const auto written = rounding == optimise::Rounding::floor     ? PlanePoints::Rounding::floor
                         : rounding == optimise::Rounding::nearest ? PlanePoints::Rounding::nearest
                                                                   : PlanePoints::Rounding::micro;
    instance.places = PlanePoints{written, places, instance.candidate};
    return {};
}

std::size_t count_same_places(std::vector<std::pair<double, double>> places) {
    std::sort(places.begin(), places.end());
    const auto end = std::unique(places.begin(), places.end());
    return static_cast<std::size_t>(places.end() - end);
}

}  // namespace maillage::io
