// SPDX-License-Identifier: Apache-2.0
// The promise of `verify`: a true certificate is accepted; one that was changed anywhere, checksum and all, is refused
// or still claims only what looking at every plan confirms.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "verify/small_case.h"

namespace maillage::verify {
namespace {

using test_support::json;
using test_support::judged;
using test_support::SmallCase;
using test_support::why;

constexpr std::array<const char*, 4> objectives = {"p-median", "max-cover", "set-cover", "p-center"};

class Certificates : public testing::TestWithParam<const char*> {};

TEST_P(Certificates, AreAcceptedWhereTrue) {
    int made = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        auto certificate = test_support::random_case(GetParam(), seed);
        if (!certificate) continue;
        ++made;
        test_support::add_proof(*certificate, seed % 3 == 0 ? 1 : 16);
        const auto verdict = judged(*certificate);
        ASSERT_TRUE(verdict && verdict->valid()) << why(verdict) << "\n" << certificate->dump();
        EXPECT_EQ(verdict->claim.value, (*certificate)["claim"]["value"]);
        EXPECT_EQ(verdict->gap(), 0);
        EXPECT_TRUE(SmallCase(*certificate).claim_is_true());
    }
    EXPECT_GT(made, 200);
}

/// A bound beyond the best plan has no proof: the tree of the true one does not serve for it.
TEST_P(Certificates, WithABetterBoundThanThereIsAreRefused) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        auto certificate = test_support::random_case(GetParam(), seed);
        if (!certificate) continue;
        auto& claim = (*certificate)["claim"];
        const std::int64_t best = claim["bound"];
        if (std::string(GetParam()) == "max-cover" && best == 0) continue;
        test_support::add_proof(*certificate, 4);
        claim["bound"] = best + (std::string(GetParam()) == "max-cover" ? -1 : 1);
        claim["status"] = "feasible";
        const auto verdict = judged(*certificate);
        EXPECT_FALSE(verdict && verdict->valid()) << certificate->dump();
    }
}

/// Every change of one value, and every item left out, said twice or swapped with the next.
void changed(json& document, json& at, const std::function<void()>& see) {
    const json kept = at;
    const auto try_value = [&](const json& value) {
        if (value == kept) return;
        at = value;
        see();
        at = kept;
    };
    if (at.is_number_integer()) {
        const auto number = at.get<std::int64_t>();
        for (const std::int64_t other : {number + 1, number - 1, std::int64_t{0}, number * 2, std::int64_t{-1},
                                         std::int64_t{1} << 40, std::int64_t{1} << 62})
            try_value(other);
        try_value(nullptr);
        try_value("1");
        try_value(static_cast<double>(number) + 0.5);
    } else if (at.is_number()) {
        for (const double other : {at.get<double>() + 1, -at.get<double>(), 1e300}) try_value(other);
    } else if (at.is_boolean()) {
        for (const json& other : {json(!at.get<bool>()), json(1)}) try_value(other);
    } else if (at.is_string()) {
        for (const char* other : {"", "p-median", "max-cover", "set-cover", "p-center", "optimal", "feasible", "bound",
                                  "infeasible", "matrix", "plane", "floor", "nearest", "micro", "minimum", "maximum",
                                  "budget"})
            try_value(other);
    } else if (at.is_null()) {
        for (const json& other : {json(0), json(1), json(2)}) try_value(other);
    } else if (at.is_array()) {
        for (std::size_t k = 0; k < kept.size(); ++k) {
            json less = kept;
            less.erase(k);
            try_value(less);
            json more = kept;
            more.push_back(kept[k]);
            try_value(more);
            json swapped = kept;
            std::swap(swapped[k], swapped[(k + 1) % kept.size()]);
            try_value(swapped);
        }
        try_value(json::array());
    } else if (at.is_object()) {
        for (const auto& [key, value] : kept.items()) {
            json less = kept;
            less.erase(key);
            try_value(less);
        }
    }
    if (at.is_structured())
        for (json& inner : at) changed(document, inner, see);
}

TEST_P(Certificates, AreRefusedWhereChangedOrStillTrue) {
    int accepted = 0;
    int refused = 0;
    std::set<std::string> members;
    for (std::uint64_t seed = 1000; seed < 1024; ++seed) {
        auto certificate = test_support::random_case(GetParam(), seed);
        if (!certificate) continue;
        test_support::add_proof(*certificate, seed % 2 == 0 ? 1 : 8);
        // The nodes of a large tree are all of a kind, and each change costs a look at all of them.
        if (certificate->dump().size() > 1600) continue;
        json document = *certificate;
        for (const char* part : {"problem", "proof"})
            for (const auto& [key, value] : document[part].items()) members.insert(key);
        changed(document, document, [&] {
            const auto verdict = judged(document);
            const bool is_accepted = verdict && verdict->valid();
            ++(is_accepted ? accepted : refused);
            if (is_accepted) {
                ASSERT_TRUE(SmallCase(document).claim_is_true()) << document.dump();
            }
        });
    }
    EXPECT_GT(refused, 1000);
    for (const char* member : {"zonings", "zone_rules", "budget", "reach", "priced", "fines"})
        EXPECT_TRUE(members.contains(member)) << member << " was never there to be changed";
    EXPECT_GT(accepted, 50) << "some changes take nothing from the truth";
}

INSTANTIATE_TEST_SUITE_P(Objectives, Certificates, testing::ValuesIn(objectives), [](const auto& given) {
    std::string name = given.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace maillage::verify
