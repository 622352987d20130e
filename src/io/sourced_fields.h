// SPDX-License-Identifier: Apache-2.0
// What programme profiles and site files share: quoted sentences, partial dates, bilingual texts, the table
// of sources.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/toml_fields.h"
#include "planning/citation.h"

namespace maillage::io {

inline constexpr TomlWords<planning::Certainty, 3> certainty_words{{
    {"stated", planning::Certainty::stated},
    {"implied", planning::Certainty::implied},
    {"inferred", planning::Certainty::inferred},
}};

/// Refuses a file of another format version (`format = 1`).
void check_format(TomlFields& file);

/// `key.fr` and `key.en`: both or neither; required where `needed`.
planning::BilingualText bilingual(TomlFields& fields, std::string_view key, bool needed);

/// `quote` and `source`, the latter one of `sources`.
planning::Citation citation(TomlFields& fields, const std::vector<planning::Source>& sources);

/// "2017-09-06", "2017-09" or "2017": the form must be that of the precision, which `unknown` leaves without
/// a date and `before` takes in any of the three. Absent date = precision `unknown`.
std::optional<planning::PartialDate> partial_date(TomlFields& fields, std::string_view date_key,
                                                  std::string_view precision_key);
/// The same for a key without a precision beside it: the form says it.
planning::PartialDate date_by_form(TomlFields& fields, std::string_view key);

/// `[[source]]`, ids unique.
std::vector<planning::Source> read_sources(TomlFields& file);

/// Refuses an id that stands twice in one list: call it for each entry in turn.
class UniqueIds {
  public:
    void add(const TomlFields& fields, const std::string& id);

  private:
    std::map<std::string, int> first_lines_;
};

}  // namespace maillage::io
