// SPDX-License-Identifier: Apache-2.0
// The product's first demonstration: what is said of Occitanie, and what its known sites show for it.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "evidence/claims.h"
#include "io/known_sites_reader.h"
#include "io/programme_reader.h"

namespace maillage {
namespace {

using namespace evidence;

std::vector<DepartmentCode> codes(const std::vector<std::string>& texts) {
    std::vector<DepartmentCode> out;
    for (const std::string& text : texts) out.push_back(DepartmentCode::parse(text).value());
    return out;
}

class OccitanieClaims : public testing::Test {
  protected:
    void SetUp() override {
        const std::filesystem::path root = MAILLAGE_SOURCE_DIR;
        const auto programme = io::read_programme(root / "assets/programmes/ern-occitanie.toml");
        const auto sites = io::read_known_sites(root / "geodata/sites/known-sites.toml");
        ASSERT_TRUE(programme);
        ASSERT_TRUE(sites);
        programme_ = *programme;
        sites_ = planning::sites_of(*sites, programme_.id);
    }

    ClaimResult claim(std::string_view id, std::optional<Date> view) {
        std::vector<LocatedSite> located;
        for (const planning::Site& site : sites_)
            located.push_back({&site, DepartmentCode::parse(site.commune.view().substr(0, 2)).value()});
        for (ClaimResult& result : evaluate_claims(programme_, located, region_, view))
            if (result.id == id) return result;
        ADD_FAILURE() << "no claim " << id;
        return {};
    }

    Programme programme_;
    std::vector<planning::Site> sites_;
    std::vector<DepartmentCode> region_ =
        codes({"09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"});
};

TEST_F(OccitanieClaims, SixDepartmentsOnThe6September) {
    const ClaimResult result = claim("one-training-per-department", Date{2017, 9, 6});
    EXPECT_EQ(result.said, 13);
    EXPECT_EQ(result.shown, 6);
    EXPECT_EQ(result.departments, codes({"11", "31", "32", "34", "48", "65"}));
    EXPECT_EQ(result.inferred_only, codes({"31", "32", "34", "48", "65"}));
    EXPECT_EQ(result.verdict, Verdict::not_due);
}

TEST_F(OccitanieClaims, TenDepartmentsFromThe13NovemberOnAndThreeMissing) {
    EXPECT_EQ(claim("one-training-per-department", Date{2017, 11, 13}).shown, 10);
    for (const std::optional<Date> view : {std::optional<Date>(Date{2018, 5, 31}), std::optional<Date>()}) {
        const ClaimResult result = claim("one-training-per-department", view);
        EXPECT_EQ(result.shown, 10);
        EXPECT_EQ(result.missing, codes({"30", "66", "81"}));
        EXPECT_EQ(result.verdict, Verdict::partly_shown);
    }
}

TEST_F(OccitanieClaims, FewerSitesThanAnnouncedAreShown) {
    EXPECT_EQ(claim("fifteen-schools", std::nullopt).said, 15);
    EXPECT_EQ(claim("fifteen-schools", std::nullopt).shown, 10) << "Carbonne opens after the end of 2017";
    EXPECT_EQ(claim("eleven-sessions-launched", std::nullopt).shown, 6);
    EXPECT_EQ(claim("sixteenth-school", std::nullopt).said, 16);
    EXPECT_EQ(claim("sixteenth-school", std::nullopt).shown, 11);
}

}  // namespace
}  // namespace maillage
