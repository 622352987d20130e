// SPDX-License-Identifier: Apache-2.0
// The contract every registered distance model must keep, then what each one promises.
#include "planning/distance_model.h"

#include <gtest/gtest.h>

namespace maillage::planning {
namespace {

class EveryDistanceModel : public testing::TestWithParam<DistanceModelEntry> {
  protected:
    [[nodiscard]] static DistanceModel made() {
        const DistanceModelEntry& entry = GetParam();
        const std::string text = std::string(entry.key) + (entry.example.empty() ? "" : ":" + std::string(entry.example));
        return *parse_distance_model(text);
    }
};

TEST_P(EveryDistanceModel, KeepsTheOrderOfCrowFlyLengths) {
    const DistanceModel model = made();
    Meters before = model.length({0});
    EXPECT_EQ(before, Meters{0});
    for (int metres = 1; metres < 5'000'000; metres = metres * 3 / 2 + 1) {
        const Meters now = model.length({metres});
        EXPECT_LT(before, now) << "a strictly longer way must stay longer, or ties would depend on the model";
        EXPECT_GE(now.value, metres) << "no road is shorter than the crow's flight";
        before = now;
    }
}

TEST_P(EveryDistanceModel, ReadsItsOwnCanonicalText) { EXPECT_EQ(*parse_distance_model(made().canonical()), made()); }

TEST_P(EveryDistanceModel, HasWords) {
    EXPECT_FALSE(GetParam().summary.id.empty());
    EXPECT_FALSE(made().label().key.id.empty());
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryDistanceModel,
                         testing::ValuesIn(distance_models().begin(), distance_models().end()),
                         [](const auto& entry) { return std::string(entry.param.key); });

TEST(DistanceModel, DetourMultipliesAndTells) {
    const auto model = parse_distance_model("detour:1.25,60");
    ASSERT_TRUE(model);
    EXPECT_EQ(model->length({10'000}), Meters{12'500});
    EXPECT_DOUBLE_EQ(model->minutes({30'000}), 30.0);
    EXPECT_FALSE(parse_distance_model("detour")->has_minutes());
    EXPECT_EQ(parse_distance_model("detour")->kappa, default_kappa);
}

TEST(DistanceModel, RefusesWhatItCannotMean) {
    for (const char* text : {"", "route", "geodesic:1", "detour:0.9", "detour:3.5", "detour:1.3,",
                             "detour:1.3,0", "detour:1.3,500", "detour:nan", "detour:1,3,60", "detour:1.3,60,1"}) {
        const auto model = parse_distance_model(text);
        ASSERT_FALSE(model) << text;
        EXPECT_EQ(model.error().kind, ErrorKind::usage);
    }
}

}  // namespace
}  // namespace maillage::planning
