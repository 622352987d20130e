// SPDX-License-Identifier: Apache-2.0
// Any bytes as a planner's list of sites: GeoJSON where they begin like it, else a table.
#include "fuzz/input_file.h"
#include "io/site_file_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    static const fuzz::InputFolder folder;
    static const territory::TerritorySet country = fuzz::country_of_squares();
    const bool is_json = size > 0 && data[0] == '{';
    const auto file = folder.file(is_json ? "sites.geojson" : "sites.csv", data, size);
    const auto read = io::read_sites(file, country);
    if (!read) {
        fuzz::require_words(read.error());
        return 0;
    }
    fuzz::require(!read->sites.empty(), "no site and no word about it");
    for (const planning::Site& site : read->sites)
        fuzz::require(!site.id.empty() && country.communes.find(site.commune).has_value(), "a site without a commune");
    return 0;
}
