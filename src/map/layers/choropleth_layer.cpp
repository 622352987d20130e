// SPDX-License-Identifier: Apache-2.0
#include "map/layers/choropleth_layer.h"

#include <cassert>
#include <cmath>

#include "map/layers/commune_fill.h"
#include "map/subject_style.h"

namespace maillage::map {

DrawList choropleth_layer(const LayerInput& input) {
    DrawList out;
    const MapContent& content = input.content;
    const auto* choropleth = std::get_if<Choropleth>(&content.subject);
    const auto* circles = std::get_if<Circles>(&content.subject);
    if (choropleth == nullptr && !shows_missing(content)) return out;
    const std::vector<double>& values = choropleth != nullptr ? choropleth->ratio.values : circles->stock.values;
    assert(values.size() == input.whole().territory()->communes.size());
    const auto styles = subject_styles(content);
    if (styles.empty()) return out;
    const auto missing = static_cast<std::uint8_t>(shows_missing(content) ? styles.size() - 1 : FillLayer::unpainted);
    FillLayer fill = commune_fill(input, styles);
    for (std::uint32_t f = 0; f < input.whole().feature_count(); ++f) {
        if (!content.geometry->contains(f)) continue;
        const double value = values[input.whole().commune(f)];
        if (!std::isfinite(value))
            fill.style_of_feature[f] = missing;
        else if (choropleth != nullptr)
            fill.style_of_feature[f] = choropleth->classes.class_of(value);
    }
    out.fills.push_back(std::move(fill));
    return out;
}

}  // namespace maillage::map
