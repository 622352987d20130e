// SPDX-License-Identifier: Apache-2.0
#include "io/territory_reader.h"

#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <ogrsf_frmts.h>
#include <system_error>

#include "base/parallel.h"
#include "io/gdal_session.h"
#include "io/input_error.h"
#include "io/insee_repair.h"
#include "io/territory_levels.h"
#include "io/wkb.h"

namespace maillage::io {
namespace {

enum Column : std::size_t {
    code,
    name,
    department,
    region,
    intercommunality,
    population,
    population_year,
    area,
    lon,
    lat,
    origin,
    outline
};

constexpr std::array<ColumnSpec, 12> commune_columns{{
    {"code", ColumnKind::text},
    {"name", ColumnKind::text},
    {"department", ColumnKind::text},
    {"region", ColumnKind::text},
    {"intercommunality", ColumnKind::text},
    {"population", ColumnKind::integer},
    {"population_year", ColumnKind::integer},
    {"area_m2", ColumnKind::integer},
    {"lon", ColumnKind::real},
    {"lat", ColumnKind::real},
    {"point_origin", ColumnKind::text},
    {"geometry", ColumnKind::geometry},
}};

/// Rows handed to a thread at once: enough work to pay for the hand-over, small enough for two threads to balance.
constexpr std::size_t rows_per_block = 512;

/// More than the vertices of all communes of Europe at full detail, and well inside 32 bits with their offsets.
constexpr std::uint64_t vertex_limit = 1u << 30;

class CommuneReader {
  public:
    CommuneReader(const Dataset& dataset, territory::TerritorySet& set)
        : errors_(dataset, "communes"), set_(set), communes_(set.communes) {}

    Status add(const ColumnBatch& batch) {
        for (std::size_t i = 0; i < batch.rows(); ++i) {
            if (Status ok = add_belonging(batch, i); !ok) return ok;
            if (Status ok = add_figures(batch, i); !ok) return ok;
            if (Status ok = add_point(batch, i); !ok) return ok;
        }
        return add_outlines(batch);
    }

  private:
    [[nodiscard]] std::string_view row() const { return communes_.code.back().view(); }

    Status add_belonging(const ColumnBatch& batch, std::size_t i) {
        const auto text = batch.text(code, i);
        if (!commune_code(text.value_or("")))
            return fail(
                errors_.at(batch.first_row() + i, "territory.bad_code"_text, std::string(text.value_or(""))));
        if (Status ok = errors_.append(communes_.code, text, batch.first_row() + i); !ok) return ok;
        if (Status ok = errors_.append_name(communes_.name, batch.text(name, i), row()); !ok) return ok;
        const auto in_department = errors_.find<DepartmentCode>(set_.departments, batch.text(department, i),
                                                                row(), "territory.unknown_department"_text);
        if (!in_department) return fail(in_department.error());
        const auto in_region = errors_.find<RegionCode>(set_.regions, batch.text(region, i), row(),
                                                        "territory.unknown_region"_text);
        if (!in_region) return fail(in_region.error());
        if (set_.departments.region[*in_department] != *in_region)
            return fail(
                errors_.at(row(), "territory.wrong_region"_text, std::string(*batch.text(region, i))));
        communes_.department.push_back(*in_department);
        communes_.region.push_back(*in_region);
        communes_.intercommunality.push_back(territory::no_index);
        if (!batch.text(intercommunality, i)) return {};
        const auto group =
            errors_.find<IntercommunalityCode>(set_.intercommunalities, batch.text(intercommunality, i),
                                               row(), "territory.unknown_intercommunality"_text);
        if (!group) return fail(group.error());
        communes_.intercommunality.back() = *group;
        return {};
    }

    Status add_figures(const ColumnBatch& batch, std::size_t i) {
        const auto persons = batch.integer(population, i);
        if (!persons || *persons < 0 || *persons > std::numeric_limits<std::int32_t>::max())
            return fail(errors_.at(row(), "territory.bad_population"_text, persons ? std::to_string(*persons) : "–"));
        const auto year = batch.integer(population_year, i);
        // The census began in 1801; four digits bound the other end.
        if (!year || *year < 1801 || *year > 9999) return fail(errors_.at(row(), "territory.bad_year"_text));
        const auto square_meters = batch.integer(area, i);
        if (!square_meters || *square_meters <= 0) return fail(errors_.at(row(), "territory.bad_area"_text));
        communes_.population.push_back(static_cast<std::int32_t>(*persons));
        communes_.population_year.push_back(static_cast<std::int16_t>(*year));
        communes_.area.push_back({*square_meters});
        return {};
    }

    Status add_point(const ColumnBatch& batch, std::size_t i) {
        const geo::LonLat place{batch.real(lon, i).value_or(std::numeric_limits<double>::quiet_NaN()),
                                batch.real(lat, i).value_or(std::numeric_limits<double>::quiet_NaN())};
        // Written so that a NaN fails too.
        if (!(std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90))
            return fail(errors_.at(row(), "territory.bad_point"_text));
        const std::string_view from = batch.text(origin, i).value_or("");
        if (from != "town_hall" && from != "inside")
            return fail(errors_.at(row(), "territory.bad_origin"_text, std::string(from)));
        communes_.point.push_back(place);
        communes_.point_origin.push_back(from == "inside" ? territory::PointOrigin::inside
                                                          : territory::PointOrigin::town_hall);
        return {};
    }

