// SPDX-License-Identifier: Apache-2.0
// What every target shares: the bytes as a file, because the readers take files, and a small country to read into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include "base/result.h"
#include "support/small_country.h"

namespace maillage::fuzz {

/// A folder of this process, kept from one input to the next and gone at the end.
class InputFolder {
  public:
    InputFolder() {
        path_ = std::filesystem::temp_directory_path() / ("maillage-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path_);
    }
    ~InputFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    InputFolder(const InputFolder&) = delete;
    InputFolder& operator=(const InputFolder&) = delete;

    [[nodiscard]] std::filesystem::path file(const char* name, const std::uint8_t* data, std::size_t size) const {
        const std::filesystem::path written = path_ / name;
        std::ofstream(written, std::ios::binary | std::ios::trunc)
            .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
        return written;
    }

  private:
    std::filesystem::path path_;
};

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

/// A refusal must say what and what to do.
inline void require_words(const Error& error) {
    require(!error.message.key.id.empty() && !error.remedy.key.id.empty(), "a refusal without words");
}

/// The nine communes of the made-up country, each a square around its point.
inline territory::TerritorySet country_of_squares() {
    territory::TerritorySet set = test_support::small_country();
    geo::PolygonSet outlines;
    constexpr double half = 0.004;
    for (const geo::LonLat& point : set.communes.point) {
        for (const auto& [x, y] : {std::pair{-1, -1}, std::pair{1, -1}, std::pair{1, 1}, std::pair{-1, 1}, std::pair{-1, -1}})
            outlines.vertices.push_back({point.lon + half * x, point.lat + half * y});
        outlines.ring_vertices.push_back(static_cast<std::uint32_t>(outlines.vertices.size()));
        outlines.polygon_rings.push_back(static_cast<std::uint32_t>(outlines.ring_vertices.size() - 1));
        outlines.feature_polygons.push_back(static_cast<std::uint32_t>(outlines.polygon_rings.size() - 1));
    }
    set.communes.outlines = std::move(outlines);
    return set;
}

}  // namespace maillage::fuzz
