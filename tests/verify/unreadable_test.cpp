// SPDX-License-Identifier: Apache-2.0
// Texts that are no certificate: refused with the place, before anything is allocated for them.
#include <gtest/gtest.h>

#include "verify/small_case.h"
#include "verify/verify.h"

namespace maillage::verify {
namespace {

using test_support::json;

struct Refused {
    std::string key;
    std::string place;
};

Refused refused(const std::string& text) {
    SilentFeedback feedback;
    const auto verdict = verify(text, "made.json", feedback);
    if (verdict) return {"accepted", ""};
    EXPECT_EQ(verdict.error().kind, ErrorKind::input);
    EXPECT_EQ(verdict.error().file, "made.json");
    EXPECT_FALSE(verdict.error().remedy.key.id.empty());
    return {std::string(verdict.error().message.key.id), verdict.error().place};
}

TEST(Unreadable, TextsThatAreNoJson) {
    EXPECT_EQ(refused("").key, "certificate.syntax");
    EXPECT_EQ(refused("{\n\"a\": }").place, "l. 2");
    EXPECT_EQ(refused("{\"a\":1,\"a\":1}").key, "certificate.twice");
    EXPECT_EQ(refused("{\"a\":18446744073709551615}").key, "certificate.big_number");
    EXPECT_EQ(refused("{\"a\":1e999}").key, "certificate.big_number");
    EXPECT_EQ(refused("{\"a\":NaN}").key, "certificate.syntax");
    EXPECT_EQ(refused(std::string(1'000'000, '[')).key, "certificate.too_deep");
    EXPECT_EQ(refused("[]").key, "certificate.expected_object");
    EXPECT_EQ(refused("{}").key, "certificate.expected_text");
    EXPECT_EQ(refused("\xff").key, "certificate.syntax");
}

json good() {
    for (std::uint64_t seed = 0;; ++seed) {
        auto certificate = test_support::random_case("max-cover", seed);
        if (!certificate || !(*certificate)["problem"].contains("zonings")) continue;
        if ((*certificate)["problem"]["weights"].size() < 3) continue;
        test_support::add_proof(*certificate, 1);
        const json& nodes = (*certificate)["proof"]["nodes"];
        if (!nodes.empty() && !nodes[0]["steps"].empty()) return *certificate;
    }
}

Refused with(const char* pointer, const json& value) {
    json certificate = good();
    certificate[json::json_pointer(pointer)] = value;
    return refused(test_support::sealed(certificate));
}

TEST(Unreadable, OtherFormatsAndVersions) {
    EXPECT_EQ(refused(test_support::sealed(good())).key, "accepted");
    EXPECT_EQ(with("/format", "maillage-project").key, "certificate.format");
    EXPECT_EQ(with("/version", 1).key, "certificate.version");
    EXPECT_EQ(with("/more", 1).key, "certificate.unknown_key");
}

TEST(Unreadable, WrongTypesWithTheirPlace) {
    const auto type = [](const char* pointer, const json& value, const char* key, const char* place) {
        const Refused found = with(pointer, value);
        EXPECT_EQ(found.key, key) << pointer;
        EXPECT_EQ(found.place, place);
    };
    type("/claim/value", 2.5, "certificate.expected_whole", "claim.value");
    type("/claim/bound", -1, "certificate.expected_whole", "claim.bound");
    type("/claim/objective", "median", "certificate.expected_word", "claim.objective");
    type("/claim/open", 3, "certificate.expected_list", "claim.open");
    type("/claim/open/0", "0", "certificate.expected_whole", "claim.open[0]");
    type("/problem/weights/1", nullptr, "certificate.expected_whole", "problem.weights[1]");
    type("/problem/zonings/0", {0}, "certificate.size", "problem.zonings[0]");
    type("/problem/zonings", {0}, "certificate.expected_list", "problem.zonings[0]");
    type("/proof/nodes/0/steps/0/prices/0", {1}, "certificate.expected_price", "proof.nodes[0].steps[0].prices[0]");
    type("/proof/nodes/0/end", json::object(), "certificate.leaf_or_branch", "proof.nodes[0].end");
    type("/proof/scale", 0, "certificate.expected_whole", "proof.scale");
}

TEST(Unreadable, RulesThatDoNotFit) {
    EXPECT_EQ(with("/problem/zone_rules", {{9, 0, 0, nullptr}}).key, "certificate.level");
    EXPECT_EQ(with("/problem/zone_rules", {{0, 0, nullptr}}).key, "certificate.expected_items") << "format 1 had three";
    EXPECT_EQ(with("/problem/zones", {0}).key, "certificate.unknown_key") << "so had it zones";
    EXPECT_EQ(with("/problem/at_most", 1).key, "certificate.expected_truth");
    EXPECT_EQ(with("/problem/reach", -1).place, "problem.reach");
    EXPECT_EQ(with("/problem/budget", {{"opening", {1}}, {"envelope", 1}}).place, "problem.budget.opening");
    EXPECT_EQ(with("/problem/budget", {{"opening", {-1}}, {"envelope", 1}}).place, "problem.budget.opening[0]");
    EXPECT_EQ(with("/proof/priced", json::parse(R"([["budget",0]])")).key, "certificate.no_such_rule");
    EXPECT_EQ(with("/proof/priced", json::parse(R"([["minimum",99]])")).place, "proof.priced[0]");
    EXPECT_EQ(with("/proof/priced", json::parse(R"([["minimum"]])")).key, "certificate.no_such_rule");
    EXPECT_EQ(with("/proof/priced", json::parse(R"([["least",0]])")).key, "certificate.expected_word");
    EXPECT_EQ(with("/proof/fines", {{0, -1}}).place, "proof.fines[0]");
    EXPECT_EQ(with("/proof/nodes/0/steps/0/row_prices", {{0, -1}}).key, "certificate.expected_price");
}

TEST(Unreadable, CostsThatDoNotFit) {
    json plane = {{"kind", "plane"}, {"rounding", "floor"}, {"points", {{0, 0}, {1, 1}}}, {"candidates", {0, 1}}};
    EXPECT_EQ(with("/problem/costs", plane).key, "certificate.size") << "two points, more weights";
    plane["candidates"] = {0, 2};
    EXPECT_EQ(with("/problem/costs", plane).place, "problem.costs.candidates[1]");
    plane["points"][1] = {1, nullptr};
    EXPECT_EQ(with("/problem/costs", plane).key, "certificate.expected_number") << "NaN is written null";
    plane["points"][1] = {1, 1e13};
    EXPECT_EQ(with("/problem/costs", plane).key, "certificate.expected_number");
    EXPECT_EQ(with("/problem/costs", {{"kind", "matrix"}, {"rows", {{1, 2}, {1}}}}).place, "problem.costs.rows[1]");
    EXPECT_EQ(with("/problem/costs", {{"kind", "matrix"}, {"rows", json::array()}}).key, "certificate.no_candidate");
    const json geodesic = {{"kind", "geodesic"}, {"clients", {{2, 95, 0}}}, {"candidates", {{2, 45, -1}}}, {"detour", 1.0}};
    EXPECT_EQ(with("/problem/costs", geodesic).key, "certificate.expected_number") << "95° north";
    EXPECT_EQ(with("/problem/costs", {{"kind", "sphere"}, {"radius_m", 1}}).key, "certificate.expected_list");
}

}  // namespace
}  // namespace maillage::verify
