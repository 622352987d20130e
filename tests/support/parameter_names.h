// SPDX-License-Identifier: Apache-2.0
// What tests run for each objective, or each kind of costs, are called.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "optimise/location_problem.h"
#include "support/random_location_problem.h"

namespace maillage::test_support {

inline std::string name_of(optimise::Objective objective) {
    constexpr const char* names[] = {"p_median", "max_cover", "set_cover", "p_center"};
    return names[static_cast<std::size_t>(objective)];
}

inline std::string name_of(CostKind costs) {
    constexpr const char* names[] = {"Plane", "FewValues", "Noise", "Equal"};
    return names[static_cast<std::size_t>(costs)];
}

/// Tests for an objective cut into shards, which ctest runs side by side: "p_median_3".
inline std::string shard_name(const ::testing::TestParamInfo<std::tuple<optimise::Objective, int>>& shard) {
    return name_of(std::get<0>(shard.param)) + "_" + std::to_string(std::get<1>(shard.param));
}
inline auto shards_of_each_objective(int shards) {
    using optimise::Objective;
    return ::testing::Combine(
        ::testing::Values(Objective::p_median, Objective::max_cover, Objective::set_cover, Objective::p_center),
        ::testing::Range(0, shards));
}

/// For INSTANTIATE_TEST_SUITE_P.
template <class Parameter>
std::string parameter_name(const ::testing::TestParamInfo<Parameter>& info) {
    return name_of(info.param);
}

}  // namespace maillage::test_support
