// SPDX-License-Identifier: Apache-2.0
// Malformed sequences are those of RFC 3629 and of Markus Kuhn's UTF-8 decoder stress list.
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace maillage {
namespace {

using namespace std::string_literals;

TEST(Utf8, AcceptsEveryLengthUpToTheLastCharacter) {
    for (const std::string& text : {""s, "abc"s, "\0"s, "é"s, "Œ"s, "\u202f"s, "\uD7FF"s, "\uE000"s, "\uFFFF"s,
                                    "\U00010000"s, "\U0010FFFF"s, "L’Île-d’Yeu"s})
        EXPECT_TRUE(is_utf8(text)) << text;
}

TEST(Utf8, RefusesMalformedBytes) {
    for (const std::string& bytes : {
             "\x80"s, "\xBF"s, "a\x80"s,                        // continuation alone
             "\xC3"s, "\xE2\x80"s, "\xF0\x9F\x98"s,             // cut short
             "\xC3("s, "\xE2(\xA1"s, "\xE2\x82("s,               // second or third byte wrong
             "\xC0\xAF"s, "\xC1\xBF"s,                          // overlong, two bytes
             "\xE0\x80\xAF"s, "\xE0\x9F\xBF"s,                  // overlong, three bytes
             "\xF0\x80\x80\xAF"s, "\xF0\x8F\xBF\xBF"s,          // overlong, four bytes
             "\xED\xA0\x80"s, "\xED\xBF\xBF"s,                  // surrogates
             "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s,          // beyond U+10FFFF
             "\xF8\x88\x80\x80\x80"s, "\xFE"s, "\xFF"s})        // never in UTF-8
        EXPECT_FALSE(is_utf8(bytes)) << ::testing::PrintToString(bytes);
}

TEST(Utf8, Latin1BytesAllHaveAMeaning) {
    EXPECT_EQ(utf8_from_latin1("Is\xE8re, C\xF4te-d'Or"), "Isère, Côte-d'Or");
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    const std::string converted = utf8_from_latin1(all);
    EXPECT_TRUE(is_utf8(converted));
    EXPECT_EQ(converted.size(), 128u + 2 * 128u);
    EXPECT_EQ(utf8_from_latin1("\xFF"), "ÿ");
    EXPECT_EQ(utf8_from_latin1("\x80"), "\u0080");
}

TEST(Utf8, FoldingMakesNamesComparable) {
    EXPECT_EQ(folded("L’Île-d’Yeu"), "l ile d yeu");
    EXPECT_EQ(folded("L'ILE D YEU"), "l ile d yeu");
    EXPECT_EQ(folded("Marcq-en-Barœul"), "marcq en baroeul");
    EXPECT_EQ(folded("  Saint - Étienne  "), "saint etienne");
    EXPECT_EQ(folded("ŒUILLY"), "oeuilly");
    EXPECT_EQ(folded("Haÿ-les-Roses, Ÿ"), "hay les roses, y");
    EXPECT_EQ(folded("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜÆ"), "aaaceeeeiioouuuae");
    EXPECT_EQ(folded(""), "");
    EXPECT_EQ(folded(" -'’ "), "");
}

TEST(Utf8, FoldingLeavesOtherCharactersAndIsIdempotent) {
    EXPECT_EQ(folded("日本 3×4"), "日本 3×4");
    for (const char* name : {"L’Île-d’Yeu", "Saint-Étienne", "日本", "a  b"})
        EXPECT_EQ(folded(folded(name)), folded(name));
}

TEST(Utf8, FoldingSurvivesMalformedBytes) { EXPECT_EQ(folded("A\xFFZ\xC3"), "a\xFFz\xC3"); }

}  // namespace
}  // namespace maillage
