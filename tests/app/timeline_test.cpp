// SPDX-License-Identifier: Apache-2.0
#include "app/services/timeline_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/cli/text_table.h"
#include "app/services/wording.h"
#include "support/small_country.h"
#include "territory/scope.h"

namespace maillage::app {
namespace {

using planning::DatePrecision;
using planning::SiteEventKind;

planning::SiteEvent event(SiteEventKind kind, std::optional<Date> date) {
    return {kind, date, date ? DatePrecision::day : DatePrecision::unknown, planning::Certainty::stated, {}, {}};
}

/// Pamiers opens in 2017 with 15 places and closes in 2018; one commune of 31 has a site of unknown date.
Workspace two_sites() {
    Workspace workspace;
    auto territory = std::make_shared<territory::TerritorySet>(test_support::small_country());
    territory->departments.name[1] = "=Garonne";
    workspace.scope = *territory::parse_scope(*territory, "region:76");
    const auto add = [&](territory::Index department, std::vector<planning::SiteEvent> events) {
        territory::Index commune = 0;
        while (territory->communes.department[commune] != department) ++commune;
        LocatedSite site;
        site.host.commune = commune;
        site.site.events = std::move(events);
        workspace.sites.push_back(std::move(site));
    };
    add(0, {event(SiteEventKind::opened, Date{2017, 3, 1}), event(SiteEventKind::closed, Date{2018, 3, 1})});
    workspace.sites[0].site.sessions.emplace_back().places = planning::Headcount{15, {}};
    add(1, {event(SiteEventKind::labelled, std::nullopt)});
    workspace.territory = std::move(territory);
    return workspace;
}

constexpr const char* rows =
    "year,code,name,sites,undated,opened,opened_or_before,closed,places,places_unknown\n"
    "2017,09,Ariège,1,0,1,0,0,15,0\n"
    "2017,31,'=Garonne,1,1,0,0,0,,1\n"
    "2018,09,Ariège,0,0,0,0,1,0,0\n"
    "2018,31,'=Garonne,1,1,0,0,0,,1\n";

TEST(Timeline, ARowPerYearAndDepartmentUnknownPlacesEmpty) {
    const Workspace workspace = two_sites();
    EXPECT_EQ(timeline_csv(workspace, timeline_of(workspace)), rows);
}

TEST(Timeline, TheReportsTableIsTheSame) {
    Report report;
    add_timeline(two_sites(), report, Catalog(Language::french, {}));
    EXPECT_EQ(csv_of(report), rows);
}

TEST(Timeline, TheDocumentHoldsTotals) {
    const Workspace workspace = two_sites();
    const Value years = timeline_value(workspace, timeline_of(workspace));
    const auto& list = std::get<Value::List>(years.content());
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(*list[0].find("year"), Value(2017));
    EXPECT_EQ(*list[0].find("sites"), Value(2));
    EXPECT_EQ(*list[0].find("places"), Value(15));
    EXPECT_EQ(*list[0].find("places_unknown"), Value(1));
    EXPECT_TRUE(list[1].find("places")->is_null()) << "the one site that stands says nothing";
    EXPECT_EQ(std::get<Value::List>(list[0].find("departments")->content()).size(), 2U);
}

TEST(Timeline, AClosedSiteIsNamedWhereItIsNotCounted) {
    Workspace workspace = two_sites();
    workspace.sites[0].site.name = "Pamiers";
    const auto says_closed = [&] {
        const auto warnings = situation_warnings(workspace, {});
        return std::any_of(warnings.begin(), warnings.end(), [](const Message& warning) {
            return warning.key == "check.ended_sites"_text &&
                   std::get<std::string>(warning.arguments.at(0).second) == "Pamiers";
        });
    };
    workspace.look_at(Date{2017, 12, 31});
    EXPECT_FALSE(says_closed());
    EXPECT_EQ(workspace.known_sites().size(), 2U);
    workspace.look_at(Date{2018, 3, 1});
    EXPECT_TRUE(says_closed());
    EXPECT_EQ(workspace.known_sites().size(), 1U);
}

}  // namespace
}  // namespace maillage::app
