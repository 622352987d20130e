// SPDX-License-Identifier: Apache-2.0
// Rules of other levels than the department, a longest distance, an envelope, and France as land that the sea divides: as a
// planner types them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

Arguments from_scratch(const Arguments& rest) {
    Arguments arguments = occitanie("plan", {"--from-scratch", "--candidates", "epci-main"});
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return arguments;
}

std::map<std::string, int> per_department(const json& answer) {
    std::map<std::string, int> sites;
    for (const auto& site : answer["sites"]) ++sites[site["department"]];
    return sites;
}

TEST(PlanZones, ARegionsNumberIsKeptBesideTheDepartments) {
    const Arguments two{"plan",          "--scope",          "department:09,31,48,30,59,62", "--candidates", "epci-main",
                        "--sites-total", "10",               "--per-department",             "1"};
    const json usual = json_of(0, two);
    Arguments asked = two;
    asked.insert(asked.end(), {"--zone-rule", "region:76=7:7"});
    const json bound = json_of(0, asked);
    const auto in_76 = [](const json& answer) {
        int count = 0;
        for (const auto& [department, sites] : per_department(answer))
            count += department == "59" || department == "62" ? 0 : sites;
        return count;
    };
    ASSERT_NE(in_76(usual), 7) << "else the rule asks for nothing";
    EXPECT_EQ(in_76(bound), 7);
    EXPECT_EQ(bound["status"], "optimal");
    EXPECT_GT(bound["value"], usual["value"]);
    EXPECT_EQ(bound["price_of_rule"]["value_without"], json_of(0, {"plan", "--scope", "department:09,31,48,30,59,62",
                                                                   "--candidates", "epci-main", "--sites-total", "10",
                                                                   "--per-department", "0"})["value"])
        << "the price is that of all rules together";
    ASSERT_EQ(bound["zones"].size(), 1u);
    EXPECT_EQ(bound["zones"][0]["level"], "region");
    EXPECT_EQ(bound["zones"][0]["code"], "76");
    EXPECT_EQ(bound["zones"][0]["sites"], 7);
    EXPECT_EQ(bound["zones"][0]["met"], true);
}

TEST(PlanZones, AnIntercommunalityMayBeKeptToOneSite) {
    const Arguments communes{"plan",          "--scope", "department:48", "--candidates", "communes",
                             "--sites-total", "6",       "--from-scratch", "--per-department", "0"};
    const auto intercommunalities = [](const json& answer) {
        std::vector<std::string> of_sites;
        for (const auto& zone : answer["zones"])
            for (int k = 0; k < zone["sites"].get<int>(); ++k) of_sites.push_back(zone["code"]);
        return of_sites;
    };
    Arguments one = communes;
    one.insert(one.end(), {"--zone-rule", "intercommunality:*=0:1"});
    const json bound = json_of(0, one);
    EXPECT_EQ(bound["status"], "optimal");
    auto held = intercommunalities(bound);
    EXPECT_EQ(held.size(), 6u);
    EXPECT_EQ(std::ranges::adjacent_find(held), held.end()) << "one each";
    Arguments two = communes;
    two.insert(two.end(), {"--zone-rule", "intercommunality:*=0:6"});
    const json free = json_of(0, two);
    EXPECT_LE(free["value"], bound["value"]);
}

TEST(PlanZones, TheLongestDistanceIsThatOfThePCenter) {
    const json center = json_of(0, from_scratch({"--sites-total", "14", "--objective", "p-center"}));
    ASSERT_EQ(center["status"], "optimal");
    const auto metres = center["value"].get<std::int64_t>();
    const auto km = [](std::int64_t value) {
        return std::to_string(value / 1000) + "." + std::to_string(1000 + value % 1000).substr(1);
    };
    const json kept = json_of(0, from_scratch({"--sites-total", "14", "--max-distance", km(metres)}));
    EXPECT_EQ(kept["status"], "optimal");
    EXPECT_LE(kept["coverage"]["max_km"].get<double>() * 1000, static_cast<double>(metres) + 0.5);
    const json free = json_of(0, from_scratch({"--sites-total", "14"}));
    EXPECT_GT(free["coverage"]["max_km"].get<double>() * 1000, static_cast<double>(metres)) << "else it asks for nothing";
    EXPECT_GE(kept["value"], free["value"]);
    const json none =
        json_of(1, from_scratch({"--sites-total", "14", "--max-distance", km(metres - 1), "--lang", "en"}));
    EXPECT_EQ(none["status"], "infeasible");
    bool told = false;
    for (const auto& way : none["relaxations"])
        for (const auto& change : way["changes"]) {
            if (change["rule"] != "reach" || change["to"] != metres) continue;
            told = true;
            std::ostringstream to_the_metre;
            to_the_metre << static_cast<double>(metres) / 1000;
            EXPECT_NE(way["text"].get<std::string>().find(to_the_metre.str()), std::string::npos)
                << way["text"] << ": what is rounded down would not suffice";
        }
    EXPECT_TRUE(told) << none["relaxations"];
}

