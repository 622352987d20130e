// SPDX-License-Identifier: Apache-2.0
// The curve of value against number of sites in a document and as a table. Keys are part of the command-line contract:
// add, never rename.
#pragma once

#include "app/services/report.h"
#include "app/services/value_curve.h"
#include "base/catalog.h"

namespace maillage::app {

/// `curve`, `elbow` and `elbow_proven`.
void set_curve(Value& document, const ValueCurve& curve);
[[nodiscard]] Section curve_section(const ValueCurve& curve, const Catalog& catalog);
/// "prouvé", "à moins de 0,4 % du meilleur", "aucun plan".
[[nodiscard]] std::string curve_status_text(const CurvePoint& point, const Catalog& catalog);

}  // namespace maillage::app
