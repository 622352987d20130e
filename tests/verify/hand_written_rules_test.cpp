// SPDX-License-Identifier: Apache-2.0
// Rules in certificates written by hand: the four towns of hand_written_test.cpp, at 0, 2, 5 and 9 with 3, 1, 2 and 4
// people. One site costs them 48, 40, 34 or 42; two sites, by the towns they stand in:
//   0+2: 34, 0+5: 18, 0+9: 10, 2+5: 22, 2+9: 12, 5+9: 18.
#include <gtest/gtest.h>

#include <limits>

#include "verify/small_case.h"

namespace maillage::verify {
namespace {

using test_support::json;
using test_support::judged;
using test_support::SmallCase;
using test_support::why;

json towns(int sites, int value, const json& open) {
    json certificate = json::parse(R"({
        "format": "maillage-certificate", "version": 2, "checksum": "",
        "problem": {"costs": {"kind": "matrix", "rows": [[0,2,5,9],[2,0,3,7],[5,3,0,4],[9,7,4,0]]}, "weights": [3,1,2,4]},
        "proof": {"scale": 1}})");
    certificate["claim"] = {{"objective", "p-median"}, {"status", "optimal"}, {"value", value}, {"bound", value}, {"open", open}};
    certificate["problem"]["sites_total"] = sites;
    return certificate;
}

void expect_true(const json& certificate) {
    EXPECT_EQ(why(judged(certificate)), "");
    EXPECT_TRUE(SmallCase(certificate).claim_is_true());
}

/// The town at 5 costs four more than there is: a price of 2 a unit makes it dearer than the next best, at 2.
TEST(HandWrittenRules, ABudgetIsARowWithAPrice) {
    json certificate = towns(1, 40, {1});
    certificate["problem"]["budget"] = json::parse(R"({"opening": [1,1,5,1], "envelope": 1})");
    certificate["proof"]["priced"] = json::parse(R"([["budget"]])");
    certificate["proof"]["nodes"] = json::parse(R"([{"steps": [
        {"prices": [[0,27],[1,7],[2,10],[3,36]], "row_prices": [[0,2]]}], "end": {"leaf": "bound"}}])");
    expect_true(certificate);
    json other = certificate;
    other["proof"]["nodes"][0]["steps"][0]["row_prices"][0][1] = 1;
    EXPECT_EQ(why(judged(other)), "verify.leaf") << "34 + 4 is not 40";
    other["proof"]["nodes"][0]["steps"][0]["row_prices"][0] = {1, 2};
    EXPECT_EQ(why(judged(other)), "verify.row_price");
    other["proof"]["nodes"][0]["steps"][0]["row_prices"] = json::parse("[[0,2],[0,2]]");
    EXPECT_EQ(why(judged(other)), "verify.row_price");
    other["proof"]["nodes"][0]["steps"][0]["row_prices"] = {{0, std::int64_t{1} << 60}};
    EXPECT_EQ(why(judged(other)), "verify.node_overflow");
    other = certificate;
    other["claim"] = towns(1, 34, {2})["claim"];
    EXPECT_EQ(why(judged(other)), "verify.plan_budget");
    other["problem"]["budget"]["opening"][2] = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(why(judged(other)), "verify.plan_budget");
}

/// An envelope of 4 leaves no price that does: the site at 5 is closed because the row cannot hold with it.
TEST(HandWrittenRules, ASideThatARowMakesImpossible) {
    json certificate = towns(1, 40, {1});
    certificate["problem"]["budget"] = json::parse(R"({"opening": [1,1,5,1], "envelope": 4})");
    certificate["proof"]["priced"] = json::parse(R"([["budget"]])");
    certificate["proof"]["nodes"] = json::parse(R"([{"steps": [
        {"closed": [2]}, {"prices": [[0,27],[1,7],[2,10],[3,36]]}], "end": {"leaf": "bound"}}])");
    expect_true(certificate);
    json other = certificate;
    other["problem"]["budget"]["envelope"] = 5;
    EXPECT_EQ(why(judged(other)), "verify.step");
    other = certificate;
    other["proof"].erase("priced");
    EXPECT_EQ(why(judged(other)), "verify.step") << "a rule that is left out proves nothing";
}

/// Each site costs 3 of 5: one opens, though two might.
TEST(HandWrittenRules, AtMostThatManySites) {
    json certificate = towns(2, 34, {2});
    certificate["problem"]["at_most"] = true;
    certificate["problem"]["budget"] = json::parse(R"({"opening": [3,3,3,3], "envelope": 5})");
    certificate["proof"]["priced"] = json::parse(R"([["budget"]])");
    certificate["proof"]["nodes"] = json::parse(R"([
        {"steps": [], "end": {"branch": 2, "open": 1, "closed": 2}},
        {"steps": [{"closed": [0,1,3]}, {"prices": [[0,15],[1,3],[3,16]]}], "end": {"leaf": "bound"}},
        {"steps": [], "end": {"branch": 1, "open": 3, "closed": 4}},
        {"steps": [{"closed": [0,3]}, {"prices": [[0,6],[2,6],[3,28]]}], "end": {"leaf": "bound"}},
        {"steps": [], "end": {"branch": 0, "open": 5, "closed": 6}},
        {"steps": [{"closed": [3]}, {"prices": [[1,2],[2,10],[3,36]]}], "end": {"leaf": "bound"}},
        {"steps": [{"prices": [[0,27],[1,7],[2,8]]}], "end": {"leaf": "bound"}}])");
    expect_true(certificate);
    json other = certificate;
    other["problem"]["budget"]["envelope"] = 6;
    EXPECT_EQ(why(judged(other)), "verify.step") << "two can be paid";
    other = certificate;
    other["problem"]["at_most"] = false;
    EXPECT_EQ(why(judged(other)), "verify.plan_count");
    other = certificate;
    other["claim"]["open"] = {0, 1, 2};
    EXPECT_EQ(why(judged(other)), "verify.plan_count_at_most");
    other["claim"]["open"] = json::array();
    EXPECT_EQ(why(judged(other)), "verify.plan_count_at_most") << "one at least";
}

