// SPDX-License-Identifier: Apache-2.0
// How much memory this process may still ask for: what a large problem is held against before it is begun.
#pragma once

#include <cstddef>

namespace maillage {

/// Bytes: the least of what the machine has free (/proc/meminfo, MemAvailable), what the process's control group leaves
/// it (cgroup 2) and what its address space may still grow by (RLIMIT_AS). Unlimited where none of them can be read.
[[nodiscard]] std::size_t available_memory();

}  // namespace maillage
