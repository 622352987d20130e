// SPDX-License-Identifier: Apache-2.0
#include "io/resource_paths.h"

#include <cstdlib>
#include <gtest/gtest.h>

#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

namespace fs = std::filesystem;

void make_resources(const fs::path& root) {
    fs::create_directories(root / "assets" / "i18n");
}

TEST(ResourcePaths, FollowTheEnvironmentFirst) {
    const test::ScratchFolder folder;
    make_resources(folder.file("data"));
    make_resources(folder.path());
    const auto found = find_resources(folder.path(), folder.file("data"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->root, folder.file("data"));
    EXPECT_EQ(found->territory(), folder.file("data") / "geodata" / "france.gpkg");
}

TEST(ResourcePaths, SayThatTheEnvironmentIsWrong) {
    const test::ScratchFolder folder;
    make_resources(folder.path());
    const auto found = find_resources(folder.path(), folder.file("nothing"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, ErrorKind::environment);
    EXPECT_EQ(found.error().file, folder.file("nothing").string());
}

TEST(ResourcePaths, FindAnInstalledPrefix) {
    const test::ScratchFolder folder;
    fs::create_directories(folder.file("bin"));
    make_resources(folder.file("share") / "maillage");
    EXPECT_EQ(find_resources(folder.file("bin"), {})->root, folder.file("share") / "maillage");
}

TEST(ResourcePaths, WalkUpToTheSourceTree) {
    const test::ScratchFolder folder;
    const fs::path bin = folder.path() / "build" / "release" / "bin";
    fs::create_directories(bin);
    make_resources(folder.path());
    EXPECT_EQ(find_resources(bin, {})->root, folder.path());
}

TEST(ResourcePaths, FailWhereThereIsNothing) {
    const test::ScratchFolder folder;
    const auto found = find_resources(folder.path(), {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().message.key.id, "resources.missing");
}

TEST(ResourcePaths, FindThisTree) {
    const auto found = find_resources(fs::path(MAILLAGE_SOURCE_DIR) / "build" / "any" / "bin", {});
    ASSERT_TRUE(found);
    EXPECT_TRUE(fs::equivalent(found->root, MAILLAGE_SOURCE_DIR));
}

TEST(ResourcePaths, BeginWhereTheProgramLies) {
    ::unsetenv("MAILLAGE_DATA_DIR");
    const auto found = find_resources();
    const auto beside = find_resources(fs::read_symlink("/proc/self/exe").parent_path(), {});
    ASSERT_EQ(found.has_value(), beside.has_value());
    if (found) { EXPECT_EQ(found->root, beside->root); }
}

}  // namespace
}  // namespace maillage::io
