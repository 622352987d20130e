// SPDX-License-Identifier: Apache-2.0
// Wrong usage: exit 2, words on stderr, nothing on stdout.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

struct Wrong {
    const char* name;
    Arguments arguments;
    const char* said;  ///< stands in the message
};

void PrintTo(const Wrong& wrong, std::ostream* stream) { *stream << joined(wrong.arguments); }

class WrongUsage : public testing::TestWithParam<Wrong> {};

TEST_P(WrongUsage, IsExit2AndWords) {
    const Ended ended = maillage(GetParam().arguments);
    EXPECT_EQ(ended.exit, 2) << ended.out.substr(0, 300) << ended.err;
    EXPECT_TRUE(ended.out.empty()) << ended.out.substr(0, 300);
    EXPECT_FALSE(ended.err.empty());
    EXPECT_NE(ended.err.find(GetParam().said), std::string::npos)
        << "'" << GetParam().said << "' is not in: " << ended.err;
    EXPECT_FALSE(has_placeholder(ended.err)) << "a placeholder is left: " << ended.err;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WrongUsage,
    testing::Values(
        Wrong{"UnknownOption", {"check", "--colour", "red"}, "--colour"},
        Wrong{"UnknownCommand", {"chekc", "--scope", "region:76"}, "chekc"},
        Wrong{"BareRegion", {"check", "--scope", "76"}, "76"},
        Wrong{"BareDepartment", {"check", "--scope", "09"}, "09"},
        Wrong{"UnknownLevel", {"check", "--scope", "canton:0901"}, "canton"},
        Wrong{"UnknownRegion", {"check", "--scope", "region:99"}, "99"},
        Wrong{"UnknownDepartment", {"check", "--scope", "department:31,20"}, "20"},
        Wrong{"EmptyScope", {"check", "--scope", "region:"}, "region"},
        Wrong{"UnknownProgramme", {"check", "--programme", "ern-bretagne"}, "ern-bretagne"},
        Wrong{"ProgrammeOf256Letters", {"check", "--programme", std::string(256, 'a')}, "aaaaaaaa"},
        Wrong{"UnknownFormat", {"check", "--format", "xml"}, "--format"},
        Wrong{"UnknownLanguage", {"check", "--lang", "de"}, "--lang"},
        Wrong{"UnknownDistance", {"check", "--distance", "euclidean"}, "euclidean"},
        Wrong{"DetourUnderOne", {"check", "--distance", "detour:0.5"}, "0.5"},
        Wrong{"DetourNotANumber", {"check", "--distance", "detour:abc"}, "abc"},
        Wrong{"DetourNan", {"check", "--distance", "detour:nan"}, "nan"},
        Wrong{"SpeedZero", {"check", "--distance", "detour:1.3,0"}, "0"},
        Wrong{"RadiusNegative", {"check", "--radius", "-30"}, "30"},
        Wrong{"RadiusNan", {"check", "--radius", "nan"}, "km"},
        Wrong{"RadiusWords", {"check", "--radius", "loin"}, "loin"},
        Wrong{"MinutesWithoutTime", {"check", "--minutes", "45"}, "detour"},
        Wrong{"NewAndTotal",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--sites-total", "14"},
              "--sites-total"},
        Wrong{"KeepAndScratch",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--keep-existing", "--from-scratch"},
              "--keep-existing"},
        Wrong{"NewBeyondIntegers", {"plan", "--programme", "ern-occitanie", "--new", "2147483647"}, "--new"},
        Wrong{"NewBeyondTheScope", {"plan", "--programme", "ern-occitanie", "--new", "4454"}, "4\u202f453"},
        Wrong{"TotalBeyondTheScope", {"plan", "--programme", "ern-occitanie", "--sites-total", "4465"}, "4\u202f453"},
        Wrong{"MinimumBeyondIntegers",
              {"plan", "--programme", "ern-occitanie", "--per-department", "2147483647"},
              "2147483647"},
        Wrong{"NegativeNew", {"plan", "--programme", "ern-occitanie", "--new", "-1"}, "--new"},
        Wrong{"NoSites", {"plan", "--programme", "ern-occitanie", "--from-scratch", "--sites-total", "0"}, "--sites-total"},
        Wrong{"PlanWithoutANumber", {"plan", "--scope", "region:76"}, "--new"},
        Wrong{"MinimumAboveMaximum",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--per-department", "3:1"},
              "3:1"},
        Wrong{"PerDepartmentWords",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--per-department", "un"},
              "un"},
        Wrong{"BareZoneRule",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--zone-rule", "31=1"},
              "31=1"},
        Wrong{"ZoneRuleElsewhere",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--zone-rule", "department:29=1"},
              "29"},
        Wrong{"ForcedAndForbidden",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--force", "66136", "--forbid", "66136"},
              "66136"},
        Wrong{"ForbiddenExisting",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--forbid", "32013"},
              "32013"},
        Wrong{"ForcedUnknown",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--force", "99999"},
              "99999"},
        Wrong{"ForbiddenUnknown",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--forbid", "99999"},
              "99999"},
        Wrong{"ForcedElsewhere",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--force", "75056"},
              "75056"},
        Wrong{"ExcludeWords",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--exclude", "villes"},
              "villes"},
        Wrong{"ExcludeUnknownSiren",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--exclude", "123456789"},
              "123456789"},
        Wrong{"UnknownObjective",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--objective", "p-mediane"},
              "--objective"},
        Wrong{"TimeLimitNegative",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--time-limit", "-1"},
              "--time-limit"},
        Wrong{"TimeLimitNan",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--time-limit", "nan"},
              "--time-limit"},
        Wrong{"ThreadsZero",
              {"plan", "--programme", "ern-occitanie", "--new", "3", "--threads", "0"},
              "--threads"},
        Wrong{"UnknownDemandColumn", {"check", "--programme", "ern-occitanie", "--demand", "chomeurs"}, "chomeurs"}),
    [](const auto& chosen) { return std::string(chosen.param.name); });

