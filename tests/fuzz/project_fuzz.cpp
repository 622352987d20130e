// SPDX-License-Identifier: Apache-2.0
// Any bytes as a project file: refused in words, or read; what was read is written, and read again the same.
#include "fuzz/input_file.h"
#include "io/project_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = io::project_from_text(text, "p.maillage", "/tmp/projects");
    if (!read) {
        fuzz::require_words(read.error());
        return 0;
    }
    const std::string written = io::project_text(read->document, "/tmp/projects");
    const auto again = io::project_from_text(written, "p.maillage", "/tmp/projects");
    fuzz::require(again.has_value(), "what was written is not read");
    fuzz::require(io::project_text(again->document, "/tmp/projects") == written, "written twice, not the same bytes");
    fuzz::require(*again->document.project.sites == *read->document.project.sites, "a site changed");
    return 0;
}
