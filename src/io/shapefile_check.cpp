// SPDX-License-Identifier: Apache-2.0
#include "io/shapefile_check.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <system_error>

namespace maillage::io {
namespace {

using Head = std::array<unsigned char, 32>;

std::optional<Head> head_of(const std::filesystem::path& file) {
    Head head{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
    return stream.gcount() == static_cast<std::streamsize>(head.size()) ? std::optional(head) : std::nullopt;
}

/// The length stands at byte 24, big-endian, in words of 16 bits.
std::uint64_t bytes_of_shp(const Head& head) {
    std::uint64_t words = 0;
    for (std::size_t i = 24; i < 28; ++i) words = words << 8 | head[i];
    return 2 * words;
}

/// Records at byte 4, bytes of the header at 8 and of a record at 10, little-endian; deleted records keep their room.
/// The end mark behind them (0x1A) is left out by some programs.
std::uint64_t bytes_of_dbf(const Head& head) {
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = size; i-- > 0;) value = value << 8 | head[at + i];
        return value;
    };
    return number(8, 2) + number(4, 4) * number(10, 2);
}

std::optional<std::filesystem::path> sibling(std::filesystem::path path, std::initializer_list<const char*> endings) {
    std::error_code failure;
    for (const char* ending : endings)
        if (std::filesystem::is_regular_file(path.replace_extension(ending), failure)) return path;
    return std::nullopt;
}

std::string cut_short(const std::optional<std::filesystem::path>& file, std::uint64_t (*stated)(const Head&)) {
    if (!file) return {};
    const auto head = head_of(*file);
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(*file, failure);
    const std::uint64_t expected = head ? stated(*head) : sizeof(Head);
    if (failure || size >= expected) return {};
    return file->filename().string() + ", " + std::to_string(size) + " < " + std::to_string(expected);
}

}  // namespace

std::string cut_short_shapefile(const std::filesystem::path& path) {
    const std::string shapes = cut_short(sibling(path, {".shp", ".SHP"}), bytes_of_shp);
    return shapes.empty() ? cut_short(sibling(path, {".dbf", ".DBF"}), bytes_of_dbf) : shapes;
}

}  // namespace maillage::io
