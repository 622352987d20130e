// SPDX-License-Identifier: Apache-2.0
#include "territory/scope.h"

#include <gtest/gtest.h>

#include "support/small_country.h"

namespace maillage::territory {
namespace {

class ScopeTest : public ::testing::Test {
  protected:
    [[nodiscard]] Scope parsed(std::string_view text) const {
        auto scope = parse_scope(country_, text);
        EXPECT_TRUE(scope) << text;
        return scope ? *scope : Scope{};
    }
    [[nodiscard]] std::vector<std::string> codes(std::string_view text) const {
        std::vector<std::string> out;
        for (const Index i : parsed(text).communes) out.push_back(country_.communes.code[i].text());
        return out;
    }
    void expect_refused(std::string_view text, TextKey key) const {
        const auto scope = parse_scope(country_, text);
        ASSERT_FALSE(scope) << text;
        EXPECT_EQ(scope.error().kind, ErrorKind::usage) << text;
        EXPECT_EQ(scope.error().message.key, key) << text;
        EXPECT_FALSE(scope.error().remedy.key.id.empty()) << text;
    }

    TerritorySet country_ = test_support::small_country();
};

using Codes = std::vector<std::string>;

TEST_F(ScopeTest, ARegionHoldsItsDepartments) {
    const Scope scope = parsed("region:76");
    EXPECT_EQ(scope.id, "region:76");
    EXPECT_EQ(scope.name, "Midi");
    EXPECT_EQ(codes("region:76"), (Codes{"09001", "09225", "31001", "31555"}));
    EXPECT_EQ(scope.departments, (std::vector<Index>{0, 1}));
    EXPECT_EQ(scope.display_epsg, 2154);
}

TEST_F(ScopeTest, ADepartmentListIsSortedWithoutRepeats) {
    const Scope scope = parsed("department:59,09,59");
    EXPECT_EQ(codes("department:59,09,59"), (Codes{"09001", "09225", "59001", "59002", "59003"}));
    EXPECT_EQ(scope.name, "Ariège, Le Nord");
    EXPECT_EQ(scope.departments, (std::vector<Index>{0, 2}));
}

TEST_F(ScopeTest, AnIntercommunalityMayStraddleDepartments) {
    EXPECT_EQ(codes("intercommunality:200000001"), (Codes{"09001", "09225", "31001"}));
    EXPECT_EQ(parsed("intercommunality:200000001").departments, (std::vector<Index>{0, 1}));
}

TEST_F(ScopeTest, NationalScopes) {
    EXPECT_EQ(parsed("france").communes.size(), 9u);
    EXPECT_EQ(parsed("france").departments.size(), 4u);
    EXPECT_EQ(parsed("france-metropolitaine").communes.size(), 7u);
    EXPECT_EQ(parsed("france-metropolitaine").departments, (std::vector<Index>{0, 1, 2}));
    EXPECT_TRUE(parsed("france").name.empty());
    EXPECT_EQ(parsed("france").display_epsg, 2154);
}

TEST_F(ScopeTest, DisplayFollowsTheMostPopulousDepartment) {
    EXPECT_EQ(parsed("region:04").display_epsg, 2975);
    EXPECT_EQ(parsed("department:09,974").display_epsg, 2975);
    EXPECT_EQ(parsed("department:31,974").display_epsg, 2154);
}

TEST_F(ScopeTest, ABareCodeIsRefusedBecauseLevelsCollide) {
    for (const char* text : {"76", "09", "200000001", "", "occitanie", "France", "commune:09225", "Region:76", " region:76"})
        expect_refused(text, "scope.bare"_text);
}

TEST_F(ScopeTest, UnknownCodesAreNamed) {
    for (const char* text : {"region:99", "region:", "region:76,", "region:76,,32", "department:9", "department:09 ,31",
                             "department:2A", "intercommunality:123", "intercommunality:2000000011", "region:é"})
        expect_refused(text, "scope.unknown_code"_text);
    const auto scope = parse_scope(country_, "department:09,77");
    ASSERT_FALSE(scope);
    const auto& arguments = scope.error().message.arguments;
    ASSERT_EQ(arguments.size(), 2u);
    EXPECT_EQ(arguments[0].first, "code");
    EXPECT_EQ(std::get<std::string>(arguments[0].second), "77");
    EXPECT_EQ(std::get<std::string>(arguments[1].second), "department:09,77");
}

TEST_F(ScopeTest, ContainsAsksForTheCommuneIndex) {
    const Scope scope = parsed("department:59");
    EXPECT_TRUE(scope.contains(4));
    EXPECT_FALSE(scope.contains(3));
    EXPECT_FALSE(scope.contains(7));
    EXPECT_FALSE(scope.contains(no_index));
}

TEST(Overseas, IsDepartments971To976) {
    for (const char* code : {"971", "972", "973", "974", "976"})
        EXPECT_TRUE(is_overseas(DepartmentCode::parse(code).value())) << code;
    for (const char* code : {"09", "2A", "59", "95"})
        EXPECT_FALSE(is_overseas(DepartmentCode::parse(code).value())) << code;
}

}  // namespace
}  // namespace maillage::territory
