// SPDX-License-Identifier: Apache-2.0
// `maillage map`: what it shows is chosen in words, and what cannot be shown is refused in words.
#include <fstream>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

Arguments map_of(const std::filesystem::path& file, const Arguments& rest) {
    Arguments all{"map", "--programme", "ern-occitanie", "--size", "320x256", "-o", file.string()};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

bool is_png(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(8, '\0');
    file.read(head.data(), 8);
    return head == "\x89PNG\r\n\x1a\n";
}

struct Shown {
    const char* name;
    Arguments arguments;
};

void PrintTo(const Shown& shown, std::ostream* stream) { *stream << joined(shown.arguments); }

class MapThemes : public testing::TestWithParam<Shown> {};

TEST_P(MapThemes, ArePainted) {
    const test::ScratchFolder folder;
    const Ended ended = maillage(map_of(folder.path() / "map.png", GetParam().arguments));
    EXPECT_EQ(ended.exit, 0) << ended.err;
    EXPECT_TRUE(is_png(folder.path() / "map.png"));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MapThemes,
    testing::Values(Shown{"Thresholds", {"--classes", "manual:10,20"}}, Shown{"DistanceJenks", {"--classes", "jenks:4"}},
                    Shown{"Density", {"--theme", "density", "--classes", "quantiles:7", "--ramp", "viridis"}},
                    Shown{"Population", {"--theme", "population", "--vision", "tritanopia"}},
                    Shown{"Places", {"--theme", "places", "--style", "dark"}},
                    Shown{"LayersByName", {"--layers", "land,distance,borders"}}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(MapColumn, IsShownAsShareRatioAndPersons) {
    const test::ScratchFolder folder;
    std::ofstream(folder.path() / "seekers.csv") << "code,seekers\n31555,1200\n09225,90\n32013,140\n";
    const std::string column = (folder.path() / "seekers.csv").string() + ":code:seekers";
    for (const char* theme : {"share", "ratio", "persons"}) {
        const auto file = folder.path() / (std::string(theme) + ".png");
        const Ended ended = maillage(map_of(file, {"--theme", theme, "--column", column}));
        EXPECT_EQ(ended.exit, 0) << theme << ended.err;
        EXPECT_TRUE(is_png(file)) << theme;
    }
}

TEST(MapDifference, ComparesWithTheProgrammesKnownSites) {
    const test::ScratchFolder folder;
    const auto sites = folder.write("sites.csv", "code,name\n31555,Toulouse\n66136,Perpignan\n");
    for (const Arguments& rest : {Arguments{"--sites", sites.string()}, Arguments{"--before", sites.string()}}) {
        Arguments arguments{"--theme", "difference"};
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        const auto file = folder.file(rest.front() + ".png");
        const Ended ended = maillage(map_of(file, arguments));
        EXPECT_EQ(ended.exit, 0) << ended.err;
        EXPECT_TRUE(is_png(file));
    }
}

/// The three commands count alike: the same two files, apart in a proposal alone, differ in each or in none.
TEST(MapSites, CountTheProposalsOfAFileAsCheckAndCatchmentDo) {
    const test::ScratchFolder folder;
    const auto sites = [&](const char* name, const char* proposal) {
        return folder.write(name, std::string("code,state\n31555,existing\n") + proposal + ",proposed\n").string();
    };
    const std::string north = sites("north.csv", "46042");
    const std::string south = sites("south.csv", "66136");
    const auto painted = [&](const std::string& file, const std::string& name) {
        // Without the sites' own signs: what is left of them are the distances.
        EXPECT_EQ(maillage(map_of(folder.file(name), {"--sites", file, "--layers", "land,distance"})).exit, 0);
        return test::bytes_of(folder.file(name));
    };
    EXPECT_FALSE(painted(north, "north.png") == painted(south, "south.png")) << "map";
    for (const char* command : {"check", "catchment"}) {
        const auto measured = [&](const std::string& file) {
            const Ended ended = maillage({command, "--scope", "region:76", "--sites", file, "--format", "json"});
            return json::parse(ended.out, nullptr, false)["coverage"];
        };
        EXPECT_NE(measured(north), measured(south)) << command;
    }
}

struct Refused {
    const char* name;
    Arguments arguments;
    const char* said;
};

void PrintTo(const Refused& refused, std::ostream* stream) { *stream << joined(refused.arguments); }

class MapRefuses : public testing::TestWithParam<Refused> {};

TEST_P(MapRefuses, WithExit2AndWords) {
    const test::ScratchFolder folder;
    const Ended ended = maillage(map_of(folder.path() / "map.png", GetParam().arguments));
    EXPECT_EQ(ended.exit, 2) << ended.err;
    EXPECT_NE(ended.err.find(GetParam().said), std::string::npos) << ended.err;
    EXPECT_FALSE(has_placeholder(ended.err)) << ended.err;
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "map.png"));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MapRefuses,
    testing::Values(Refused{"UnknownTheme", {"--theme", "weather"}, "--theme"},
                    Refused{"UnknownRamp", {"--ramp", "rainbow"}, "--ramp"},
                    Refused{"UnknownMethod", {"--classes", "natural:5"}, "natural:5"},
                    Refused{"TooManyClasses", {"--theme", "density", "--classes", "equal:10"}, "equal:10"},
                    Refused{"ThresholdsThatFall", {"--classes", "manual:30,15"}, "manual:30,15"},
                    Refused{"StockInClasses", {"--theme", "population", "--classes", "jenks:5"}, "population"},
                    Refused{"StockOnARamp", {"--theme", "population", "--ramp", "viridis"}, "population"},
                    Refused{"DifferenceInOtherClasses", {"--theme", "difference", "--classes", "jenks:5"}, "difference"},
                    Refused{"DivergingDensity", {"--theme", "density", "--ramp", "teal-orange"}, "teal-orange"},
                    Refused{"NothingToCompare", {"--theme", "difference"}, "--before"},
                    Refused{"NoColumn", {"--theme", "share"}, "--column"}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace maillage::cli_test
