// SPDX-License-Identifier: Apache-2.0
// Sites per zone of a set that grows or changes, what they use of each row, and what the limits still allow. Each
// question costs the zones around a candidate, and the rows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "optimise/kernel/zone_limits.h"

namespace maillage::optimise {

class ZoneCounts {
  public:
    /// Of the empty set. `limits` must outlive it.
    explicit ZoneCounts(const ZoneLimits& limits)
        : limits_(limits), count_(limits.outer.size(), 0), asked_(limits.minimum), held_(limits.outer.size(), 0),
          use_(limits.rows.size(), 0) {
        for (std::size_t z = 0; z < asked_.size(); ++z) {
            asked_[z] = std::max(asked_[z], held_[z]);
            if (limits.outer[z] >= 0) held_[limits.outer[z]] += asked_[z];
        }
    }
    ZoneCounts(const ZoneLimits& limits, const std::vector<std::uint8_t>& open) : ZoneCounts(limits) {
        for (std::size_t candidate = 0; candidate < open.size(); ++candidate)
            if (open[candidate] != 0) add(static_cast<int>(candidate));
    }

    void add(int candidate) { change(candidate, 1); }
    void remove(int candidate) { change(candidate, -1); }

    /// Whether the set with the candidate added can still grow into one that the zones allow.
    [[nodiscard]] bool may_add(int candidate) const {
        for (int z = limits_.zone[candidate]; z >= 0; z = limits_.outer[z]) {
            if (held_[z] + 1 > limits_.maximum[z]) return false;
            if (held_[z] < limits_.minimum[z]) return true;  // one of those that the zone asks for anyway
        }
        return true;
    }
    /// Whether it is one of those that some minimum around it still asks for.
    [[nodiscard]] bool is_asked(int candidate) const {
        for (int z = limits_.zone[candidate]; z >= 0; z = limits_.outer[z])
            if (held_[z] < limits_.minimum[z]) return true;
        return false;
    }
    /// Of a set that the zones allow: whether it stays one. `in` is closed, `out` open.
    [[nodiscard]] bool zones_allow_swap(int in, int out) const {
        int entered = limits_.zone[in];
        int left = limits_.zone[out];
        // A zone comes before the zone around it: whichever of the two lies deeper goes up, until they meet.
        while (entered != left) {
            if (entered < left) {
                if (count_[entered] >= limits_.maximum[entered]) return false;
                entered = limits_.outer[entered];
            } else {
                if (count_[left] <= limits_.minimum[left]) return false;
                left = limits_.outer[left];
            }
        }
        return true;
    }
    [[nodiscard]] bool zones_allow_entry(int in) const {
        for (int z = limits_.zone[in]; z >= 0; z = limits_.outer[z])
            if (count_[z] >= limits_.maximum[z]) return false;
        return true;
    }
    [[nodiscard]] bool zones_allow_leave(int out) const {
        for (int z = limits_.zone[out]; z >= 0; z = limits_.outer[z])
            if (count_[z] <= limits_.minimum[z]) return false;
        return true;
    }
    /// Of an allowed set: whether it stays one, rows included.
    [[nodiscard]] bool may_swap(int in, int out) const { return zones_allow_swap(in, out) && rows_allow(in, out); }
    [[nodiscard]] bool may_enter(int in) const { return zones_allow_entry(in) && rows_allow(in, -1); }
    [[nodiscard]] bool may_leave(int out) const { return zones_allow_leave(out) && rows_allow(-1, out); }

    /// Whether one more leaves every row unbroken that it uses.
    [[nodiscard]] bool rows_have_room(int in) const { return rows_allow(in, -1); }
    [[nodiscard]] bool obeys_rows() const {
        for (std::size_t r = 0; r < use_.size(); ++r)
            if (use_[r] > limits_.rows[r].bound) return false;
        return true;
    }
    /// What the set uses of a row.
    [[nodiscard]] std::int64_t use(std::size_t row) const { return use_[row]; }
    /// How many more sites may open.
    [[nodiscard]] int left() const { return limits_.most() - count_.back(); }

  private:
    void change(int candidate, int by) {
        int asked_by = by;
        for (int z = limits_.zone[candidate]; z >= 0; z = limits_.outer[z]) {
            count_[z] += by;
            held_[z] += asked_by;
            const int asked = std::max(limits_.minimum[z], held_[z]);
            asked_by = asked - asked_[z];
            asked_[z] = asked;
        }
        for (std::size_t r = 0; r < use_.size(); ++r) use_[r] += by * limits_.rows[r].coefficient[candidate];
    }
    [[nodiscard]] bool rows_allow(int in, int out) const {
        for (std::size_t r = 0; r < use_.size(); ++r) {
            const PricedRow& row = limits_.rows[r];
            const std::int64_t enters = in >= 0 ? row.coefficient[in] : 0;
            const std::int64_t leaves = out >= 0 ? row.coefficient[out] : 0;
            if (enters > leaves && use_[r] + enters - leaves > row.bound) return false;
        }
        return true;
    }

    const ZoneLimits& limits_;
    std::vector<int> count_;
    std::vector<int> asked_;  ///< per zone: what it holds and what minima in it and of it still ask
    std::vector<int> held_;   ///< the same without its own minimum
    std::vector<std::int64_t> use_;  ///< per row
};

}  // namespace maillage::optimise
