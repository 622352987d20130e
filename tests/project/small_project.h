// SPDX-License-Identifier: Apache-2.0
// Short words for the tests of edits.
#pragma once

#include <gtest/gtest.h>

#include "base/result.h"
#include "project/project.h"
#include "support/random_location_problem.h"

namespace maillage::project_test {

using namespace project;
using test_support::Dice;

inline SiteId id(std::string_view text) { return SiteId::parse(text).value(); }
inline CommuneCode commune(std::string_view text) { return CommuneCode::parse(text).value(); }
inline DepartmentCode department(std::string_view text) { return DepartmentCode::parse(text).value(); }

inline planning::Site site(std::string_view name, std::string_view code = "31107") {
    planning::Site made;
    made.id = id(name);
    made.name = std::string(name);
    made.commune = commune(code);
    return made;
}

/// Three sites: a, b, c.
inline Project three_sites() {
    Project made;
    made.sites = std::make_shared<const SiteTable>(SiteTable{site("a"), site("b"), site("c", "09225")});
    return made;
}

/// A copy of everything, so that a change of the old project shows.
struct Deep {
    explicit Deep(const Project& project)
        : setting(*project.setting), sites(*project.sites), rule(*project.rule), plan(*project.plan),
          scenario_count(project.scenarios->size()) {}
    Setting setting;
    SiteTable sites;
    Rule rule;
    PlanSettings plan;
    std::size_t scenario_count;
    friend bool operator==(const Deep&, const Deep&) = default;
};

/// Runs an edit and checks what holds for each: the old project is untouched, and only `part` (an index into
/// setting, sites, rule, plan, scenarios; -1 = none) is another one afterwards.
template <class Edit>
Project edited(const Project& before, int part, const Edit& edit) {
    const Deep kept(before);
    const Result<Project> after = edit(before);
    EXPECT_TRUE(Deep(before) == kept) << "the old project changed";
    if (!after) {
        ADD_FAILURE() << after.error().message.key.id;
        return before;
    }
    EXPECT_EQ(after->setting != before.setting, part == 0);
    EXPECT_EQ(after->sites != before.sites, part == 1);
    EXPECT_EQ(after->rule != before.rule, part == 2);
    EXPECT_EQ(after->plan != before.plan, part == 3);
    EXPECT_EQ(after->scenarios != before.scenarios, part == 4);
    return *after;
}

/// The edit is refused with this text, as wrong usage; the project is untouched.
template <class Edit>
void refused(const Project& before, TextKey why, const Edit& edit) {
    const Deep kept(before);
    const Result<Project> after = edit(before);
    EXPECT_TRUE(Deep(before) == kept) << "the old project changed";
    ASSERT_FALSE(after) << why.id;
    EXPECT_EQ(after.error().message.key, why);
    EXPECT_EQ(after.error().kind, ErrorKind::usage);
    EXPECT_FALSE(after.error().remedy.key.id.empty());
}

}  // namespace maillage::project_test
