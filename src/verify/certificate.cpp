// SPDX-License-Identifier: Apache-2.0
#include "verify/certificate.h"

namespace maillage::verify {

std::string_view objective_name(Objective objective) {
    switch (objective) {
        case Objective::p_median: return "p-median";
        case Objective::max_cover: return "max-cover";
        case Objective::set_cover: return "set-cover";
        case Objective::p_center: return "p-center";
    }
    return "";
}

std::size_t Problem::clients() const { return weights.size(); }

std::size_t Problem::candidates() const {
    if (const auto* matrix = std::get_if<MatrixCosts>(&costs)) return matrix->candidates;
    if (const auto* places = std::get_if<GeodesicCosts>(&costs)) return places->candidates.size();
    if (const auto* plane = std::get_if<PlaneCosts>(&costs)) return plane->candidates.size();
    return std::get<SphereCosts>(costs).candidates.size();
}

}  // namespace maillage::verify
