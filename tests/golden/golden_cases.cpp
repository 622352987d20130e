// SPDX-License-Identifier: Apache-2.0
#include "golden/golden_cases.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "map/circle_scale.h"
#include "map/indicators/registry.h"
#include "map/layers/layer_registry.h"
#include "map/page_layout.h"
#include "support/map_worlds.h"

namespace maillage::golden {
namespace {

using map::MapContent;
using map::MapView;
using map::MarkerKind;

constexpr MapView small{{}, 1, 320, 240, 1};

/// Shows the named layers alone.
MapContent with_layers(MapContent content, const std::vector<std::string_view>& shown) {
    for (const map::LayerDefinition& layer : map::layers())
        if (std::find(shown.begin(), shown.end(), layer.id) == shown.end())
            content.hidden_layers.insert(std::string(layer.id));
    return content;
}

MapContent lake() {
    return test_support::content_of(test_support::lake_world(), 30);
}

/// One department as the scope, the rest as land around it.
MapContent one_department() {
    MapContent content = lake();
    const auto& whole = content.geometry->shared_whole();
    std::vector<territory::Index> scope;
    for (territory::Index c = 0; c < whole->territory()->communes.size(); ++c)
        if (whole->territory()->communes.department[c] == 2) scope.push_back(c);
    content.geometry = std::make_shared<const map::ScopeGeometry>(whole, scope);
    return content;
}

MapContent four_states() {
    MapContent content = lake();
    const auto& points = content.geometry->whole().territory()->communes.point;
    content.sites = {{points[4], MarkerKind::existing, "Existant"},
                     {points[22], MarkerKind::planned, "Prévu"},
                     {points[50], MarkerKind::proposed, "Proposé"},
                     {points[66], MarkerKind::rejected, "Écarté"}};
    return content;
}

/// The lake with a subject: density by natural breaks, the population, a column with values missing, and what a second
/// site changes.
MapContent showing(const char* indicator, const std::optional<map::Classification>& classes = {}) {
    MapContent content = lake();
    const auto& set = *content.geometry->whole().territory();
    std::vector<double> column(set.communes.size());
    for (std::size_t i = 0; i < column.size(); ++i)
        column[i] = i % 7 == 3 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(i * i % 31);
    const auto before = test_support::content_of(content.geometry->whole().territory(), 70).distance_m;
    const std::vector<std::int64_t> weights(set.communes.size(), 1);
    content.subject = map::make_subject(*map::find_indicator(indicator), {set, content.distance_m, before, {}, column},
                                        test_support::all_communes(set), weights, classes);
    return content;
}

MapContent at_night(MapContent content) {
    content.theme = map::ThemeKind::dark;
    return content;
}

/// A mainland with one site and an island of another CRS with another, each in its own frame.
struct Archipelago {
    MapContent content = test_support::content_of(test_support::world_of({"aaaabb", "aaaabb", "ccccbb", "......", "......", "......", "......", "...zz."}), 8);
    std::vector<map::InsetMap> insets;

