// SPDX-License-Identifier: Apache-2.0
// Documents (JSON shapes) of a situation. Keys are part of the command-line contract: add, never rename.
#pragma once

#include <vector>

#include "app/services/check_service.h"
#include "base/catalog.h"
#include "base/value.h"

namespace maillage::app {

/// Programme, scope, date, distance, demand, vintage and sources: what every answer carries.
[[nodiscard]] Value situation_value(const Workspace& workspace, const Catalog& catalog);
/// {"15": persons, "30": persons} for the bands of one unit.
[[nodiscard]] Value per_band(const planning::Bands& bands, const std::vector<std::int64_t>& persons,
                             planning::Band::Unit unit);
/// The same for a coverage, or its shares.
[[nodiscard]] Value per_band(const planning::Coverage& coverage, planning::Band::Unit unit, bool shares);
[[nodiscard]] Value coverage_value(const planning::Coverage& coverage, bool has_minutes);
[[nodiscard]] Value warnings_value(const std::vector<Message>& warnings, const Catalog& catalog);
[[nodiscard]] Value check_document(const Workspace& workspace, const CheckResult& result, const Catalog& catalog);

}  // namespace maillage::app
