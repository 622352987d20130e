// SPDX-License-Identifier: Apache-2.0
// Figures as people and programs read them: one place for digits and units of every report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/services/report.h"
#include "base/number_format.h"
#include "base/quantity.h"
#include "planning/coverage.h"

namespace maillage::app {

/// Digits in documents: enough to compare means and shares, exact for metres.
inline constexpr int document_mean_digits = 6;
inline constexpr int document_share_digits = 6;
inline constexpr int document_km_digits = 3;

[[nodiscard]] Value mean_value(std::optional<double> km);
[[nodiscard]] Value share_value(std::optional<double> share);
[[nodiscard]] Value km_value(std::optional<Meters> length);
/// The key of a band in a document: "30", "12.5".
[[nodiscard]] std::string band_key(const planning::Band& band);

[[nodiscard]] Cell text_cell(std::string text);
[[nodiscard]] Cell persons_cell(std::int64_t persons, Language language);
/// One decimal, "–" where there is none.
[[nodiscard]] Cell km_cell(std::optional<double> km, Language language);
[[nodiscard]] Cell share_cell(std::optional<double> share, Language language);
/// "41,5 km" or "–".
[[nodiscard]] std::string km_text(std::optional<double> km, Language language);
/// "34 %" or "–".
[[nodiscard]] std::string share_text(std::optional<double> share, Language language);
/// "30 km", "45 min".
[[nodiscard]] std::string band_text(const planning::Band& band, Language language);
/// A limit to the metre, without idle zeros: "30 km", "61,234 km". What is rounded may no longer suffice.
[[nodiscard]] std::string limit_text(Meters limit, Language language);
/// Kilometres of a length, where there is one.
[[nodiscard]] std::optional<double> in_km(std::optional<Meters> length);

}  // namespace maillage::app
