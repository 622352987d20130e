// SPDX-License-Identifier: Apache-2.0
// Certificates written by hand after docs/certificate.md: four towns on a line at 0, 2, 5 and 9 with 3, 1, 2 and 4
// people, every town a candidate. Worked out on paper:
//   one site for the least sum: at 5, 3·5 + 1·3 + 0 + 4·4 = 34; at 2: 3·2 + 0 + 2·3 + 4·7 = 40;
//   two sites within 2: {0 or 2, 9} reach 3 + 1 + 4 = 8 of 10;
//   all within 2: three sites; the largest distance with two sites: 2 at best needs 0 or 2, and 5 and 9 lie 4 apart.
#include <gtest/gtest.h>

#include "base/parallel.h"
#include "verify/small_case.h"

namespace maillage::verify {
namespace {

using test_support::json;
using test_support::judged;
using test_support::SmallCase;
using test_support::why;

json towns() {
    return json::parse(R"({
        "format": "maillage-certificate", "version": 2, "checksum": "",
        "claim": {"objective": "p-median", "status": "optimal", "value": 34, "bound": 34, "open": [2]},
        "problem": {
            "costs": {"kind": "matrix", "rows": [[0,2,5,9],[2,0,3,7],[5,3,0,4],[9,7,4,0]]},
            "weights": [3,1,2,4], "sites_total": 1, "forced": [], "forbidden": []},
        "proof": {"scale": 1, "nodes": [
            {"steps": [{"prices": [[0,15],[1,3],[2,2],[3,16]]}], "end": {"branch": 2, "open": 1, "closed": 2}},
            {"steps": [{"prices": [[2,0]]}], "end": {"leaf": "bound"}},
            {"steps": [{"prices": [[0,9],[1,7],[2,10],[3,36]], "closed": [0]}],
             "end": {"branch": 1, "open": 3, "closed": 4}},
            {"steps": [{"prices": [[0,6],[1,0],[2,6],[3,28]]}], "end": {"leaf": "bound"}},
            {"steps": [{"prices": [[0,27],[2,8],[3,0]]}], "end": {"leaf": "bound"}}]}})");
}

TEST(HandWritten, PMedian) {
    const auto verdict = judged(towns());
    ASSERT_TRUE(verdict && verdict->valid()) << why(verdict);
    EXPECT_EQ(verdict->claim.value, 34);
    EXPECT_EQ(verdict->nodes, 5u);
    EXPECT_EQ(SmallCase(towns()).best(), 34);
}

/// Every total is on the mark: one unit less in a price of the leaf, and the proof is gone.
TEST(HandWritten, PMedianWithOneUnitLessProvesNothing) {
    json certificate = towns();
    certificate["proof"]["nodes"][1]["steps"][0]["prices"][0] = {3, 15};
    EXPECT_EQ(why(judged(certificate)), "verify.leaf");
}

json two_sites() {
    json certificate = towns();
    certificate["problem"]["sites_total"] = 2;
    return certificate;
}

/// One price a town, its people: a set of two reaches at most 4 + 4.
TEST(HandWritten, MaxCover) {
    json certificate = two_sites();
    certificate["problem"]["radius"] = 2;
    certificate["claim"] = {{"objective", "max-cover"}, {"status", "optimal"}, {"value", 8}, {"bound", 8}, {"open", {0, 3}}};
    // Not served: L = 10 − 4 (0 or 2) − 4 (9) = 2 people at least; but 0 and 2 together count their 4 twice.
    certificate["proof"]["nodes"] = json::parse(R"([
        {"steps": [{"prices": [[0,3],[1,1],[2,2],[3,4]]}], "end": {"branch": 0, "open": 1, "closed": 2}},
        {"steps": [], "end": {"branch": 1, "open": 3, "closed": 4}},
        {"steps": [], "end": {"leaf": "bound"}},
        {"steps": [{"prices": [[0,0],[1,0]]}], "end": {"leaf": "bound"}},
        {"steps": [], "end": {"leaf": "bound"}}])");
    EXPECT_EQ(why(judged(certificate)), "");
    EXPECT_TRUE(SmallCase(certificate).claim_is_true());
    certificate["claim"]["bound"] = 7;
    certificate["claim"]["status"] = "feasible";
    EXPECT_EQ(why(judged(certificate)), "verify.bound_beyond_value");
}

