// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/registry.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "io/exporters/csv_exporter.h"
#include "io/exporters/geojson_exporter.h"
#include "io/exporters/gpkg_exporter.h"
#include "io/input_error.h"

namespace maillage::io {
namespace {

constexpr std::array<SiteExporter, 3> exporters{{
    {"geojson", "export.geojson"_text, write_geojson},
    {"csv", "export.csv"_text, write_csv},
    {"gpkg", "export.gpkg"_text, write_gpkg},
}};

std::string lower_extension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

std::string known_extensions() {
    std::string list;
    for (const SiteExporter& exporter : exporters)
        list += (list.empty() ? "." : ", .") + std::string(exporter.extension);
    return list;
}

}  // namespace

std::span<const SiteExporter> site_exporters() {
    return exporters;
}

Result<const SiteExporter*> site_exporter_for(const std::filesystem::path& path) {
    const std::string extension = lower_extension(path);
    for (const SiteExporter& exporter : exporters)
        if (exporter.extension == extension) return &exporter;
    Message what =
        message("export.unknown"_text).with("extension", extension).with("known", known_extensions());
    return fail(
        Error{ErrorKind::usage, std::move(what), path.string(), {}, message("export.unknown_remedy"_text)});
}

Status export_sites(const planning::SiteList& list, const std::filesystem::path& path, Existing existing) {
    const auto exporter = site_exporter_for(path);
    if (!exporter) return fail(exporter.error());
    return write_file_with(path, existing, [&](const std::filesystem::path& temporary) {
        return (*exporter)->write(list, temporary);
    });
}

}  // namespace maillage::io
