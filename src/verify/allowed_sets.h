// SPDX-License-Identifier: Apache-2.0
// Which sets of candidates the rules allow, and the cheapest of those that hold what is decided: greedily, first each
// zone's missing minimum, then the cheapest that no maximum forbids. Zones do not overlap, so that this is exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "verify/certificate.h"

namespace maillage::verify {

enum class Side : std::uint8_t { undecided, open, closed };

struct ZoneBounds {
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
};

/// The problem's rules by candidate. Zone 0 gathers the candidates without a rule.
struct Rules {
    std::vector<std::size_t> zone;   ///< per candidate
    std::vector<ZoneBounds> bounds;  ///< per zone
    std::vector<std::int64_t> name;  ///< per zone, as the file calls it; -1 for zone 0
    /// A rule asks for a site in a zone that no candidate has.
    std::optional<std::int64_t> empty_zone;
};

[[nodiscard]] Rules rules_of(const Problem& problem);

/// Sides of all candidates, with their counts kept up to date.
class Decisions {
  public:
    explicit Decisions(const Rules& rules);
    void decide(std::size_t candidate, Side side);
    void undo(std::size_t candidate);

    [[nodiscard]] Side side(std::size_t candidate) const { return side_[candidate]; }
    [[nodiscard]] std::span<const Side> sides() const { return side_; }
    [[nodiscard]] std::int64_t open() const { return open_; }
    [[nodiscard]] std::span<const std::int64_t> open_in_zone() const { return open_in_zone_; }

  private:
    const Rules& rules_;
    std::vector<Side> side_;
    std::vector<std::int64_t> open_in_zone_;
    std::int64_t open_ = 0;
};

/// Σ earning of the cheapest allowed set.
struct Cheapest {
    bool exists = false;
    bool overflows = false;  ///< the sum is beyond 64 bits
    std::int64_t sum = 0;
};

/// The cheapest allowed set of `sites` for these earnings and decisions, and what becomes of it when one more candidate
/// is decided. Prepared once for a set of earnings; may then be asked from several threads.
class Completion {
  public:
    /// Cost: a sort of the candidates. All arguments outlive this and stay as they are.
    Completion(const Rules& rules, const Decisions& decisions, std::span<const std::int64_t> earning,
               std::int64_t sites);

    [[nodiscard]] Cheapest cheapest() const { return with(no_candidate, Side::undecided); }
    /// `candidate` is undecided. Cost: a walk over the candidates, ended early once all sites are found.
    [[nodiscard]] Cheapest with(std::size_t candidate, Side side) const;

  private:
    static constexpr std::size_t no_candidate = static_cast<std::size_t>(-1);

    const Rules& rules_;
    const Decisions& decisions_;
    std::span<const std::int64_t> earning_;
    std::int64_t sites_;
    std::vector<std::size_t> order_;  ///< undecided candidates, cheapest first
};

}  // namespace maillage::verify