/// Two sites cannot reach the towns at 0, 5 and 9, no two of which one site reaches.
TEST(HandWritten, SetCover) {
    json certificate = towns();
    certificate["problem"].erase("sites_total");
    certificate["problem"]["radius"] = 2;
    certificate["claim"] = {{"objective", "set-cover"}, {"status", "optimal"}, {"value", 3}, {"bound", 3}, {"open", {0, 2, 3}}};
    certificate["proof"]["nodes"] =
        json::parse(R"([{"steps": [{"prices": [[0,1],[2,1],[3,1]]}], "end": {"leaf": "bound"}}])");
    EXPECT_EQ(why(judged(certificate)), "");
    EXPECT_TRUE(SmallCase(certificate).claim_is_true());
    certificate["problem"]["radius"] = 3;
    EXPECT_NE(why(judged(certificate)), "") << "the town at 2 reaches 0 and 5: two sites do";
}

/// Nobody counted: no site is needed, and none is the proof.
TEST(HandWritten, SetCoverOfNobody) {
    json certificate = towns();
    certificate["problem"]["radius"] = 2;
    certificate["problem"]["weights"] = {0, 0, 0, 0};
    certificate["claim"] = {{"objective", "set-cover"}, {"status", "optimal"}, {"value", 0}, {"bound", 0}, {"open", json::array()}};
    certificate["proof"]["nodes"] = json::array();
    EXPECT_EQ(why(judged(certificate)), "");
    certificate["problem"]["weights"] = {0, 0, 1, 0};
    EXPECT_EQ(why(judged(certificate)), "verify.not_covered");
}

/// A price above what a town pays unserved would prove that nobody can be left alone.
TEST(HandWritten, SetCoverWithOneSiteAndNobodyToCover) {
    json certificate = towns();
    certificate["problem"]["radius"] = 2;
    certificate["problem"]["weights"] = {0, 0, 0, 0};
    certificate["claim"] = {{"objective", "set-cover"}, {"status", "optimal"}, {"value", 1}, {"bound", 1}, {"open", {0}}};
    certificate["proof"]["nodes"] = json::parse(R"([{"steps": [{"prices": [[0,1]]}], "end": {"leaf": "bound"}}])");
    EXPECT_EQ(why(judged(certificate)), "verify.price_client");
}

/// Within less than 4 of a site: 0, 5 and 9 need one each, were it not that the town at 2 reaches 0 and 5.
TEST(HandWritten, PCenter) {
    json certificate = two_sites();
    certificate["claim"] = {{"objective", "p-center"}, {"status", "optimal"}, {"value", 3}, {"bound", 3}, {"open", {1, 3}}};
    // Within less than 3: 0 and 2 reach each other, 5 and 9 nobody else.
    certificate["proof"]["nodes"] =
        json::parse(R"([{"steps": [{"prices": [[0,1],[2,1],[3,1]]}], "end": {"leaf": "bound"}}])");
    EXPECT_EQ(why(judged(certificate)), "");
    EXPECT_TRUE(SmallCase(certificate).claim_is_true());
    certificate["claim"]["bound"] = 2;
    EXPECT_EQ(why(judged(certificate)), "verify.optimal_with_gap");
    certificate["claim"]["status"] = "feasible";
    EXPECT_EQ(why(judged(certificate)), "");
}

TEST(HandWritten, RulesOfThePlan) {
    json certificate = two_sites();
    certificate["claim"] = {{"objective", "p-median"}, {"status", "feasible"}, {"value", 8}, {"bound", 0}, {"open", {1, 3}}};
    certificate["proof"]["nodes"] = json::array();
    certificate["claim"]["value"] = 3 * 2 + 2 * 3;
    EXPECT_EQ(why(judged(certificate)), "");
    json other = certificate;
    other["problem"]["forbidden"] = {3};
    EXPECT_EQ(why(judged(other)), "verify.plan_forbidden");
    other = certificate;
    other["problem"]["forced"] = {0};
    EXPECT_EQ(why(judged(other)), "verify.plan_forced");
    other["problem"]["forbidden"] = {0};
    EXPECT_EQ(why(judged(other)), "verify.forced_and_forbidden");
    other = certificate;
    other["problem"]["zonings"] = json::parse("[[7,7,8,-1]]");
    other["problem"]["zone_rules"] = json::parse("[[0,8,1,null]]");
    EXPECT_EQ(why(judged(other)), "verify.plan_zone");
    other["problem"]["zone_rules"] = json::parse("[[0,9,1,null]]");
    EXPECT_EQ(why(judged(other)), "verify.empty_zone");
    other["problem"]["zone_rules"] = json::parse("[[0,7,1,1],[0,9,0,0]]");
    EXPECT_EQ(why(judged(other)), "");
    other = certificate;
    other["claim"]["open"] = {3, 1};
    EXPECT_EQ(why(judged(other)), "verify.plan_list");
    other["claim"]["open"] = {1, 4};
    EXPECT_EQ(why(judged(other)), "verify.plan_list");
    other["claim"]["open"] = {1};
    EXPECT_EQ(why(judged(other)), "verify.plan_count");
    other = certificate;
    other["claim"]["value"] = 13;
    EXPECT_EQ(why(judged(other)), "verify.value");
    other = certificate;
    other["claim"]["bound"] = 1;
    EXPECT_EQ(why(judged(other)), "verify.no_nodes");
}

