// SPDX-License-Identifier: Apache-2.0
#include "planning/site.h"

#include <algorithm>
#include <iterator>

namespace maillage::planning {

std::vector<Site> sites_of(const SiteRegister& sites, std::string_view programme) {
    std::vector<Site> found;
    std::copy_if(sites.sites.begin(), sites.sites.end(), std::back_inserter(found),
                 [&](const Site& site) { return site.programme == programme; });
    return found;
}

}  // namespace maillage::planning
