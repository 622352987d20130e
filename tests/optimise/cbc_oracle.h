// SPDX-License-Identifier: Apache-2.0
// Location problems as textbook mixed integer programs, for an independent solver. It reads the problem as the header of
// location_problem.h words it and shares nothing with the optimiser.
// Source: p-median ReVelle & Swain, Geographical Analysis 2 (1970); p-center Elloumi, Labbé & Pochet, INFORMS Journal on
// Computing 16 (2004); covers as in location_problem.h.
#pragma once

#include <cstdint>
#include <filesystem>

#include "optimise/location_problem.h"
#include "support/mip.h"

namespace maillage::test_support {

struct CbcAnswer {
    MipAnswer::End end = MipAnswer::End::failed;
    std::int64_t value = 0;          ///< in the objective's unit, as a Solution has it
    std::int64_t weighted_cost = 0;  ///< set_cover: the least among the plans of `value` sites
    std::string words;               ///< failed: what cbc said
};

/// `file` is scratch. Cost: a process, for a set cover two.
[[nodiscard]] CbcAnswer ask_cbc(const optimise::LocationProblem& problem, const std::filesystem::path& file);

}  // namespace maillage::test_support
