// SPDX-License-Identifier: Apache-2.0
// "One training per department": at least m_k and at most M_k sites in each department k.
// Source: the zonally constrained p-median of Gerrard & Church, Environment and Planning B 22 (1995) 213-236.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "planning/cost_model.h"
#include "territory/scope.h"

namespace maillage::planning {

/// Bounds on the number of sites of one department; no maximum = free.
struct SiteBounds {
    int minimum = 0;
    std::optional<int> maximum;
    [[nodiscard]] bool admit(int sites) const { return sites >= minimum && (!maximum || sites <= *maximum); }
    friend bool operator==(const SiteBounds&, const SiteBounds&) = default;
};

/// The rule of a programme: the same bounds everywhere, with exceptions by department.
struct DepartmentRule {
    SiteBounds everywhere;
    std::map<territory::Index, SiteBounds> exceptions;

    [[nodiscard]] SiteBounds of(territory::Index department) const {
        const auto found = exceptions.find(department);
        return found == exceptions.end() ? everywhere : found->second;
    }
    friend bool operator==(const DepartmentRule&, const DepartmentRule&) = default;
};

struct DepartmentVerdict {
    territory::Index department;
    int sites = 0;
    SiteBounds bounds;
    [[nodiscard]] bool met() const { return bounds.admit(sites); }
};

/// One verdict per department of the scope, in code order. A site's department is that of its commune, never of its
/// intercommunality (89 of them straddle departments).
[[nodiscard]] std::vector<DepartmentVerdict> judge(const territory::TerritorySet& territory,
                                                   const territory::Scope& scope, const DepartmentRule& rule,
                                                   std::span<const Host> hosts);

}  // namespace maillage::planning
