// SPDX-License-Identifier: Apache-2.0
// The columns of a site list, the same in every format: names, order, digits (docs/formats.md).
#pragma once

#include <span>
#include <string_view>

#include "base/value.h"
#include "planning/site_record.h"

namespace maillage::io {

/// `composite`: an object or a list, which CSV and GeoPackage hold as JSON text.
enum class FieldKind { text, integer, real, composite };

struct SiteField {
    std::string_view name;  ///< as the command line's JSON names it
    FieldKind kind;
    Value (*of)(const planning::SiteRecord& site);  ///< null = unknown
};

/// In the order of writing. Longitude and latitude are not among them: they are the geometry.
[[nodiscard]] std::span<const SiteField> site_fields();

/// existing, planned, proposed, rejected: words of the format, the same in every language.
[[nodiscard]] std::string_view state_word(planning::SiteState state);

/// Degrees with seven decimals, about a centimetre: what RFC 7946 §11.2 finds reasonable for most uses.
inline constexpr int degree_digits = 7;

/// A degree as written, without the zeros at its end: "1.4442", "-61.5".
[[nodiscard]] std::string degree_text(double degrees);

}  // namespace maillage::io
