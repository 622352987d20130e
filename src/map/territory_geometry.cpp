// SPDX-License-Identifier: Apache-2.0
#include "map/territory_geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "map/geometry/simplify.h"
#include "map/geometry/triangulate.h"

namespace maillage::map {
namespace {

using territory::Index;

// A triangle of (0.65 px)² = 0.4 px² is about what 4× multisampling can still show.
constexpr double unseen_px = 0.65;
// Features built by one thread at a time and painted or skipped as one part; fixed, so that the mesh does not
// depend on the threads.
constexpr std::size_t features_a_block = 256;
// Features are ordered by cells of about 16 × 16 of them: a part is then a compact piece of the country.
constexpr float cell_features = 16;

float level_threshold(int level) {
    return detail_m[static_cast<std::size_t>(level)];
}

/// Meshes of a block of features, joined in order afterwards.
struct Piece {
    std::vector<PointF> vertices;
    std::vector<std::uint32_t> vertex_feature;
    std::vector<std::uint32_t> triangles;
};

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
    out->measure_features();
    out->index_boxes();
    return out;
}

Status TerritoryGeometry::place_vertices() {
    auto projection = geo::Projection::to_epsg(epsg_);
    if (!projection) return fail(projection.error());
    projection_.emplace(std::move(*projection));
    auto metres = geo::project_all(epsg_, topology_.vertices);
    if (!metres) return fail(metres.error());
    WorldBox box;
    for (const geo::Xy& point : *metres)
        if (std::isfinite(point.x) && std::isfinite(point.y)) box.add(point);
    // A round origin: the same for two vintages of one country, hence the same pixels.
    constexpr double round_to_m = 10'000;
    if (!box.empty())
        origin_ = {std::round((box.low.x + box.high.x) / 2 / round_to_m) * round_to_m,
                   std::round((box.low.y + box.high.y) / 2 / round_to_m) * round_to_m};
    points_.resize(metres->size());
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] = relative((*metres)[i], origin_);
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

/// Neighbours near each other, so that a part of the mesh is a compact piece of the country.
std::vector<std::uint32_t> TerritoryGeometry::features_by_place() const {
    std::vector<std::uint32_t> order(feature_count());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::pair<std::int32_t, std::int32_t>> cell(feature_count());
    const float side = mean_feature_m_ * cell_features;
    for (std::size_t f = 0; f < cell.size(); ++f)
        if (!box_[f].empty())
            cell[f] = {static_cast<std::int32_t>(std::floor((box_[f].low.y + box_[f].high.y) / 2 / side)),
                       static_cast<std::int32_t>(std::floor((box_[f].low.x + box_[f].high.x) / 2 / side))};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return cell[a] < cell[b]; });
    return order;
}

FillMesh TerritoryGeometry::build_fills(int level) const {
    const auto threshold = level_threshold(level);
    const std::vector<std::uint32_t> order = features_by_place();
    std::vector<Piece> pieces((order.size() + features_a_block - 1) / features_a_block);
    parallel_for(order.size(), features_a_block, [&](std::size_t begin, std::size_t end) {
        Piece& piece = pieces[begin / features_a_block];
        std::vector<std::uint32_t> ring_start;
        std::vector<std::uint32_t> local;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t f = order[i];
            for (std::uint32_t p = topology_.feature_polygons[f]; p < topology_.feature_polygons[f + 1];
                 ++p) {
                const auto base = static_cast<std::uint32_t>(piece.vertices.size());
                ring_start.assign(1, 0);
                for (std::uint32_t r = topology_.polygon_rings[p]; r < topology_.polygon_rings[p + 1]; ++r) {
                    for (std::uint32_t u = topology_.ring_start[r]; u < topology_.ring_start[r + 1]; ++u) {
                        const auto use = topology_.ring_uses[u];
                        const auto arc = topology_.arc(use.arc);
                        const float* weight = weight_.data() + topology_.arc_start[use.arc];
                        const std::size_t n = arc.size();
                        // The last vertex of an arc is the first of the next.
                        for (std::size_t k = 0; k + 1 < n; ++k) {
                            const std::size_t at = use.reversed != 0 ? n - 1 - k : k;
                            if (weight[at] >= threshold) piece.vertices.push_back(points_[arc[at]]);
                        }
                    }
                    ring_start.push_back(static_cast<std::uint32_t>(piece.vertices.size()) - base);
                }
                local.clear();
                triangulate(std::span(piece.vertices).subspan(base), ring_start, local);
                for (const std::uint32_t v : local) piece.triangles.push_back(base + v);
                piece.vertex_feature.resize(piece.vertices.size(), f);
            }
        }
    });

    FillMesh mesh;
    mesh.origin = origin_;
    mesh.feature_count = static_cast<std::uint32_t>(feature_count());
    for (const Piece& piece : pieces) {
        const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
        mesh.vertices.insert(mesh.vertices.end(), piece.vertices.begin(), piece.vertices.end());
        mesh.vertex_feature.insert(mesh.vertex_feature.end(), piece.vertex_feature.begin(),
                                   piece.vertex_feature.end());
        Part part{static_cast<std::uint32_t>(mesh.triangles.size()), 0, {}};
        for (const std::uint32_t v : piece.triangles) mesh.triangles.push_back(base + v);
        for (const PointF& point : piece.vertices) part.box.add(point);
        part.count = static_cast<std::uint32_t>(piece.triangles.size());
        if (part.count > 0) mesh.parts.push_back(part);
    }
    return mesh;
}

}  // namespace maillage::map
