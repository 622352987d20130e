// SPDX-License-Identifier: Apache-2.0
#include "planning/yearly_table.h"

#include <gtest/gtest.h>

#include <random>

#include "planning/site_calendar.h"

namespace maillage::planning {
namespace {

SiteEvent event(SiteEventKind kind, std::optional<Date> date, DatePrecision precision = DatePrecision::day) {
    return {kind, date, date ? precision : DatePrecision::unknown, Certainty::stated, {}, {}};
}

struct World {
    territory::Scope scope{"region:76", "Occitanie", {}, {3, 5}, 2154};
    std::vector<Site> sites;
    std::vector<territory::Index> departments;

    void add(territory::Index department, std::vector<SiteEvent> events) {
        sites.emplace_back().events = std::move(events);
        departments.push_back(department);
    }
    [[nodiscard]] YearlyTable table() const {
        std::vector<PlacedSite> placed;
        for (std::size_t i = 0; i < sites.size(); ++i) placed.push_back({&sites[i], departments[i]});
        return yearly_table(scope, placed);
    }
};

TEST(YearlyTable, OpensClosesAndOpensAgain) {
    World world;
    world.add(3, {event(SiteEventKind::opened, Date{2016, 5, 1}), event(SiteEventKind::closed, Date{2018, 3, 1}),
                  event(SiteEventKind::session_start, Date{2020, 9, 1})});
    const YearlyTable table = world.table();
    ASSERT_EQ(table.years.size(), 5U) << "2016 to 2020, without a gap";
    EXPECT_EQ(table.departments, (std::vector<territory::Index>{3, 5}));
    const int open[] = {1, 1, 0, 0, 1};
    const int opened[] = {1, 0, 0, 0, 1};
    const int closed[] = {0, 0, 1, 0, 0};
    for (std::size_t y = 0; y < 5; ++y) {
        EXPECT_EQ(table.years[y].year, 2016 + static_cast<int>(y));
        EXPECT_EQ(table.years[y].all.open, open[y]);
        EXPECT_EQ(table.years[y].all.opened, opened[y]);
        EXPECT_EQ(table.years[y].all.closed, closed[y]);
        EXPECT_EQ(table.years[y].departments[0], table.years[y].all);
        EXPECT_EQ(table.years[y].departments[1], YearCount{});
    }
}

TEST(YearlyTable, ASiteThatComesAndGoesWithinAYearIsSeen) {
    World world;
    world.add(5, {event(SiteEventKind::opened, Date{2017, 2, 1}), event(SiteEventKind::closed, Date{2017, 11, 1})});
    const YearlyTable table = world.table();
    ASSERT_EQ(table.years.size(), 1U);
    EXPECT_EQ(table.years[0].all.open, 0);
    EXPECT_EQ(table.years[0].all.opened, 1);
    EXPECT_EQ(table.years[0].all.closed, 1);
}

TEST(YearlyTable, WhatHasNoDateIsCountedApart) {
    World world;
    world.add(3, {event(SiteEventKind::opened, Date{2017, 9, 1}, DatePrecision::before)});
    world.add(3, {event(SiteEventKind::labelled, std::nullopt)});
    world.add(5, {});
    world.add(5, {event(SiteEventKind::opened, Date{2018, 1, 1}, DatePrecision::year),
                  event(SiteEventKind::closed, std::nullopt)});
    const YearlyTable table = world.table();
    ASSERT_EQ(table.years.size(), 2U);
    EXPECT_EQ(table.years[0].all.open, 3);
    EXPECT_EQ(table.years[0].all.undated, 2);
    EXPECT_EQ(table.years[0].all.opened, 1) << "what has no date opens in no year";
    EXPECT_EQ(table.years[0].all.opened_or_before, 1);
    EXPECT_EQ(table.years[1].all.opened, 1);
    EXPECT_EQ(table.years[1].all.opened_or_before, 0);
    EXPECT_EQ(table.years[1].all.open, 4);
    EXPECT_EQ(table.ended_undated, 0) << "it opened after a closing of unknown date";
    world.sites.back().events[0].kind = SiteEventKind::launched;
    EXPECT_EQ(world.table().ended_undated, 1);
}

TEST(YearlyTable, PlacesAreSummedAndTheUnknownCounted) {
    World world;
    world.add(3, {event(SiteEventKind::opened, Date{2017, 1, 1})});
    world.add(3, {event(SiteEventKind::opened, Date{2017, 1, 1})});
    Session session;
    session.start = PartialDate{{2018, 3, 1}, DatePrecision::month};
    session.places = Headcount{15, CountPrecision::exact};
    world.sites[0].sessions = {session};
    const YearlyTable table = world.table();
    ASSERT_EQ(table.years.size(), 2U);
    EXPECT_EQ(table.years[0].all.places, 0);
    EXPECT_EQ(table.years[0].all.places_unknown, 2);
    EXPECT_EQ(table.years[1].all.places, 15);
    EXPECT_EQ(table.years[1].all.places_unknown, 1);
}

TEST(YearlyTable, LeavesOutWhatIsElsewhereOrNotStanding) {
    World world;
    world.add(4, {event(SiteEventKind::opened, Date{1999, 1, 1})});
    world.add(3, {event(SiteEventKind::opened, Date{1998, 1, 1})});
    world.sites[1].state = SiteState::planned;
    EXPECT_TRUE(world.table().years.empty());
}

/// Day by day through the whole time: the plain way.
TEST(YearlyTable, EqualsAWalkThroughEveryDay) {
    std::mt19937 random(8);
    const SiteEventKind kinds[] = {SiteEventKind::opened, SiteEventKind::closed, SiteEventKind::session_start,
                                   SiteEventKind::suspended, SiteEventKind::labelled, SiteEventKind::label_expired};
    for (int round = 0; round < 60; ++round) {
        World world;
        for (int s = 0; s < 3; ++s) {
            std::vector<SiteEvent> events;
            for (unsigned e = 0; e < 1 + random() % 5; ++e)
                events.push_back(event(kinds[random() % 6], random() % 9 == 0
                                                                ? std::optional<Date>()
                                                                : Date{2015 + static_cast<int>(random() % 4),
                                                                       1 + static_cast<int>(random() % 12), 1}));
            world.add(random() % 2 == 0 ? 3 : 5, events);
        }
        for (const YearRow& row : world.table().years) {
            YearCount wanted;
            for (const Site& site : world.sites) {
                bool before = known_on(site, Date{row.year - 1, 12, 31}).known;
                for (int month = 1; month <= 12; ++month) {
                    const bool now = known_on(site, Date{row.year, month, 1}).known;
                    if (now && !before) ++wanted.opened;
                    if (!now && before) ++wanted.closed;
                    before = now;
                }
                if (before) ++wanted.open;
            }
            EXPECT_EQ(row.all.open, wanted.open);
            EXPECT_EQ(row.all.opened, wanted.opened);
            EXPECT_EQ(row.all.closed, wanted.closed);
            YearCount sum;
            for (const YearCount& department : row.departments) sum += department;
            EXPECT_EQ(sum, row.all);
        }
    }
}

}  // namespace
}  // namespace maillage::planning
