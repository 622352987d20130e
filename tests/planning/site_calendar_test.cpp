// SPDX-License-Identifier: Apache-2.0
#include "planning/site_calendar.h"

#include <gtest/gtest.h>

namespace maillage {
namespace {

using namespace planning;

Site site_with(std::vector<SiteEvent> events) {
    Site site;
    site.events = std::move(events);
    return site;
}

SiteEvent event(SiteEventKind kind, std::optional<Date> date, DatePrecision precision,
                Certainty certainty = Certainty::stated) {
    return {kind, date, precision, certainty, {}, {}};
}

TEST(SiteCalendar, ADayCountsFromThatDay) {
    const Site site = site_with({event(SiteEventKind::session_start, Date{2017, 11, 2}, DatePrecision::day)});
    EXPECT_FALSE(known_on(site, Date{2017, 11, 1}).known);
    EXPECT_TRUE(known_on(site, Date{2017, 11, 2}).known);
}

TEST(SiteCalendar, AMonthCountsFromItsFirstAndAYearFromItsFirst) {
    const Site month = site_with({event(SiteEventKind::opened, Date{2018, 5, 1}, DatePrecision::month)});
    EXPECT_FALSE(known_on(month, Date{2018, 4, 30}).known);
    EXPECT_TRUE(known_on(month, Date{2018, 5, 1}).known);
    const Site year = site_with({event(SiteEventKind::opened, Date{2016, 1, 1}, DatePrecision::year)});
    EXPECT_FALSE(known_on(year, Date{2015, 12, 31}).known);
    EXPECT_TRUE(known_on(year, Date{2016, 1, 1}).known);
    EXPECT_EQ(known_on(year, Date{2016, 6, 1}).since, (PartialDate{{2016, 1, 1}, DatePrecision::year}));
}

TEST(SiteCalendar, BeforeADayCountsFromThatDay) {
    const Site site = site_with(
        {event(SiteEventKind::launched, Date{2017, 9, 1}, DatePrecision::before, Certainty::inferred)});
    EXPECT_FALSE(known_on(site, Date{2017, 8, 31}).known);
    EXPECT_TRUE(known_on(site, Date{2017, 9, 1}).known);
    EXPECT_TRUE(known_on(site, Date{2017, 9, 1}).inferred);
}

TEST(SiteCalendar, AnUndatedEventAlwaysCountsAndIsMarked) {
    const Site site = site_with({event(SiteEventKind::applied, Date{2015, 9, 1}, DatePrecision::month),
                                 event(SiteEventKind::labelled, std::nullopt, DatePrecision::unknown)});
    const SiteKnowledge knowledge = known_on(site, Date{2000, 1, 1});
    EXPECT_TRUE(knowledge.known);
    EXPECT_TRUE(knowledge.undated);
    EXPECT_EQ(knowledge.since, std::nullopt);
}

TEST(SiteCalendar, ABidAloneShowsNoSite) {
    const Site site = site_with({event(SiteEventKind::applied, Date{2015, 9, 1}, DatePrecision::month)});
    EXPECT_FALSE(known_on(site, std::nullopt).known);
}

TEST(SiteCalendar, AFirmEventLiftsAnInference) {
    const Site site = site_with(
        {event(SiteEventKind::launched, Date{2017, 9, 1}, DatePrecision::before, Certainty::inferred),
         event(SiteEventKind::inaugurated, Date{2017, 10, 1}, DatePrecision::day, Certainty::implied)});
    EXPECT_TRUE(known_on(site, Date{2017, 9, 15}).inferred);
    EXPECT_FALSE(known_on(site, Date{2017, 10, 1}).inferred);
}

TEST(SiteCalendar, OnlyExistingSitesAreKnown) {
    Site site;
    EXPECT_TRUE(known_on(site, Date{2017, 9, 6}).known) << "a planner's site without events";
    EXPECT_TRUE(known_on(site, Date{2017, 9, 6}).undated);
    for (const SiteState state : {SiteState::planned, SiteState::proposed, SiteState::rejected}) {
        site.state = state;
        EXPECT_FALSE(known_on(site, std::nullopt).known);
    }
}

TEST(SiteCalendar, WithoutADayEverythingCounts) {
    const std::vector<Site> sites{
        site_with({event(SiteEventKind::opened, Date{2099, 1, 1}, DatePrecision::day)}),
        site_with({event(SiteEventKind::applied, Date{2015, 9, 1}, DatePrecision::month)}), Site{}};
    EXPECT_EQ(sites_known_on(sites, std::nullopt), (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(sites_known_on(sites, Date{2018, 1, 1}), (std::vector<std::size_t>{2}));
}

TEST(SiteCalendar, SessionsAreKnownFromTheirStart) {
    Session session;
    EXPECT_TRUE(session_known_on(session, Date{2000, 1, 1}));
    session.start = PartialDate{{2017, 11, 2}, DatePrecision::day};
    EXPECT_FALSE(session_known_on(session, Date{2017, 11, 1}));
    EXPECT_TRUE(session_known_on(session, Date{2017, 11, 2}));
    EXPECT_TRUE(session_known_on(session, std::nullopt));
}

TEST(SiteCalendar, PlacesAreThoseOfTheLatestKnownSession) {
    Site site;
    Session first;
    first.start = PartialDate{{2017, 11, 2}, DatePrecision::day};
    first.places = Headcount{15, CountPrecision::exact};
    Session second;
    second.start = PartialDate{{2018, 5, 1}, DatePrecision::month};
    second.places = Headcount{20, CountPrecision::about};
    Session silent;
    silent.start = PartialDate{{2019, 1, 1}, DatePrecision::day};
    site.sessions = {second, first, silent};
    EXPECT_EQ(places_on(site, Date{2017, 11, 1}), std::nullopt);
    EXPECT_EQ(places_on(site, Date{2017, 12, 1})->people, 15);
    EXPECT_EQ(places_on(site, std::nullopt)->people, 20);
    EXPECT_EQ(places_on(Site{}, std::nullopt), std::nullopt);
}

TEST(SiteCalendar, AClosedSiteIsUnknownFromThatDayUntilItOpensAgain) {
    for (const auto ending : {SiteEventKind::closed, SiteEventKind::suspended}) {
        const Site site = site_with({event(SiteEventKind::opened, Date{2017, 9, 6}, DatePrecision::day),
                                     event(ending, Date{2018, 6, 30}, DatePrecision::day),
                                     event(SiteEventKind::session_start, Date{2019, 2, 4}, DatePrecision::day)});
        EXPECT_TRUE(known_on(site, Date{2018, 6, 29}).known);
        const SiteKnowledge ended = known_on(site, Date{2018, 6, 30});
        EXPECT_FALSE(ended.known);
        EXPECT_TRUE(ended.is_ended);
        EXPECT_EQ(ended.ended, (PartialDate{{2018, 6, 30}, DatePrecision::day}));
        EXPECT_EQ(ended.since, std::nullopt);
        EXPECT_FALSE(known_on(site, Date{2019, 2, 3}).known);
        const SiteKnowledge again = known_on(site, Date{2019, 2, 4});
        EXPECT_TRUE(again.known);
        EXPECT_FALSE(again.is_ended);
        EXPECT_EQ(again.since, (PartialDate{{2019, 2, 4}, DatePrecision::day}));
        EXPECT_TRUE(known_on(site, std::nullopt).known);
    }
}

TEST(SiteCalendar, OnlyAnOpeningOrASessionOpensAgain) {
    for (const auto kind : {SiteEventKind::labelled, SiteEventKind::launched, SiteEventKind::inaugurated,
                            SiteEventKind::moved, SiteEventKind::applied, SiteEventKind::label_expired}) {
        const Site site = site_with({event(SiteEventKind::opened, Date{2017, 9, 6}, DatePrecision::day),
                                     event(SiteEventKind::closed, Date{2018, 6, 30}, DatePrecision::day),
                                     event(kind, Date{2019, 2, 4}, DatePrecision::day)});
        EXPECT_FALSE(known_on(site, Date{2020, 1, 1}).known);
        EXPECT_FALSE(known_on(site, std::nullopt).known);
    }
}

TEST(SiteCalendar, OnTheSameDayTheListDecides) {
    const auto closed = event(SiteEventKind::closed, Date{2018, 1, 1}, DatePrecision::month);
    const auto opened = event(SiteEventKind::opened, Date{2018, 1, 1}, DatePrecision::year);
    EXPECT_TRUE(known_on(site_with({closed, opened}), Date{2018, 1, 1}).known);
    EXPECT_FALSE(known_on(site_with({opened, closed}), Date{2018, 1, 1}).known);
}

TEST(SiteCalendar, AnEndWithoutADateEndsItOnEveryDay) {
    const Site site = site_with({event(SiteEventKind::labelled, std::nullopt, DatePrecision::unknown),
                                 event(SiteEventKind::closed, std::nullopt, DatePrecision::unknown)});
    EXPECT_FALSE(known_on(site, Date{2017, 1, 1}).known);
    EXPECT_TRUE(known_on(site, std::nullopt).is_ended);
    EXPECT_EQ(known_on(site, std::nullopt).ended, std::nullopt);
    const Site reopened = site_with({event(SiteEventKind::closed, std::nullopt, DatePrecision::unknown),
                                     event(SiteEventKind::opened, Date{2019, 1, 1}, DatePrecision::year)});
    EXPECT_TRUE(known_on(reopened, Date{2019, 1, 1}).known);
}

TEST(SiteCalendar, AnExpiredLabelClosesNothingAndAMoveShowsASite) {
    const Site expired = site_with({event(SiteEventKind::labelled, Date{2016, 2, 3}, DatePrecision::day),
                                    event(SiteEventKind::label_expired, Date{2018, 2, 3}, DatePrecision::day)});
    EXPECT_TRUE(known_on(expired, Date{2018, 2, 3}).known);
    const Site only_expired = site_with({event(SiteEventKind::label_expired, Date{2018, 2, 3}, DatePrecision::day)});
    EXPECT_FALSE(known_on(only_expired, Date{2019, 1, 1}).known);
    const Site moved = site_with({event(SiteEventKind::moved, Date{2018, 9, 1}, DatePrecision::month)});
    EXPECT_TRUE(known_on(moved, Date{2018, 9, 1}).known);
}

}  // namespace
}  // namespace maillage
