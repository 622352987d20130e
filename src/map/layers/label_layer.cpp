// SPDX-License-Identifier: Apache-2.0
#include "map/layers/label_layer.h"

#include <algorithm>
#include <cmath>

#include "map/label_placement.h"
#include "map/layers/site_layer.h"

namespace maillage::map {
namespace {

// ui.md: labels with a 3.5 px halo, half of it on each side of the outline.
constexpr float halo_px = 1.75F;
constexpr float site_px = 13;
constexpr float city_px = 12;
constexpr float city_dot_px = 2.2F;
// One city for every 220 × 220 px of map reads as a map, not as a list; no name for a village on a map of
// France.
constexpr double px_a_city = 220.0 * 220.0;
constexpr int most_cities = 60;
// Suburbs say nothing that their city does not say: names keep this far from another city's dot or a site.
constexpr float city_distance_px = 34;
// Half a pixel, and the frame's line.
constexpr float frame_px = 4;

class Labels {
  public:
    Labels(const LayerInput& input, DrawList& out)
        : input_(input),
          out_(out),
          scale_(static_cast<float>(input.view.device_scale)),
          placer_({frame_px, frame_px, static_cast<float>(input.view.width) / scale_ - frame_px,
                   static_cast<float>(input.view.height) / scale_ - frame_px}) {
        for (const ScreenBox& box : input.content.covered) placer_.block(box);
    }

    void add_sites() {
        if (input_.content.hidden_layers.contains("sites")) return;
        for (const SiteMarker& site : input_.content.sites) {
            const Shape shape = site_shape(site.kind, input_.theme);
            const PointF at = on_screen(input_.whole().project(site.place));
            const float r = shape.half_size.x + shape.halo_width;
            named_.push_back(at);
            placer_.block({at.x - r, at.y - r, at.x + r, at.y + r});
        }
        for (const SiteMarker& site : input_.content.sites) {
            if (site.label.empty()) continue;
            const float gap = site_shape(site.kind, input_.theme).half_size.x + halo_px + 3;
            add(input_.whole().project(site.place), gap, site.label, site_px, FontWeight::semi_bold,
                color_of(site.kind));
        }
    }

    void add_cities() {
        const auto& communes = input_.whole().territory()->communes;
        const double area = double(input_.view.width) * input_.view.height / (double(scale_) * scale_);
        const int wanted = std::clamp(static_cast<int>(area / px_a_city), 1, most_cities);
        int placed = 0;
        int tried = 0;
        for (const std::uint32_t f : input_.content.geometry->by_population()) {
            if (placed == wanted || tried == 4 * wanted) break;
            const PointF place = input_.whole().commune_point(f);
            const PointF at = on_screen(place);
            if (crowded(at) || !placer_.free({at.x - city_dot_px, at.y - city_dot_px, at.x + city_dot_px,
                                              at.y + city_dot_px}))
                continue;
            ++tried;
            if (!add(place, city_dot_px + halo_px + 2, communes.name[input_.whole().commune(f)], city_px,
                     FontWeight::regular, input_.theme.ink))
                continue;
            ++placed;
            add_dot(place, at);
        }
    }

  private:
    [[nodiscard]] PointF on_screen(PointF local) const {
        const geo::Xy origin = input_.whole().origin();
        const geo::Xy px = input_.view.to_screen({origin.x + double{local.x}, origin.y + double{local.y}});
        return {static_cast<float>(px.x) / scale_, static_cast<float>(px.y) / scale_};
    }

    [[nodiscard]] bool crowded(PointF at) const {
        return std::any_of(named_.begin(), named_.end(), [&](PointF other) {
            return std::hypot(at.x - other.x, at.y - other.y) < city_distance_px;
        });
    }

    [[nodiscard]] Color color_of(MarkerKind kind) const {
        switch (kind) {
            case MarkerKind::existing:
            case MarkerKind::planned:
                return input_.theme.ink;
            case MarkerKind::proposed:
                return input_.theme.proposed_label;
            case MarkerKind::rejected:
                return input_.theme.second_ink;
        }
        return input_.theme.ink;
    }

    bool add(PointF place, float gap, const std::string& text, float size, FontWeight weight, Color color) {
        const auto label = placer_.place(on_screen(place), gap, input_.measure(text, size, weight), halo_px);
        if (!label) return false;
        out_.texts.push_back({text, place, label->offset, size, weight, TextAnchor::left, color, halo_px,
                              input_.theme.label_halo, false});
        return true;
    }

    void add_dot(PointF place, PointF at) {
        Shape dot;
        dot.at = place;
        dot.half_size = {city_dot_px, city_dot_px};
        dot.fill = input_.theme.ink;
        dot.halo_width = 1;
        dot.halo = input_.theme.label_halo;
        out_.shapes.push_back(dot);
        named_.push_back(at);
        const float r = city_dot_px + 1;
        placer_.block({at.x - r, at.y - r, at.x + r, at.y + r});
    }

    const LayerInput& input_;
    DrawList& out_;
    float scale_;
    LabelPlacer placer_;
    std::vector<PointF> named_;  ///< sites and cities so far
};

}  // namespace

DrawList label_layer(const LayerInput& input) {
    DrawList out;
    out.origin = input.whole().origin();
    Labels labels(input, out);
    labels.add_sites();
    labels.add_cities();
    return out;
}

}  // namespace maillage::map
