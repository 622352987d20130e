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

std::size_t count_same_places(std::vector<std::pair<double, double>> places) {
    std::sort(places.begin(), places.end());
    const auto end = std::unique(places.begin(), places.end());
    return static_cast<std::size_t>(places.end() - end);
}

}  // namespace maillage::io
