// SPDX-License-Identifier: Apache-2.0
// The table of sites in step with the map, and the inspector: every change is one step of undo.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <fstream>

#include "app/gui/site_words.h"
#include "io/scratch_folder.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

using planning::DatePrecision;

class SitesPanel : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.session().set_task(Task::sites);
        settle();
    }
    void settle() {
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    [[nodiscard]] const planning::Site& site(const std::string& name) {
        const auto& sites = *window_.state().project.sites;
        const auto at = std::ranges::find(sites, name, &planning::Site::name);
        if (at == sites.end()) throw std::runtime_error(name);
        return *at;
    }
    [[nodiscard]] std::string row(const std::string& name) { return "site_" + site(name).id.text(); }
    void pick(const std::string& name) {
        ASSERT_TRUE(window_.click(row(name)));
        settle();
    }
    /// Types over the whole text of a field and leaves it by Enter.
    void write(const std::string& field, const std::string& text) {
        ASSERT_TRUE(window_.click(field));
        window_.key(GLFW_KEY_A, true);
        window_.type(text);
        window_.key(GLFW_KEY_ENTER);
        settle();
    }
    [[nodiscard]] std::vector<std::string> names() {
        std::vector<std::string> out;
        for (const SiteLine& line :
             site_lines(*window_.state().workspace, *window_.state().check, window_.state().sites_view))
            out.push_back(window_.state().workspace->sites[line.site].site.name);
        return out;
    }
    test_support::WindowDriver window_;
};

TEST_P(SitesPanel, ShowsEverySiteWithItsFigures) {
    for (const planning::Site& one : *window_.state().project.sites)
        EXPECT_NE(window_.find("site_" + one.id.text()), nullptr) << one.name;
    EXPECT_EQ(names().size(), 11U);
}

TEST_P(SitesPanel, TheFilterForgivesAccentsAndTakesDepartments) {
    window_.session().filter_sites("herault");
    EXPECT_EQ(names(), std::vector<std::string>{"Lunel"});
    window_.session().filter_sites("31");
    EXPECT_EQ(names(), (std::vector<std::string>{"Saint-Gaudens", "Carbonne"}));
    window_.session().filter_sites("nulle part");
    settle();
    EXPECT_TRUE(names().empty());
}

TEST_P(SitesPanel, HeadsSortAndTurnTheOrderRound) {
    ASSERT_TRUE(window_.click("sort_persons"));
    const auto few_first = names();
    ASSERT_TRUE(window_.click("sort_persons"));
    auto many_first = names();
    std::ranges::reverse(many_first);
    EXPECT_EQ(few_first, many_first);
    const auto& check = *window_.state().check;
    std::int64_t before = -1;
    for (const std::string& name : few_first) {
        for (std::size_t j = 0; j < check.hosts.size(); ++j) {
            if (window_.state().workspace->sites[check.site_of[j]].site.name != name) continue;
            EXPECT_GE(check.tables.sites[j].persons, before) << name;
            before = check.tables.sites[j].persons;
        }
    }
}

TEST_P(SitesPanel, PickingARowPicksTheSiteAndCtrlPicksMore) {
    pick("Mende");
    EXPECT_EQ(window_.state().selected_sites, std::vector<SiteId>{site("Mende").id});
    EXPECT_NE(window_.find("inspector_name"), nullptr);
    ImGui::GetIO().KeyCtrl = true;
    pick("Auch");
    ImGui::GetIO().KeyCtrl = false;
    EXPECT_EQ(window_.state().selected_sites, (std::vector<SiteId>{site("Mende").id, site("Auch").id}));
    settle();
    EXPECT_EQ(window_.find("inspector_name"), nullptr);
    ASSERT_TRUE(window_.click("delete_many"));
    EXPECT_EQ(window_.state().project.sites->size(), 9U);
    window_.session().undo();
    EXPECT_EQ(window_.state().project.sites->size(), 11U) << "both come back at once";
}

TEST_P(SitesPanel, ANameIsOneStepWhenItIsDone) {
    pick("Mende");
    write("inspector_name", "Mende centre");
    EXPECT_EQ(site("Mende centre").commune.text(), "48095");
    window_.session().undo();
    EXPECT_EQ(site("Mende").commune.text(), "48095");
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "one step, not one a letter";
}

