// SPDX-License-Identifier: Apache-2.0
// A territory's outlines made ready to paint in one display CRS: every border once, with its rank, at several
// levels of detail. Fills and lines of one level come from the same simplified arcs, so nothing tears.
//
// Features are the communes whose department is displayed in this CRS, in order of code; others are left out.
// Immutable after `build` but for a cache of levels made on demand, which any thread may ask for.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "geo/projection.h"
#include "map/draw_list.h"
#include "map/geometry/arc_topology.h"
#include "map/map_view.h"
#include "territory/territory_set.h"

namespace maillage::map {

/// Highest level a border separates. `outer` = one side only: coast or foreign country.
enum class BorderRank : std::uint8_t { commune, intercommunality, department, region, outer };
inline constexpr int border_rank_count = 5;

/// Level 0 is the full outline; level k > 0 leaves out what is smaller than a square of `detail_m[k]` metres.
/// Steps are finer around 300 m, where the shipped outlines (simplified to about 200 m by their publisher)
/// thin out.
inline constexpr std::array<float, 11> detail_m{0, 25, 50, 100, 200, 300, 450, 700, 1100, 1700, 2600};
inline constexpr int detail_levels = static_cast<int>(detail_m.size());

class TerritoryGeometry {
  public:
    /// Cost for metropolitan France: about 0.2 s on two cores. Error (input): a CRS PROJ does not know.
    static Result<std::shared_ptr<const TerritoryGeometry>> build(territory::Territory territory, int epsg);

    [[nodiscard]] const territory::Territory& territory() const { return territory_; }
    [[nodiscard]] int epsg() const { return epsg_; }
    [[nodiscard]] std::size_t feature_count() const { return commune_.size(); }
    [[nodiscard]] territory::Index commune(std::uint32_t feature) const { return commune_[feature]; }
    /// Nothing for a commune of another CRS.
    [[nodiscard]] std::optional<std::uint32_t> feature(territory::Index commune) const;
    [[nodiscard]] const ArcTopology& topology() const { return topology_; }
    [[nodiscard]] BorderRank rank(std::uint32_t arc) const { return rank_[arc]; }
    /// Vertices of the topology, in metres of the CRS relative to `origin`.
    [[nodiscard]] geo::Xy origin() const { return origin_; }
    [[nodiscard]] std::span<const PointF> points() const { return points_; }
    [[nodiscard]] const BoxF& feature_box(std::uint32_t feature) const { return box_[feature]; }
    [[nodiscard]] WorldBox box(std::span<const territory::Index> communes) const;
    /// Where the commune's point lies in this CRS, relative to `origin`.
    [[nodiscard]] PointF commune_point(std::uint32_t feature) const { return commune_point_[feature]; }
    /// Any place in this CRS, relative to `origin`.
    [[nodiscard]] PointF project(geo::LonLat place) const;
    /// The place at a point of the plane.
    [[nodiscard]] geo::LonLat unproject(geo::Xy place) const;
    /// The commune under a point of the plane, for hover and click. Cost: a few µs.
    [[nodiscard]] std::optional<territory::Index> commune_at(geo::Xy place) const;

    /// The coarsest level whose simplification cannot be seen.
    [[nodiscard]] static int level_for(double meters_per_px);
    /// Numbers of the topology's vertices an arc keeps at a level, first and last always among them.
    [[nodiscard]] std::vector<std::uint32_t> arc_at(std::uint32_t arc, int level) const;
    [[nodiscard]] std::shared_ptr<const FillMesh> fills(int level) const;
    /// Square root of the mean area of a feature, metres.
    [[nodiscard]] float mean_feature_m() const { return mean_feature_m_; }

