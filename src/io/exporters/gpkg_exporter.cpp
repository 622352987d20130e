// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/gpkg_exporter.h"

#include <charconv>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <memory>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <string_view>

#include "base/utf8.h"
#include "io/exporters/site_fields.h"
#include "io/gdal_session.h"
#include "io/input_error.h"
#include "io/json_writer.h"

namespace maillage::io {
namespace {

/// GeoPackage demands a date of last change; the program's files carry none, hence the epoch.
constexpr const char* fixed_date = "1970-01-01T00:00:00.000Z";

/// A configuration option of this thread, while it lives.
class ThreadOption {
  public:
    ThreadOption(const char* name, const char* value) : name_(name) {
        CPLSetThreadLocalConfigOption(name, value);
    }
    ~ThreadOption() { CPLSetThreadLocalConfigOption(name_, nullptr); }
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;

  private:
    const char* name_;
};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};
using OpenDataset = std::unique_ptr<GDALDataset, CloseDataset>;

OGRFieldType ogr_type(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
        case FieldKind::composite: return OFTString;
        case FieldKind::integer: return OFTInteger64;
        case FieldKind::real: return OFTReal;
    }
    return OFTString;
}

/// The number as the text formats write it, so that the three formats hold the same figures.
double written(const Value::Decimal& decimal) {
    const std::string text = decimal_text(decimal);
    double number = decimal.number;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void set_field(OGRFeature& feature, int field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value.content()))
        feature.SetField(field, (is_utf8(*text) ? *text : utf8_from_latin1(*text)).c_str());
    else if (const auto* whole = std::get_if<std::int64_t>(&value.content()))
        feature.SetField(field, static_cast<GIntBig>(*whole));
    else if (const auto* decimal = std::get_if<Value::Decimal>(&value.content()))
        feature.SetField(field, written(*decimal));
    else if (value.is_null())
        feature.SetFieldNull(field);
    else
        feature.SetField(field, json_text(value, JsonLayout::compact).c_str());
}

bool write_sites(GDALDataset& dataset, const planning::SiteList& list) {
    OGRSpatialReference lon_lat;
    if (lon_lat.importFromEPSG(4326) != OGRERR_NONE) return false;
    lon_lat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset.CreateLayer("sites", &lon_lat, wkbPoint);
    if (layer == nullptr) return false;
    for (const SiteField& field : site_fields()) {
        OGRFieldDefn definition(std::string(field.name).c_str(), ogr_type(field.kind));
        if (layer->CreateField(&definition) != OGRERR_NONE) return false;
    }
    for (const planning::SiteRecord& site : list.sites) {
        OGRFeature feature(layer->GetLayerDefn());
        int at = 0;
        for (const SiteField& field : site_fields()) set_field(feature, at++, field.of(site));
        OGRPoint point(written({site.place.lon, degree_digits}), written({site.place.lat, degree_digits}));
        feature.SetGeometry(&point);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) return false;
    }
    return true;
}

bool write_metadata(GDALDataset& dataset, const planning::SiteList& list) {
    OGRLayer* layer = dataset.CreateLayer("metadata", nullptr, wkbNone);
    if (layer == nullptr) return false;
    OGRFieldDefn key("key", OFTString);
    OGRFieldDefn value("value", OFTString);
    if (layer->CreateField(&key) != OGRERR_NONE || layer->CreateField(&value) != OGRERR_NONE) return false;
    const auto* facts = std::get_if<Value::Object>(&list.metadata.content());
    if (facts == nullptr) return true;
    for (const auto& [name, fact] : *facts) {
        OGRFeature feature(layer->GetLayerDefn());
        const auto* text = std::get_if<std::string>(&fact.content());
        set_field(feature, 0, Value(name));
        set_field(feature, 1, Value(text != nullptr ? *text : json_text(fact, JsonLayout::compact)));
        if (layer->CreateFeature(&feature) != OGRERR_NONE) return false;
    }
    return true;
}

/// SQLite repeats the statement that failed before it says why, and a full disk has its own words.
Error write_error(const std::filesystem::path& path, const std::string& said) {
    if (said.find("is full") != std::string::npos)
        return environment_error(path, message("output.full"_text), "output.full_remedy"_text);
    constexpr std::string_view mark = "failed: ";
    const std::size_t reason = said.rfind(mark);
    return environment_error(
        path,
        message("output.failed"_text).with("detail", reason == std::string::npos ? said : said.substr(reason + mark.size())),
        "output.full_remedy"_text);
}

}  // namespace

Status write_gpkg(const planning::SiteList& list, const std::filesystem::path& path) {
    prepare_gdal();
    const ThreadOption date("OGR_CURRENT_DATE", fixed_date);
    const GdalMessages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    OpenDataset dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    const bool complete = dataset && write_sites(*dataset, list) && write_metadata(*dataset, list);
    dataset.reset();  // the last pages reach the disk here, or fail to
    if (complete && !messages.failed()) return {};
    return fail(write_error(path, messages.first()));
}

}  // namespace maillage::io
