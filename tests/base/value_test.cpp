// SPDX-License-Identifier: Apache-2.0
#include "base/value.h"

#include <gtest/gtest.h>

namespace maillage {
namespace {

TEST(Value, DefaultIsNull) {
    EXPECT_TRUE(Value{}.is_null());
    EXPECT_EQ(Value{}, Value(nullptr));
    EXPECT_FALSE(Value(0).is_null());
    EXPECT_NE(Value(0), Value(false));
}

TEST(Value, TextLiteralsAreTextsNotTruths) {
    EXPECT_TRUE(std::holds_alternative<std::string>(Value("09225").content()));
    EXPECT_EQ(Value("09225"), Value(std::string("09225")));
}

TEST(Value, ObjectsKeepTheOrderOfTheirKeys) {
    Value object;
    object.set("z", 1).set("a", 2);
    const auto& members = std::get<Value::Object>(object.content());
    ASSERT_EQ(members.size(), 2u);
    EXPECT_EQ(members[0].first, "z");
    EXPECT_EQ(members[1].first, "a");
    ASSERT_NE(object.find("a"), nullptr);
    EXPECT_EQ(*object.find("a"), Value(2));
    EXPECT_EQ(object.find("b"), nullptr);
    EXPECT_EQ(Value(3).find("a"), nullptr);
}

TEST(Value, ListsGrow) {
    Value list;
    list.push("x").push(nullptr);
    EXPECT_EQ(list, Value(Value::List{Value("x"), Value{}}));
}

TEST(Value, DecimalsDifferByTheirDigits) {
    EXPECT_EQ(Value(1.5, 1), Value(1.5, 1));
    EXPECT_NE(Value(1.5, 1), Value(1.5, 2));
}

}  // namespace
}  // namespace maillage