/// Who gives an envelope asks for no number of sites: what lacks are euros.
TEST(PlanZones, AnEnvelopeTooSmallForTheRulesIsToldInEuros) {
    Arguments asked = occitanie("plan", {"--budget", "300000", "--opening-cost", "150000"});
    const json none = json_of(1, asked);
    EXPECT_EQ(none["status"], "infeasible");
    EXPECT_NE(none["reason"].dump().find("450"), std::string::npos) << "three departments lack a site: " << none["reason"];
    bool told = false;
    for (const auto& way : none["relaxations"])
        for (const auto& change : way["changes"]) {
            EXPECT_NE(change["rule"], "sites_total") << way;
            told = told || (change["rule"] == "budget" && change["number"] == 300000 && change["to"] == 450000);
        }
    EXPECT_TRUE(told) << none["relaxations"];
    EXPECT_NE(none["conflict"].dump().find("\"budget\""), std::string::npos) << none["conflict"];
    asked[4] = "450000";
    EXPECT_EQ(json_of(0, asked)["budget"]["spent_euros"], 450000);
    // With places forced, the total and the envelope both stand in the way: neither change alone is said to do.
    const json forced = json_of(1, occitanie("plan", {"--budget", "300000", "--opening-cost", "150000", "--new", "1", "--force",
                                                      "30189,66136,81065", "--per-department", "0"}));
    for (const auto& way : forced["relaxations"]) EXPECT_GT(way["changes"].size(), 1u) << way;
    EXPECT_NE(forced["relaxations"].dump().find("450"), std::string::npos) << forced["relaxations"];
}

/// A wish for places beyond the number asked for: the number that would do is offered.
TEST(PlanZones, MorePlacesForcedThanSitesOfferTheNumber) {
    const json answer = json_of(1, occitanie("plan", {"--new", "1", "--force", "30189,66136,81065", "--max-distance", "60"}));
    EXPECT_NE(answer["relaxations"].dump().find("\"to\":14"), std::string::npos) << answer["relaxations"];
    const Ended said = maillage(
        occitanie("plan", {"--new", "1", "--force", "30189,66136,81065", "--max-distance", "60", "--lang", "en"}));
    EXPECT_NE(said.out.find("left aside here"), std::string::npos) << "what is not looked at is said:\n" << said.out;
}

/// Every kind of rule at once, certified, and the certificate read by the checker.
TEST(PlanZones, APlanUnderManyRulesHasACertificateThatHolds) {
    const maillage::test::ScratchFolder folder;
    const auto file = folder.file("plan.json").string();
    const json plan = json_of(
        0, from_scratch({"--sites-total", "15", "--zone-rule", "department:31=2:3", "--zone-rule", "intercommunality:*=0:1",
                         "--zone-rule", "region:76=15", "--max-distance", "110", "--certificate", file}));
    EXPECT_EQ(plan["status"], "optimal");
    const json checked = json_of(0, {"verify", file});
    EXPECT_EQ(checked["valid"], true);
    EXPECT_EQ(checked["value"], plan["value"]);
    EXPECT_EQ(checked["bound"], plan["bound"]);
}

