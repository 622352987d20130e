// SPDX-License-Identifier: Apache-2.0
#include "evidence/claims.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace maillage {
namespace {

using namespace evidence;
using namespace planning;

DepartmentCode department(std::string_view code) {
    return DepartmentCode::parse(code).value();
}

Site site_with(SiteEventKind kind, std::optional<Date> date, DatePrecision precision, Certainty certainty) {
    Site site;
    site.events.push_back({kind, date, precision, certainty, {}, {}});
    return site;
}

Site starts_on(Date day) {
    return site_with(SiteEventKind::session_start, day, DatePrecision::day, Certainty::stated);
}

/// A region of three departments, two of them served: one by inference, one from November on.
class Claims : public testing::Test {
  protected:
    Claims() {
        programme_.claims.push_back(
            {"one-each", {}, ClaimMeasure::departments_with_site, 3, {2017, 12, 31}, false, {}, {}});
        programme_.claims.push_back(
            {"four-sites", {}, ClaimMeasure::sites, 4, {2017, 12, 31}, false, {}, {}});
    }

    std::vector<ClaimResult> on(std::optional<Date> view) {
        std::vector<LocatedSite> located;
        for (std::size_t i = 0; i < sites_.size(); ++i)
            located.push_back({&sites_[i], department(departments_[i])});
        const std::vector<DepartmentCode> scope{department("81"), department("30"), department("66")};
        return evaluate_claims(programme_, located, scope, view);
    }

    Programme programme_;
    std::vector<Site> sites_{
        site_with(SiteEventKind::launched, Date{2017, 9, 1}, DatePrecision::before, Certainty::inferred),
        starts_on({2017, 11, 2}), starts_on({2018, 5, 1}), starts_on({2016, 1, 1})};
    std::vector<std::string> departments_{"30", "81", "81", "59"};
};

TEST_F(Claims, AreHeldAgainstTheDayTheySpeakOf) {
    const auto results = on(std::nullopt);
    ASSERT_EQ(results.size(), 2u);
    EXPECT_EQ(results[0].said, 3);
    EXPECT_EQ(results[0].shown, 2);
    EXPECT_EQ(results[0].shown_on, (Date{2017, 12, 31}));
    EXPECT_EQ(results[0].verdict, Verdict::partly_shown);
    EXPECT_EQ(results[0].departments, (std::vector{department("30"), department("81")}));
    EXPECT_EQ(results[0].inferred_only, (std::vector{department("30")}));
    EXPECT_EQ(results[0].missing, (std::vector{department("66")}));
    EXPECT_EQ(results[1].shown, 2) << "the site of 2018 and the one outside the scope do not count";
}

TEST_F(Claims, AreNotDueBeforeTheirDay) {
    const auto early = on(Date{2017, 9, 6});
    EXPECT_EQ(early[0].shown, 1);
    EXPECT_EQ(early[0].shown_on, (Date{2017, 9, 6}));
    EXPECT_EQ(early[0].verdict, Verdict::not_due);
    EXPECT_EQ(on(Date{2018, 6, 1})[0].verdict, Verdict::partly_shown);
    EXPECT_EQ(on(Date{2018, 6, 1})[0].shown_on, (Date{2017, 12, 31}));
}

TEST_F(Claims, AreShownWhenAsManyAreKnown) {
    programme_.claims[0].said = 2;
    EXPECT_EQ(on(std::nullopt)[0].verdict, Verdict::shown);
    EXPECT_EQ(on(Date{2017, 11, 2})[0].verdict, Verdict::shown) << "early, but already there";
}

TEST_F(Claims, AreNotShownWithoutAnySite) {
    sites_.clear();
    EXPECT_EQ(on(std::nullopt)[1].verdict, Verdict::not_shown);
    EXPECT_EQ(on(std::nullopt)[1].missing.size(), 3u);
}

TEST_F(Claims, MarkWhatRestsOnNoDate) {
    sites_[0] = site_with(SiteEventKind::labelled, std::nullopt, DatePrecision::unknown, Certainty::stated);
    const auto results = on(Date{2000, 1, 1});
    EXPECT_EQ(results[0].departments, (std::vector{department("30")}));
    EXPECT_EQ(results[0].undated_only, (std::vector{department("30")}));
    EXPECT_TRUE(results[0].inferred_only.empty());
}

TEST(ClaimTexts, CarryTheirNumbers) {
    const Claim claim{"c", {}, ClaimMeasure::departments_with_site, 13, {2017, 12, 31}, false, {}, {}};
    ClaimResult result;
    result.shown = 10;
    result.shown_on = {2017, 11, 13};
    EXPECT_EQ(said_text(claim).key, "claim.said_departments"_text);
    EXPECT_EQ(shown_text(claim, result).key, "claim.shown_departments"_text);
    EXPECT_EQ(std::get<std::int64_t>(shown_text(claim, result).arguments.front().second), 10);
    EXPECT_EQ(verdict_name(Verdict::not_due), "not_due");
}

}  // namespace
}  // namespace maillage