    Archipelago() {
        const auto whole = content.geometry->shared_whole();
        const auto& set = *whole->territory();
        std::vector<territory::Index> mainland;
        std::vector<territory::Index> island;
        for (const territory::Index c : test_support::all_communes(set))
            (set.departments.display_epsg[set.communes.department[c]] == 2154 ? mainland : island).push_back(c);
        content.distance_m[island.front()] = 4'000;
        content.distance_m[island.back()] = 21'000;
        content.sites = {{set.communes.point[8], MarkerKind::existing, "Milieu"},
                         {set.communes.point[island.front()], MarkerKind::existing, "Port"}};
        content.geometry = std::make_shared<const map::ScopeGeometry>(whole, mainland);
        insets.push_back({*map::prepare_geometry(whole->territory(), island, 2975), "La Réunion"});
    }
};

map::PageTexts stock_texts() {
    map::PageTexts texts;
    texts.title = "Population municipale";
    texts.legend_title = "Population";
    texts.legend_note = "habitants";
    for (const double value : map::circle_legend_values(40'000)) texts.circles.push_back({std::to_string(int(value)), {}, {}});
    texts.markers = {{MarkerKind::existing, "site existant"}};
    texts.sources = "Source : monde inventé";
    return texts;
}

class Cases {
  public:
    explicit Cases(const map::TextMeasure& measure) : measure_(measure) {}

    void add(const char* layer, const char* name, const MapContent& content, MapView view) {
        out_.push_back({layer, name, map::build_map(content, view, measure_), view});
    }
    void add_fitted(const char* layer, const char* name, const MapContent& content, MapView view = small) {
        add(layer, name, content, map::fit_to_scope(content, view, {12, 12, 12, 12}));
    }
    void add_page(const char* name, const MapContent& content, const map::PageTexts& texts,
                  map::PageFormat format, const std::vector<map::InsetMap>& insets = {}) {
        auto page = map::compose_page(content, texts, format, measure_, insets);
        out_.push_back({"page", name, std::move(page->lists), page->view, std::move(page->insets)});
    }
    std::vector<Case> take() { return std::move(out_); }

  private:
    const map::TextMeasure& measure_;
    std::vector<Case> out_;
};

map::PageTexts page_texts() {
    map::PageTexts texts;
    texts.title = "Distance à la formation la plus proche";
    texts.subtitle = "Un pays de lac, quatre départements";
    texts.legend_title = "Distance";
    texts.legend_note = "à vol d’oiseau, km";
    for (const char* label : {"[0 ; 15]", "]15 ; 30]", "]30 ; 45]", "]45 ; 60]", "plus de 60"})
        texts.classes.push_back({label, "20\u00A0%", {}});
    texts.markers = {{MarkerKind::existing, "site existant"}, {MarkerKind::proposed, "proposition"}};
    texts.sources = "Source : monde inventé";
    texts.situation = "Situation au 13 novembre 2017";
    return texts;
}

}  // namespace

std::vector<Case> all_cases(const map::TextMeasure& measure) {
    Cases cases(measure);
    cases.add_fitted("land", "around_a_department", with_layers(one_department(), {"land"}));
    cases.add_fitted("distance", "five_classes", with_layers(lake(), {"land", "distance"}));
    MapContent dark = with_layers(lake(), {"land", "distance"});
    dark.theme = map::ThemeKind::dark;
    cases.add_fitted("distance", "dark", dark);
    MapView seams = map::fit_to_scope(lake(), small, {12, 12, 12, 12});
    cases.add("distance", "seams_close", with_layers(lake(), {"land", "distance"}),
              seams.zoomed(6, {160, 120}));
    cases.add_fitted("borders", "all_ranks", with_layers(lake(), {"land", "distance", "borders"}));
    cases.add_fitted("borders", "around_a_department",
                     with_layers(one_department(), {"land", "distance", "borders"}));
    cases.add_fitted("borders", "double_scale", with_layers(lake(), {"land", "borders"}),
                     {{}, 1, 480, 360, 2});
    cases.add_fitted("sites", "four_states", with_layers(four_states(), {"land", "sites"}));
    cases.add_fitted("sites", "double_scale", with_layers(four_states(), {"land", "sites"}),
                     {{}, 1, 480, 360, 2});
    cases.add_fitted("labels", "sites_and_cities",
                     with_layers(four_states(), {"land", "distance", "sites", "labels"}));
    MapContent night = four_states();
    night.theme = map::ThemeKind::dark;
    cases.add_fitted("labels", "dark", night);
    cases.add_page("full", four_states(), page_texts(), {512, 400, 0.75});
    cases.add_page("dark", night, page_texts(), {512, 400, 0.75});
    cases.add_page("smallest", four_states(), page_texts(), {256, 256, 0});
    const std::vector<std::string_view> ratio{"land", "choropleth", "borders"};
    const map::Classification jenks = *map::parse_classification("jenks:5");
    cases.add_fitted("choropleth", "density_jenks", with_layers(showing("density", jenks), ratio));
    cases.add_fitted("choropleth", "density_jenks_dark", with_layers(at_night(showing("density", jenks)), ratio));
    cases.add_fitted("choropleth", "missing_hatched", with_layers(showing("ratio"), ratio));
    cases.add_fitted("choropleth", "difference", with_layers(showing("difference"), ratio));
    cases.add_fitted("choropleth", "difference_dark", with_layers(at_night(showing("difference")), ratio));
    MapContent red_green = with_layers(showing("difference"), ratio);
    red_green.vision = map::ColorVision::deuteranopia;
    cases.add_fitted("choropleth", "difference_deuteranopia", red_green);
    const std::vector<std::string_view> stock{"land", "borders", "circles"};
    cases.add_fitted("circles", "population", with_layers(showing("population"), stock));
    cases.add_fitted("circles", "population_dark", with_layers(at_night(showing("population")), stock));
    cases.add_page("circles", showing("population"), stock_texts(), {512, 400, 0.75});
    const Archipelago archipelago;
    cases.add_page("insets", archipelago.content, page_texts(), {512, 400, 0.45}, archipelago.insets);
    return cases.take();
}

}  // namespace maillage::golden
