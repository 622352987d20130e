// SPDX-License-Identifier: Apache-2.0
// Which sets of candidates the nested rules and the number allow, and the cheapest of those that hold what is decided:
// greedily, from the innermost zones outwards each zone's missing minimum, then the cheapest that no maximum forbids.
// Exact, because zones that lie inside one another or apart make a cost that is convex in each zone's number of sites.
// Whether the rules do nest is found here, by the sets of candidates themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "verify/certificate.h"

namespace maillage::verify {

enum class Side : std::uint8_t { undecided, open, closed };

/// How many sites open in all.
struct SiteNumber {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Candidates that some rule counts. Zone 0 is that of all candidates: it holds no rule but the number of sites.
struct NestedZone {
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    std::size_t around = 0;  ///< the least zone that holds this one; of zone 0: itself
    std::size_t depth = 0;   ///< 0 for zone 0, else one more than that of the zone around
};

struct NestedRules {
    std::vector<std::size_t> innermost;  ///< per candidate
    std::vector<NestedZone> zones;
    std::size_t deepest = 0;
    /// Two of the problem's rules that share candidates, neither of whose zones lies inside the other: none may be used.
    std::optional<std::pair<std::size_t, std::size_t>> crossing;
};

/// Of all rules but those the proof prices. Forbidden candidates count nowhere; a rule that every set of the others obeys
/// (no minimum, and room for all of its zone) is no rule. Cost: the zones' members, sorted by number.
[[nodiscard]] NestedRules nested_rules(const Problem& problem, std::span<const PricedRule> priced, SiteNumber sites);

/// Sides of all candidates, with their counts kept up to date.
class Decisions {
  public:
    explicit Decisions(const NestedRules& rules);
    void decide(std::size_t candidate, Side side);
    void undo(std::size_t candidate);

    [[nodiscard]] Side side(std::size_t candidate) const { return side_[candidate]; }
    /// Per zone.
    [[nodiscard]] std::span<const std::int64_t> open() const { return open_; }

  private:
    void count(std::size_t candidate, std::int64_t by);

    const NestedRules& rules_;
    std::vector<Side> side_;
    std::vector<std::int64_t> open_;
};

/// Σ earning of the cheapest allowed set.
struct Cheapest {
    bool exists = false;
    bool overflows = false;  ///< the sum is beyond 64 bits
    std::int64_t sum = 0;
};

/// The cheapest allowed set for these earnings (of any sign) and decisions, and what becomes of it when one more
/// candidate is decided. Prepared once for a set of earnings; may then be asked from several threads.
class Completion {
  public:
    /// Cost: a sort of the candidates. All arguments outlive this and stay as they are.
    Completion(const NestedRules& rules, const Decisions& decisions, std::span<const std::int64_t> earning);

    [[nodiscard]] Cheapest cheapest() const { return with(no_candidate, Side::undecided); }
    /// `candidate` is undecided. Cost: a walk over the candidates for each depth at which a minimum is missing, and one
    /// more; each ends once all is found.
    [[nodiscard]] Cheapest with(std::size_t candidate, Side side) const;

  private:
    static constexpr std::size_t no_candidate = static_cast<std::size_t>(-1);

    const NestedRules& rules_;
    const Decisions& decisions_;
    std::span<const std::int64_t> earning_;
    std::vector<std::size_t> order_;  ///< undecided candidates, cheapest first
    Cheapest decided_;                ///< sum over the candidates decided open
};

}  // namespace maillage::verify
