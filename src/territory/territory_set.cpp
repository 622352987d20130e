// SPDX-License-Identifier: Apache-2.0
#include "territory/territory_set.h"

#include <algorithm>

namespace maillage::territory {
namespace {

template <class Key>
std::optional<Index> find_sorted(const std::vector<Key>& codes, Key wanted) {
    const auto at = std::lower_bound(codes.begin(), codes.end(), wanted);
    if (at == codes.end() || *at != wanted) return std::nullopt;
    return static_cast<Index>(at - codes.begin());
}

}  // namespace

std::optional<Index> Communes::find(CommuneCode wanted) const { return find_sorted(code, wanted); }
std::optional<Index> Intercommunalities::find(IntercommunalityCode wanted) const { return find_sorted(code, wanted); }
std::optional<Index> Departments::find(DepartmentCode wanted) const { return find_sorted(code, wanted); }
std::optional<Index> Regions::find(RegionCode wanted) const { return find_sorted(code, wanted); }

}  // namespace maillage::territory
