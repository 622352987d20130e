// SPDX-License-Identifier: Apache-2.0
// A TOML file (toml.io, version 1.0) as a tree of our own values that remember their line. Dates must be
// quoted texts: a month or a year alone is no TOML date.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace maillage::io {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;

/// Its special members stand in the .cpp: here clang would need TomlValue whole.
struct TomlTable {
    TomlTable();
    TomlTable(const TomlTable& other);
    TomlTable(TomlTable&& other) noexcept;
    TomlTable& operator=(const TomlTable& other);
    TomlTable& operator=(TomlTable&& other) noexcept;
    ~TomlTable();

    int line = 0;
    std::vector<std::pair<std::string, TomlValue>> entries;  ///< ascending by key

    [[nodiscard]] const TomlValue* find(std::string_view key) const;
};

struct TomlValue {
    int line = 0;  ///< 1-based
    std::variant<bool, std::int64_t, double, std::string, TomlArray, TomlTable> content;
};

/// The largest file read: a profile weighs about 30 kB, so a megabyte is something else.
inline constexpr std::uintmax_t toml_size_limit = 1 << 20;

/// Errors (input): what check_input_file refuses, a file larger than the limit, not TOML or not UTF-8, a bare
/// TOML date.
Result<TomlTable> read_toml(const std::filesystem::path& path);

/// `place` of an Error: the same in both languages.
std::string line_place(int line);

}  // namespace maillage::io
