// SPDX-License-Identifier: Apache-2.0
#include "verify/certificate.h"

namespace maillage::verify {
namespace {

template <class... Kinds>
struct Overloaded : Kinds... {
    using Kinds::operator()...;
};

}  // namespace

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
    return std::visit(Overloaded{[](const MatrixCosts& matrix) { return matrix.candidates; },
                                 [](const auto& points) { return points.candidates.size(); }},
                      costs);
}

}  // namespace maillage::verify
