// SPDX-License-Identifier: Apache-2.0
#include "io/json_writer.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace maillage::io {
namespace {

std::string compact(const Value& value) {
    return json_text(value, JsonLayout::compact);
}

TEST(JsonWriter, WritesEachKindOfValue) {
    EXPECT_EQ(compact(nullptr), "null");
    EXPECT_EQ(compact(true), "true");
    EXPECT_EQ(compact(std::int64_t{-9007199254740993}), "-9007199254740993");
    EXPECT_EQ(compact("Marcq-en-Barœul"), "\"Marcq-en-Barœul\"");
    EXPECT_EQ(compact(Value(Value::List{})), "[]");
    EXPECT_EQ(compact(Value(Value::Object{})), "{}");
}

TEST(JsonWriter, KeepsTheDigitsOfDecimals) {
    EXPECT_EQ(compact(Value(12.5, 2)), "12.50");
    EXPECT_EQ(compact(Value(2.0 / 3, 4)), "0.6667");
    EXPECT_EQ(compact(Value(1e21, 0)), "1000000000000000000000");
    EXPECT_EQ(compact(Value(-0.001, 2)), "0.00");
    EXPECT_EQ(compact(Value(-1.5, 1)), "-1.5");
    EXPECT_EQ(compact(Value(std::numeric_limits<double>::max(), 3)).size(), 309u + 4);
    EXPECT_EQ(compact(Value(std::nan(""), 2)), "null");
    EXPECT_EQ(compact(Value(-HUGE_VAL, 2)), "null");
}

TEST(JsonWriter, EscapesWhatJsonDemands) {
    EXPECT_EQ(compact("a\"b\\c\nd\te\x01"), R"("a\"b\\c\nd\u0009e\u0001")");
    EXPECT_EQ(compact("\xE9"), "\"é\"") << "Latin-1";
    const std::string all = [] {
        std::string text;
        for (int c = 1; c < 128; ++c) text += static_cast<char>(c);
        return text;
    }();
    EXPECT_EQ(nlohmann::json::parse(compact(all)).get<std::string>(), all);
}

TEST(JsonWriter, KeepsTheOrderOfKeysAndIndents) {
    Value sites;
    sites.push(Value(Value::List{1, 2}));
    Value value;
    value.set("zone", "76")
        .set("a", Value(Value::List{1, Value(2.5, 1), "x"}))
        .set("sites", sites)
        .set("none", Value(Value::List{}));
    EXPECT_EQ(compact(value), R"({"zone":"76","a":[1,2.5,"x"],"sites":[[1,2]],"none":[]})");
    EXPECT_EQ(json_text(value, JsonLayout::indented), R"({
  "zone": "76",
  "a": [1, 2.5, "x"],
  "sites": [
    [1, 2]
  ],
  "none": []
})");
}

}  // namespace
}  // namespace maillage::io
