// SPDX-License-Identifier: Apache-2.0
// `verify` as people type it: true, untrue, no certificate; the example and a copy changed by hand.
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::bytes_of;
using maillage::test::ScratchFolder;

constexpr const char* example = "example:villages.certificate.json";

std::string example_text() {
    return bytes_of(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "assets/examples/villages.certificate.json");
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

TEST(Verify, ATrueCertificateIsSaidToBe) {
    const json answer = json_of(0, {"verify", example});
    EXPECT_EQ(answer["valid"], true);
    EXPECT_EQ(answer["value"], answer["bound"]);
    EXPECT_EQ(answer["gap"], 0);
    EXPECT_EQ(answer["objective"], "p-median");
    EXPECT_EQ(answer["status"], "optimal");
    EXPECT_TRUE(answer["reason"].is_null());
    for (const char* language : {"fr", "en"}) {
        const Ended ended = maillage({"verify", example, "--lang", language});
        EXPECT_EQ(ended.exit, 0);
        EXPECT_FALSE(has_placeholder(ended.out)) << ended.out;
    }
}

/// What the value counts is said, and of a p-median in metres what it is per person.
TEST(Verify, SaysTheUnitAndTheMeanDistance) {
    const json answer = json_of(0, {"verify", example});
    EXPECT_EQ(answer["unit"], "metre-weight");
    std::int64_t weight = 0;
    const json certificate = json::parse(example_text());
    for (const auto& one : certificate["problem"]["weights"]) weight += one.get<std::int64_t>();
    const double mean = answer["value"].get<double>() / static_cast<double>(weight) / 1000;
    EXPECT_NEAR(answer["mean_km"].get<double>(), mean, 1e-3);
    const Ended french = maillage({"verify", example, "--lang", "fr"});
    EXPECT_NE(french.out.find("Unité de la valeur\u00a0: mètre × poids"), std::string::npos) << french.out;
    EXPECT_NE(french.out.find("Distance moyenne\u00a0: "), std::string::npos) << french.out;
    EXPECT_NE(maillage({"verify", example, "--format", "csv"}).out.find(",unit,mean_km\n"), std::string::npos);
    EXPECT_FALSE(has_placeholder(french.out)) << french.out;
}

/// A plan's mean is that of its certificate; other objectives and other costs have a unit and no mean distance.
TEST(Verify, OnlyAPMedianInMetresHasAMeanDistance) {
    const ScratchFolder folder;
    const auto verified = [&](Arguments asked, const char* name) {
        asked.insert(asked.end(), {"--certificate", folder.file(name).string()});
        const json plan = json_of(0, asked);
        const json answer = json_of(0, {"verify", folder.file(name).string()});
        EXPECT_EQ(answer["value"], plan["value"]) << name;
        return std::pair(answer, plan);
    };
    const Arguments lozere{"plan", "--scope", "department:48", "--candidates", "epci-main", "--from-scratch"};
    const auto of_lozere = [&](const Arguments& rest) {
        Arguments all = lozere;
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    };
    const auto [median, plan] = verified(of_lozere({"--sites-total", "2"}), "median.json");
    EXPECT_NEAR(median["mean_km"].get<double>(), plan["coverage"]["mean_km"].get<double>(), 1e-3);
    const json center = verified(of_lozere({"--sites-total", "2", "--objective", "p-center"}), "center.json").first;
    EXPECT_EQ(center["unit"], "metre");
    EXPECT_TRUE(center["mean_km"].is_null());
    const json cover = verified(of_lozere({"--sites-total", "2", "--objective", "max-cover"}), "cover.json").first;
    EXPECT_EQ(cover["unit"], "weight");
    const json fewest = verified(of_lozere({"--objective", "set-cover", "--radius", "60"}), "fewest.json").first;
    EXPECT_EQ(fewest["unit"], "sites");
    const auto points = folder.write("points.csv", "x,y,weight\n0,0,1\n3,4,2\n9,9,3\n").string();
    const auto [plane, solved] = verified({"solve", points, "--sites-total", "1"}, "plane.json");
    EXPECT_EQ(plane["unit"], solved["unit"]);
    EXPECT_EQ(plane["unit"], "length-weight");
    EXPECT_TRUE(plane["mean_km"].is_null());
}

/// The certificate of the example is that of the plan `solve` finds for the example's own instance.
TEST(Verify, TheExampleIsThePlanOfTheExample) {
    const json plan = json_of(0, {"solve", "example:villages.csv", "--sites-total", "3"});
    const json answer = json_of(0, {"verify", example});
    EXPECT_EQ(plan["value"], answer["value"]);
    EXPECT_EQ(plan["open"], answer["open"]);
}

TEST(Verify, AChangedFileIsUntrue) {
    const ScratchFolder folder;
    const auto file = folder.write("c.json", replaced(example_text(), "\"weights\":[9731", "\"weights\":[9732"));
    const json answer = json_of(1, {"verify", file.string(), "--lang", "en"});
    EXPECT_EQ(answer["valid"], false);
    EXPECT_NE(answer["reason"].get<std::string>().find("checksum"), std::string::npos);
    const Ended said = maillage({"verify", file.string(), "--lang", "en"});
    EXPECT_EQ(said.exit, 1);
    EXPECT_NE(said.out.find("Untrue"), std::string::npos) << said.out;
}

TEST(Verify, WhatIsNoCertificateIsBadInput) {
    const ScratchFolder folder;
    const std::vector<std::string> texts = {"", "not JSON", "[]", "{\"format\":\"maillage-certificate\"}",
                                            example_text().substr(0, 500), replaced(example_text(), "\"version\":2", "\"version\":1"),
                                            replaced(example_text(), "9731", "null")};
    for (const std::string& text : texts) {
        const auto file = folder.write("c.json", text);
        const Ended ended = maillage({"verify", file.string(), "--lang", "en"});
        EXPECT_EQ(ended.exit, 3) << text.substr(0, 80);
        EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
        EXPECT_NE(ended.err.find("c.json"), std::string::npos) << ended.err;
        EXPECT_TRUE(ended.out.empty());
    }
    EXPECT_EQ(maillage({"verify", folder.file("absent.json").string()}).exit, 3);
    EXPECT_EQ(maillage({"verify"}).exit, 2);
    EXPECT_EQ(maillage({"verify", "example:nothing"}).exit, 2);
}

TEST(Verify, WritesItsAnswerToAFile) {
    const ScratchFolder folder;
    const auto file = folder.file("answer.json");
    EXPECT_EQ(maillage({"verify", example, "-o", file.string()}).exit, 0);
    const json answer = json::parse(bytes_of(file), nullptr, false);
    EXPECT_EQ(answer["valid"], true);
    EXPECT_FALSE(answer.contains("nodes")) << "how the run went is told on stdout alone";
}

}  // namespace
}  // namespace maillage::cli_test
