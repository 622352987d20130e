// SPDX-License-Identifier: Apache-2.0
#include "io/geojson_crs.h"

#include <ogr_spatialref.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "io/gdal_session.h"

namespace maillage::io {
namespace {

/// The top-level `crs` alone: every other member of the outermost object is dropped as it is read.
nlohmann::json crs_member(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    bool skips = false;
    const auto keep = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        if (event == nlohmann::json::parse_event_t::key && depth == 1) skips = parsed != "crs";
        return depth == 0 || !skips;
    };
    const nlohmann::json file = nlohmann::json::parse(stream, keep, false);
    if (!file.is_object()) return {};
    const auto crs = file.find("crs");
    return crs == file.end() ? nlohmann::json(nlohmann::json::value_t::discarded) : *crs;
}

bool proj_knows(const std::string& name) {
    const GdalMessages ignored;
    OGRSpatialReference crs;
    return crs.SetFromUserInput(name.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) ==
           OGRERR_NONE;
}

}  // namespace

DeclaredGeoJsonCrs declared_geojson_crs(const std::filesystem::path& path) {
    const nlohmann::json crs = crs_member(path);
    if (crs.is_discarded() || crs.is_null()) return {};
    const auto properties = crs.is_object() ? crs.find("properties") : crs.end();
    if (properties == crs.end() || !properties->is_object()) return {GeoJsonCrs::not_understood, {}};
    const auto name = properties->find("name");
    if (name == properties->end() || !name->is_string()) return {GeoJsonCrs::not_understood, {}};
    const std::string text = name->get<std::string>();
    return {proj_knows(text) ? GeoJsonCrs::understood : GeoJsonCrs::not_understood, text};
}

}  // namespace maillage::io
