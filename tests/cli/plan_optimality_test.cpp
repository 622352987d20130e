// SPDX-License-Identifier: Apache-2.0
// Plans from scratch among the 161: their proof cannot be repeated here, but no exchange may do better.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "cli/command.h"
#include "cli/france_oracle.h"

namespace maillage::cli_test {
namespace {

class FromScratch : public testing::TestWithParam<int> {
  protected:
    static FranceOracle& france() {
        static FranceOracle by_hand("76");
        return by_hand;
    }
    static json plan(int sites) {
        return json_of(0, occitanie("plan", {"--from-scratch", "--sites-total", std::to_string(sites), "--candidates",
                                             "epci-main"}));
    }
};

/// Metres to the nearest and the second nearest of the open sites, so that closing one costs no search.
struct TwoNearest {
    std::vector<std::int64_t> first;
    std::vector<std::int64_t> second;
    std::vector<int> nearest;
};

TwoNearest two_nearest(FranceOracle& france, const std::vector<std::string>& open) {
    constexpr auto far = std::numeric_limits<std::int64_t>::max() / 1'000'000'000;
    const std::size_t size = france.communes().size();
    TwoNearest two{std::vector(size, far), std::vector(size, far), std::vector<int>(size, -1)};
    for (std::size_t s = 0; s < open.size(); ++s) {
        const auto& metres = france.costs(open[s]).metres;
        for (std::size_t i = 0; i < size; ++i) {
            if (metres[i] < two.first[i]) {
                two.second[i] = two.first[i];
                two.first[i] = metres[i];
                two.nearest[i] = static_cast<int>(s);
            } else if (metres[i] < two.second[i]) {
                two.second[i] = metres[i];
            }
        }
    }
    return two;
}

/// Value after closing `open[closed]` and opening a candidate with those metres.
std::int64_t after_swap(const FranceOracle& france, const TwoNearest& two, int closed,
                        const std::vector<std::int64_t>& metres) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < metres.size(); ++i) {
        const std::int64_t kept = two.nearest[i] == closed ? two.second[i] : two.first[i];
        value += std::min(kept, metres[i]) * france.communes()[i].population;
    }
    return value;
}

/// One site closed, one opened, the rule still kept.
void expect_no_better_exchange(FranceOracle& france, const std::vector<std::string>& open) {
    const TwoNearest two = two_nearest(france, open);
    std::map<std::string, int> sites;
    for (const auto& code : open) ++sites[france.at(code).department];
    const OracleAllocation counted = france.allocate(open);
    int tried = 0;
    for (int closed = 0; closed < static_cast<int>(open.size()); ++closed) {
        const std::string& left = france.at(open[closed]).department;
        for (const auto& code : france.epci_main()) {
            if (std::binary_search(open.begin(), open.end(), code)) continue;
            if (sites[left] == 1 && france.at(code).department != left) continue;
            ++tried;
            EXPECT_GE(after_swap(france, two, closed, france.costs(code).metres) + counted.slack, counted.value)
                << code << " instead of " << open[closed];
        }
    }
    EXPECT_GT(tried, 100);
}

TEST_P(FromScratch, IsProvenKeepsTheRuleAndNoExchangeOfOneSiteIsBetter) {
    const json answer = plan(GetParam());
    EXPECT_EQ(answer["status"], "optimal");
    EXPECT_EQ(answer["gap"], 0);
    EXPECT_EQ(answer["value"], answer["bound"]);
    EXPECT_EQ(answer["candidate_count"], 161);
    const auto open = codes_of(answer, "");
    ASSERT_EQ(open.size(), static_cast<std::size_t>(GetParam()));
    EXPECT_EQ(codes_of(answer, "proposed"), open);
    std::set<std::string> departments;
    for (const auto& code : open) departments.insert(france().at(code).department);
    EXPECT_EQ(departments.size(), 13u);
    const OracleAllocation counted = france().allocate(open);
    EXPECT_NEAR(answer["value"].get<double>(), static_cast<double>(counted.value),
                static_cast<double>(counted.slack));
    expect_no_better_exchange(france(), open);
}

INSTANTIATE_TEST_SUITE_P(Sites, FromScratch, testing::Values(13, 15, 20));

/// Fewer rules, a better or equal value; the urban pull shows.
TEST(FromScratchValues, TheRuleHasAPrice) {
    const Arguments base = {"--from-scratch", "--sites-total", "13", "--candidates", "epci-main"};
    const json ruled = json_of(0, occitanie("plan", base));
    Arguments free = base;
    free.insert(free.end(), {"--per-department", "0"});
    const json unruled = json_of(0, occitanie("plan", free));
    EXPECT_EQ(unruled["status"], "optimal");
    EXPECT_LT(unruled["value"], ruled["value"]);
}

}  // namespace
}  // namespace maillage::cli_test
