// SPDX-License-Identifier: Apache-2.0
#include "io/layer_reader.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <memory>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <set>

#include "base/utf8.h"
#include "io/dataset.h"
#include "io/gdal_session.h"
#include "io/geojson_crs.h"
#include "io/input_error.h"
#include "io/shapefile_check.h"

namespace maillage::io {
namespace {

GeometryKind kind_of(OGRwkbGeometryType declared) {
    const OGRwkbGeometryType type = wkbFlatten(declared);
    if (type == wkbNone) return GeometryKind::none;
    if (type == wkbPoint || type == wkbMultiPoint) return GeometryKind::points;
    if (type == wkbLineString || type == wkbMultiLineString) return GeometryKind::lines;
    if (type == wkbPolygon || type == wkbMultiPolygon) return GeometryKind::polygons;
    return GeometryKind::mixed;
}

FieldType type_of(OGRFieldType type) {
    if (type == OFTString) return FieldType::text;
    if (type == OFTInteger || type == OFTInteger64) return FieldType::integer;
    return type == OFTReal ? FieldType::real : FieldType::other;
}

/// Windows-1252, what French spreadsheets mean by Latin-1: it adds œ, € and ’ where ISO 8859-1 has control codes.
std::string from_windows_1252(const std::string& bytes) {
    char* mended = CPLRecode(bytes.c_str(), "CP1252", CPL_ENC_UTF8);
    std::string text = mended == nullptr ? std::string() : std::string(mended);
    CPLFree(mended);
    return is_utf8(text) && !text.empty() ? text : utf8_from_latin1(bytes);
}

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* transformation) const {
        OGRCoordinateTransformation::DestroyCT(transformation);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

class LayerReader {
  public:
    LayerReader(const Dataset& dataset, OGRLayer& layer, ValidityCheck validity)
        : layer_(layer), field_count_(layer.GetLayerDefn()->GetFieldCount()), validity_(validity) {
        table_.file = dataset.path().string();
        table_.driver = dataset.driver();
        table_.name = utf8(layer.GetName());
    }

    Result<LayerTable> read() {
        const GdalMessages messages;
        describe_fields();
        describe_crs();
        for (const auto& feature : layer_) {
            if (table_.rows.size() == layer_row_limit)
                return fail(input_error(
                    table_.file, table_.name,
                    message("layer.too_large"_text).with("limit", static_cast<std::int64_t>(layer_row_limit)),
                    "layer.too_large_remedy"_text));
            add(*feature);
        }
        const std::string short_of = table_.driver == "ESRI Shapefile" ? cut_short_shapefile(table_.file) : "";
        if (messages.failed() || !short_of.empty() || fewer_rows_than_said())
            return fail(input_error(table_.file, table_.name,
                                    message("dataset.unreadable"_text)
                                        .with("format", table_.driver)
                                        .with("detail", short_of.empty() ? messages.first() : short_of),
                                    "dataset.unreadable_remedy"_text));
        // GeoJSON and KML declare nothing where parts and wholes mix: what was seen says more.
        if (table_.geometry == GeometryKind::mixed && kinds_.size() == 1) table_.geometry = *kinds_.begin();
        warn();
        return std::move(table_);
    }

  private:
    /// FlatGeobuf counts its features in a header, which shows where the rest was cut off.
    [[nodiscard]] bool fewer_rows_than_said() const {
        if (table_.driver != "FlatGeobuf") return false;
        return static_cast<std::int64_t>(table_.rows.size()) < layer_.GetFeatureCount(FALSE);
    }

    std::string utf8(const char* bytes) {
        std::string text = bytes;
        if (is_utf8(text)) return text;
        ++mended_texts_;
        return from_windows_1252(text);
    }

    void describe_fields() {
        const OGRFeatureDefn& definition = *layer_.GetLayerDefn();
        for (int i = 0; i < field_count_; ++i) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(i);
            table_.fields.push_back({utf8(field.GetNameRef()), type_of(field.GetType())});
        }
        table_.geometry = kind_of(layer_.GetGeomType());
    }

    void describe_crs() {
        if (table_.geometry == GeometryKind::none) return;
        const OGRSpatialReference* crs = layer_.GetSpatialRef();
        if (crs == nullptr || crs->IsEmpty()) {
            table_.crs_state = CrsState::absent;
            return;
        }
        const char* authority = crs->GetAuthorityName(nullptr);
        const char* code = crs->GetAuthorityCode(nullptr);
        const char* name = crs->GetName();
        if (authority != nullptr && code != nullptr)
            table_.crs = std::string(authority) + ":" + code;
        else if (name != nullptr)
            table_.crs = utf8(name);
        make_transformation(*crs);
        if (table_.driver == "GeoJSON") hold_against_declaration();
    }

    /// GDAL falls back to WGS 84, in silence, where it does not know the declared name.
    void hold_against_declaration() {
        const DeclaredGeoJsonCrs declared = declared_geojson_crs(table_.file);
        if (declared.state != GeoJsonCrs::not_understood) return;
        table_.crs_state = CrsState::unknown;
        table_.crs = utf8(declared.name.c_str());
    }

    void make_transformation(const OGRSpatialReference& declared) {
        const GdalMessages ignored;
        OGRSpatialReference lon_lat;
        lon_lat.importFromEPSG(4326);
        lon_lat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        // GeoPackage's "Undefined geographic SRS" is a CRS to PROJ, and none to people.
        std::string name = declared.GetName() == nullptr ? "" : declared.GetName();
        const bool undefined = folded(name).starts_with("undefined") || folded(name).starts_with("unknown");
        if (!undefined && !declared.IsLocal())
            transformation_.reset(OGRCreateCoordinateTransformation(&declared, &lon_lat));
        if (!transformation_) table_.crs_state = CrsState::unknown;
    }

    void add(const OGRFeature& feature) {
        LayerRow row;
        row.cells.reserve(table_.fields.size());
        for (int i = 0; i < field_count_; ++i) {
            if (!feature.IsFieldSetAndNotNull(i))
                row.cells.emplace_back();
            else
                row.cells.emplace_back(utf8(feature.GetFieldAsString(i)));
        }
        const OGRGeometry* geometry = feature.GetGeometryRef();
        row.has_geometry = geometry != nullptr && !geometry->IsEmpty();
        if (row.has_geometry) {
            kinds_.insert(kind_of(geometry->getGeometryType()));
            row.place = place_of(*geometry);
            check(*geometry);
        }
        table_.rows.push_back(std::move(row));
    }

    std::optional<geo::LonLat> place_of(const OGRGeometry& geometry) {
        const OGRGeometry* single = &geometry;
        if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPoint &&
            geometry.toMultiPoint()->getNumGeometries() == 1)
            single = geometry.toMultiPoint()->getGeometryRef(0);
        if (wkbFlatten(single->getGeometryType()) != wkbPoint || !transformation_) return std::nullopt;
        double x = single->toPoint()->getX();
        double y = single->toPoint()->getY();
        const GdalMessages outside_of_the_crs;  // an infinite result says it too
        transformation_->Transform(1, &x, &y);
        return geo::LonLat{x, y};
    }