/// Everybody within 3: only 2+9, though 0+9 costs less. A fine of 4 for the town at 5 makes up for it, one of 12 for the
/// town at 9 opens its site.
json everybody_within_3() {
    json certificate = towns(2, 12, {1, 3});
    certificate["problem"]["reach"] = 3;
    certificate["proof"]["fines"] = json::parse("[[2,4],[3,12]]");
    certificate["proof"]["nodes"] = json::parse(R"([
        {"steps": [{"prices": [[5,12]], "open": [3]}, {"prices": [[5,0]]}], "end": {"branch": 0, "open": 1, "closed": 2}},
        {"steps": [{"prices": [[1,2],[2,6],[4,4]]}], "end": {"leaf": "bound"}},
        {"steps": [], "end": {"branch": 1, "open": 3, "closed": 4}},
        {"steps": [{"prices": [[0,6],[2,6]]}], "end": {"leaf": "bound"}},
        {"steps": [{"prices": [[0,9],[1,3]]}], "end": {"leaf": "bound"}}])");
    return certificate;
}

TEST(HandWrittenRules, AReachIsProvenByFines) {
    const json certificate = everybody_within_3();
    expect_true(certificate);
    json other = certificate;
    other["proof"]["fines"][0][1] = 3;
    EXPECT_EQ(why(judged(other)), "verify.leaf");
    other = certificate;
    other["claim"] = towns(2, 10, {0, 3})["claim"];
    EXPECT_EQ(why(judged(other)), "verify.plan_reach");
    other = certificate;
    other["problem"].erase("reach");
    EXPECT_EQ(why(judged(other)), "verify.fine");
    other = certificate;
    other["proof"]["fines"][1][0] = 4;
    EXPECT_EQ(why(judged(other)), "verify.fine") << "there is no such client";
    other = certificate;
    other["proof"]["nodes"][0]["steps"][0]["prices"][0][0] = 6;
    EXPECT_EQ(why(judged(other)), "verify.price_client");
    other = certificate;
    other["problem"]["weights"][3] = 0;
    other["claim"]["status"] = "feasible";
    other["claim"]["bound"] = 12;
    EXPECT_EQ(why(judged(other)), "verify.fine") << "who asks for nothing need not be reached";
}

/// With a reach no cost counts more than it: the leaf that takes the town at 0 for farther than 3 from 5 proves too much.
TEST(HandWrittenRules, CostsEndAtTheReach) {
    json certificate = everybody_within_3();
    certificate["proof"]["nodes"][4]["steps"][0]["prices"] = json::parse("[[0,15]]");
    EXPECT_EQ(why(judged(certificate)), "verify.leaf");
}

/// One site at most among the towns at 0 and 2, one at least among those at 2 and 5: the two zones cross.
TEST(HandWrittenRules, RulesThatCrossArePricedOrRefused) {
    json certificate = towns(2, 12, {1, 3});
    certificate["problem"]["zonings"] = json::parse("[[1,1,0,0],[0,1,1,0]]");
    certificate["problem"]["zone_rules"] = json::parse("[[0,1,0,1],[1,1,1,null]]");
    certificate["proof"]["nodes"] = json::parse(R"([
        {"steps": [], "end": {"branch": 3, "open": 1, "closed": 2}},
        {"steps": [], "end": {"branch": 0, "open": 3, "closed": 4}},
        {"steps": [{"prices": [[3,16]]}], "end": {"leaf": "bound"}},
        {"steps": [], "end": {"leaf": "infeasible"}},
        {"steps": [], "end": {"branch": 1, "open": 5, "closed": 6}},
        {"steps": [{"prices": [[0,6],[2,6]]}], "end": {"leaf": "bound"}},
        {"steps": [{"prices": [[0,12]]}], "end": {"leaf": "bound"}}])");
    EXPECT_EQ(why(judged(certificate)), "verify.rules_cross");
    certificate["proof"]["priced"] = json::parse(R"([["minimum",1]])");
    expect_true(certificate);
    certificate["proof"]["priced"] = json::parse(R"([["maximum",0]])");
    expect_true(certificate);
    json other = certificate;
    other["problem"]["zone_rules"][1][2] = 0;
    EXPECT_EQ(why(judged(other)), "verify.not_infeasible");
    other = certificate;
    other["claim"] = towns(2, 10, {0, 3})["claim"];
    EXPECT_EQ(why(judged(other)), "verify.plan_zone");
    other["problem"]["zone_rules"][1][1] = 2;
    EXPECT_EQ(why(judged(other)), "verify.empty_zone");
}

/// A department that must hold one within a region that may hold one: exact, without any price.
TEST(HandWrittenRules, RulesThatNestAreExact) {
    json certificate = towns(2, 18, {0, 2});
    certificate["problem"]["zonings"] = json::parse("[[1,2,3,3],[5,5,5,6]]");
    certificate["problem"]["zone_rules"] = json::parse("[[0,1,1,null],[1,6,0,0]]");
    certificate["proof"]["nodes"] = json::parse(R"([
        {"steps": [{"open": [0], "closed": [3]}, {"prices": [[1,2],[3,18]]}], "end": {"leaf": "bound"}}])");
    expect_true(certificate);
    certificate["problem"]["zone_rules"] = json::parse("[[0,1,1,null],[1,6,0,1]]");
    EXPECT_EQ(why(judged(certificate)), "verify.step");
}

}  // namespace
}  // namespace maillage::verify
