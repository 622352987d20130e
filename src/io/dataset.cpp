// SPDX-License-Identifier: Apache-2.0
#include "io/dataset.h"

#include <cassert>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <system_error>
#include <vector>

#include "io/file_precheck.h"
#include "io/gdal_session.h"
#include "io/input_error.h"

namespace maillage::io {
namespace {

std::vector<const char*> open_options(std::string_view driver) {
    // Immutable: SQLite then makes no -wal, -shm or -journal beside the file, nor locks it.
    if (driver == "GPKG") return {"IMMUTABLE=YES", nullptr};
    if (driver == "GML") return {"DOWNLOAD_SCHEMA=NO", "WRITE_GFS=NO", nullptr};
    // Everything stays text: a number would lose the zero of a code.
    if (driver == "CSV") return {"AUTODETECT_TYPE=NO", nullptr};
    return {nullptr};
}

Error unknown_format(const std::filesystem::path& path) {
    return input_error(path, {}, message("dataset.format"_text), "dataset.format_remedy"_text);
}

/// The driver that knows this file, by its first bytes and its extension.
std::string identified_driver(const std::string& path) {
    std::vector<const char*> names;
    for (const std::string_view name : allowed_drivers) names.push_back(name.data());
    names.push_back(nullptr);
    const GDALDriverH driver = GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, names.data(), nullptr);
    return driver == nullptr ? std::string() : GDALGetDriverShortName(driver);
}

}  // namespace

void Dataset::Close::operator()(GDALDataset* dataset) const {
    const GdalMessages ignored;
    GDALClose(GDALDataset::ToHandle(dataset));
}

Dataset::Dataset(std::filesystem::path path, std::string driver, GDALDataset* handle)
    : path_(std::move(path)),
      driver_(std::move(driver)),
      handle_(handle),
      owner_(std::this_thread::get_id()) {}

GDALDataset& Dataset::handle() const {
    assert(owner_ == std::this_thread::get_id());
    return *handle_;
}

Result<Dataset> Dataset::open(const std::filesystem::path& path) {
    if (Status usable = check_input_file(path); !usable) return fail(usable.error());
    prepare_gdal();
    GdalMessages messages;
    // An absolute path begins with "/": no driver can take it for a connection string.
    std::error_code failure;
    const std::string absolute = std::filesystem::absolute(path, failure).string();
    const std::string driver = identified_driver(absolute);
    if (driver.empty()) return fail(unknown_format(path));
    if (Status alone = check_stands_alone(path, driver); !alone) return fail(alone.error());
    auto copy = driver == "CSV" ? padded_copy_of_one_column(path) : std::nullopt;
    const std::string name = copy ? copy->name() : absolute;
    const char* const drivers[] = {driver.c_str(), nullptr};
    const std::vector<const char*> options = open_options(driver);
    GDALDatasetH handle = GDALOpenEx(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                     drivers, options.data(), nullptr);
    Dataset dataset(path, driver, GDALDataset::FromHandle(handle));
    dataset.copy_ = std::move(copy);
    if (messages.reached_out())
        return fail(input_error(path, {}, message("dataset.network"_text), "dataset.network_remedy"_text));
    if (handle == nullptr) {
        return fail(input_error(
            path, {},
            message("dataset.unreadable"_text).with("format", driver).with("detail", messages.first()),
            "dataset.unreadable_remedy"_text));
    }
    return dataset;
}

}  // namespace maillage::io
