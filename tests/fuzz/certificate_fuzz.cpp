// SPDX-License-Identifier: Apache-2.0
// Any bytes as a certificate, and as one whose checksum is right: refused in words, or judged.
#include "fuzz/input_file.h"
#include "verify/canonical_text.h"
#include "verify/verify.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    std::string text(reinterpret_cast<const char*>(data), size);
    SilentFeedback feedback;
    const auto judged = verify::verify(text, "c.json", feedback);
    if (!judged) {
        fuzz::require_words(judged.error());
        return 0;
    }
    const auto tape = verify::parse_tape(text, "c.json");
    fuzz::require(tape.has_value(), "what was judged is not read");
    const std::string checksum = verify::checksum_of(verify::Item(*tape, 0));
    const auto at = text.find("\"sha256:");
    if (judged->valid() || at == std::string::npos || text.size() < at + checksum.size() + 2) return 0;
    text.replace(at + 1, checksum.size(), checksum);
    const auto again = verify::verify(text, "c.json", feedback);
    if (!again) fuzz::require_words(again.error());
    return 0;
}
