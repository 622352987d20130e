// SPDX-License-Identifier: Apache-2.0
// `solve` as people type it: formats, options, exit codes, and the words for every kind of bad input.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/command.h"
#include "io/scratch_folder.h"
#include "support/shared_data.h"

namespace maillage::cli_test {
namespace {

using maillage::test::bytes_of;
using maillage::test::ScratchFolder;

/// Seven villages on a line, the third without a candidate's flag, two zones.
constexpr std::string_view villages =
    "name,x,y,weight,candidate,zone\nA,0,0,3,1,west\nB,2,0,1,1,west\nC,5,0,2,0,west\nD,9,0,4,1,east\nE,12,0,1,1,east\n"
    "F,20,0,5,1,east\nG,21,0,2,1,\n";

class Solve : public testing::Test {
  protected:
    json solved(int exit, std::string_view text, const Arguments& rest) {
        Arguments all{"solve", folder_.write("instance.txt", text).string()};
        all.insert(all.end(), rest.begin(), rest.end());
        return json_of(exit, all);
    }
    /// One line on stderr, nothing on stdout.
    std::string refused(int exit, std::string_view text, const Arguments& rest) {
        Arguments all{"solve", folder_.write("instance.txt", text).string(), "--lang", "en"};
        all.insert(all.end(), rest.begin(), rest.end());
        const Ended ended = maillage(all);
        EXPECT_EQ(ended.exit, exit) << ended.err;
        EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
        EXPECT_FALSE(has_placeholder(ended.err)) << ended.err;
        EXPECT_TRUE(ended.out.empty()) << ended.out;
        return ended.err;
    }
    ScratchFolder folder_;
};

/// By hand: 3 sites; A serves A and B (2), C from D or B; D serves D, E; F or G serves both.
TEST_F(Solve, PMedianOfPoints) {
    const json plan = solved(0, villages, {"--sites-total", "3"});
    EXPECT_EQ(plan["status"], "optimal");
    EXPECT_EQ(plan["value"], 1 * 2 + 2 * 4 + 1 * 3 + 2 * 1);
    EXPECT_EQ(plan["bound"], plan["value"]);
    EXPECT_EQ(plan["gap"], 0);
    EXPECT_EQ(plan["unit"], "length-weight");
    EXPECT_EQ(plan["open"], json({0, 3, 5})) << "points of the file, from 0";
    EXPECT_EQ(plan["sites"][1]["name"], "D");
    EXPECT_EQ(plan["sites"][1]["zone"], "east");
    EXPECT_EQ(plan["tie"], "settled");
    EXPECT_TRUE(plan.contains("seconds"));
}

TEST_F(Solve, OtherObjectives) {
    const json cover = solved(0, villages, {"--objective", "max-cover", "--radius", "3", "--sites-total", "2"});
    EXPECT_EQ(cover["value"], 7 + 6) << "F with G, B with A and C";
    EXPECT_EQ(cover["unit"], "weight");
    const json fewest = solved(0, villages, {"--objective", "set-cover", "--radius", "4"});
    EXPECT_EQ(fewest["value"], 3);
    EXPECT_EQ(fewest["unit"], "sites");
    const json center = solved(0, villages, {"--objective", "p-center", "--sites-total", "2"});
    EXPECT_EQ(center["unit"], "length");
    EXPECT_EQ(center["status"], "optimal");
}

TEST_F(Solve, ZonesForcedAndForbidden) {
    EXPECT_EQ(solved(0, villages, {"--sites-total", "2", "--per-zone", "1:1"})["status"], "optimal");
    const json forced = solved(0, villages, {"--sites-total", "2", "--force", "E,1"});
    EXPECT_EQ(forced["open"], json({1, 4})) << "by name and by number";
    const json open = solved(0, villages, {"--sites-total", "3", "--forbid", "F"})["open"];
    EXPECT_EQ(std::count(open.begin(), open.end(), 5), 0);
    EXPECT_NE(refused(2, villages, {"--sites-total", "2", "--force", "Paris"}).find("Paris"), std::string::npos);
    EXPECT_NE(refused(2, villages, {"--sites-total", "2", "--force", "C"}).find("not a candidate"), std::string::npos);
    refused(2, villages, {"--sites-total", "2", "--force", "A", "--forbid", "0"});
    refused(2, "x,y\n0,0\n1,1\n", {"--sites-total", "1", "--per-zone", "1"});
    refused(2, villages, {"--sites-total", "2", "--per-zone", "2:1"});
}

TEST_F(Solve, InfeasibleIsAnAnswerWithReasons) {
    const json many = solved(1, villages, {"--sites-total", "7"});
    EXPECT_EQ(many["status"], "infeasible");
    EXPECT_EQ(many["reason"].size(), 1u);
    EXPECT_TRUE(many["value"].is_null());
    EXPECT_EQ(solved(1, villages, {"--sites-total", "1", "--per-zone", "1"})["status"], "infeasible");
    const json empty_zone = solved(1, "x,y,candidate,zone\n0,0,1,a\n1,1,0,b\n", {"--sites-total", "1", "--per-zone", "1"});
    EXPECT_NE(empty_zone["reason"][0].get<std::string>().find("b"), std::string::npos) << "the zone without a candidate";
    const json unreached = solved(1, villages, {"--objective", "set-cover", "--radius", "1"});
    EXPECT_EQ(unreached["status"], "infeasible");
}

TEST_F(Solve, NumbersThatAreMissingOrOfNoUse) {
    EXPECT_NE(refused(2, villages, {}).find("--sites-total"), std::string::npos);
    EXPECT_NE(refused(2, villages, {"--objective", "max-cover", "--sites-total", "2"}).find("--radius"), std::string::npos);
    refused(2, villages, {"--objective", "set-cover", "--radius", "3", "--sites-total", "2"});
    refused(2, villages, {"--sites-total", "2", "--radius", "3"});
    refused(2, villages, {"--sites-total", "0"});
    refused(2, villages, {"--sites-total", "2", "--objective", "median"});
    refused(2, "2 1 1\n1 2 5\n", {"--rounding", "floor"});
    refused(2, "lon,lat\n1,2\n", {"--sites-total", "1", "--rounding", "none"});
}

/// A time of 0 leaves a plan that obeys the rules, never called optimal unless the bound says so.
TEST_F(Solve, ATimeLimitOfZeroLeavesAPlan) {
    const json plan = solved(0, villages, {"--sites-total", "3", "--time-limit", "0"});
    EXPECT_EQ(plan["open"].size(), 3u);
    EXPECT_EQ(plan["status"] == "optimal", plan["value"] == plan["bound"]);
}

TEST_F(Solve, BadInputIsRefusedInWords) {
    const std::vector<std::pair<std::string_view, const char*>> cases = {
        {"2 1 0\n1 2 5\n", "zero"},                                    // p = 0
        {"3 1 1\n1 2 5\n", "not connected"},                           // two parts
        {"x,y,weight\n0,0,0\n1,1,0\n", "weights are zero"},            // weights all zero
        {"0,1\n-1,0\n", "-1"},                                         // negative cost
        {"0,1\nnan,0\n", "nan"},                                       // NaN cost
        {"0,1\n,0\n", "hole"},                                         // hole
        {"0,1,2\n1,0,2\n", "square"},                                  // not square
        {"x,y\n0,0\n1e10,0\n", "unit"},                                // costs beyond 32 bits
        {"x,y,weight\n0,0,9000000000000000\n1000000000,0,9000000000000000\n", "divide"},  // cost × weight beyond 64 bits
    };
    for (const auto& [text, word] : cases) {
        const std::string said = refused(3, text, {"--sites-total", "1"});
        EXPECT_NE(said.find(word), std::string::npos) << text << "\n" << said;
        EXPECT_NE(said.find("instance.txt"), std::string::npos) << said;
    }
    const Ended absent = maillage({"solve", "no-such-file.tsp", "--sites-total", "1"});
    EXPECT_EQ(absent.exit, 3);
}

TEST_F(Solve, DuplicatePointsAreSaidAndSolved) {
    const json plan = solved(0, "x,y\n0,0\n0,0\n5,0\n", {"--sites-total", "2"});
    EXPECT_EQ(plan["value"], 0);
    EXPECT_EQ(plan["warnings"].size(), 1u);
}

/// Each objective on each kind of costs: what `solve` proves, `verify` checks with its own formulas.
TEST_F(Solve, CertificatesOfEveryKindOfCostsAreTrue) {
    const std::vector<std::pair<std::string, std::string>> instances = {
        {"plane", std::string(villages)},
        {"matrix", "0,4,9,7\n4,0,3,8\n9,3,0,2\n7,8,2,0\n"},
        {"earth", "lon,lat,weight\n1.6,42.9,3\n1.7,43.1,1\n1.9,43.0,2\n1.2,42.8,4\n1.5,43.2,1\n"},
        {"sphere", "DIMENSION : 4\nNODE_COORD_SECTION\n42.9 1.6\n43.1 1.7\n43 1.9\n42.8 1.2\nDEMAND_SECTION\n3\n1\n2\n4\n"}};
    for (const auto& [kind, text] : instances)
        for (const std::string objective : {"p-median", "max-cover", "set-cover", "p-center"}) {
            const bool metres = kind == "earth" || kind == "sphere";
            Arguments arguments{"--objective", objective, "--certificate", folder_.file("proof.json").string(), "--force"};
            if (objective != "set-cover") arguments.insert(arguments.end(), {"--sites-total", "2"});
            if (objective.ends_with("cover")) arguments.insert(arguments.end(), {"--radius", metres ? "22000" : "3"});
            const json plan = solved(0, text, arguments);
            const json answer = json_of(0, {"verify", folder_.file("proof.json").string(), "--lang", "en"});
            EXPECT_EQ(answer["valid"], true) << kind << " " << objective << ": " << answer["reason"];
            EXPECT_EQ(answer["status"], "optimal") << kind << " " << objective;
            EXPECT_EQ(answer["value"], plan["value"]);
            EXPECT_EQ(answer["bound"], plan["bound"]);
        }
    const std::string said = refused(2, villages, {"--sites-total", "2", "--certificate", folder_.file("a.json").string(), "-o", folder_.file("a.json").string()});
    EXPECT_NE(said.find("a.json"), std::string::npos);
}

TEST_F(Solve, MillionthsSaySoInTheUnit) {
    const json plan = solved(0, "x,y\n0,0\n1,1\n", {"--sites-total", "1", "--rounding", "none"});
    EXPECT_EQ(plan["value"], 1'414'214);
    EXPECT_EQ(plan["unit"], "1e-6 length-weight");
}

TEST_F(Solve, FilesHaveTheSameBytesOnAnyNumberOfThreads) {
    const auto instance = folder_.write("villages.csv", villages);
    for (const std::string ending : {"json", "csv", "md", "txt"}) {
        const auto one = folder_.file("one." + ending);
        const auto two = folder_.file("two." + ending);
        for (const auto& [file, threads] : {std::pair{one, "1"}, std::pair{two, "2"}})
            EXPECT_EQ(maillage({"solve", instance.string(), "--sites-total", "3", "--threads", threads, "-o", file.string()}).exit, 0);
        EXPECT_FALSE(bytes_of(one).empty());
        EXPECT_EQ(bytes_of(one), bytes_of(two)) << ending;
    }
    EXPECT_EQ(maillage({"solve", instance.string(), "--sites-total", "3", "-o", folder_.file("one.json").string()}).exit, 3);
    EXPECT_EQ(maillage({"solve", instance.string(), "--sites-total", "3", "-o", folder_.file("one.json").string(), "--force"}).exit, 0);
}

TEST_F(Solve, PublishedOptima) {
    const auto pmed = test_support::shared_data("instances/pmed/pmed1.txt");
    const auto tsp = test_support::shared_data("instances/tsplib/rl1304.tsp");
    if (!pmed || !tsp) GTEST_SKIP() << "the published instances are not beside this checkout";
    EXPECT_EQ(json_of(0, {"solve", pmed->string()})["value"], 5819);
    EXPECT_EQ(json_of(0, {"solve", pmed->string(), "--objective", "p-center"})["value"], 127);
    EXPECT_EQ(json_of(0, {"solve", tsp->string(), "--sites-total", "5"})["value"], 3099073);
}

}  // namespace
}  // namespace maillage::cli_test
