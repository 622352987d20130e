// SPDX-License-Identifier: Apache-2.0
#include "io/insee_repair.h"

#include <gtest/gtest.h>

namespace maillage::io {
namespace {

TEST(InseeCode, TakesTheFormsOfTheOfficialCode) {
    for (const char* code : {"09225", "2A004", "2B033", "97411", "75056"})
        EXPECT_EQ(commune_code(code)->view(), code);
    for (const char* text : {"", "9225", "092255", "2C004", "A2004", "09 25", "0922a", "2a004", "9A001"})
        EXPECT_FALSE(commune_code(text)) << text;
}

TEST(InseeCode, LeavesRightCodesAlone) {
    EXPECT_FALSE(mended_commune_code("09225")->mended);
    EXPECT_FALSE(mended_commune_code("2A004")->mended);
}

TEST(InseeCode, MendsWhatSpreadsheetsDo) {
    const std::pair<const char*, const char*> cases[] = {
        {"9225", "09225"},  {"9225.0", "09225"}, {"31483,0", "31483"}, {" 09225 ", "09225"},
        {"2a004", "2A004"}, {"2b033", "2B033"},  {"'09225", "09225"},  {"\"1004\"", "01004"}};
    for (const auto& [given, expected] : cases) {
        const auto code = mended_commune_code(given);
        ASSERT_TRUE(code) << given;
        EXPECT_EQ(code->code.view(), expected);
        EXPECT_TRUE(code->mended) << given;
    }
}

TEST(InseeCode, GuessesNothing) {
    for (const char* text : {"", " ", "925", "1", "Auch", "31 483", "9225.5", "-9225", "243100518"})
        EXPECT_FALSE(mended_commune_code(text)) << text;
}

}  // namespace
}  // namespace maillage::io
