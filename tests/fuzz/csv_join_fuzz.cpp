// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table to be joined by INSEE code.
#include <cmath>

#include "fuzz/input_file.h"
#include "io/column_join.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    static const fuzz::InputFolder folder;
    static const territory::TerritorySet country = fuzz::country_of_squares();
    const auto file = folder.file("jobs.csv", data, size);
    const auto read = io::read_joined_column(file.string() + ":code:jobs", country);
    if (!read) {
        fuzz::require_words(read.error());
        return 0;
    }
    fuzz::require(read->values.size() == country.communes.size(), "not one value a commune");
    for (const double value : read->values) fuzz::require(std::isfinite(value) && value >= -1, "a value that is none");
    return 0;
}
