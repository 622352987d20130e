// SPDX-License-Identifier: Apache-2.0
#include "io/single_column_csv.h"

#include <algorithm>
#include <atomic>
#include <cpl_vsi.h>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>

namespace maillage::io {
namespace {

constexpr std::uintmax_t largest_copy = 64u << 20;

bool has_one_column(const std::filesystem::path& csv) {
    std::ifstream stream(csv, std::ios::binary);
    std::string line;
    std::getline(stream, line);
    return !line.empty() && line.find_first_of(",;\t|") == std::string::npos;
}

}  // namespace

MemoryCopy::~MemoryCopy() {
    if (!name_.empty()) VSIUnlink(name_.c_str());
}

std::optional<MemoryCopy> padded_copy_of_one_column(const std::filesystem::path& csv) {
    std::error_code failure;
    if (std::filesystem::file_size(csv, failure) > largest_copy || failure || !has_one_column(csv))
        return std::nullopt;
    std::ifstream stream(csv, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    bytes.insert(std::min(bytes.find_first_of("\r\n"), bytes.size()), ",");
    static std::atomic<unsigned> counter = 0;
    // The folder makes it unique; the name stays, for it is the layer's.
    MemoryCopy copy("/vsimem/maillage-" + std::to_string(counter++) + "/" + csv.filename().string());
    VSILFILE* file = VSIFOpenL(copy.name().c_str(), "wb");
    if (file == nullptr) return std::nullopt;
    const bool whole = VSIFWriteL(bytes.data(), 1, bytes.size(), file) == bytes.size();
    VSIFCloseL(file);
    if (!whole) return std::nullopt;
    return copy;
}

}  // namespace maillage::io
