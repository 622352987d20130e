// SPDX-License-Identifier: Apache-2.0
#include "verify/allowed_sets.h"

#include <algorithm>

namespace maillage::verify {
namespace {

void add(Cheapest& total, std::int64_t amount) {
    total.overflows = __builtin_add_overflow(total.sum, amount, &total.sum) || total.overflows;
}

/// A set of sites while it is chosen: what is counted in each zone, and which candidates are in.
class Choice {
  public:
    Choice(const NestedRules& rules, std::span<const std::int64_t> open)
        : rules_(rules), count_(open.begin(), open.end()), taken_(rules.innermost.size(), false) {}

    void take(std::size_t candidate) {
        taken_[candidate] = true;
        std::size_t z = rules_.innermost[candidate];
        for (; z != 0; z = rules_.zones[z].around) ++count_[z];
        ++count_[0];
    }
    [[nodiscard]] bool taken(std::size_t candidate) const { return taken_[candidate]; }
    [[nodiscard]] std::int64_t sites() const { return count_[0]; }
    [[nodiscard]] std::int64_t missing(std::size_t zone) const {
        return std::max<std::int64_t>(0, rules_.zones[zone].minimum - count_[zone]);
    }
    /// The zone at this depth around the candidate, where all zones inside it that hold the candidate take one more.
    [[nodiscard]] std::optional<std::size_t> zone_to_fill(std::size_t candidate, std::size_t depth) const {
        std::size_t z = rules_.innermost[candidate];
        if (rules_.zones[z].depth < depth) return std::nullopt;
        for (; rules_.zones[z].depth > depth; z = rules_.zones[z].around)
            if (count_[z] >= rules_.zones[z].maximum) return std::nullopt;
        return z;
    }
    [[nodiscard]] bool is_within_all_maxima() const {
        for (std::size_t z = 0; z < count_.size(); ++z)
            if (count_[z] > rules_.zones[z].maximum) return false;
        return true;
    }

  private:
    const NestedRules& rules_;
    std::vector<std::int64_t> count_;
    std::vector<bool> taken_;
};

}  // namespace

Decisions::Decisions(const NestedRules& rules)
    : rules_(rules), side_(rules.innermost.size(), Side::undecided), open_(rules.zones.size(), 0) {}

void Decisions::count(std::size_t candidate, std::int64_t by) {
    std::size_t z = rules_.innermost[candidate];
    for (; z != 0; z = rules_.zones[z].around) open_[z] += by;
    open_[0] += by;
}

void Decisions::decide(std::size_t candidate, Side side) {
    side_[candidate] = side;
    if (side == Side::open) count(candidate, 1);
}

void Decisions::undo(std::size_t candidate) {
    if (side_[candidate] == Side::open) count(candidate, -1);
    side_[candidate] = Side::undecided;
}

Completion::Completion(const NestedRules& rules, const Decisions& decisions, std::span<const std::int64_t> earning)
    : rules_(rules), decisions_(decisions), earning_(earning) {
    for (std::size_t j = 0; j < earning.size(); ++j) {
        if (decisions.side(j) == Side::undecided) order_.push_back(j);
        if (decisions.side(j) == Side::open) add(decided_, earning[j]);
    }
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return earning[a] != earning[b] ? earning[a] < earning[b] : a < b; });
}

Cheapest Completion::with(std::size_t candidate, Side side) const {
    Cheapest total = decided_;
    Choice choice(rules_, decisions_.open());
    const auto take = [&](std::size_t j) {
        add(total, earning_[j]);
        choice.take(j);
    };
    if (side == Side::open) take(candidate);
    // Each zone's minimum, once the zones inside it have theirs. Zone 0 is the last, which has the least number of sites.
    for (std::size_t depth = rules_.deepest + 1; depth-- > 0;) {
        std::int64_t missing = 0;
        for (std::size_t z = 0; z < rules_.zones.size(); ++z)
            if (rules_.zones[z].depth == depth) missing += choice.missing(z);
        for (std::size_t k = 0; k < order_.size() && missing > 0; ++k) {
            const std::size_t j = order_[k];
            if (j == candidate || choice.taken(j)) continue;
            const auto zone = choice.zone_to_fill(j, depth);
            if (!zone || choice.missing(*zone) == 0) continue;
            take(j);
            --missing;
        }
        if (missing > 0) return total;
    }
    total.exists = choice.is_within_all_maxima();
    if (!total.exists) return total;
    // What is left to take is what lowers the sum.
    for (std::size_t k = 0; k < order_.size() && earning_[order_[k]] < 0; ++k) {
        const std::size_t j = order_[k];
        if (choice.sites() >= rules_.zones[0].maximum) break;
        if (j != candidate && !choice.taken(j) && choice.zone_to_fill(j, 0)) take(j);
    }
    return total;
}

}  // namespace maillage::verify
