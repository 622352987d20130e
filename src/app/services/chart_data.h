// SPDX-License-Identifier: Apache-2.0
// The numbers behind the charts of a situation: how many people live how far from their nearest site. Whole metres and
// whole persons throughout; shares are made of them last.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/workspace.h"

namespace maillage::app {

/// People by distance, cumulated: exact at every metre.
class DistanceProfile {
  public:
    DistanceProfile() = default;
    /// Parallel arrays; communes without persons have no weight. Cost: sorts them.
    DistanceProfile(const std::vector<Meters>& cost, const std::vector<std::int64_t>& persons);

    [[nodiscard]] std::int64_t persons() const { return persons_.empty() ? 0 : persons_.back(); }
    [[nodiscard]] Meters longest() const { return cost_.empty() ? Meters{} : cost_.back(); }
    /// Persons whose distance is at most `limit`. Cost: logarithmic.
    [[nodiscard]] std::int64_t persons_within(Meters limit) const;
    /// Lorenz curve: share of all the metres travelled that falls on those within `limit`; 0 where nobody travels.
    [[nodiscard]] double distance_share_within(Meters limit) const;
    /// Distances that occur, ascending.
    [[nodiscard]] const std::vector<Meters>& distances() const { return cost_; }

  private:
    [[nodiscard]] std::size_t count_within(Meters limit) const;
    std::vector<Meters> cost_;            ///< distinct, ascending
    std::vector<std::int64_t> persons_;   ///< up to and with cost_[i]
    std::vector<std::int64_t> travelled_; ///< metres × persons, the same
};

/// People farther than `low` and at most `high` away; the first bin holds those at 0 m too.
struct DistanceBin {
    Meters low;
    Meters high;
    std::int64_t persons = 0;
    std::vector<territory::Index> communes;  ///< with people or without, ascending
};

struct DepartmentBar {
    territory::Index department = territory::no_index;
    std::int64_t persons = 0;
    std::optional<double> within;  ///< share within the band asked for
    std::optional<double> mean_km;
};

struct ChartData {
    DistanceProfile profile;
    std::vector<DistanceBin> bins;           ///< of one width, from 0 to the longest distance; empty without any site
    std::vector<DepartmentBar> departments;  ///< the best served first, ties by code
    std::optional<double> gini;              ///< of the distances, as in planning::Coverage
};

/// Bins are 1, 2 or 5 × 10ⁿ km wide: the narrowest that make 24 at most, and never under 1 km.
inline constexpr int most_bins = 24;

/// `band` = position in workspace.bands. Cost: sorts the communes of the scope.
[[nodiscard]] ChartData chart_data(const Workspace& workspace, const CheckResult& check, std::size_t band);
/// Where a commune of the scope stands: metres to its nearest site; nothing outside the scope or without any site.
[[nodiscard]] std::optional<Meters> distance_of(const Workspace& workspace, const CheckResult& check,
                                                territory::Index commune);
/// Communes of the scope at most `limit` away, ascending.
[[nodiscard]] std::vector<territory::Index> communes_within(const Workspace& workspace, const CheckResult& check,
                                                            Meters limit);

}  // namespace maillage::app