TEST(HandWritten, ATreeThatIsNoneIsRefused) {
    json certificate = towns();
    json& end = certificate["proof"]["nodes"][0]["end"];
    for (const auto& [open, closed] : {std::pair{1, 1}, std::pair{0, 2}, std::pair{1, 5}}) {
        end["open"] = open;
        end["closed"] = closed;
        EXPECT_EQ(why(judged(certificate)), "verify.tree") << open << " " << closed;
    }
    certificate = towns();
    certificate["proof"]["nodes"].push_back(json::parse(R"({"steps": [], "end": {"leaf": "bound"}})"));
    EXPECT_EQ(why(judged(certificate)), "verify.unnamed_node");
    certificate = towns();
    certificate["proof"]["nodes"][2]["end"]["branch"] = 2;
    EXPECT_EQ(why(judged(certificate)), "verify.branch") << "decided by its parent already";
    certificate = towns();
    certificate["proof"]["nodes"][4]["end"] = {{"leaf", "infeasible"}};
    EXPECT_EQ(why(judged(certificate)), "verify.not_infeasible");
    certificate = towns();
    certificate["proof"]["scale"] = 3;
    EXPECT_EQ(why(judged(certificate)), "verify.scale");
}

TEST(HandWritten, SumsBeyond64BitsAreRefused) {
    json certificate = towns();
    certificate["proof"]["nodes"][0]["steps"][0]["prices"] = json::parse("[[0,9000000000000000000],[1,9000000000000000000]]");
    EXPECT_EQ(why(judged(certificate)), "verify.node_overflow");
    certificate = towns();
    certificate["problem"]["weights"][0] = std::int64_t{1} << 62;
    EXPECT_EQ(why(judged(certificate)), "verify.overflow");
}

TEST(HandWritten, AChangedFileIsToldFromAFalseOne) {
    SilentFeedback feedback;
    std::string text = test_support::sealed(towns());
    const auto at = text.find("[3,1,2,4]");
    ASSERT_NE(at, std::string::npos);
    text[at + 1] = '4';
    const auto verdict = verify(text, "made.json", feedback);
    EXPECT_EQ(why(verdict), "verify.checksum");
}

/// One client that 1 500 candidates serve at 5: each is opened in a leaf of its own, the next looked at where it is closed.
TEST(HandWritten, ATreeAsDeepAsThereAreCandidates) {
    constexpr int candidates = 1500;
    json certificate = towns();
    certificate["problem"]["costs"]["rows"] = json::array({std::vector<int>(candidates, 5)});
    certificate["problem"]["weights"] = {1};
    certificate["claim"] = {{"objective", "p-median"}, {"status", "optimal"}, {"value", 5}, {"bound", 5}, {"open", {0}}};
    auto& nodes = certificate["proof"]["nodes"] = json::array();
    const json leaf = json::parse(R"({"steps": [{"prices": [[0,5]]}], "end": {"leaf": "bound"}})");
    for (int k = 0; k < candidates; ++k) {
        nodes.push_back({{"steps", json::array()}, {"end", {{"branch", k}, {"open", 2 * k + 1}, {"closed", 2 * k + 2}}}});
        nodes.push_back(leaf);
    }
    nodes.push_back(json::parse(R"({"steps": [], "end": {"leaf": "infeasible"}})"));
    EXPECT_EQ(why(judged(certificate)), "");
    nodes.back()["end"]["leaf"] = "bound";
    EXPECT_EQ(why(judged(certificate)), "") << "where nothing is left, any bound holds";
    nodes[nodes.size() - 2]["steps"] = json::array();
    EXPECT_EQ(why(judged(certificate)), "verify.leaf") << "prices of a closed branch are put back";
}

/// The answer does not depend on the threads.
TEST(HandWritten, OneThreadIsEnough) {
    const int threads = thread_count();
    set_thread_count(1);
    EXPECT_EQ(why(judged(towns())), "");
    set_thread_count(threads);
}

}  // namespace
}  // namespace maillage::verify
