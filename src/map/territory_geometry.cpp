// SPDX-License-Identifier: Apache-2.0
#include "map/territory_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/parallel.h"
#include "map/geometry/simplify.h"

namespace maillage::map {
namespace {

using territory::Index;

// A triangle of (0.65 px)² = 0.4 px² is about what 4× multisampling can still show.
constexpr double unseen_px = 0.65;
// Borders painted or skipped together: some forty communes.
constexpr std::size_t lines_a_part = 128;
// Features a thread looks at in one go.
constexpr std::size_t features_a_block = 512;
// A commune keeps this share of its area at every level: less is as good as gone.
constexpr double least_share = 0.1;

float level_threshold(int level) {
    return detail_m[static_cast<std::size_t>(level)];
}

PointF relative(geo::Xy point, geo::Xy origin) {
    // A place outside the CRS's domain has no position: it goes to the origin rather than to infinity.
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return {};
    return {static_cast<float>(point.x - origin.x), static_cast<float>(point.y - origin.y)};
}

}  // namespace

Result<std::shared_ptr<const TerritoryGeometry>> TerritoryGeometry::build(territory::Territory territory,
                                                                          int epsg) {
    auto out = std::shared_ptr<TerritoryGeometry>(new TerritoryGeometry);
    out->territory_ = std::move(territory);
    out->epsg_ = epsg;
    const territory::TerritorySet& set = *out->territory_;
    out->feature_of_commune_.assign(set.communes.size(), ArcTopology::none);
    for (Index c = 0; c < set.communes.size(); ++c) {
        if (set.departments.display_epsg[set.communes.department[c]] != epsg) continue;
        out->feature_of_commune_[c] = static_cast<std::uint32_t>(out->commune_.size());
        out->commune_.push_back(c);
    }
    out->topology_ = find_arcs(set.communes.outlines, out->commune_);
    if (auto placed = out->place_vertices(); !placed) return fail(placed.error());
    out->weigh_vertices();
    out->rank_arcs();
    out->find_sides();
    out->keep_areas();
    out->measure_features();
    out->index_boxes();
    return out;
}

Status TerritoryGeometry::place_vertices() {
    auto projection = geo::Projection::to_epsg(epsg_);
    if (!projection) return fail(projection.error());
    projection_.emplace(std::move(*projection));
    const std::vector<geo::Xy> metres = geo::project_all(*projection_, topology_.vertices);
    WorldBox box;
    for (const geo::Xy& point : metres)
        if (std::isfinite(point.x) && std::isfinite(point.y)) box.add(point);
    // A round origin: the same for two vintages of one country, hence the same pixels.
    constexpr double round_to_m = 10'000;
    if (!box.empty())
        origin_ = {std::round((box.low.x + box.high.x) / 2 / round_to_m) * round_to_m,
                   std::round((box.low.y + box.high.y) / 2 / round_to_m) * round_to_m};
    points_.resize(metres.size());
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] = relative(metres[i], origin_);
    std::vector<geo::LonLat> places;
    places.reserve(commune_.size());
    for (const Index c : commune_) places.push_back(territory_->communes.point[c]);
    for (const geo::Xy& point : projection_->forward(places))
        commune_point_.push_back(relative(point, origin_));
    return {};
}

void TerritoryGeometry::weigh_vertices() {
    weight_.resize(topology_.arc_vertices.size());
    // Two open arcs that make a ring between them must not both become the same straight line.
    std::vector<std::uint8_t> keeps_one(topology_.arc_count(), 0);
    for (std::size_t r = 0; r + 1 < topology_.ring_start.size(); ++r) {
        if (topology_.ring_start[r + 1] - topology_.ring_start[r] != 2) continue;
        keeps_one[topology_.ring_uses[topology_.ring_start[r]].arc] = 1;
        keeps_one[topology_.ring_uses[topology_.ring_start[r] + 1].arc] = 1;
    }
    constexpr std::size_t arcs_a_block = 2048;
    parallel_for(topology_.arc_count(), arcs_a_block, [&](std::size_t begin, std::size_t end) {
        std::vector<PointF> line;
        for (std::size_t a = begin; a < end; ++a) {
            line.clear();
            for (const std::uint32_t v : topology_.arc(static_cast<std::uint32_t>(a)))
                line.push_back(points_[v]);
            const std::span<float> weights(weight_.data() + topology_.arc_start[a], line.size());
            vertex_weights(line, weights);
            if (keeps_one[a] == 0 || line.size() < 3) continue;
            const auto inner = weights.subspan(1, weights.size() - 2);
            *std::max_element(inner.begin(), inner.end()) = std::numeric_limits<float>::infinity();
        }
    });
}

