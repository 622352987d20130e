// SPDX-License-Identifier: Apache-2.0
// Shipped TOML files with one thing changed, written to a file of the running test's own.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maillage::test {

/// A file that goes away with the test.
class ScratchFile {
  public:
    explicit ScratchFile(std::string_view bytes) {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::path(testing::TempDir()) /
                (std::string("maillage_") + info->test_suite_name() + "_" + info->name() + ".toml");
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// The text with the first `from` replaced; the test fails where there is none.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "nothing to replace: " << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

/// 1-based line of the first occurrence.
inline int line_of(std::string_view text, std::string_view wanted) {
    const std::string_view before = text.substr(0, text.find(wanted));
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace maillage::test