  private:
    TerritoryGeometry() = default;
    Status place_vertices();
    void weigh_vertices();
    void rank_arcs();
    void find_sides();
    void keep_areas();
    void keep_arc(std::uint32_t arc, float threshold);
    [[nodiscard]] double twice_area(std::uint32_t ring, float threshold) const;
    [[nodiscard]] double area(std::uint32_t feature, float threshold) const;
    /// Arcs of all its rings.
    template <class Visit>
    void each_arc(std::uint32_t feature, const Visit& visit) const {
        const std::uint32_t first = topology_.polygon_rings[topology_.feature_polygons[feature]];
        const std::uint32_t last = topology_.polygon_rings[topology_.feature_polygons[feature + 1]];
        for (std::uint32_t u = topology_.ring_start[first]; u < topology_.ring_start[last]; ++u)
            visit(topology_.ring_uses[u].arc);
    }
    void measure_features();
    void index_boxes();
    [[nodiscard]] bool inside(std::uint32_t feature, PointF place) const;
    [[nodiscard]] FillMesh build_fills(int level) const;

    territory::Territory territory_;
    int epsg_ = 0;
    geo::Xy origin_;
    ArcTopology topology_;
    std::vector<territory::Index> commune_;
    std::vector<std::uint32_t> feature_of_commune_;
    std::vector<PointF> points_;
    std::vector<PointF> commune_point_;
    std::vector<float> weight_;  ///< per vertex of each arc, see geometry/simplify.h
    std::vector<BorderRank> rank_;
    /// An arc as a border of the plane. One a use where outlines overlap, so that no side has two features.
    struct Line {
        std::uint32_t arc = 0;
        FillMesh::Sides sides;
    };
    std::vector<std::uint8_t> inner_left_;  ///< per ring: its feature lies to the left of its walk
    std::vector<Line> lines_;  ///< the first of each arc in the arcs' order, the rest at the end
    std::vector<BoxF> box_;
    float mean_feature_m_ = 0;
    mutable std::mutex projection_mutex_;
    mutable std::optional<geo::Projection> projection_;

    struct Grid {
        PointF low;
        float cell = 1;
        std::uint32_t columns = 0;
        std::uint32_t rows = 0;
        std::vector<std::uint32_t> start;
        std::vector<std::uint32_t> features;
    } grid_;

    mutable std::mutex cache_mutex_;
    mutable std::array<std::shared_ptr<const FillMesh>, detail_levels> fills_;
};

/// Where a department's name may stand.
struct DepartmentPlace {
    territory::Index department = 0;
    PointF centre;  ///< of its communes in the scope, by area; local metres
    BoxF box;       ///< of those communes
};

/// The same, seen from a scope: which borders are inside it. Cheap to make again for another scope.
class ScopeGeometry {
  public:
    ScopeGeometry(std::shared_ptr<const TerritoryGeometry> whole, std::span<const territory::Index> communes);

    [[nodiscard]] const TerritoryGeometry& whole() const { return *whole_; }
    [[nodiscard]] const std::shared_ptr<const TerritoryGeometry>& shared_whole() const { return whole_; }
    [[nodiscard]] bool contains(std::uint32_t feature) const { return in_scope_[feature] != 0; }
    [[nodiscard]] const WorldBox& box() const { return box_; }
    /// Features of the scope, the most populous first (ties by code).
    [[nodiscard]] std::span<const std::uint32_t> by_population() const { return by_population_; }
    /// Departments of the scope in this CRS, in order of code.
    [[nodiscard]] std::span<const DepartmentPlace> departments() const { return departments_; }
    /// Borders of this rank with at least one side in the scope, or with none.
    [[nodiscard]] std::shared_ptr<const StrokeMesh> borders(BorderRank rank, bool inside, int level) const;

  private:
    void place_departments();
    [[nodiscard]] StrokeMesh build_borders(BorderRank rank, bool inside, int level) const;

    std::shared_ptr<const TerritoryGeometry> whole_;
    std::vector<std::uint8_t> in_scope_;
    std::vector<std::uint32_t> by_population_;
    std::vector<DepartmentPlace> departments_;
    WorldBox box_;
    mutable std::mutex cache_mutex_;
    mutable std::array<std::shared_ptr<const StrokeMesh>, border_rank_count * 2 * detail_levels> borders_;
};

/// Both steps: what `maillage map` needs before `build_map`.
Result<std::shared_ptr<const ScopeGeometry>> prepare_geometry(
    territory::Territory territory, std::span<const territory::Index> scope_communes, int epsg);

}  // namespace maillage::map