void TerritoryGeometry::rank_arcs() {
    const territory::Communes& communes = territory_->communes;
    rank_.resize(topology_.arc_count());
    for (std::size_t a = 0; a < rank_.size(); ++a) {
        if (topology_.right[a] == ArcTopology::none) {
            rank_[a] = BorderRank::outer;
            continue;
        }
        const Index l = commune_[topology_.left[a]];
        const Index r = commune_[topology_.right[a]];
        rank_[a] = communes.region[l] != communes.region[r]           ? BorderRank::region
                   : communes.department[l] != communes.department[r] ? BorderRank::department
                   : communes.intercommunality[l] != communes.intercommunality[r]
                       ? BorderRank::intercommunality
                       : BorderRank::commune;
    }
}

void TerritoryGeometry::measure_features() {
    box_.resize(feature_count());
    double area = 0;
    for (std::uint32_t f = 0; f < feature_count(); ++f) {
        for (std::uint32_t p = topology_.feature_polygons[f]; p < topology_.feature_polygons[f + 1]; ++p)
            for (std::uint32_t r = topology_.polygon_rings[p]; r < topology_.polygon_rings[p + 1]; ++r)
                for (std::uint32_t u = topology_.ring_start[r]; u < topology_.ring_start[r + 1]; ++u)
                    for (const std::uint32_t v : topology_.arc(topology_.ring_uses[u].arc))
                        box_[f].add(points_[v]);
        // Communes fill about 0.6 of their box; only the order of size matters here.
        constexpr double filled = 0.6;
        if (!box_[f].empty())
            area +=
                filled * (double{box_[f].high.x} - box_[f].low.x) * (double{box_[f].high.y} - box_[f].low.y);
    }
    mean_feature_m_ =
        feature_count() == 0 ? 1.0F : static_cast<float>(std::sqrt(area / double(feature_count())));
    mean_feature_m_ = std::max(mean_feature_m_, 1.0F);
}

std::optional<std::uint32_t> TerritoryGeometry::feature(Index commune) const {
    if (commune >= feature_of_commune_.size() || feature_of_commune_[commune] == ArcTopology::none)
        return std::nullopt;
    return feature_of_commune_[commune];
}

PointF TerritoryGeometry::project(geo::LonLat place) const {
    const std::scoped_lock lock(projection_mutex_);
    const geo::Xy point = projection_->forward(place);
    return {static_cast<float>(point.x - origin_.x), static_cast<float>(point.y - origin_.y)};
}

geo::LonLat TerritoryGeometry::unproject(geo::Xy place) const {
    const std::scoped_lock lock(projection_mutex_);
    return projection_->inverse(place);
}

WorldBox TerritoryGeometry::box(std::span<const Index> communes) const {
    WorldBox out;
    for (const Index c : communes) {
        const auto f = feature(c);
        if (!f || box_[*f].empty()) continue;
        out.add({origin_.x + double{box_[*f].low.x}, origin_.y + double{box_[*f].low.y}});
        out.add({origin_.x + double{box_[*f].high.x}, origin_.y + double{box_[*f].high.y}});
    }
    return out;
}

int TerritoryGeometry::level_for(double meters_per_px) {
    int level = 0;
    while (level + 1 < detail_levels && level_threshold(level + 1) <= unseen_px * meters_per_px) ++level;
    return level;
}

std::vector<std::uint32_t> TerritoryGeometry::arc_at(std::uint32_t arc, int level) const {
    const auto threshold = level_threshold(level);
    const auto all = topology_.arc(arc);
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (weight_[topology_.arc_start[arc] + i] >= threshold) kept.push_back(all[i]);
    return kept;
}

std::shared_ptr<const FillMesh> TerritoryGeometry::fills(int level) const {
    const std::scoped_lock lock(cache_mutex_);
    auto& cached = fills_[static_cast<std::size_t>(level)];
    if (!cached) cached = std::make_shared<const FillMesh>(build_fills(level));
    return cached;
}

/// Which way round each ring of the full outline goes tells on which side of its arcs the feature lies.
void TerritoryGeometry::find_sides() {
    inner_left_.resize(topology_.ring_start.size() - 1);
    lines_.resize(topology_.arc_count());
    for (std::uint32_t a = 0; a < lines_.size(); ++a) lines_[a].arc = a;
    const auto add = [&](std::uint32_t feature, std::uint32_t arc, bool on_left) {
        const auto side = on_left ? &FillMesh::Sides::left : &FillMesh::Sides::right;
        if (lines_[arc].sides.*side == FillMesh::nothing) {
            lines_[arc].sides.*side = feature;
        } else {
            lines_.push_back({arc, {}});
            lines_.back().sides.*side = feature;
        }
    };
    for (std::uint32_t f = 0; f < feature_count(); ++f)
        for (std::uint32_t p = topology_.feature_polygons[f]; p < topology_.feature_polygons[f + 1]; ++p)
            for (std::uint32_t r = topology_.polygon_rings[p]; r < topology_.polygon_rings[p + 1]; ++r) {
                const bool inner_left = (twice_area(r, 0) > 0) == (r == topology_.polygon_rings[p]);
                inner_left_[r] = inner_left ? 1 : 0;
                for (std::uint32_t u = topology_.ring_start[r]; u < topology_.ring_start[r + 1]; ++u) {
                    const auto use = topology_.ring_uses[u];
                    add(f, use.arc, inner_left != (use.reversed != 0));
                }
            }
}

