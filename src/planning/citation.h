// SPDX-License-Identifier: Apache-2.0
// What a statement stands on: the words, the text they come from, and how far the date of that text is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace maillage::planning {

/// Words that data files carry in both languages. The app picks one; no other room does.
struct BilingualText {
    std::string fr;
    std::string en;

    [[nodiscard]] bool empty() const { return fr.empty() && en.empty(); }
    friend bool operator==(const BilingualText&, const BilingualText&) = default;
};

/// A sentence as it stands in the text named by `source` (id of a Source).
struct Citation {
    std::string quote;
    std::string source;
    friend bool operator==(const Citation&, const Citation&) = default;
};

/// How much of a date is said. `before`: not later than the day given. `unknown`: no date is given at all.
enum class DatePrecision { day, month, year, before, unknown };

/// `stated`: the words say it. `implied`: the words and their context say it. `inferred`: the reader
/// concludes it.
enum class Certainty { stated, implied, inferred };

/// A date and how much of it is said. A month is kept as its first day, a year as its 1 January.
struct PartialDate {
    Date day;
    DatePrecision precision = DatePrecision::day;
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

enum class SourceKind { press, web, blog };

/// One source text. Title and date are absent where the text bears none.
struct Source {
    std::string id;    ///< S0, S1…
    std::string file;  ///< name of the file that holds the text
    SourceKind kind = SourceKind::web;
    std::optional<std::string> title;
    std::optional<PartialDate> date;
    Certainty date_certainty = Certainty::stated;
    BilingualText note;
    friend bool operator==(const Source&, const Source&) = default;
};

/// The source of that id, or null.
[[nodiscard]] inline const Source* find_source(const std::vector<Source>& sources, const std::string& id) {
    for (const Source& source : sources)
        if (source.id == id) return &source;
    return nullptr;
}

}  // namespace maillage::planning
