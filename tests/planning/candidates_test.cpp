// SPDX-License-Identifier: Apache-2.0
#include "planning/candidates.h"

#include <gtest/gtest.h>

#include "planning/random_country.h"

namespace maillage::planning {
namespace {

using territory::Index;

/// Two departments of three communes: department 0 all in a métropole, department 1 without any intercommunality.
territory::TerritorySet small() {
    auto country = tests::random_country(3, 2, 3);
    country.communes.population = {100, 9000, 9000, 50, 70, 6000};
    for (Index i = 3; i < 6; ++i) country.communes.intercommunality[i] = territory::no_index;
    return country;
}

std::vector<Index> of(CandidateSet set, const CandidateLimits& limits = {}, std::vector<Index> known = {}) {
    const auto country = small();
    return candidate_communes(country, tests::whole(country), set, known, limits);
}

TEST(Candidates, MainCommuneIsTheMostPopulousATieTheSmallerCode) {
    const auto country = small();
    EXPECT_EQ(main_communes(country)[0], 1u);
}

TEST(Candidates, ADepartmentWithoutAnyGetsItsMostPopulousCommune) {
    EXPECT_EQ(of(CandidateSet::epci_main), (std::vector<Index>{1, 5}));
}

TEST(Candidates, DefaultAddsCommunesOfFiveThousandAndKnownHosts) {
    EXPECT_EQ(of(CandidateSet::standard, {}, {3}), (std::vector<Index>{1, 2, 3, 5}));
}

TEST(Candidates, LimitsApplyLast) {
    CandidateLimits limits;
    limits.without_metropoles = true;
    EXPECT_EQ(of(CandidateSet::standard, limits), (std::vector<Index>{5}));
    limits = {};
    limits.maximum_population = 6000;
    EXPECT_EQ(of(CandidateSet::communes, limits), (std::vector<Index>{0, 3, 4, 5}));
    limits = {};
    limits.forbidden_communes = {5};
    EXPECT_EQ(of(CandidateSet::epci_main, limits), (std::vector<Index>{1}));
    limits = {};
    limits.without_epci = {0};
    EXPECT_EQ(of(CandidateSet::communes, limits), (std::vector<Index>{3, 4, 5}));
}

TEST(Candidates, AMainCommuneOutsideTheScopeIsNoCandidate) {
    auto country = small();
    country.communes.intercommunality = {0, 0, 0, 0, 0, 0};
    const auto scope = *territory::parse_scope(country, "department:02");
    EXPECT_EQ(candidate_communes(country, scope, CandidateSet::epci_main, {}, {}), (std::vector<Index>{5}));
}

}  // namespace
}  // namespace maillage::planning