/// Of a ring as simplified, positive counter-clockwise.
double TerritoryGeometry::twice_area(std::uint32_t ring, float threshold) const {
    double sum = 0;
    for (std::uint32_t u = topology_.ring_start[ring]; u < topology_.ring_start[ring + 1]; ++u) {
        const auto use = topology_.ring_uses[u];
        const auto arc = topology_.arc(use.arc);
        const float* weight = weight_.data() + topology_.arc_start[use.arc];
        double along = 0;
        PointF a = points_[arc.front()];
        for (std::size_t i = 1; i < arc.size(); ++i) {
            if (weight[i] < threshold) continue;
            const PointF b = points_[arc[i]];
            along += double{a.x} * b.y - double{b.x} * a.y;
            a = b;
        }
        sum += use.reversed != 0 ? -along : along;
    }
    return sum;
}

/// What is left of a feature as simplified; negative where its outline turned inside out.
double TerritoryGeometry::area(std::uint32_t feature, float threshold) const {
    double sum = 0;
    const std::uint32_t first = topology_.polygon_rings[topology_.feature_polygons[feature]];
    const std::uint32_t last = topology_.polygon_rings[topology_.feature_polygons[feature + 1]];
    for (std::uint32_t r = first; r < last; ++r)
        sum += inner_left_[r] != 0 ? twice_area(r, threshold) : -twice_area(r, threshold);
    return sum / 2;
}

/// Arcs are simplified each for itself: the borders of a narrow commune may swap sides. Such a commune keeps the
/// arcs of the last level that left it its area.
void TerritoryGeometry::keep_areas() {
    std::vector<double> full(feature_count());
    std::vector<double> vertices(feature_count(), 0);
    parallel_for(full.size(), features_a_block, [&](std::size_t begin, std::size_t end) {
        for (auto f = static_cast<std::uint32_t>(begin); f < end; ++f) {
            full[f] = area(f, 0);
            each_arc(f, [&](std::uint32_t arc) { vertices[f] += static_cast<double>(topology_.arc(arc).size()); });
        }
    });
    std::vector<std::uint8_t> lost(feature_count());
    std::vector<std::uint8_t> changed(feature_count());
    for (int level = 1; level < detail_levels; ++level) {
        const float threshold = level_threshold(level);
        std::fill(changed.begin(), changed.end(), 1);
        do {
            parallel_for(full.size(), features_a_block, [&](std::size_t begin, std::size_t end) {
                for (auto f = static_cast<std::uint32_t>(begin); f < end; ++f) {
                    // A vertex left out takes less than the threshold's square with it.
                    const bool at_risk = vertices[f] * threshold * threshold > (1 - least_share) * full[f];
                    lost[f] = changed[f] != 0 && at_risk && full[f] > 0 &&
                              area(f, threshold) < least_share * full[f];
                }
            });
            std::fill(changed.begin(), changed.end(), 0);
            for (std::uint32_t f = 0; f < lost.size(); ++f)
                if (lost[f] != 0)
                    each_arc(f, [&](std::uint32_t arc) {
                        keep_arc(arc, level_threshold(level - 1));
                        changed[topology_.left[arc]] = 1;
                        if (topology_.right[arc] != ArcTopology::none) changed[topology_.right[arc]] = 1;
                    });
        } while (std::find(lost.begin(), lost.end(), 1) != lost.end());
    }
}

/// What an arc shows at a threshold it shows at every coarser one.
void TerritoryGeometry::keep_arc(std::uint32_t arc, float threshold) {
    for (std::uint32_t i = topology_.arc_start[arc]; i < topology_.arc_start[arc + 1]; ++i)
        if (weight_[i] >= threshold) weight_[i] = std::numeric_limits<float>::infinity();
}

/// Arcs follow the codes of the communes they surround, hence each other on the ground.
FillMesh TerritoryGeometry::build_fills(int level) const {
    const auto threshold = level_threshold(level);
    FillMesh mesh;
    mesh.origin = origin_;
    mesh.feature_count = static_cast<std::uint32_t>(feature_count());
    mesh.line_start.reserve(lines_.size() + 1);
    mesh.sides.reserve(lines_.size());
    for (const Line& line : lines_) {
        if (mesh.sides.size() % lines_a_part == 0)
            mesh.parts.push_back({static_cast<std::uint32_t>(mesh.sides.size()), 0, {}});
        Part& part = mesh.parts.back();
        ++part.count;
        const auto arc = topology_.arc(line.arc);
        const float* weight = weight_.data() + topology_.arc_start[line.arc];
        for (std::size_t i = 0; i < arc.size(); ++i) {
            if (weight[i] < threshold) continue;
            mesh.points.push_back(points_[arc[i]]);
            part.box.add(mesh.points.back());
        }
        mesh.line_start.push_back(static_cast<std::uint32_t>(mesh.points.size()));
        mesh.sides.push_back(line.sides);
    }
    return mesh;
}

}  // namespace maillage::map