struct Told {
    const char* name;
    Arguments arguments;
    std::vector<const char*> says;  ///< each of them: the option, the value, what is accepted
};

class UsageMessage : public testing::TestWithParam<Told> {};

TEST_P(UsageMessage, NamesOptionValueAndWhatIsAccepted) {
    for (const char* language : {"fr", "en"}) {
        Arguments arguments = GetParam().arguments;
        if (std::find(arguments.begin(), arguments.end(), "--lang") == arguments.end())
            arguments.insert(arguments.begin(), {"--lang", language});  // after an option it would be its value
        const Ended ended = maillage(arguments);
        EXPECT_EQ(ended.exit, 2) << ended.err;
        EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
        EXPECT_TRUE(ended.err.starts_with("maillage: ")) << ended.err;
        for (const char* words : GetParam().says)
            EXPECT_NE(ended.err.find(words), std::string::npos) << "'" << words << "' is not in: " << ended.err;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, UsageMessage,
    testing::Values(Told{"Format", {"check", "--format", "xml"}, {"--format", "xml", "json", "csv", "md"}},
                    Told{"Language", {"check", "--lang", "de"}, {"--lang", "de", "fr", "en"}},
                    Told{"Threads", {"check", "--threads", "0"}, {"--threads", "0", "1", "256"}},
                    Told{"ThreadsHalf", {"check", "--threads", "1.5"}, {"--threads", "1.5", "256"}},
                    Told{"New", {"plan", "--programme", "ern-occitanie", "--new", "-3"}, {"--new", "-3", "0"}},
                    Told{"NewHuge", {"plan", "--new", "99999999999"}, {"--new", "99999999999"}},
                    Told{"Total", {"plan", "--sites-total", "0"}, {"--sites-total", "1"}},
                    Told{"Seed", {"plan", "--new", "1", "--seed", "-1"}, {"--seed", "-1"}},
                    Told{"Radius", {"check", "--radius", "30,abc"}, {"--radius", "abc", "km"}},
                    Told{"RadiusHuge", {"check", "--radius", "1e400"}, {"--radius", "1e400", "2000"}},
                    Told{"TimeLimit", {"plan", "--time-limit", "abc"}, {"--time-limit", "abc"}},
                    Told{"Objective", {"plan", "--objective", "p-centre"}, {"--objective", "p-centre", "p-center"}},
                    Told{"TotalOfSetCover",
                         {"plan", "--programme", "ern-occitanie", "--objective", "set-cover", "--sites-total", "20"},
                         {"set-cover", "--sites-total"}},
                    Told{"TwoRadii",
                         {"plan", "--programme", "ern-occitanie", "--objective", "max-cover", "--new", "3", "--radius",
                          "20,30"},
                         {"--radius"}},
                    Told{"Layers", {"map", "-o", "x.png", "--layers", "foo"}, {"--layers", "foo", "borders"}},
                    Told{"Style", {"map", "-o", "x.png", "--style", "blue"}, {"--style", "blue", "light", "dark"}},
                    Told{"Dpi", {"map", "-o", "x.png", "--dpi", "5"}, {"--dpi", "5", "24", "1536"}},
                    Told{"Picture", {"map", "-o", "x.gif"}, {"--output", "x.gif", ".png"}},
                    Told{"Size", {"map", "-o", "x.png", "--size", "10x10"}, {"--size", "10x10", "256", "8192"}},
                    Told{"SizeWords", {"map", "-o", "x.png", "--size", "A4"}, {"--size", "A4", "256"}},
                    Told{"ReportEnding", {"check", "--scope", "region:76", "-o", "x.geojson"}, {"x.geojson", ".json", ".md"}},
                    Told{"PlanEnding", {"plan", "--programme", "gen", "-o", "x"}, {"x", ".geojson", ".gpkg", ".md"}},
                    Told{"Candidates", {"plan", "--programme", "ern-occitanie", "--candidates", "epci"}, {"epci", "epci-main", "communes"}},
                    Told{"NoPicture", {"map"}, {"--output", ".png"}},
                    Told{"NoValue", {"check", "--scope"}, {"--scope", "region:76"}},
                    Told{"Empty", {"check", "--scope", ""}, {"--scope", "region:76"}},
                    Told{"Twice", {"check", "--scope", "region:76", "--scope", "region:11"}, {"--scope"}},
                    Told{"Excludes", {"plan", "--keep-existing", "--from-scratch"}, {"--keep-existing", "--from-scratch"}},
                    Told{"Option", {"check", "--colour", "red"}, {"--colour", "maillage check"}},
                    Told{"NearOption", {"check", "--program", "gen"}, {"--program", "--programme"}},
                    Told{"Absent", {"plan", "--stamp", "0.1"}, {"--stamp", "maillage plan"}},
                    Told{"Argument", {"check", "foo"}, {"foo", "maillage check"}},
                    Told{"NearCommand", {"chekc"}, {"chekc", "check", "plan", "map", "info"}},
                    Told{"Escape", {"check\x1b[2J\nx"}, {"check", "plan"}}),
    [](const auto& chosen) { return std::string(chosen.param.name); });

/// Fewer sites than stand: a "no" with its reason, and no negative number of new ones.
TEST(Usage, FewerSitesThanStandIsNoNegativeNumber) {
    const Ended ended = maillage({"plan", "--programme", "ern-occitanie", "--sites-total", "3", "--lang", "fr"});
    EXPECT_EQ(ended.exit, 1);
    EXPECT_EQ(ended.out.find("-8"), std::string::npos) << ended.out;
    EXPECT_EQ(ended.out.find("−8"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("3 sites demandés en tout, 11 en place"), std::string::npos) << ended.out;
}

/// -v: what was read, how many, how long, on stderr alone; the answer is the same.
TEST(Usage, TheLogIsOnStderrAndChangesNothing) {
    const Ended quiet = maillage({"check", "--programme", "ern-occitanie", "--lang", "en"});
    EXPECT_TRUE(quiet.err.empty()) << quiet.err;
    for (const Arguments& arguments :
         {Arguments{"check", "--programme", "ern-occitanie", "--lang", "en", "-v"}, Arguments{"-v", "check", "--programme", "ern-occitanie", "--lang", "en"}}) {
        const Ended told = maillage(arguments);
        EXPECT_EQ(told.exit, quiet.exit);
        EXPECT_EQ(told.out, quiet.out);
        for (const char* part : {"geodata", "4,453", "11", "s]"})
            EXPECT_NE(told.err.find(part), std::string::npos) << "'" << part << "' is not in: " << told.err;
        EXPECT_GE(lines_of(told.err).size(), 4u);
    }
    EXPECT_TRUE(maillage({"check", "--programme", "ern-occitanie", "--lang", "en", "-v", "-q"}).err.empty());
    const Ended plan = maillage({"plan", "--programme", "ern-occitanie", "--lang", "en", "--new", "3", "-v"});
    EXPECT_NE(plan.err.find("candidates"), std::string::npos) << plan.err;
    EXPECT_NE(plan.err.find("optimal"), std::string::npos) << plan.err;
}

/// Without a display the window says so, in words.
TEST(Usage, TheWindowNeedsADisplay) {
    auto launch = maillage_with({});
    launch.patience = std::chrono::seconds(20);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 3) << ended.out << ended.err;
    EXPECT_TRUE(ended.err.starts_with("maillage: ")) << ended.err;
    EXPECT_NE(ended.err.find("maillage --help"), std::string::npos) << ended.err;
    EXPECT_FALSE(ended.out_of_patience);
}

TEST(Usage, HostileTextIsOnlyText) {
    for (const char* text : {"%s%n%x", "{}{0}{name}", "$(touch x)", "\xff\xfe", "../../etc", "<script>"}) {
        const Ended ended = maillage({"check", "--programme", text});
        EXPECT_EQ(ended.exit, 2) << text;
        EXPECT_TRUE(ended.out.empty());
    }
}

}  // namespace
}  // namespace maillage::cli_test
