// SPDX-License-Identifier: Apache-2.0
// Writes a plan's certificate (docs/certificate.md): the problem, what is claimed of the plan, and the proof.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <variant>
#include <vector>

#include "geo/lon_lat.h"
#include "io/atomic_file.h"
#include "optimise/location_problem.h"
#include "optimise/point_costs.h"
#include "optimise/prove.h"

namespace maillage::io {

/// Places on the ellipsoid (docs/domain.md, cost rules).
struct GeodesicPlaces {
    struct Client {
        geo::LonLat place;
        std::int64_t inner_m = 0;
    };
    struct Candidate {
        geo::LonLat place;
        int client = -1;  ///< whose place it lies in; -1 = in no client's
    };
    std::vector<Client> clients;
    std::vector<Candidate> candidates;
    double detour = 1;
};

/// Points of a plane, each a client; `candidates` are some of them.
struct PlanePoints {
    optimise::Rounding rounding = optimise::Rounding::floor;
    std::vector<optimise::PlanePoint> points;
    std::vector<int> candidates;
};

/// Points of a sphere, each a client.
struct SpherePoints {
    double radius_m = 0;
    std::vector<optimise::SpherePoint> points;
    std::vector<int> candidates;
};

/// The problem's own rows, as they are.
struct WholeMatrix {};

/// How a checker finds the costs again.
using CertificateCosts = std::variant<GeodesicPlaces, PlanePoints, SpherePoints, WholeMatrix>;

/// Errors: those of write_file. Cost: the proof's prices in memory as text.
Status write_certificate(const std::filesystem::path& file, Existing existing, const optimise::LocationProblem& problem,
                         const CertificateCosts& costs, std::span<const int> open, std::int64_t value,
                         const optimise::ProvenBound& proven);

}  // namespace maillage::io
