// SPDX-License-Identifier: Apache-2.0
// Wrong usage: exit 2, words on stderr, nothing on stdout.
#include <gtest/gtest.h>

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
        Wrong{"NewBeyondIntegers", {"plan", "--programme", "ern-occitanie", "--new", "2147483647"}, "4\u202f453"},
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

/// Without a display the window says so, in words.
TEST(Usage, TheWindowNeedsADisplay) {
    auto launch = maillage_with({});
    launch.patience = std::chrono::seconds(20);
    const Ended ended = test_support::run_program(launch);
    EXPECT_EQ(ended.exit, 3) << ended.out << ended.err;
    EXPECT_FALSE(ended.err.empty());
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