    void check(const OGRGeometry& geometry) {
        if (validity_ == ValidityCheck::none || geometry.getDimension() < 2) return;
        const GdalMessages reason;
        if (geometry.IsValid()) return;
        if (crossing_.size() < most_named) crossing_.push_back(table_.place_of(table_.rows.size()));
        ++crossings_;
    }

    void warn() {
        const auto named = [](const std::vector<std::string>& places, std::int64_t count) {
            std::string list;
            for (const std::string& place : places) list += (list.empty() ? "" : "; ") + place;
            return count > static_cast<std::int64_t>(places.size()) ? list + "…" : list;
        };
        if (mended_texts_ > 0)
            table_.warnings.push_back(message("layer.latin1"_text).with("count", mended_texts_));
        if (crossings_ > 0)
            table_.warnings.push_back(message("layer.crossing"_text)
                                          .with("count", crossings_)
                                          .with("places", named(crossing_, crossings_)));
    }

    /// Enough to find the fault, few enough for one line.
    static constexpr std::size_t most_named = 3;

    OGRLayer& layer_;
    int field_count_;
    ValidityCheck validity_;
    LayerTable table_;
    Transformation transformation_;
    std::set<GeometryKind> kinds_;
    std::int64_t mended_texts_ = 0;
    std::int64_t crossings_ = 0;
    std::vector<std::string> crossing_;
};

}  // namespace

Result<std::vector<LayerTable>> read_layers(const std::filesystem::path& path, ValidityCheck validity) {
    const auto dataset = Dataset::open(path);
    if (!dataset) return fail(dataset.error());
    std::vector<LayerTable> tables;
    for (OGRLayer* layer : dataset->handle().GetLayers()) {
        auto table = LayerReader(*dataset, *layer, validity).read();
        if (!table) return fail(table.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

}  // namespace maillage::io
