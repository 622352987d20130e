// SPDX-License-Identifier: Apache-2.0
// Loops on several threads with the same result on any number of them: the range is cut into blocks whose size does
// not depend on the thread count, and partial results are folded in block order.
//
// One pool serves the process; a loop started inside a loop, or while another thread's loop has the pool, runs on the
// calling thread: the same blocks, the same result. Debian's TBB is not used: it gives false reports under
// ThreadSanitizer (docs/decisions/0003-own-parallel-for.md).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace maillage {

/// Threads used by parallel loops, the caller included. Default: the hardware's. At least 1.
void set_thread_count(int count);
[[nodiscard]] int thread_count();

/// Calls `body(begin, end)` on consecutive blocks of at most `block` indices that cover 0..count. Blocks run in any
/// order; returns when all have ended. What `body` throws comes out here, once no thread is inside any more: of several
/// failures that of the lowest index, as on one thread; blocks not yet begun are left out.
void parallel_for(std::size_t count, std::size_t block, const std::function<void(std::size_t, std::size_t)>& body);

/// `fold(total, partial)` over blocks in index order, so that sums of doubles do not depend on the threads.
template <class T, class Body, class Fold>
T parallel_reduce(std::size_t count, std::size_t block, T total, const Body& body, const Fold& fold) {
    if (count == 0) return total;
    std::vector<T> partial((count + block - 1) / block, total);
    parallel_for(count, block,
                 [&](std::size_t begin, std::size_t end) { partial[begin / block] = body(begin, end); });
    for (T& part : partial) fold(total, part);
    return total;
}

}  // namespace maillage