TEST_P(SitesPanel, EscapeDropsWhatWasTyped) {
    pick("Mende");
    ASSERT_TRUE(window_.click("inspector_name"));
    window_.type("x");
    window_.key(GLFW_KEY_ESCAPE);
    settle();
    EXPECT_EQ(site("Mende").name, "Mende");
    EXPECT_FALSE(window_.state().undo_name.has_value());
}

TEST_P(SitesPanel, AStateChangesWhatCounts) {
    pick("Mende");
    window_.session().set_site_state({site("Mende").id}, planning::SiteState::rejected);
    settle();
    EXPECT_EQ(window_.state().check->departments_met(), 9);
    EXPECT_EQ(window_.state().check->hosts.size(), 10U);
    EXPECT_NE(window_.find("site_" + site("Mende").id.text()), nullptr) << "still in the table";
}

TEST_P(SitesPanel, ADatedEventMovesTheDayASiteCountsFrom) {
    planning::Site changed = site("Mende");
    changed.events.clear();
    changed.events.push_back({});
    changed.events[0].kind = planning::SiteEventKind::opened;
    changed.events[0].date = Date{2018, 1, 1};
    changed.events[0].precision = DatePrecision::year;
    window_.session().set_site_facts(changed);
    window_.session().look_at(Date{2017, 12, 31});
    EXPECT_EQ(window_.state().check->departments_met(), 9) << "Mende not yet; Carbonne comes in May 2018";
    window_.session().look_at(Date{2018, 1, 1});
    EXPECT_EQ(window_.state().check->departments_met(), 10);
}

TEST_P(SitesPanel, EventsAndSessionsAreAddedAndTakenAway) {
    window_.resize(1600, 2400);
    settle();
    pick("Auch");
    const std::size_t events = site("Auch").events.size();
    ASSERT_TRUE(window_.click("add_event"));
    settle();
    EXPECT_EQ(site("Auch").events.size(), events + 1);
    write("event_" + std::to_string(events) + "_date", "2019-03");
    EXPECT_EQ(site("Auch").events.back().date, (Date{2019, 3, 1}));
    EXPECT_EQ(site("Auch").events.back().precision, DatePrecision::month);
    write("event_" + std::to_string(events) + "_date", "printemps");
    EXPECT_TRUE(window_.state().notice && window_.state().notice->failure) << "said, and nothing changed";
    EXPECT_EQ(site("Auch").events.back().date, (Date{2019, 3, 1}));
    ASSERT_TRUE(window_.click("event_" + std::to_string(events) + "_remove"));
    EXPECT_EQ(site("Auch").events.size(), events);
    const std::size_t sessions = site("Auch").sessions.size();
    ASSERT_TRUE(window_.click("add_session"));
    settle();
    ASSERT_TRUE(window_.click("session_" + std::to_string(sessions) + "_places.more"));
    ASSERT_EQ(site("Auch").sessions.size(), sessions + 1);
    EXPECT_EQ(site("Auch").sessions.back().places->people, 1);
}

TEST_P(SitesPanel, AFileOfSitesJoinsThoseThere) {
    const test::ScratchFolder folder;
    const auto file = folder.write("sites.csv", "insee,nom\n30189,Nîmes\n75056,Paris\n");
    window_.session().import_sites(file);
    settle();
    EXPECT_EQ(window_.state().project.sites->size(), 12U);
    EXPECT_EQ(site("Nîmes").commune.text(), "30189");
    ASSERT_TRUE(window_.state().notice.has_value());
    EXPECT_NE(window_.state().notice->text.find("Paris"), std::string::npos) << "outside the scope, and named";
    window_.session().undo();
    EXPECT_EQ(window_.state().project.sites->size(), 11U);
}

INSTANTIATE_TEST_SUITE_P(Languages, SitesPanel, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

TEST(DateWords, SayTheirPrecisionAndComeBack) {
    for (const char* text : {"2017", "2017-09", "2017-09-06", "<2017-09-01", ""}) {
        const auto parsed = parse_date_words(text);
        ASSERT_TRUE(parsed) << text;
        const auto date = parsed->precision == DatePrecision::unknown ? std::nullopt : std::optional(parsed->day);
        EXPECT_EQ(date_words(date, parsed->precision), text);
    }
    for (const char* text : {"17", "2017-13", "2017-02-30", "septembre", "2017-9-6", "<2017"})
        EXPECT_FALSE(parse_date_words(text)) << text;
}

}  // namespace
}  // namespace maillage::app::gui
