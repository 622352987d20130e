// SPDX-License-Identifier: Apache-2.0
// What one more site would change: a commune from the menu, a department's candidates as a list, and a site opened there.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/gui/command_table.h"
#include "app/gui/wording.h"
#include "app/services/catchment_service.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class CatchmentCardTest : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    [[nodiscard]] territory::Index commune(const char* code) const {
        return *window_.state().workspace->territory->communes.find(*CommuneCode::parse(code));
    }
    void compare(const char* code) {
        const auto department = *window_.state().workspace->territory->departments.find(*DepartmentCode::parse(code));
        window_.session().open_department_catchments(department);
        ASSERT_TRUE(window_.wait_until([&] { return !window_.state().catchment->candidates.empty(); }));
        window_.frame();
        window_.frame();
    }
    test_support::WindowDriver window_;
};

TEST_F(CatchmentCardTest, TellsWhatTheCommandLineTells) {
    window_.session().open_place_menu({commune("65440"), 0, {700, 300}});  // Tarbes
    window_.frame();
    window_.frame();
    ASSERT_TRUE(window_.click("place_catchment"));
    window_.session().set_catchment_bands(true);
    window_.frame();
    const auto told = run_catchment(*window_.state().workspace, "65440");
    ASSERT_TRUE(told.has_value());
    const auto& expected = told->candidates.front();
    const auto& shown = window_.state().catchment->candidates.front();
    EXPECT_EQ(shown.within, expected.within);
    EXPECT_EQ(shown.added, expected.added);
    EXPECT_EQ(shown.persons, expected.persons);
    EXPECT_EQ(shown.taken.size(), expected.taken.size());
    EXPECT_NE(window_.find("catchment_band_3"), nullptr);
    EXPECT_EQ(window_.find("propose_title"), nullptr) << "the card stands in place of the task";
}

TEST_F(CatchmentCardTest, HasRingsOfItsOwn) {
    window_.session().open_catchment(commune("65440"));
    std::vector<double> rings;
    for (const planning::Band& band : window_.state().catchment->bands) rings.push_back(band.value);
    EXPECT_EQ(rings, (std::vector<double>{10, 20, 30, 50}));
}

TEST_F(CatchmentCardTest, RingsLieOnTheMapAtTheirDistances) {
    window_.session().open_catchment(commune("65440"));
    window_.frame();
    window_.frame();
    const auto px = [&](double km) { return km * 1000 / window_.state().view.meters_per_px; };
    const DrawnItem* middle = window_.find("catchment_ring_10");
    ASSERT_NE(middle, nullptr);
    for (const double km : {10.0, 20.0, 30.0, 50.0}) {
        const DrawnItem* ring = window_.find("catchment_ring_" + std::to_string(static_cast<int>(km)));
        ASSERT_NE(ring, nullptr) << km;
        EXPECT_NEAR(ring->box.width(), 2 * px(km), 0.01 * px(km) + 1) << km;
        EXPECT_NEAR(ring->box.height(), 2 * px(km), 0.01 * px(km) + 1) << km;
        EXPECT_NEAR(ring->box.low.x + ring->box.high.x, middle->box.low.x + middle->box.high.x, 2) << "one centre";
    }
    window_.session().set_catchment_bands(true);
    window_.frame();
    EXPECT_NE(window_.find("catchment_ring_15"), nullptr) << "the planner's own limits";
    EXPECT_EQ(window_.find("catchment_ring_10"), nullptr);
    window_.session().close_catchment();
    window_.frame();
    EXPECT_EQ(window_.find("catchment_ring_15"), nullptr);
}

TEST_F(CatchmentCardTest, AddsToTheCoverageWhatItSays) {
    window_.session().open_catchment(commune("30007"));  // Alès
    window_.session().set_catchment_bands(true);
    const auto promised = *window_.state().catchment->candidate();
    const auto before = window_.state().check->tables.coverage.within;
    window_.frame();
    window_.frame();
    ASSERT_TRUE(window_.click("catchment_open_site"));
    for (std::size_t band = 0; band < before.size(); ++band)
        EXPECT_EQ(window_.state().check->tables.coverage.within[band], before[band] + promised.added[band]);
    EXPECT_NEAR(*window_.state().check->tables.coverage.mean_km, *promised.mean_km, 1e-9);
    // With that site there, one more at the same place adds nobody.
    for (const std::int64_t added : window_.state().catchment->candidate()->added) EXPECT_EQ(added, 0);
}

TEST_F(CatchmentCardTest, ADepartmentsCandidatesAreSortedByWhatTheyAdd) {
    compare("30");
    const CatchmentCard& card = *window_.state().catchment;
    const std::size_t band = main_band(card.bands);
    ASSERT_GT(card.order.size(), 3U);
    for (std::size_t i = 1; i < card.order.size(); ++i)
        EXPECT_GE(card.candidates[card.order[i - 1]].added[band], card.candidates[card.order[i]].added[band]);
    EXPECT_EQ(card.picked, card.order.front());
    ASSERT_TRUE(window_.click("catchment_sort_name"));
    const auto& names = window_.state().workspace->territory->communes.name;
    const auto name = [&](std::size_t i) {
        const CatchmentCard& now = *window_.state().catchment;
        return names[now.candidates[now.order[i]].candidate.commune];
    };
    EXPECT_LE(name(0), name(1));
    ASSERT_TRUE(window_.click("catchment_sort_name"));
    EXPECT_GE(name(0), name(1));
}

TEST_F(CatchmentCardTest, ARowIsPickedAndTheCardIsClosed) {
    compare("30");
    const std::size_t second = window_.state().catchment->order[1];
    const auto code = window_.state().workspace->territory->communes.code
                          [window_.state().catchment->candidates[second].candidate.commune];
    ASSERT_TRUE(window_.click("catchment_row_" + code.text()));
    EXPECT_EQ(window_.state().catchment->picked, second);
    ASSERT_TRUE(window_.click("catchment_close"));
    EXPECT_FALSE(window_.state().catchment.has_value());
    window_.frame();
    EXPECT_NE(window_.find("propose_title"), nullptr);
}

TEST_F(CatchmentCardTest, ThePlaceFoundHasOneToo) {
    const auto run = [&] {
        for (const Command& command : commands())
            if (command.id == std::string_view("catchment") && command.enabled(window_.state())) command.run(window_.session());
    };
    run();
    EXPECT_FALSE(window_.state().catchment.has_value()) << "nothing was looked for";
    window_.session().go_to({territory::Level::commune, commune("65440")});
    run();
    ASSERT_TRUE(window_.state().catchment.has_value());
    EXPECT_EQ(window_.state().catchment->candidate()->candidate.commune, commune("65440"));
}

}  // namespace
}  // namespace maillage::app::gui