    [[nodiscard]] Error bad_outline(const ColumnBatch& batch, std::size_t i, WkbFault fault) const {
        return errors_.at(communes_.code[batch.first_row() + i].view(), fault_text(fault));
    }

    /// Counts first, so that the flat arrays are sized once and each block writes where no other does.
    Status add_outlines(const ColumnBatch& batch) {
        geo::PolygonSet& set = communes_.outlines;
        PolygonCounts total{static_cast<std::uint32_t>(set.polygon_rings.size() - 1),
                            static_cast<std::uint32_t>(set.ring_vertices.size() - 1),
                            static_cast<std::uint32_t>(set.vertices.size())};
        std::vector<PolygonCounts> starts;
        for (std::size_t i = 0; i < batch.rows(); ++i) {
            const auto wkb = batch.geometry(outline, i);
            const auto counts = wkb ? count_polygons(*wkb) : tl::unexpected(WkbFault::empty);
            if (!counts) return fail(bad_outline(batch, i, counts.error()));
            if (std::uint64_t{total.vertices} + counts->vertices > vertex_limit)
                return fail(bad_outline(batch, i, WkbFault::truncated));
            starts.push_back(total);
            total += *counts;
            set.feature_polygons.push_back(total.polygons);
        }
        set.vertices.resize(total.vertices);
        set.ring_vertices.resize(total.rings + std::size_t{1});
        set.polygon_rings.resize(total.polygons + std::size_t{1});
        return copy_outlines(batch, starts);
    }

    Status copy_outlines(const ColumnBatch& batch, const std::vector<PolygonCounts>& starts) {
        std::vector<WkbFault> faults(batch.rows());
        std::atomic<std::size_t> first_bad = batch.rows();
        parallel_for(batch.rows(), rows_per_block, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const auto copied = copy_polygons(*batch.geometry(outline, i), starts[i], communes_.outlines);
                if (copied) continue;
                faults[i] = copied.error();
                std::size_t known = first_bad;
                while (i < known && !first_bad.compare_exchange_weak(known, i)) {
                }
            }
        });
        if (first_bad < batch.rows()) return fail(bad_outline(batch, first_bad, faults[first_bad]));
        return {};
    }

    TableErrors errors_;
    territory::TerritorySet& set_;
    territory::Communes& communes_;
};

/// Longitude and latitude alone: areas and distances are geodesic.
Status check_crs(const Dataset& dataset) {
    const GdalMessages ignored;
    OGRLayer* layer = dataset.handle().GetLayerByName("communes");
    const OGRSpatialReference* crs = layer == nullptr ? nullptr : layer->GetSpatialRef();
    const char* authority = crs == nullptr ? nullptr : crs->GetAuthorityName(nullptr);
    const char* number = crs == nullptr ? nullptr : crs->GetAuthorityCode(nullptr);
    const std::string found =
        authority == nullptr || number == nullptr ? std::string("?") : std::string(authority) + ":" + number;
    if (layer == nullptr || found == "EPSG:4326") return {};
    return fail(input_error(dataset.path(), "communes",
                            message("territory.wrong_crs"_text).with("crs", found),
                            "territory.wrong_crs_remedy"_text));
}

Status read_communes(const Dataset& dataset, territory::TerritorySet& set, Feedback& feedback) {
    CommuneReader reader(dataset, set);
    const Status read =
        for_each_batch(dataset, "communes", commune_columns, [&](const ColumnBatch& batch) -> Status {
            if (feedback.cancelled())
                return fail(Error{ErrorKind::cancelled, message("io.cancelled"_text), {}, {}, {}});
            return reader.add(batch);
        });
    if (read && set.communes.size() == 0)
        return fail(input_error(dataset.path(), "communes", message("territory.no_commune"_text),
                                "territory.remedy"_text));
    return read;
}

}  // namespace

Result<territory::Territory> read_territory(const std::filesystem::path& path, Feedback& feedback) {
    std::error_code failure;
    const bool folder = std::filesystem::is_directory(path, failure);
    feedback.progress(0, "progress.territory"_text);
    const auto dataset = Dataset::open(folder ? path / "france.gpkg" : path);
    if (!dataset) return fail(dataset.error());
    if (dataset->driver() != "GPKG")
        return fail(
            input_error(dataset->path(), {}, message("territory.not_gpkg"_text), "territory.remedy"_text));
    auto set = std::make_shared<territory::TerritorySet>();
    if (Status ok = read_levels(*dataset, *set); !ok) return fail(ok.error());
    if (Status ok = check_crs(*dataset); !ok) return fail(ok.error());
    feedback.progress(0.2, "progress.territory"_text);
    if (Status ok = read_communes(*dataset, *set, feedback); !ok) return fail(ok.error());
    feedback.progress(1, "progress.territory"_text);
    return set;
}

}  // namespace maillage::io
