// SPDX-License-Identifier: Apache-2.0
#include "app/gui/map_parts.h"

#include <algorithm>

#include "territory/scope.h"

namespace maillage::app::gui {
namespace {

// Style px.
constexpr float margin = 12;
constexpr float gap = 6;
constexpr float name_height = 18;
/// Scale, its card's margins and two lines of credits.
constexpr float foot = 124;
/// Of the names of compared scenarios.
constexpr float names_height = 34;
// "France métropolitaine" in the smallest letters.
constexpr float least_width = 120;
constexpr float most_width = 132;
constexpr float least_height = 50;
/// Islands are about as high as wide.
constexpr float height_of_width = 0.85F;
constexpr float share_of_frame = 0.13F;
/// Narrower frames are filled by legend and map.
constexpr double least_frame = 560;

}  // namespace

std::vector<std::size_t> MapParts::insets() const {
    std::vector<std::size_t> out;
    for (std::size_t part = 0; part < all.size() && insets_open; ++part)
        if (part != shown) out.push_back(part);
    return out;
}

std::string part_name(const MapParts& parts, std::size_t part, const territory::TerritorySet& territory,
                      const Catalog& catalog) {
    if (const auto department = parts.all[part].department) return territory.departments.name[*department];
    std::string names;
    for (const map::DepartmentPlace& place : parts.all[part].geometry->departments()) {
        if (!territory::is_overseas(territory.departments.code[place.department]))
            return catalog.text("scope.metropolitan_france"_text);
        names += (names.empty() ? "" : ", ") + territory.departments.name[place.department];
    }
    return names;
}

std::vector<InsetPlace> inset_places(double width, double height, const MapParts& parts) {
    const std::size_t count = parts.insets().size();
    if (count == 0 || width < least_frame) return {};
    const float top = margin + (parts.below_names ? names_height : 0);
    const auto n = static_cast<float>(count);
    const float each = (static_cast<float>(height) - top - foot - (n - 1) * gap) / n - name_height;
    const float across = std::clamp(static_cast<float>(width) * share_of_frame, least_width, most_width);
    const float high = std::min(each, across * height_of_width);
    if (high < least_height) return {};
    std::vector<InsetPlace> out;
    const float right = static_cast<float>(width) - margin;
    for (std::size_t i = 0; i < count; ++i) {
        const float at = top + static_cast<float>(i) * (high + name_height + gap);
        out.push_back({{right - across, at, right, at + high}, {right - across, at + high, right, at + high + name_height}});
    }
    return out;
}

double inset_column_width(double width, double height, const MapParts& parts) {
    const auto places = inset_places(width, height, parts);
    return places.empty() ? 0 : width - static_cast<double>(places.front().picture.left);
}

}  // namespace maillage::app::gui
