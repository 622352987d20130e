// SPDX-License-Identifier: Apache-2.0
#include "map/layers/label_layer.h"

#include <algorithm>
#include <array>
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
constexpr float department_px = 11.5F;
constexpr float department_line_px = 14;
// Under this mean width names of departments are crowded out one by one and say nothing of the rest.
constexpr float least_department_px = 84;
// A department that fills the frame is named by the title.
constexpr float most_of_frame = 0.9F;
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

    void add_departments() {
        const auto places = input_.content.geometry->departments();
        if (places.size() < 2 || mean_width(places) < least_department_px) return;
        const auto& names = input_.whole().territory()->departments.name;
        for (const DepartmentPlace& place : places) add_department(place, names[place.department]);
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

    [[nodiscard]] float px(float metres) const {
        return metres / static_cast<float>(input_.view.meters_per_px) / scale_;
    }

    [[nodiscard]] float mean_width(std::span<const DepartmentPlace> places) const {
        float sum = 0;
        for (const DepartmentPlace& place : places) sum += px(place.box.high.x - place.box.low.x);
        return sum / static_cast<float>(places.size());
    }

    /// On one line, or on two where a hyphen or a space allows it.
    void add_department(const DepartmentPlace& place, const std::string& name) {
        const float width = px(place.box.high.x - place.box.low.x);
        const float frame = static_cast<float>(input_.view.width) / scale_;
        if (width > frame * most_of_frame || !on_frame(place.centre)) return;
        std::vector<std::vector<std::string>> forms{{name}};
        const std::size_t middle = name.find_last_of("- ");
        if (middle != std::string::npos)
            forms.push_back({name.substr(0, middle + (name[middle] == '-' ? 1 : 0)), name.substr(middle + 1)});
        for (const auto& lines : forms)
            if (add_department(place, lines)) return;
    }

    /// At the department's centre or a step away from it, where the whole text lies inside it.
    bool add_department(const DepartmentPlace& place, const std::vector<std::string>& lines) {
        float width = 0;
        for (const std::string& line : lines)
            width = std::max(width, input_.measure(line, department_px, FontWeight::medium).width);
        const float height = department_line_px * static_cast<float>(lines.size());
        const float step_x = std::max(18.0F, px(place.box.high.x - place.box.low.x) / 8);
        const float step_y = std::max(department_line_px, px(place.box.high.y - place.box.low.y) / 8);
        const PointF centre = on_screen(place.centre);
        constexpr std::array<PointF, 13> steps{{{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, -1},
                                                {-1, 1}, {1, 1}, {0, -2}, {0, 2}, {-2, 0}, {2, 0}}};
        for (const PointF step : steps) {
            const PointF at{centre.x + step.x * step_x, centre.y + step.y * step_y};
            const ScreenBox box{at.x - width / 2 - halo_px, at.y - height / 2 - halo_px, at.x + width / 2 + halo_px,
                                at.y + height / 2 + halo_px};
            if (!placer_.free(box) || !inside(place.department, box)) continue;
            placer_.block(box);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const float baseline = at.y - height / 2 + department_line_px * (static_cast<float>(i) + 0.78F);
                out_.texts.push_back({lines[i], place.centre, {at.x - centre.x, baseline - centre.y}, department_px,
                                      FontWeight::medium, TextAnchor::centre, input_.theme.second_ink, halo_px,
                                      input_.theme.label_halo, false});
            }
            return true;
        }
        return false;
    }

    [[nodiscard]] bool on_frame(PointF local) const {
        const PointF at = on_screen(local);
        return at.x > 0 && at.y > 0 && at.x < static_cast<float>(input_.view.width) / scale_ &&
               at.y < static_cast<float>(input_.view.height) / scale_;
    }

    /// Both ends and the middle of a text stand on communes of the department.
    [[nodiscard]] bool inside(territory::Index department, const ScreenBox& box) const {
        const float y = (box.top + box.bottom) / 2;
        for (const float x : {box.left, (box.left + box.right) / 2, box.right}) {
            const auto commune = input_.whole().commune_at(input_.view.to_world({x * scale_, y * scale_}));
            if (!commune || input_.whole().territory()->communes.department[*commune] != department) return false;
        }
        return true;
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
    labels.add_departments();
    labels.add_cities();
    return out;
}

}  // namespace maillage::map
