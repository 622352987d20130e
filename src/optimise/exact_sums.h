// SPDX-License-Identifier: Apache-2.0
// How large the integers of a proof may become.
#pragma once

#include <cstdint>

namespace maillage::optimise {

/// Sums of this size, their differences and one more exchange stay far inside int64.
inline constexpr std::int64_t largest_sum = std::int64_t{1} << 61;
/// Rows and their prices together stay this far inside int64, beside the sums that `validate` leaves room for.
inline constexpr std::int64_t largest_priced_sum = std::int64_t{1} << 58;
/// Scales finer than this gain nothing: a bound is rounded up to the next integer anyway.
inline constexpr std::int64_t finest_scale = 1 << 16;

}  // namespace maillage::optimise
