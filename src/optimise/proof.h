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

/// A rule that is no part of the nested ones, as a row a·y <= b: of a maximum a = 1 in its zone and b = maximum, of a
/// minimum a = -1 and b = -minimum, of the budget a = opening and b = envelope.
struct PricedRule {
    enum class Kind : std::uint8_t { minimum, maximum, budget };
    Kind kind = Kind::budget;
    int rule = -1;  ///< which of LocationProblem::zone_rules; -1 = the budget
    friend bool operator==(const PricedRule&, const PricedRule&) = default;
};

/// A row (its place in Proof::priced) and its price, >= 0, in units of 1/scale of the value for each unit of the row.
struct RowPrice {
    int row = 0;
    std::int64_t price = 0;
};

/// A client that stands a second time behind the real ones, served for 0 by who is within reach of it and for 1 by the
/// others, with this weight (LocationProblem::reach). Prices of clients go on counting through the fines.
struct Fine {
    int client = 0;
    std::int64_t fine = 0;
};

/// Prices that replace those that stood, then candidates (of the problem) that these prices decide.
struct ProofStep {
    std::vector<ClientPrice> prices;
    std::vector<int> open;
    std::vector<int> closed;
    std::vector<RowPrice> row_prices = {};
};

struct ProofNode {
    /// bound: the prices that stand prove it. infeasible: no set obeys the nested rules and the number, or for one row
    /// the least a·y of those that do is above b. branch: two nodes take over.
    enum class End : std::uint8_t { bound, infeasible, branch };
    std::vector<ProofStep> steps;
    End end = End::bound;
    int candidate = -1;    ///< branch: the one decided
    int open_node = -1;    ///< branch: where it is open
    int closed_node = -1;  ///< branch: where it is closed
};

struct Proof {
    std::int64_t scale = 1;
    std::vector<ProofNode> nodes;  ///< node 0 is the root; a node's children come after it
    std::vector<PricedRule> priced = {};  ///< every rule that is not here nests with all others that are not
    std::vector<Fine> fines = {};  ///< only with LocationProblem::reach: plans that keep it pay none of them
};

}  // namespace maillage::optimise
