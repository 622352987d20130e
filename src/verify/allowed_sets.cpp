// SPDX-License-Identifier: Apache-2.0
#include "verify/allowed_sets.h"

#include <algorithm>
#include <limits>
#include <map>

namespace maillage::verify {
namespace {

void add(Cheapest& total, std::int64_t amount) {
    total.overflows = __builtin_add_overflow(total.sum, amount, &total.sum) || total.overflows;
}

/// What the zones still need and still take, while sites are chosen.
struct Open {
    std::vector<std::int64_t> need;
    std::vector<std::int64_t> room;
    std::int64_t left = 0;
    std::int64_t needed = 0;

    [[nodiscard]] bool possible() const {
        return left >= needed && std::all_of(room.begin(), room.end(), [](std::int64_t r) { return r >= 0; });
    }
};

Open open_of(const Rules& rules, std::span<const std::int64_t> open_in_zone, std::int64_t open, std::int64_t sites) {
    Open state;
    state.left = sites - open;
    for (std::size_t z = 0; z < rules.bounds.size(); ++z) {
        state.need.push_back(std::max<std::int64_t>(0, rules.bounds[z].minimum - open_in_zone[z]));
        state.room.push_back(rules.bounds[z].maximum - open_in_zone[z]);
        state.needed += state.need.back();
    }
    return state;
}

}  // namespace

Rules rules_of(const Problem& problem) {
    Rules rules;
    constexpr std::int64_t unlimited = std::numeric_limits<std::int32_t>::max();
    rules.bounds.push_back({0, unlimited});
    rules.name.push_back(-1);
    std::map<std::int64_t, std::size_t> number;
    for (const ZoneRule& rule : problem.zone_rules) {
        const auto [at, is_new] = number.emplace(rule.zone, rules.bounds.size());
        if (is_new) {
            rules.bounds.push_back({0, unlimited});
            rules.name.push_back(rule.zone);
        }
        ZoneBounds& bounds = rules.bounds[at->second];
        bounds.minimum = std::max(bounds.minimum, rule.minimum);
        bounds.maximum = std::min(bounds.maximum, rule.maximum.value_or(unlimited));
    }
    std::vector<bool> has_candidate(rules.bounds.size());
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        const auto at = problem.zones.empty() ? number.end() : number.find(problem.zones[j]);
        rules.zone.push_back(at == number.end() ? 0 : at->second);
        has_candidate[rules.zone.back()] = true;
    }
    for (std::size_t z = 1; z < rules.bounds.size(); ++z)
        if (rules.bounds[z].minimum > 0 && !has_candidate[z]) rules.empty_zone = rules.name[z];
    return rules;
}

Decisions::Decisions(const Rules& rules)
    : rules_(rules), side_(rules.zone.size(), Side::undecided), open_in_zone_(rules.bounds.size(), 0) {}

void Decisions::decide(std::size_t candidate, Side side) {
    side_[candidate] = side;
    if (side != Side::open) return;
    ++open_;
    ++open_in_zone_[rules_.zone[candidate]];
}

void Decisions::undo(std::size_t candidate) {
    if (side_[candidate] == Side::open) {
        --open_;
        --open_in_zone_[rules_.zone[candidate]];
    }
    side_[candidate] = Side::undecided;
}

Completion::Completion(const Rules& rules, const Decisions& decisions, std::span<const std::int64_t> earning,
                       std::int64_t sites)
    : rules_(rules), decisions_(decisions), earning_(earning), sites_(sites) {
    for (std::size_t j = 0; j < earning.size(); ++j)
        if (decisions.side(j) == Side::undecided) order_.push_back(j);
    std::sort(order_.begin(), order_.end(),
              [&](std::size_t a, std::size_t b) { return earning[a] != earning[b] ? earning[a] < earning[b] : a < b; });
}

Cheapest Completion::with(std::size_t candidate, Side side) const {
    Cheapest total;
    for (std::size_t j = 0; j < earning_.size(); ++j)
        if (decisions_.side(j) == Side::open) add(total, earning_[j]);
    Open state = open_of(rules_, decisions_.open_in_zone(), decisions_.open(), sites_);
    if (side == Side::open) {
        add(total, earning_[candidate]);
        const std::size_t z = rules_.zone[candidate];
        --state.left;
        --state.room[z];
        if (state.need[z] > 0) {
            --state.need[z];
            --state.needed;
        }
    }
    if (!state.possible()) return total;
    // The first `need` of each zone are taken for its minimum; the second walk passes over them.
    std::vector<std::int64_t> taken = state.need;
    for (std::size_t k = 0; k < order_.size() && state.needed > 0; ++k) {
        const std::size_t j = order_[k];
        const std::size_t z = rules_.zone[j];
        if (j == candidate || state.need[z] == 0) continue;
        add(total, earning_[j]);
        --state.need[z];
        --state.needed;
        --state.room[z];
        --state.left;
    }
    if (state.needed > 0 || !state.possible()) return total;
    for (std::size_t k = 0; k < order_.size() && state.left > 0; ++k) {
        const std::size_t j = order_[k];
        const std::size_t z = rules_.zone[j];
        if (j == candidate) continue;
        if (taken[z] > 0) {
            --taken[z];
        } else if (state.room[z] > 0) {
            add(total, earning_[j]);
            --state.room[z];
            --state.left;
        }
    }
    total.exists = state.left == 0;
    return total;
}

}  // namespace maillage::verify
