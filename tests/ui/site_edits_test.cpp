// SPDX-License-Identifier: Apache-2.0
// Sites under the planner's hand: dragged with everything following, undone, opened by a click, picked, deleted.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ui/map_hand.h"

namespace maillage::app::gui {
namespace {

class SiteEdits : public MapHand {
  protected:
    [[nodiscard]] const planning::Site& site(const std::string& name) {
        const auto& sites = *window_.state().project.sites;
        return *std::ranges::find(sites, name, &planning::Site::name);
    }
    [[nodiscard]] std::size_t count() { return window_.state().project.sites->size(); }
};

constexpr const char* albi = "81004";
constexpr const char* perpignan = "66136";

TEST_F(SiteEdits, FiguresAndLightsFollowASiteWhileItIsDragged) {
    const double before = *window_.state().check->tables.coverage.mean_km;
    take("Carbonne");
    pull(place_of_commune(albi));
    ASSERT_TRUE(window_.state().drag.has_value());
    EXPECT_EQ(window_.state().check->departments_met(), 11) << "Tarn has a site now; Haute-Garonne keeps Saint-Gaudens";
    EXPECT_NE(*window_.state().check->tables.coverage.mean_km, before);
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "no step before the release";
    ASSERT_NE(window_.find("drag_tag"), nullptr);
    // Exact: what a situation set up from nothing says.
    const Workspace& workspace = *window_.state().workspace;
    const auto fresh = planning::tabulate(workspace.situation(), workspace.known_hosts());
    EXPECT_EQ(fresh.coverage.within, window_.state().check->tables.coverage.within);
    EXPECT_EQ(fresh.allocation.cost, window_.state().check->tables.allocation.cost);
    let_go();
    EXPECT_FALSE(window_.state().drag.has_value());
    EXPECT_EQ(site("Carbonne").commune.text(), albi);
    EXPECT_EQ(site("Carbonne").state, planning::SiteState::planned) << "nobody is taught there";
    ASSERT_TRUE(window_.state().undo_name.has_value());
    EXPECT_EQ(window_.session().catalog().text(*window_.state().undo_name), "Déplacer Carbonne");
    EXPECT_FALSE(window_.state().saved);
}

TEST_F(SiteEdits, UndoAndRedoGiveBackTheVerySameFigures) {
    const auto before = window_.state().check->tables.coverage.within;
    take("Carbonne");
    pull(place_of_commune(albi));
    let_go();
    const auto after = window_.state().check->tables.coverage.within;
    ASSERT_NE(before, after);
    window_.key(GLFW_KEY_Z, true);
    EXPECT_EQ(window_.state().check->tables.coverage.within, before);
    EXPECT_EQ(site("Carbonne").commune.text(), "31107");
    EXPECT_TRUE(window_.state().saved) << "back at the state of the beginning";
    window_.key(GLFW_KEY_Y, true);
    EXPECT_EQ(window_.state().check->tables.coverage.within, after);
}

TEST_F(SiteEdits, EscapeDropsADrag) {
    const auto before = window_.state().check->tables.coverage.within;
    take("Carbonne");
    pull(place_of_commune(albi));
    window_.key(GLFW_KEY_ESCAPE);
    let_go();
    EXPECT_EQ(window_.state().check->tables.coverage.within, before);
    EXPECT_FALSE(window_.state().undo_name.has_value());
    EXPECT_EQ(site("Carbonne").commune.text(), "31107");
}

TEST_F(SiteEdits, ASiteBeyondTheScopeWaitsAtItsLastGoodPlace) {
    take("Lourdes");
    pull(place_of_commune(perpignan));
    const Box& frame = window_.layout().map;
    pull({frame.high.x - 200, frame.low.y + 40});
    ASSERT_TRUE(window_.state().drag.has_value());
    EXPECT_TRUE(window_.state().drag->outside);
    let_go();
    EXPECT_EQ(site("Lourdes").commune.text(), perpignan);
    ASSERT_TRUE(window_.state().notice.has_value()) << "where it is now is said";
    EXPECT_NE(window_.state().notice->text.find("Lourdes"), std::string::npos);
    EXPECT_NE(window_.state().notice->text.find("Perpignan"), std::string::npos);
    window_.session().undo();
    EXPECT_EQ(site("Lourdes").commune.text(), "65286");
}

TEST_F(SiteEdits, ASitePulledOffTheMapFromItsPlaceStaysThere) {
    const auto before = window_.state().check->tables.coverage.within;
    take("Lourdes");
    const Box& frame = window_.layout().map;
    for (const Point away : {Point{frame.low.x - 300, frame.low.y - 30}, Point{-500, -500}, Point{99'999, 99'999}}) {
        pull(away);
        ASSERT_TRUE(window_.state().drag.has_value());
        EXPECT_TRUE(window_.state().drag->outside);
    }
    let_go();
    EXPECT_EQ(site("Lourdes").commune.text(), "65286");
    EXPECT_EQ(window_.state().check->tables.coverage.within, before);
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "nothing moved: no step";
    ASSERT_TRUE(window_.state().notice.has_value());
    EXPECT_NE(window_.state().notice->text.find("Lourdes"), std::string::npos);
}

TEST_F(SiteEdits, AClickPicksASiteAndPullingTheGroundMovesTheMap) {
    const Point at = place_of("Rodez");
    window_.move_to(at.x, at.y);
    hold(true);
    window_.frame();
    let_go();
    ASSERT_EQ(window_.state().selected_sites.size(), 1U);
    EXPECT_EQ(window_.state().selected_sites.front(), site("Rodez").id);
    const auto centre = window_.state().view.centre;
    const Point ground = place_of_commune(albi);
    window_.move_to(ground.x, ground.y);
    window_.drag(40, 0);
    EXPECT_NE(window_.state().view.centre, centre);
    EXPECT_FALSE(window_.state().undo_name.has_value());
}

TEST_F(SiteEdits, AClickOpensASiteWhereItFalls) {
    window_.key(GLFW_KEY_INSERT);
    ASSERT_TRUE(window_.state().adding_site);
    const Point at = place_of_commune(perpignan);
    window_.move_to(at.x, at.y);
    ASSERT_NE(window_.find("adding_tag"), nullptr);
    hold(true);
    window_.frame();
    let_go();
    ASSERT_EQ(count(), 12U);
    EXPECT_EQ(site("Perpignan").state, planning::SiteState::planned);
    EXPECT_EQ(site("Perpignan").commune.text(), perpignan);
    EXPECT_EQ(window_.state().check->departments_met(), 11);
    EXPECT_FALSE(window_.state().adding_site);
    EXPECT_EQ(window_.state().selected_sites, std::vector<SiteId>{site("Perpignan").id});
    window_.key(GLFW_KEY_DELETE);
    EXPECT_EQ(count(), 11U);
    window_.key(GLFW_KEY_Z, true);
    EXPECT_EQ(count(), 12U);
}

TEST_F(SiteEdits, OneProposalMayBeAcceptedAndTheOthersStay) {
    ASSERT_TRUE(window_.click("propose"));
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    const auto& hosts = window_.state().plan->planned;
    std::size_t first = 0;
    while (hosts.existing[first]) ++first;
    const auto commune = hosts.hosts[first].commune;
    window_.session().accept_proposal(commune);
    EXPECT_EQ(count(), 12U);
    ASSERT_NE(window_.state().plan, nullptr);
    EXPECT_EQ(std::ranges::count(window_.state().content->sites, map::MarkerKind::proposed, &map::SiteMarker::kind), 2);
    EXPECT_EQ(std::ranges::count(window_.state().content->sites, map::MarkerKind::planned, &map::SiteMarker::kind), 1);
}

TEST_F(SiteEdits, TheUndoButtonSaysWhatItTakesBack) {
    window_.session().add_site_in(*window_.state().workspace->territory->communes.find(*CommuneCode::parse(albi)));
    window_.frame();
    ASSERT_TRUE(window_.click("undo"));
    EXPECT_EQ(count(), 11U);
    ASSERT_TRUE(window_.click("redo"));
    EXPECT_EQ(count(), 12U);
}

}  // namespace
}  // namespace maillage::app::gui
