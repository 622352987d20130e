// SPDX-License-Identifier: Apache-2.0
// Who can be covered by whom: for each client the candidates within a radius, and what follows from that before any
// search. Source: Toregas & ReVelle, Geographical Analysis 5 (1973), for the domination of rows and columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "optimise/kernel/stop_signal.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

/// Sets of candidates, each ascending: one of each set must open.
using CoverSets = std::vector<std::vector<int>>;

struct CoverRows {
    CoverSets sets;           ///< per client of weight > 0 that no forced candidate covers: the allowed ones that do
    std::vector<int> client;  ///< per set, whose it is
    std::int64_t unreached = 0;  ///< clients of weight > 0 that no allowed candidate covers; they have no set
    int first_unreached = -1;
    std::int64_t floor = 0;   ///< no cover has less Σ weight · nearest; 0 where somebody is out of reach
    bool complete = false;    ///< false: the signal came, and nothing above is to be used
};

/// One pass over all rows, on all threads. Memory: 4 bytes per pair within the radius.
[[nodiscard]] CoverRows read_cover_rows(const LocationProblem& problem, std::int32_t radius, const StopSignal& signal);

/// Leaves out each set that contains another one: who opens one of the smaller set covers both. What is left is ordered
/// by size, then by candidates. `prices`, one per set, follow: that of a set left out goes to the one that implies it.
void drop_implied(CoverSets& sets, std::size_t candidates, std::vector<std::int64_t>* prices = nullptr);
/// The same for rows just read: their sets keep their clients.
void drop_implied(CoverRows& rows, std::size_t candidates);

/// Takes a candidate out of every set where another of its class stands in all its sets too: a cover that holds the
/// first can hold the second instead, for candidates of a class (class_of, one per candidate) may be exchanged.
/// Returns whether any was taken out.
bool strip_dominated(CoverSets& sets, const std::vector<int>& class_of);

/// Whether a plan (ascending) opens one of each set.
[[nodiscard]] bool meets(const CoverSets& sets, const std::vector<int>& open);

/// How many pairwise disjoint sets a greedy walk finds: no cover has fewer sites.
[[nodiscard]] std::int64_t disjoint_sets(const CoverSets& sets, std::size_t candidates);

}  // namespace maillage::optimise