/// In France as a whole each part that the sea keeps apart needs a site, for no other can serve it.
TEST(PlanZones, NobodyIsServedAcrossTheSea) {
    const Arguments bare{"plan", "--scope", "france", "--candidates", "epci-main", "--from-scratch", "--per-department", "0"};
    Arguments six = bare;
    six.insert(six.end(), {"--sites-total", "6"});
    const json plan = json_of(0, six);
    EXPECT_EQ(plan["status"], "optimal");
    int overseas = 0;
    for (const auto& [department, sites] : per_department(plan)) {
        EXPECT_EQ(sites, 1) << department;
        overseas += department.starts_with("97") ? 1 : 0;
    }
    EXPECT_EQ(overseas, 5);
    Arguments five = bare;
    five.insert(five.end(), {"--sites-total", "5"});
    const json none = json_of(1, five);
    EXPECT_NE(none["reason"].dump().find("976 Mayotte"), std::string::npos) << none["reason"];
    for (const auto& way : none["relaxations"])
        EXPECT_EQ(way["changes"][0]["rule"], "sites_total") << "the sea is no rule to give up: " << way;
    ASSERT_EQ(none["relaxations"].size(), 1u);
    EXPECT_EQ(none["relaxations"][0]["changes"][0]["to"], 6);
}

struct Slip {
    const char* name;
    Arguments arguments;
    int exit;
    std::string said;
};
void PrintTo(const Slip& slip, std::ostream* stream) { *stream << slip.name; }

class ZoneSlip : public testing::TestWithParam<Slip> {};

TEST_P(ZoneSlip, IsSaidInWords) {
    const Ended ended = maillage(from_scratch(GetParam().arguments));
    EXPECT_EQ(ended.exit, GetParam().exit) << ended.err;
    EXPECT_NE(ended.err.find(GetParam().said), std::string::npos) << GetParam().said << " in:\n" << ended.err;
    EXPECT_FALSE(has_placeholder(ended.err)) << ended.err;
}

INSTANTIATE_TEST_SUITE_P(
    Slips, ZoneSlip,
    testing::Values(
        Slip{"ABareCode", {"--sites-total", "13", "--zone-rule", "76=1"}, 2, "76=1"},
        Slip{"AnUnknownLevel", {"--sites-total", "13", "--zone-rule", "canton:3101=1"}, 2, "intercommunality"},
        Slip{"AZoneOutside", {"--sites-total", "13", "--zone-rule", "region:32=1"}, 2, "region:76"},
        Slip{"ADepartmentOutside", {"--sites-total", "13", "--zone-rule", "department:59=1"}, 2, "region:76"},
        Slip{"NoBounds", {"--sites-total", "13", "--zone-rule", "region:76=many"}, 2, "many"},
        Slip{"AZoningNobodyUses", {"--sites-total", "13", "--zoning", "basin=nowhere.csv:a:b"}, 3, "nowhere.csv"},
        Slip{"AZoningNamedLikeALevel", {"--sites-total", "13", "--zoning", "region=x.csv:a:b"}, 2, "region=x.csv:a:b"},
        Slip{"AnEnvelopeWithoutCosts", {"--budget", "1000000"}, 2, "--opening-cost"},
        Slip{"CostsWithoutAnEnvelope", {"--sites-total", "13", "--opening-cost", "100000"}, 2, "--budget"},
        Slip{"ACostThatIsNone", {"--budget", "1000000", "--opening-cost", "dear"}, 2, "dear"},
        Slip{"AGapForACover", {"--sites-total", "13", "--objective", "max-cover", "--gap", "0.01"}, 2, "p-median"},
        Slip{"PopulationsCrossed", {"--sites-total", "13", "--min-population", "900", "--max-population", "800"}, 2, "900"}),
    [](const auto& chosen) { return std::string(chosen.param.name); });

TEST(PlanZones, AGapEndsTheSearchOnceItIsProven) {
    const json answer = json_of(0, occitanie("plan", {"--from-scratch", "--candidates", "communes", "--sites-total", "20",
                                                      "--gap", "0.05"}));
    const auto value = answer["value"].get<double>();
    const auto bound = answer["bound"].get<double>();
    EXPECT_LE((value - bound) / value, 0.05);
    EXPECT_LE(bound, value);
}

TEST(PlanZones, CandidatesAreNarrowedByPopulationAndKind) {
    const Arguments all{"--from-scratch", "--sites-total", "13", "--candidates", "communes", "--gap", "0.5"};
    Arguments few = all;
    few.insert(few.end(), {"--min-population", "3000", "--exclude", "metropoles,communautes-agglomeration"});
    const json some = json_of(0, occitanie("plan", few));
    EXPECT_LT(some["candidate_count"], json_of(0, occitanie("plan", all))["candidate_count"]);
    EXPECT_GE(some["candidate_count"], 13);
    EXPECT_EQ(some["minimum_population"], 3000);
}

}  // namespace
}  // namespace maillage::cli_test
