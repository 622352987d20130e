// SPDX-License-Identifier: Apache-2.0
// The picture's hash is the same on one and on many threads of the software painter. It reads LP_NUM_THREADS
// when it starts, so each count needs its own process: this program, asked to print the hash.
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>

#include "render/image_compare.h"
#include "render/paint_page.h"
#include "support/map_worlds.h"
#include "support/run_program.h"

namespace maillage::render {
namespace {

TEST(ThreadCount, DISABLED_PrintsTheHash) {
    const TextShaper shaper = std::move(TextShaper::create()).value();
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    map::PageTexts texts;
    texts.title = "Distance à la formation";
    const auto page = map::compose_page(content, texts, {512, 400, 1}, shaper.measure());
    auto painter = PagePainter::create(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "shaders", shaper);
    ASSERT_TRUE(painter.has_value());
    const auto image = painter->paint(*page);
    ASSERT_TRUE(image.has_value());
    std::cout << "hash=" << hash(*image) << "=\n";
}

std::string hash_with(const char* threads) {
    test_support::Launch launch;
    launch.program = std::filesystem::read_symlink("/proc/self/exe").string();
    launch.arguments = {"--gtest_also_run_disabled_tests",
                        "--gtest_filter=ThreadCount.DISABLED_PrintsTheHash"};
    launch.environment["LP_NUM_THREADS"] = threads;
    const test_support::Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 0) << ended.out << ended.err;
    const std::size_t at = ended.out.find("hash=");
    return at == std::string::npos ? "" : ended.out.substr(at, ended.out.find('=', at + 5) - at);
}

TEST(ThreadCount, DoesNotChangeThePicture) {
    const std::string one = hash_with("1");
    EXPECT_FALSE(one.empty());
    EXPECT_EQ(one, hash_with("2"));
    EXPECT_EQ(one, hash_with("5"));
}

}  // namespace
}  // namespace maillage::render
