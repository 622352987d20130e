// SPDX-License-Identifier: Apache-2.0
// `solve`: the optimiser on a bare instance. From a file and a question in words to a proven plan.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/services/report.h"
#include "base/catalog.h"
#include "base/feedback.h"
#include "base/result.h"
#include "io/atomic_file.h"
#include "io/instances/instance.h"
#include "optimise/location_problem.h"
#include "optimise/solution.h"

namespace maillage::app {

/// As typed; empty = not said.
struct SolveQuestion {
    std::string objective = "p-median";
    std::string rounding;                    ///< floor, nearest, none
    std::optional<std::int64_t> sites_total;
    std::optional<std::int64_t> radius;      ///< in the unit of the file's lengths or costs
    std::string per_zone;                    ///< MIN or MIN:MAX
    std::string force;                       ///< indices of points from 0, names or codes, comma-separated
    std::string forbid;
    std::optional<double> time_limit_s;
    std::uint64_t seed = 1;
};

struct SolveResult {
    SolveQuestion question;
    io::Instance instance;
    optimise::LocationProblem problem;
    optimise::Solution solution;
    std::vector<Message> warnings;
};

/// Errors: those of io::read_instance; (usage) a number of sites or a radius that is missing or of no use, unknown points;
/// (input) sums beyond 64 bits, with the unit to use; (environment) too little memory. An infeasible question is a result.
Result<SolveResult> run_solve(const std::filesystem::path& file, const SolveQuestion& question, Feedback& feedback);

/// Proves the plan once more, keeping the proof, in the question's time limit, and writes the certificate. The result
/// says whether the proof reaches the plan's own bound. Errors: those of writing a file.
Result<bool> write_solve_certificate(const SolveResult& result, const std::filesystem::path& file,
                                     io::Existing existing, Feedback& feedback);

[[nodiscard]] Report solve_report(const SolveResult& result, const Catalog& catalog);

}  // namespace maillage::app
