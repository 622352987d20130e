// SPDX-License-Identifier: Apache-2.0
// Numbers as French and English readers expect them: `12 345,67` with U+202F, `78 %` with U+00A0; `12,345.67`, `78%`.
// Codes and years are never grouped: they are text. Independent of the process's locale.
// Source: Imprimerie nationale, Lexique des règles typographiques (spaces); SI brochure §5.4 (units).
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"

namespace maillage {

enum class Language { french, english };

/// 6 080 731
std::string format_integer(std::int64_t value, Language language);
/// 12 345,67 with exactly `digits` decimals (0..9), rounded half away from zero on the decimal value; infinities are ∞,
/// what is not a number is –.
std::string format_decimal(double value, int digits, Language language);
/// `share` in 0..1 → "78 %" (French, no-break space) or "78%".
std::string format_share(double share, int digits, Language language);
/// Value and unit joined by a no-break space: "41,5 km".
std::string format_with_unit(double value, int digits, const char* unit, Language language);
/// "6 septembre 2017", "1er mai 2018" or "6 September 2017".
std::string format_date(Date date, Language language);

}  // namespace maillage
