// SPDX-License-Identifier: Apache-2.0
// The one door through which geographic files come in: a regular file, one of our drivers, read-only, nothing written
// beside it, no network, no other file but the format's own companions (.dbf, .shx, .prj…).
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/result.h"
#include "io/single_column_csv.h"

class GDALDataset;

namespace maillage::io {

/// GDAL's short names. No VRT (it names other files), no database, no web service.
inline constexpr std::array<std::string_view, 9> allowed_drivers = {
    "GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile", "CSV", "KML", "LIBKML", "GML", "MapInfo File"};

/// Belongs to the thread that opened it.
class Dataset {
  public:
    /// Errors (input): a /vsi… path, a URL or a connection string; no such file; a folder or a device; an empty file;
    /// a format that is none of ours; a file that names others or the network; a file its driver cannot read (truncated, broken).
    static Result<Dataset> open(const std::filesystem::path& path);

    [[nodiscard]] GDALDataset& handle() const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// One of allowed_drivers.
    [[nodiscard]] const std::string& driver() const { return driver_; }

  private:
    struct Close {
        void operator()(GDALDataset* dataset) const;
    };
    Dataset(std::filesystem::path path, std::string driver, GDALDataset* handle);

    std::filesystem::path path_;
    std::string driver_;
    std::optional<MemoryCopy> copy_;  ///< what the handle reads, where it is not the file itself
    std::unique_ptr<GDALDataset, Close> handle_;
    std::thread::id owner_;
};

}  // namespace maillage::io
