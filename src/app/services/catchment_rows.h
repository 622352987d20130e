// SPDX-License-Identifier: Apache-2.0
// One commune as every file of `catchment` tells it.
#pragma once

#include "app/services/catchment_service.h"

namespace maillage::app {

/// `site`, `km`, `band` and `site_name` are null where there is no site at all.
struct CommuneRow {
    std::string code, name, department;
    Value site, km, band, site_name;
    std::int64_t persons = 0;
};

/// `position` in the scope.
[[nodiscard]] CommuneRow commune_row(const Workspace& workspace, const CatchmentResult& result, std::size_t position);

}  // namespace maillage::app
