// SPDX-License-Identifier: Apache-2.0
// Project files as hands, other programs and accidents make them: each is refused with its place, none harms.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/json_reader.h"
#include "io/project_file.h"
#include "io/scratch_folder.h"
#include "support/random_projects.h"

namespace maillage {
namespace {

using nlohmann::json;

/// Two sites, the first with one of everything.
json good() {
    return json::parse(R"({
      "format": "maillage-project", "version": 1,
      "setting": {"scope": "region:76", "radii_km": [15, 30]},
      "view": {"as_of": "2017-11-06"},
      "rule": {"minimum": 1, "departments": {"31": {"minimum": 0, "maximum": 2}}},
      "plan": {"new_sites": 3, "forced": ["09225"], "forbidden": ["31555"],
               "zonings": [{"name": "bassin", "column": "z.csv:insee:bassin"}],
               "zone_rules": [{"level": "bassin", "code": "7613", "minimum": 1, "maximum": 2},
                              {"level": "intercommunality", "code": "*", "maximum": 1}],
               "max_distance_km": 62.5, "budget": 1500000, "opening_cost": "115000",
               "take_up": 0.05, "capacity": "24", "within_capacity": true},
      "sites": [
        {"id": "a", "name": "A", "commune": "31107", "lon": 1.2, "lat": 43.3,
         "partner": {"name": "Agglo"}, "organiser": {"name": "École"},
         "events": [{"kind": "opened", "date": "2017-10-01", "precision": "month"}],
         "actions": [{"id": "x", "months": 6}],
         "sessions": [{"id": "s", "action": "x", "start": "2017-10-02", "start_precision": "day", "places": 15}]},
        {"id": "b", "name": "B", "commune": "09225"}],
      "scenarios": [{"name": "un", "sites": []}]})");
}

std::string outcome(const std::string& text) {
    const auto read = io::project_from_text(text, "p.maillage", "/tmp");
    if (read) return "read";
    EXPECT_EQ(read.error().kind, ErrorKind::input);
    EXPECT_EQ(read.error().file, "p.maillage");
    EXPECT_FALSE(read.error().remedy.key.id.empty());
    return read.error().place + " " + std::string(read.error().message.key.id);
}

TEST(BrokenProject, TheGoodOneIsRead) { EXPECT_EQ(outcome(good().dump()), "read"); }

struct Slip {
    const char* pointer;
    const char* value;
    const char* said;
};

void PrintTo(const Slip& slip, std::ostream* stream) { *stream << slip.pointer << " = " << slip.value; }

class OneSlip : public testing::TestWithParam<Slip> {};

TEST_P(OneSlip, IsRefusedWithItsPlace) {
    json file = good();
    file[json::json_pointer(GetParam().pointer)] = json::parse(GetParam().value);
    EXPECT_EQ(outcome(file.dump()), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, OneSlip,
    testing::Values(
        Slip{"/format", "\"geojson\"", " project.not_a_project"}, Slip{"/version", "0", " project.not_a_project"},
        Slip{"/version", "\"1\"", " project.not_a_project"}, Slip{"/version", "5", "version project.newer"},
        Slip{"/colour", "1", "colour toml.unknown_key"}, Slip{"/setting", "[]", "setting json.expected_object"},
        Slip{"/setting/scope", "76", "setting.scope toml.expected_text"},
        Slip{"/setting/radii_km", "[0]", "setting.radii_km toml.expected_number"},
        Slip{"/setting/radii_km", "[1e300]", "setting.radii_km toml.expected_number"},
        Slip{"/setting/radii_km", "\"30\"", "setting.radii_km json.expected_list"},
        Slip{"/view/as_of", "\"2017-02-30\"", "view.as_of toml.bad_day"},
        Slip{"/rule/minimum", "-1", "rule.minimum toml.expected_integer"},
        Slip{"/rule/minimum", "1.5", "rule.minimum toml.expected_integer"},
        Slip{"/rule/maximum", "0", "rule.maximum project.bad_bounds"},
        Slip{"/rule/departments/31/maximum", "99999999", "rule.departments.31.maximum toml.expected_integer"},
        Slip{"/rule/departments/31000", "{}", "rule.departments json.bad_department"},
        Slip{"/plan/forced/0", "\"9225\"", "plan.forced sites.bad_commune"},
        Slip{"/plan/forced/0", "\"31555\"", "plan.forbidden plan.forced_and_forbidden"},
        Slip{"/plan/time_limit_s", "-1", "plan.time_limit_s toml.expected_number"},
        Slip{"/plan/zonings", "{}", "plan.zonings json.expected_list"},
        Slip{"/plan/zonings/0/name", "\"region\"", "plan.zonings project.zoning_taken"},
        Slip{"/plan/zonings/0/column", "\"z.csv\"", "plan.zonings project.bad_column"},
        Slip{"/plan/zonings/0/file", "\"z.csv\"", "plan.zonings[0].file toml.unknown_key"},
        Slip{"/plan/zone_rules/0", "\"bassin:7613=1\"", "plan.zone_rules[0] json.expected_object"},
        Slip{"/plan/zone_rules/0/level", "\"canton\"", "plan.zone_rules project.unknown_level"},
        Slip{"/plan/zone_rules/0/level", "\"department\"", "plan.zone_rules project.unknown_level"},
        Slip{"/plan/zone_rules/0/code", "\"\"", "plan.zone_rules[0].code toml.expected_text"},
        Slip{"/plan/zone_rules/0/maximum", "0", "plan.zone_rules[0].maximum project.bad_bounds"},
        Slip{"/plan/zone_rules/0/minimum", "50001", "plan.zone_rules[0].minimum toml.expected_integer"},
        Slip{"/plan/zone_rules/2", "{\"level\": \"bassin\", \"code\": \"7613\"}", "plan.zone_rules project.zone_twice"},
        Slip{"/plan/max_distance_km", "0", "plan.max_distance_km toml.expected_number"},
        Slip{"/plan/max_distance_km", "2001", "plan.max_distance_km toml.expected_number"},
        Slip{"/plan/budget", "-1", "plan.budget toml.expected_integer"},
        Slip{"/plan/budget", "1.5", "plan.budget toml.expected_integer"},
        Slip{"/plan/budget", "2200000000001", "plan.budget toml.expected_integer"},
        Slip{"/plan/opening_cost", "\"\"", "plan.opening_cost toml.expected_text"},
        Slip{"/plan/opening_cost", "\"-5\"", "plan.budget project.bad_euros"},
        Slip{"/plan/opening_cost", "115000", "plan.opening_cost toml.expected_text"},
        Slip{"/plan/take_up", "0", "plan.take_up toml.expected_number"},
        Slip{"/plan/take_up", "1001", "plan.take_up toml.expected_number"},
        Slip{"/plan/take_up", "\"0,05\"", "plan.take_up toml.expected_number"},
        Slip{"/plan/capacity", "24", "plan.capacity toml.expected_text"},
        Slip{"/plan/capacity", "\"\"", "plan.capacity toml.expected_text"},
        Slip{"/plan/capacity", "\"0\"", "plan.capacity load.bad_capacity"},
        Slip{"/plan/capacity", "\"p.csv:insee\"", "plan.capacity load.bad_capacity"},
        Slip{"/plan/within_capacity", "1", "plan.within_capacity toml.expected_flag"},
        Slip{"/sites", "{}", "sites json.expected_list"}, Slip{"/sites/0", "3", "sites[0] json.expected_object"},
        Slip{"/sites/1/id", "\"a\"", "sites[1].id json.duplicate_id"},
        Slip{"/sites/1/id", "\"a b\"", "sites[1].id sites.bad_id"},
        Slip{"/sites/1/commune", "\"9225\"", "sites[1].commune sites.bad_commune"},
        Slip{"/sites/1/name", "\"\"", "sites[1].name toml.expected_text"},
        Slip{"/sites/1/lon", "1", "sites[1].lat toml.expected_number"},
        Slip{"/sites/0/lat", "90.5", "sites[0].lat toml.expected_number"},
        Slip{"/sites/0/state", "\"open\"", "sites[0].state toml.bad_word"},
        Slip{"/sites/0/events/0/kind", "\"party\"", "sites[0].events[0].kind toml.bad_word"},
        Slip{"/sites/0/events/0/date", "\"2017\"", "sites[0].events[0].date toml.bad_day"},
        Slip{"/sites/0/events/0/precision", "\"unknown\"", "sites[0].events[0].date toml.date_and_precision"},
        Slip{"/sites/0/events/0/colour", "1", "sites[0].events[0].colour toml.unknown_key"},
        Slip{"/sites/0/actions/0/months", "\"6\"", "sites[0].actions[0].months toml.expected_integer"},
        Slip{"/sites/0/sessions/0/places", "-1", "sites[0].sessions[0].places toml.expected_integer"},
        Slip{"/sites/0/sessions/1", "{\"id\": \"s\"}", "sites[0].sessions[1].id json.duplicate_id"},
        Slip{"/sites/0/partner/kind", "\"club\"", "sites[0].partner.kind toml.bad_word"},
        Slip{"/sites/0/note", "\"x\"", "sites[0].note json.expected_object"},
        Slip{"/scenarios/1", "{\"name\": \"un\", \"sites\": []}", "scenarios[1].name project.scenario_taken"},
        Slip{"/scenarios/0/sites", "[{\"id\": \"a\"}]", "scenarios[0].sites[0].commune toml.missing_key"}));

TEST(BrokenProject, IsNoJsonAtAll) {
    EXPECT_EQ(outcome(""), "l. 1 json.syntax");
    EXPECT_EQ(outcome("{\n\"format\": \"maillage-project\",\n\"version\": 1,,\n}"), "l. 3 json.syntax");
    EXPECT_EQ(outcome("PK\x03\x04\xff\xfe"), "l. 1 json.syntax");
    EXPECT_EQ(outcome("{\"format\": \"\xe9t\xe9\"}"), "l. 1 json.syntax");
    EXPECT_EQ(outcome("[1, 2]"), " project.not_a_project");
    EXPECT_EQ(outcome("{\"format\": \"a\", \"format\": \"b\"}"), "format json.twice");
    EXPECT_EQ(outcome("{\"format\": \"a\\u0000b\"}"), "format json.zero");
    EXPECT_EQ(outcome("{\"version\": 1e999}"), "l. 1 json.big_number");
    EXPECT_EQ(outcome("{\"version\": 18446744073709551615}"), "version json.big_number");
}

TEST(BrokenProject, AnEnvelopeWithoutACostIsHalfAQuestion) {
    for (const char* missing : {"budget", "opening_cost"}) {
        json file = good();
        file["plan"].erase(missing);
        EXPECT_EQ(outcome(file.dump()), "plan.budget project.half_budget") << missing;
    }
}

TEST(BrokenProject, PlacesSayNothingWithoutLearners) {
    for (const char* left : {"capacity", "within_capacity"}) {
        json file = good();
        const json kept = file["plan"][left];
        for (const char* key : {"take_up", "capacity", "within_capacity"}) file["plan"].erase(key);
        file["plan"][left] = kept;
        EXPECT_EQ(outcome(file.dump()), "plan.take_up project.places_without_take_up") << left;
    }
}

TEST(BrokenProject, AListOfRulesWithoutEndIsStopped) {
    json file = good();
    for (int i = 0; i < 5'000; ++i)
        file["plan"]["zone_rules"].push_back({{"level", "bassin"}, {"code", std::to_string(i)}, {"maximum", 1}});
    EXPECT_EQ(outcome(file.dump()), "plan.zone_rules json.expected_list");
}

TEST(BrokenProject, HostileSizesAreStopped) {
    EXPECT_EQ(outcome(std::string(5'000'000, '[')), " json.too_deep");
    const io::JsonLimits small{1000, 10, 4};
    EXPECT_EQ(io::parse_json(std::string(1001, ' '), "x", small).error().message.key, "json.too_large"_text);
    EXPECT_EQ(io::parse_json("[1,2,3,4,5,6,7,8,9,10,11]", "x", small).error().message.key, "json.too_many"_text);
    EXPECT_TRUE(io::parse_json("[1,2,3,4,5,6,7,8,9]", "x", small));
    EXPECT_TRUE(io::parse_json("[[[[]]]]", "x", small));
    EXPECT_EQ(io::parse_json("[[[[[]]]]]", "x", small).error().message.key, "json.too_deep"_text);
}

TEST(BrokenProject, CutAnywhereIsNeverReadAsWhole) {
    const std::string text = io::project_text({test_support::random_project(3, "/tmp/p"), {}}, "/tmp/p");
    ASSERT_EQ(outcome(text), "read");
    const std::size_t whole = text.find_last_of('}') + 1;
    for (std::size_t size = 0; size < whole; size += 7) EXPECT_NE(outcome(text.substr(0, size)), "read") << size;
}

TEST(BrokenProject, NoSingleChangedByteHarms) {
    const std::string text = io::project_text({test_support::random_project(3, "/tmp/p"), {}}, "/tmp/p");
    for (std::size_t at = 0; at < text.size(); at += 3) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
        static_cast<void>(outcome(changed));
    }
}

TEST(BrokenProject, FilesThatAreNone) {
    const test::ScratchFolder folder;
    EXPECT_EQ(io::read_project(folder.file("absent.maillage")).error().message.key, "dataset.missing"_text);
    EXPECT_EQ(io::read_project(folder.path()).error().message.key, "dataset.not_a_file"_text);
    EXPECT_EQ(io::read_project(folder.write("vide.maillage", "")).error().message.key, "dataset.empty"_text);
    EXPECT_EQ(io::read_project("/dev/zero").error().message.key, "dataset.not_a_file"_text);
    const auto huge = folder.write("gros.maillage", "{");
    std::filesystem::resize_file(huge, std::uintmax_t{1} << 40);  // sparse: no byte of it is on the disk
    EXPECT_EQ(io::read_project(huge).error().message.key, "json.too_large"_text);
}

}  // namespace
}  // namespace maillage
