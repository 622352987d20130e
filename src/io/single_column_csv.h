// SPDX-License-Identifier: Apache-2.0
// A CSV of one column (a list of codes) has no separator, and GDAL 3.6 knows no CSV without: it is read from a copy in
// memory whose first line ends in one (which adds no column: GDAL drops a last name that is empty).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace maillage::io {

/// A file in GDAL's memory, gone with its owner.
class MemoryCopy {
  public:
    explicit MemoryCopy(std::string name) : name_(std::move(name)) {}
    MemoryCopy(MemoryCopy&& other) noexcept : name_(std::exchange(other.name_, {})) {}
    MemoryCopy& operator=(MemoryCopy&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~MemoryCopy();

    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::string name_;
};

/// Nothing where the first line holds a comma, a semicolon, a tab or a bar, or the file is above 64 MB (a list of codes
/// of all communes of France weighs 0.2 MB).
std::optional<MemoryCopy> padded_copy_of_one_column(const std::filesystem::path& csv);

}  // namespace maillage::io
