// SPDX-License-Identifier: Apache-2.0
// Sites per zone of a set that grows or changes, and what the limits still allow. Each question is O(1).
#pragma once

#include <vector>

#include "optimise/kernel/zone_limits.h"

namespace maillage::optimise {

class ZoneCounts {
  public:
    /// Of the empty set. `limits` must outlive it.
    explicit ZoneCounts(const ZoneLimits& limits)
        : limits_(limits), count_(limits.minimum.size(), 0), left_(limits.sites) {
        for (const int minimum : limits.minimum) owed_ += minimum;
    }
    ZoneCounts(const ZoneLimits& limits, const std::vector<std::uint8_t>& open) : ZoneCounts(limits) {
        for (std::size_t candidate = 0; candidate < open.size(); ++candidate)
            if (open[candidate] != 0) add(static_cast<int>(candidate));
    }

    void add(int candidate) {
        const int z = limits_.zone[candidate];
        if (count_[z] < limits_.minimum[z]) --owed_;
        ++count_[z];
        --left_;
    }
    void remove(int candidate) {
        const int z = limits_.zone[candidate];
        --count_[z];
        if (count_[z] < limits_.minimum[z]) ++owed_;
        ++left_;
    }
    /// Whether the set with the candidate added can still grow into an allowed one.
    [[nodiscard]] bool may_add(int candidate) const {
        const int z = limits_.zone[candidate];
        if (left_ == 0 || count_[z] >= limits_.maximum[z]) return false;
        return count_[z] < limits_.minimum[z] || owed_ < left_;
    }
    /// Of an allowed set: whether it stays one.
    [[nodiscard]] bool may_swap(int in, int out) const {
        const int z_in = limits_.zone[in];
        const int z_out = limits_.zone[out];
        return z_in == z_out || (count_[z_in] < limits_.maximum[z_in] && count_[z_out] > limits_.minimum[z_out]);
    }
    [[nodiscard]] int left() const { return left_; }

  private:
    const ZoneLimits& limits_;
    std::vector<int> count_;
    int left_;
    int owed_ = 0;  ///< sites that the minima still ask
};

}  // namespace maillage::optimise
