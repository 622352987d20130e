// SPDX-License-Identifier: Apache-2.0
// The p-median instances of the OR-Library: "n edges p", then an edge a line, "from to length"; of an edge that is there
// twice the last one counts. Every vertex is client and candidate; costs are shortest paths.
// Source: Beasley, OR-Library, J. Operational Research Society 41 (1990).
#pragma once

#include "io/instances/registry.h"

namespace maillage::io {

[[nodiscard]] bool is_pmed(std::string_view text);
/// Errors (input): numbers missing, too many or out of range, with their line; a graph that is not connected.
/// Cost: a Dijkstra a vertex, on all threads.
Result<Instance> read_pmed(const InstanceText& text, const InstanceOptions& options);

}  // namespace maillage::io
