// SPDX-License-Identifier: Apache-2.0
#include "project/actions/site_actions.h"

#include <array>
#include <limits>

#include "project/small_project.h"

namespace maillage::project_test {
namespace {

constexpr int nothing = -1;
constexpr int sites_part = 1;

std::string ids(const Project& project) {
    std::string all;
    for (const planning::Site& site : *project.sites) all += (all.empty() ? "" : " ") + site.id.text();
    return all;
}

TEST(AddSites, AppendsInOrder) {
    const Project after = edited(three_sites(), sites_part, [](const Project& p) {
        return add_sites(p, {site("e"), site("d")});
    });
    EXPECT_EQ(ids(after), "a b c e d");
}

TEST(AddSites, OfNoneChangesNothing) {
    edited(three_sites(), nothing, [](const Project& p) { return add_sites(p, {}); });
}

TEST(AddSites, RefusesWhatNoProjectMayHold) {
    const auto adding = [](planning::Site one) {
        return [one](const Project& p) { return add_sites(p, {site("fresh"), one}); };
    };
    refused(three_sites(), "project.id_taken"_text, adding(site("b")));
    refused(three_sites(), "project.id_taken"_text, adding(site("fresh")));
    planning::Site bad = site("x");
    bad.id = SiteId{};
    refused(three_sites(), "project.id_taken"_text, adding(bad));
    bad = site("x");
    bad.name = " \t";
    refused(three_sites(), "project.no_name"_text, adding(bad));
    bad = site("x");
    bad.commune = CommuneCode{};
    refused(three_sites(), "project.no_place"_text, adding(bad));
    bad = site("x");
    bad.position = geo::LonLat{1, std::numeric_limits<double>::quiet_NaN()};
    refused(three_sites(), "project.no_place"_text, adding(bad));
    bad = site("x");
    bad.sessions.resize(2);
    bad.sessions[0].id = bad.sessions[1].id = "s";
    refused(three_sites(), "project.part_ids"_text, adding(bad));
    bad = site("x");
    bad.actions.resize(1);
    refused(three_sites(), "project.part_ids"_text, adding(bad));
}

TEST(MoveSite, TakesCommuneAndPlace) {
    const Project after = edited(three_sites(), sites_part, [](const Project& p) {
        return move_site(p, id("b"), commune("09225"), {1.6, 43.1});
    });
    EXPECT_EQ(find_site(after, id("b"))->commune, commune("09225"));
    EXPECT_EQ(find_site(after, id("b"))->position, (geo::LonLat{1.6, 43.1}));
    EXPECT_EQ(ids(after), "a b c");
    edited(after, nothing, [](const Project& p) { return move_site(p, id("b"), commune("09225"), {1.6, 43.1}); });
}

/// What stands in one commune does not stand in another because it was drawn there.
TEST(MoveSite, WhatLeavesItsCommuneIsPlannedThere) {
    using enum planning::SiteState;
    const auto state_after = [](planning::SiteState before, std::string_view to) {
        const std::array moved{id("b")};
        const Project project = set_site_state(three_sites(), moved, before).value();
        const CommuneCode target = to.empty() ? find_site(project, id("b"))->commune : commune(to);
        return find_site(move_site(project, id("b"), target, {1.6, 43.1}).value(), id("b"))->state;
    };
    EXPECT_EQ(state_after(existing, "09225"), planned);
    EXPECT_EQ(state_after(existing, ""), existing) << "its address within the commune is a correction";
    for (const auto state : {planned, proposed, rejected}) EXPECT_EQ(state_after(state, "09225"), state);
}

TEST(MoveSite, RefusesAPlaceThatIsNoneAndASiteThatIsNotThere) {
    const double infinite = std::numeric_limits<double>::infinity();
    for (const geo::LonLat place : {geo::LonLat{infinite, 43}, geo::LonLat{1, std::nan("")}, geo::LonLat{1, 91},
                                    geo::LonLat{-181, 43}})
        refused(three_sites(), "project.no_place"_text,
                [&](const Project& p) { return move_site(p, id("b"), commune("09225"), place); });
    refused(three_sites(), "project.no_place"_text,
            [&](const Project& p) { return move_site(p, id("b"), CommuneCode{}, {1, 43}); });
    refused(three_sites(), "project.no_site"_text,
            [&](const Project& p) { return move_site(p, id("z"), commune("09225"), {1, 43}); });
}

TEST(RenameSite, ChangesTheNameAlone) {
    const Project after = edited(three_sites(), sites_part, [](const Project& p) { return rename_site(p, id("a"), "Auch"); });
    EXPECT_EQ(find_site(after, id("a"))->name, "Auch");
    edited(after, nothing, [](const Project& p) { return rename_site(p, id("a"), "Auch"); });
    refused(after, "project.no_name"_text, [](const Project& p) { return rename_site(p, id("a"), "  "); });
    refused(after, "project.no_site"_text, [](const Project& p) { return rename_site(p, id("z"), "Auch"); });
}

TEST(DeleteSites, TakesTheChosenAway) {
    const std::array chosen{id("c"), id("a"), id("c")};
    const Project after = edited(three_sites(), sites_part, [&](const Project& p) { return delete_sites(p, chosen); });
    EXPECT_EQ(ids(after), "b");
    edited(after, nothing, [](const Project& p) { return delete_sites(p, {}); });
    refused(after, "project.no_site"_text, [&](const Project& p) { return delete_sites(p, chosen); });
}

TEST(DuplicateSite, StandsRightAfterWithAnIdOfItsOwn) {
    const auto copy = [](const Project& p) { return duplicate_site(p, id("a"), "a (copie)"); };
    const Project once = edited(three_sites(), sites_part, copy);
    EXPECT_EQ(ids(once), "a site-31107 b c");
    const Project twice = edited(once, sites_part, copy);
    EXPECT_EQ(ids(twice), "a site-31107-2 site-31107 b c");
    planning::Site expected = *find_site(once, id("a"));
    expected.id = id("site-31107");
    expected.name = "a (copie)";
    EXPECT_EQ(*find_site(once, id("site-31107")), expected);
    refused(once, "project.no_name"_text, [](const Project& p) { return duplicate_site(p, id("a"), ""); });
    refused(once, "project.no_site"_text, [](const Project& p) { return duplicate_site(p, id("z"), "copie"); });
}

TEST(SetSiteState, ChangesTheChosen) {
    const std::array chosen{id("a"), id("c")};
    const auto reject = [&](const Project& p) { return set_site_state(p, chosen, planning::SiteState::rejected); };
    const Project after = edited(three_sites(), sites_part, reject);
    EXPECT_EQ(find_site(after, id("a"))->state, planning::SiteState::rejected);
    EXPECT_EQ(find_site(after, id("b"))->state, planning::SiteState::existing);
    EXPECT_EQ(find_site(after, id("c"))->state, planning::SiteState::rejected);
    edited(after, nothing, reject);
    const std::array missing{id("a"), id("z")};
    refused(three_sites(), "project.no_site"_text,
            [&](const Project& p) { return set_site_state(p, missing, planning::SiteState::planned); });
}

TEST(SetSiteFacts, KeepIdAndPlace) {
    const Project before = move_site(three_sites(), id("b"), commune("09225"), {1.6, 43.1}).value();
    planning::Site changed = *find_site(before, id("b"));
    changed.label = "ERN";
    changed.events.resize(1);
    changed.commune = commune("31107");
    changed.position = geo::LonLat{0, 0};
    const Project after = edited(before, sites_part, [&](const Project& p) { return set_site_facts(p, changed); });
    const planning::Site& found = *find_site(after, id("b"));
    EXPECT_EQ(found.label, "ERN");
    EXPECT_EQ(found.events.size(), 1u);
    EXPECT_EQ(found.commune, commune("09225"));
    EXPECT_EQ(found.position, (geo::LonLat{1.6, 43.1}));
    edited(after, nothing, [&](const Project& p) { return set_site_facts(p, changed); });
    changed.sessions.resize(1);
    refused(after, "project.part_ids"_text, [&](const Project& p) { return set_site_facts(p, changed); });
    changed.id = id("z");
    refused(after, "project.no_site"_text, [&](const Project& p) { return set_site_facts(p, changed); });
}

TEST(FreeSiteId, IsNeverTaken) {
    Project project = three_sites();
    for (int i = 0; i < 12; ++i) {
        planning::Site next = site("x");
        next.id = free_site_id(project, next.commune);
        project = edited(project, sites_part, [&](const Project& p) { return add_sites(p, {next}); });
    }
    EXPECT_NE(find_site(project, id("site-31107-12")), nullptr);
}

}  // namespace
}  // namespace maillage::project_test
