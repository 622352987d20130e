// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "map/territory_geometry.h"

namespace maillage::map {
namespace {

// Strokes are skipped by cells of about 32 × 32 features.
constexpr float cell_features = 32;
// A coast that goes round less than this many details is a dot of ink: an islet, or a hole the outlines were
// published with. Its fill stays.
constexpr float least_loop_details = 9;

/// Outer borders close into loops; the size of each arc's loop is the larger side of its box.
class LoopSizes {
  public:
    explicit LoopSizes(const TerritoryGeometry& whole) : whole_(whole), parent_(whole.points().size()) {
        for (std::uint32_t v = 0; v < parent_.size(); ++v) parent_[v] = v;
        each_outer(
            [&](std::span<const std::uint32_t> line) { parent_[root(line.front())] = root(line.back()); });
        each_outer([&](std::span<const std::uint32_t> line) {
            BoxF& box = box_[root(line.front())];
            for (const std::uint32_t v : line) box.add(whole_.points()[v]);
        });
    }

    [[nodiscard]] float of(std::uint32_t arc) {
        const BoxF& box = box_[root(whole_.topology().arc(arc).front())];
        return std::max(box.high.x - box.low.x, box.high.y - box.low.y);
    }

  private:
    template <class Visit>
    void each_outer(const Visit& visit) {
        for (std::uint32_t a = 0; a < whole_.topology().arc_count(); ++a)
            if (whole_.rank(a) == BorderRank::outer) visit(whole_.topology().arc(a));
    }

    std::uint32_t root(std::uint32_t v) {
        while (parent_[v] != v) v = parent_[v] = parent_[parent_[v]];
        return v;
    }

    const TerritoryGeometry& whole_;
    std::vector<std::uint32_t> parent_;
    std::map<std::uint32_t, BoxF> box_;
};

}  // namespace

ScopeGeometry::ScopeGeometry(std::shared_ptr<const TerritoryGeometry> whole,
                             std::span<const territory::Index> communes)
    : whole_(std::move(whole)), in_scope_(whole_->feature_count(), 0), box_(whole_->box(communes)) {
    for (const territory::Index c : communes) {
        const auto feature = whole_->feature(c);
        if (!feature || in_scope_[*feature] != 0) continue;
        in_scope_[*feature] = 1;
        by_population_.push_back(*feature);
    }
    const auto& population = whole_->territory()->communes.population;
    std::sort(by_population_.begin(), by_population_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto pa = population[whole_->commune(a)];
        const auto pb = population[whole_->commune(b)];
        return pa != pb ? pa > pb : a < b;
    });
    place_departments();
}

void ScopeGeometry::place_departments() {
    struct Sum {
        double area = 0;
        double x = 0;
        double y = 0;
        BoxF box;
    };
    const auto& communes = whole_->territory()->communes;
    std::map<territory::Index, Sum> sums;
    for (std::uint32_t f = 0; f < in_scope_.size(); ++f) {
        if (!contains(f)) continue;
        const territory::Index c = whole_->commune(f);
        const PointF point = whole_->commune_point(f);
        const auto area = static_cast<double>(communes.area[c].value);
        Sum& sum = sums[communes.department[c]];
        sum.area += area;
        sum.x += area * double{point.x};
        sum.y += area * double{point.y};
        sum.box.add(whole_->feature_box(f).low);
        sum.box.add(whole_->feature_box(f).high);
    }
    for (const auto& [department, sum] : sums)
        if (sum.area > 0)
            departments_.push_back(
                {department,
                 {static_cast<float>(sum.x / sum.area), static_cast<float>(sum.y / sum.area)},
                 sum.box});
}

std::shared_ptr<const StrokeMesh> ScopeGeometry::borders(BorderRank rank, bool inside, int level) const {
    const std::scoped_lock lock(cache_mutex_);
    const int slot = (static_cast<int>(rank) * 2 + (inside ? 1 : 0)) * detail_levels + level;
    auto& cached = borders_[static_cast<std::size_t>(slot)];
    if (!cached) cached = std::make_shared<const StrokeMesh>(build_borders(rank, inside, level));
    return cached;
}

StrokeMesh ScopeGeometry::build_borders(BorderRank rank, bool inside, int level) const {
    const ArcTopology& topology = whole_->topology();
    const float side = whole_->mean_feature_m() * cell_features;
    std::map<std::pair<int, int>, std::vector<PointF>> cells;
    std::optional<LoopSizes> loops;
    if (rank == BorderRank::outer && level > 0) loops.emplace(*whole_);
    for (std::uint32_t a = 0; a < topology.arc_count(); ++a) {
        if (whole_->rank(a) != rank) continue;
        const bool touches = contains(topology.left[a]) ||
                             (topology.right[a] != ArcTopology::none && contains(topology.right[a]));
        if (touches != inside) continue;
        if (loops && loops->of(a) < least_loop_details * detail_m[static_cast<std::size_t>(level)]) continue;
        const std::vector<std::uint32_t> line = whole_->arc_at(a, level);
        const PointF first = whole_->points()[line.front()];
        auto& segments = cells[{static_cast<int>(std::floor(first.y / side)),
                                static_cast<int>(std::floor(first.x / side))}];
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            segments.push_back(whole_->points()[line[i]]);
            segments.push_back(whole_->points()[line[i + 1]]);
        }
    }
    StrokeMesh mesh;
    mesh.origin = whole_->origin();
    for (const auto& [cell, segments] : cells) {
        Part part{static_cast<std::uint32_t>(mesh.points.size() / 2),
                  static_cast<std::uint32_t>(segments.size() / 2),
                  {}};
        for (const PointF& point : segments) part.box.add(point);
        mesh.points.insert(mesh.points.end(), segments.begin(), segments.end());
        mesh.parts.push_back(part);
    }
    return mesh;
}

Result<std::shared_ptr<const ScopeGeometry>> prepare_geometry(
    territory::Territory territory, std::span<const territory::Index> scope_communes, int epsg) {
    auto whole = TerritoryGeometry::build(std::move(territory), epsg);
    if (!whole) return fail(whole.error());
    return std::make_shared<const ScopeGeometry>(std::move(*whole), scope_communes);
}

}  // namespace maillage::map
