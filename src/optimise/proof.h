// SPDX-License-Identifier: Apache-2.0
// The proof that no allowed plan is better than a bound: the tree of decisions the solver went through, and the dual
// prices that close each of its leaves. Everything in it is an integer, so that anyone can check it without trusting
// the solver (docs/certificate.md says how).
#pragma once

#include <cstdint>
#include <vector>

namespace maillage::optimise {

/// A client of the problem and its dual price, in units of 1/scale of the problem's value.
struct ClientPrice {
    int client = 0;
    std::int64_t price = 0;
};

/// Prices that replace those that stood, then candidates (of the problem) that these prices decide.
struct ProofStep {
    std::vector<ClientPrice> prices;
    std::vector<int> open;
    std::vector<int> closed;
};

struct ProofNode {
    /// bound: the prices that stand prove it. infeasible: no allowed set is left. branch: two nodes take over.
    enum class End : std::uint8_t { bound, infeasible, branch };
    std::vector<ProofStep> steps;
    End end = End::bound;
    int candidate = -1;    ///< branch: the one decided
    int open_node = -1;    ///< branch: where it is open
    int closed_node = -1;  ///< branch: where it is closed
};

/// What a plan pays, in the problem's unit, where it leaves a client of the problem beyond the reach. In the prices each
/// fine is a client of its own, numbered after the real ones.
struct Fine {
    int client = 0;
    std::int64_t fine = 0;
};

struct Proof {
    std::int64_t scale = 1;
    std::vector<ProofNode> nodes;  ///< node 0 is the root; a node's children come after it
    std::vector<Fine> fines;       ///< only with LocationProblem::reach: plans that keep it pay none of them
};

}  // namespace maillage::optimise
