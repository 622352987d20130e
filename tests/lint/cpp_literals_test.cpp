// SPDX-License-Identifier: Apache-2.0
#include "lint/cpp_literals.h"

#include <gtest/gtest.h>

namespace maillage::lint {
namespace {

std::vector<std::string> contents(std::string_view source) {
    std::vector<std::string> out;
    for (const Literal& literal : string_literals(source)) out.push_back(literal.content + literal.suffix);
    return out;
}

using Texts = std::vector<std::string>;

TEST(CppLiterals, AreFoundWithTheirSuffix) {
    EXPECT_EQ(contents(R"(f("a b", "key"_text, u8"c"))"), (Texts{"a b", "key_text", "c"}));
}

TEST(CppLiterals, CommentsHoldNone) {
    EXPECT_EQ(contents("// \"no\"\n/* \"no\"\n \"no\" */ \"yes\" /**/ \"too\" // it's \"no\"\n\"end\""),
              (Texts{"yes", "too", "end"}));
}

TEST(CppLiterals, QuotesInsideDoNotEndThem) {
    EXPECT_EQ(contents(R"x("a\"b" '"' '\'' "//c" 1'000 "d\\")x"), (Texts{"a\\\"b", "//c", "d\\\\"}));
}

TEST(CppLiterals, RawStringsEndAtTheirOwnMark) {
    EXPECT_EQ(contents("R\"sql(a \"b\" )\" c)sql\" \"d\""), (Texts{"a \"b\" )\" c", "d"}));
}

TEST(CppLiterals, LinesAndIncludesAreKnown) {
    const auto literals = string_literals("#include \"base/text.h\"\n\n\"x\"");
    ASSERT_EQ(literals.size(), 2u);
    EXPECT_TRUE(literals[0].include);
    EXPECT_EQ(literals[1].line, 3);
    EXPECT_FALSE(literals[1].include);
}

TEST(CppLiterals, AnEndlessOneEndsWithTheFile) {
    EXPECT_EQ(contents("\"abc"), Texts{"abc"});
    EXPECT_EQ(contents("R\"(abc"), Texts{"abc"});
    EXPECT_EQ(contents("/* abc"), Texts{});
}

}  // namespace
}  // namespace maillage::lint
