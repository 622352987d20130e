// SPDX-License-Identifier: Apache-2.0
// Includes point one way: src/ROOMS.txt says which, this test holds every #include against it.
#include "lint/room_table.h"

#include <gtest/gtest.h>

#include <numeric>

namespace maillage::lint {
namespace {

std::string joined(const std::vector<std::string>& lines) {
    return std::accumulate(lines.begin(), lines.end(), std::string(),
                           [](std::string all, const std::string& line) { return std::move(all) + line + "\n"; });
}

RoomTable project_table() { return parse_room_table(text_of("src/ROOMS.txt")); }

TEST(RoomTable, NamesTheThirteenRoomsInOrder) {
    const RoomTable table = project_table();
    EXPECT_EQ(joined(table.errors), "");
    std::vector<std::string> names;
    for (const Room& room : table.rooms) names.push_back(room.name);
    EXPECT_EQ(names, (std::vector<std::string>{"base", "geo", "optimise", "verify", "network", "territory", "planning", "evidence",
                                               "map", "project", "io", "render", "app"}));
}

TEST(RoomTable, EveryIncludeOfTheProjectFollowsIt) {
    const auto files = files_under("src", {".h", ".cpp", ".h.in"});
    ASSERT_GT(files.size(), 20u);
    EXPECT_EQ(joined(include_violations(project_table(), files)), "");
}

/// What the build says (SEES of maillage_add_room) is within what the table says.
TEST(RoomTable, TheBuildSeesNoMoreThanTheTable) {
    const RoomTable table = project_table();
    for (const Room& room : table.rooms) {
        const std::string build = text_of("src/" + room.name + "/CMakeLists.txt");
        const std::size_t at = build.find("SEES");
        if (at == std::string::npos) continue;
        const std::string line = build.substr(at + 4, build.find_first_of("\n)", at) - at - 4);
        for (std::size_t i = line.find_first_not_of(' '); i != std::string::npos;) {
            const std::size_t end = line.find(' ', i);
            const std::string seen = line.substr(i, end - i);
            EXPECT_TRUE(room.may_see.contains(seen)) << room.name << " links " << seen;
            i = end == std::string::npos ? end : line.find_first_not_of(' ', end);
        }
    }
}

/// A made-up house: what the checker must refuse, shown on files that exist only here.
class MadeUpIncludes : public ::testing::Test {
  protected:
    [[nodiscard]] std::string refused(const std::string& path, const std::string& include) const {
        std::vector<SourceFile> files = {{"src/base/text.h", ""}, {"src/geo/arc.h", ""}, {"src/map/layer.h", ""}};
        files.push_back({path, "// a comment\n" + include + "\n"});
        return joined(include_violations(table_, files));
    }

    RoomTable table_ = parse_room_table(
        "# comment\n"
        "base | | fmt/ public:tl/\n"
        "geo | base | proj.h\n"
        "map | base |\n"
        "app | base geo map | CLI/ gui:imgui\n");
};

TEST_F(MadeUpIncludes, DownwardsIsAllowed) {
    EXPECT_EQ(refused("src/geo/new.cpp", "#include \"base/text.h\""), "");
    EXPECT_EQ(refused("src/geo/new.h", "#include \"geo/arc.h\""), "");
    EXPECT_EQ(refused("src/app/new.h", "#include \"geo/arc.h\""), "");
    EXPECT_EQ(refused("src/geo/new.h", "#include <vector>"), "");
    EXPECT_EQ(refused("src/geo/new.cpp", "#include <sys/stat.h>"), "");
}

TEST_F(MadeUpIncludes, UpwardsOrSidewaysIsRefused) {
    EXPECT_EQ(refused("src/base/new.cpp", "#include \"geo/arc.h\""),
              "src/base/new.cpp:2: includes geo/arc.h, but base may not see geo\n");
    EXPECT_NE(refused("src/map/new.h", "#include \"geo/arc.h\""), "");
    EXPECT_NE(refused("src/map/new.h", "  #  include  \"geo/arc.h\"  // hidden"), "");
}

TEST_F(MadeUpIncludes, ThirdPartyStaysInItsRoomsSources) {
    EXPECT_EQ(refused("src/geo/new.cpp", "#include <proj.h>"), "");
    EXPECT_EQ(refused("src/geo/new.h", "#include <proj.h>"),
              "src/geo/new.h:2: includes proj.h, a third-party header in a header\n");
    EXPECT_NE(refused("src/map/new.cpp", "#include <proj.h>"), "");
    EXPECT_NE(refused("src/app/new.cpp", "#include <fmt/format.h>"), "");
}

TEST_F(MadeUpIncludes, PublicOnesAreForAllWhoSeeTheRoom) {
    EXPECT_EQ(refused("src/base/new.h", "#include <tl/expected.hpp>"), "");
    EXPECT_EQ(refused("src/map/new.h", "#include <tl/expected.hpp>"), "");
}

TEST_F(MadeUpIncludes, ASubfolderOwnsItsOwn) {
    EXPECT_EQ(refused("src/app/gui/window.cpp", "#include <imgui.h>"), "");
    EXPECT_NE(refused("src/app/cli/check.cpp", "#include <imgui.h>"), "");
    EXPECT_NE(refused("src/app/gui/window.h", "#include <imgui.h>"), "");
}

TEST_F(MadeUpIncludes, UnknownHeadersAndPathsAreRefused) {
    EXPECT_NE(refused("src/geo/new.cpp", "#include <boost/any.hpp>"), "");
    EXPECT_NE(refused("src/geo/new.cpp", "#include <format>"), "");
    EXPECT_NE(refused("src/geo/new.cpp", "#include \"arc.h\""), "");
    EXPECT_NE(refused("src/geo/new.cpp", "#include \"geo/gone.h\""), "");
    EXPECT_NE(refused("src/geo/new.cpp", "#include \"../base/text.h\""), "");
    EXPECT_NE(refused("src/cellar/new.cpp", ""), "");
}

TEST_F(MadeUpIncludes, ATableWithALoopIsRefused) {
    EXPECT_FALSE(parse_room_table("a | b |\nb | |\n").errors.empty());
    EXPECT_FALSE(parse_room_table("a | b\n").errors.empty());
}

}  // namespace
}  // namespace maillage::lint
