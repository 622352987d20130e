// SPDX-License-Identifier: Apache-2.0
// Any bytes as a bare instance: refused in words, or read with costs and weights that fit together.
#include "fuzz/input_file.h"
#include "io/instances/instance.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace maillage;
    static const fuzz::InputFolder folder;
    const auto file = folder.file("instance", data, size);
    for (const auto& rounding : {std::optional<optimise::Rounding>{}, std::optional(optimise::Rounding::micro)}) {
        const auto instance = io::read_instance(file, {rounding});
        if (!instance) {
            fuzz::require_words(instance.error());
            continue;
        }
        fuzz::require(instance->costs->clients() == instance->points(), "a weight for each client");
        fuzz::require(instance->costs->candidates() == instance->candidate.size(), "a point for each candidate");
        const auto range = instance->costs->range();
        std::vector<std::int32_t> scratch;
        for (const std::int32_t cost : instance->costs->row(0, scratch))
            fuzz::require(cost >= range.least && cost <= range.most && cost >= 0, "a cost in its range");
    }
    return 0;
}
