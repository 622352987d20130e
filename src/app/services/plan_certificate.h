// SPDX-License-Identifier: Apache-2.0
// The certificate of a plan: its problem, its claim and a proof anybody can check (docs/certificate.md).
#pragma once

#include <filesystem>

#include "app/services/plan_service.h"
#include "io/atomic_file.h"

namespace maillage::app {

/// Proves the plan once more, keeping the proof, in the question's time limit, and writes the certificate. The result
/// says whether the proof reaches the plan's own bound. The result must have a plan.
/// Errors: those of writing a file.
Result<bool> write_plan_certificate(const Workspace& workspace, const PlanQuestion& question, const PlanResult& result,
                                    const std::filesystem::path& file, io::Existing existing, Feedback& feedback);

}  // namespace maillage::app
