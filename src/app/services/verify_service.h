// SPDX-License-Identifier: Apache-2.0
// `verify`: whether a plan's certificate is true, as a report.
#pragma once

#include <filesystem>

#include "app/services/report.h"
#include "base/catalog.h"
#include "base/feedback.h"
#include "base/result.h"

namespace maillage::app {

/// An untrue certificate is a report whose answer is no. Errors (input): no such file; no certificate (verify/verify.h).
Result<Report> run_verify(const std::filesystem::path& file, const Catalog& catalog, Feedback& feedback);

}  // namespace maillage::app
