// SPDX-License-Identifier: Apache-2.0
// Any bytes as a programme profile and as a file of known sites.
#include "fuzz/input_file.h"
#include "io/known_sites_reader.h"
#include "io/programme_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    static const fuzz::InputFolder folder;
    const auto file = folder.file("file.toml", data, size);
    if (const auto programme = io::read_programme(file); !programme) fuzz::require_words(programme.error());
    if (const auto sites = io::read_known_sites(file); !sites) fuzz::require_words(sites.error());
    return 0;
}
