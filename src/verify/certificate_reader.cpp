// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "verify/certificate.h"
#include "verify/item_reader.h"

namespace maillage::verify {
namespace {

using Names2 = std::array<std::string_view, 2>;
template <std::size_t Count>
using Names = std::array<std::string_view, Count>;

constexpr std::int64_t most_whole = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_index = std::numeric_limits<std::int32_t>::max();
/// Farther than this, micro-units of a distance do not fit in 64 bits.
constexpr double farthest = 1e12;
/// Hardly a million metres around the pole: a detour is a factor of some units.
constexpr double largest_detour = 1000;

void refuse_size(const Field& field, std::size_t expected) {
    field.refuse(message("certificate.size"_text)
                     .with("found", static_cast<std::int64_t>(field.size()))
                     .with("expected", static_cast<std::int64_t>(expected)));
}

std::vector<std::int32_t> indices(const Field& field) {
    std::vector<std::int32_t> out;
    field.wholes(0, most_index, out);
    return out;
}

Claim read_claim(const Field& field) {
    static constexpr std::array<std::pair<std::string_view, Objective>, 4> objectives = {
        {{"p-median", Objective::p_median},
         {"max-cover", Objective::max_cover},
         {"set-cover", Objective::set_cover},
         {"p-center", Objective::p_center}}};
    static constexpr std::array<std::pair<std::string_view, bool>, 2> statuses = {{{"optimal", true}, {"feasible", false}}};
    const auto [objective, status, value, bound, open] =
        field.members(Names<5>{"objective", "status", "value", "bound", "open"});
    Claim claim;
    claim.objective = objective.word(objectives);
    claim.optimal = status.word(statuses);
    claim.value = value.whole(0);
    claim.bound = bound.whole(0);
    claim.open = indices(open);
    return claim;
}

MatrixCosts read_matrix(const Field& rows) {
    MatrixCosts matrix;
    bool first = true;
    rows.each([&](const Field& row) {
        if (first) matrix.candidates = row.size();
        first = false;
        if (row.size() != matrix.candidates) return refuse_size(row, matrix.candidates);
        row.wholes(0, most_whole, matrix.cells);
    });
    return matrix;
}

GeodesicCosts read_geodesic(const Field& clients, const Field& candidates, const Field& detour) {
    GeodesicCosts costs;
    clients.each([&](const Field& item) {
        const auto [lon, lat, inner] = item.tuple<3>();
        costs.clients.push_back({lon.number(-360, 360), lat.number(-90, 90), inner.whole(0, most_index)});
    });
    candidates.each([&](const Field& item) {
        const auto [lon, lat, client] = item.tuple<3>();
        costs.candidates.push_back({lon.number(-360, 360), lat.number(-90, 90), client.whole(-1, most_index)});
    });
    costs.detour = detour.here() ? detour.number(1, largest_detour) : 1;
    return costs;
}

std::vector<Pair> read_points(const Field& points, double most_first, double most_second) {
    std::vector<Pair> out;
    points.each([&](const Field& item) {
        const auto [first, second] = item.tuple<2>();
        out.push_back({first.number(-most_first, most_first), second.number(-most_second, most_second)});
    });
    return out;
}

std::vector<std::int32_t> read_candidates(const Field& field, std::size_t points) {
    std::vector<std::int32_t> out;
    field.wholes(0, static_cast<std::int64_t>(points) - 1, out);
    return out;
}

CostData read_costs(const Field& field) {
    enum class CostKind : std::uint8_t { matrix, geodesic, plane, sphere };
    static constexpr std::array<std::pair<std::string_view, CostKind>, 4> kinds = {{{"matrix", CostKind::matrix},
                                                                                    {"geodesic", CostKind::geodesic},
                                                                                    {"plane", CostKind::plane},
                                                                                    {"sphere", CostKind::sphere}}};
    static constexpr std::array<std::pair<std::string_view, PlaneCosts::Rounding>, 3> roundings = {
        {{"floor", PlaneCosts::Rounding::floor},
         {"nearest", PlaneCosts::Rounding::nearest},
         {"micro", PlaneCosts::Rounding::micro}}};
    const auto [kind, rows, clients, candidates, detour, rounding, points, radius] = field.members(
        Names<8>{"kind", "rows", "clients", "candidates", "detour", "rounding", "points", "radius_m"});
    switch (kind.word(kinds)) {
        case CostKind::matrix: return read_matrix(rows);
        case CostKind::geodesic: return read_geodesic(clients, candidates, detour);
        case CostKind::plane: {
            PlaneCosts plane{rounding.word(roundings), read_points(points, farthest, farthest), {}};
            plane.candidates = read_candidates(candidates, plane.points.size());
            return plane;
        }
        case CostKind::sphere: break;
    }
    SphereCosts sphere{radius.number(1, farthest), read_points(points, 90, 360), {}};
    sphere.candidates = read_candidates(candidates, sphere.points.size());
    return sphere;
}

std::size_t clients_of(const CostData& costs) {
    if (const auto* geodesic = std::get_if<GeodesicCosts>(&costs)) return geodesic->clients.size();
    if (const auto* plane = std::get_if<PlaneCosts>(&costs)) return plane->points.size();
    if (const auto* sphere = std::get_if<SphereCosts>(&costs)) return sphere->points.size();
    const auto& matrix = std::get<MatrixCosts>(costs);
    return matrix.candidates == 0 ? 0 : matrix.cells.size() / matrix.candidates;
}

void read_rules(const Field& zonings, const Field& rules, Problem& problem) {
    if (zonings.here())
        zonings.each([&](const Field& zones) {
            zones.wholes(-1, most_whole, problem.zonings.emplace_back());
            if (zones.size() != problem.candidates()) refuse_size(zones, problem.candidates());
        });
    if (!rules.here()) return;
    rules.each([&](const Field& item) {
        const auto [level, zone, minimum, maximum] = item.tuple<4>();
        ZoneRule rule{static_cast<std::size_t>(level.whole(0, most_index)), zone.whole(0),
                      minimum.whole(0, most_index), std::nullopt};
        if (!maximum.is_null()) rule.maximum = maximum.whole(0, most_index);
        if (rule.level >= problem.zonings.size())
            item.refuse(message("certificate.level"_text).with("levels", static_cast<std::int64_t>(problem.zonings.size())));
        problem.zone_rules.push_back(rule);
    });
}

Budget read_budget(const Field& field, std::size_t candidates) {
    const auto [opening, envelope] = field.members(Names2{"opening", "envelope"});
    Budget budget;
    opening.wholes(0, most_whole, budget.opening);
    budget.envelope = envelope.whole(0);
    if (budget.opening.size() != candidates) refuse_size(opening, candidates);
    return budget;
}

Problem read_problem(const Field& field) {
    const auto [costs, weights, total, at_most, radius, reach, zonings, rules, budget, forced, forbidden] =
        field.members(Names<11>{"costs", "weights", "sites_total", "at_most", "radius", "reach", "zonings",
                                "zone_rules", "budget", "forced", "forbidden"});
    Problem problem;
    problem.costs = read_costs(costs);
    weights.wholes(0, most_whole, problem.weights);
    if (total.here()) problem.sites_total = total.whole(1, most_index);
    if (at_most.here()) problem.at_most = at_most.truth();
    if (radius.here()) problem.radius = radius.whole(0);
    if (reach.here()) problem.reach = reach.whole(0);
    if (forced.here()) problem.forced = indices(forced);
    if (forbidden.here()) problem.forbidden = indices(forbidden);
    if (field.log().failed()) return problem;
    if (problem.candidates() == 0 || problem.candidates() > static_cast<std::size_t>(most_index))
        costs.refuse(message("certificate.no_candidate"_text));
    if (problem.weights.empty() || problem.weights.size() != clients_of(problem.costs))
        refuse_size(weights, clients_of(problem.costs));
    read_rules(zonings, rules, problem);
    if (budget.here()) problem.budget = read_budget(budget, problem.candidates());
    return problem;
}

/// Long lists: no path is made for what is right.
void read_prices(const Field& field, std::vector<Price>& out) {
    if (!field.is_list()) return field.refuse(message("certificate.expected_list"_text));
    Item item = field.item().inside();
    for (std::size_t k = 0; k < field.size(); ++k, item = item.next()) {
        if (item.kind() == Kind::list && item.size() == 2) {
            const Item of = item.inside();
            const Item price = of.next();
            if (of.kind() == Kind::whole && of.whole() >= 0 && of.whole() <= most_index &&
                price.kind() == Kind::whole && price.whole() >= 0) {
                out.push_back({static_cast<std::int32_t>(of.whole()), price.whole()});
                continue;
            }
        }
        field.log().refuse(field.place() + "[" + std::to_string(k) + "]", message("certificate.expected_price"_text));
        return;
    }
}

Range read_price_range(const Field& field, std::vector<Price>& out) {
    Range range{out.size(), 0};
    if (field.here()) read_prices(field, out);
    range.end = out.size();
    return range;
}

Step read_step(const Field& field, Proof& proof) {
    const auto [prices, row_prices, open, closed] = field.members(Names<4>{"prices", "row_prices", "open", "closed"});
    Step step;
    step.prices = read_price_range(prices, proof.prices);
    step.row_prices = read_price_range(row_prices, proof.row_prices);
    const auto take = [&proof](const Field& list) {
        Range range{proof.candidates.size(), 0};
        if (list.here()) list.wholes(0, most_index, proof.candidates);
        range.end = proof.candidates.size();
        return range;
    };
    step.open = take(open);
    step.closed = take(closed);
    return step;
}

void read_end(const Field& field, Node& node) {
    static constexpr std::array<std::pair<std::string_view, Node::End>, 2> leaves = {
        {{"bound", Node::End::bound}, {"infeasible", Node::End::infeasible}}};
    const auto [leaf, branch, open, closed] = field.members(Names<4>{"leaf", "branch", "open", "closed"});
    if (leaf.here() == branch.here()) return field.refuse(message("certificate.leaf_or_branch"_text));
    if (leaf.here()) {
        if (open.here() || closed.here()) return field.refuse(message("certificate.leaf_or_branch"_text));
        node.end = leaf.word(leaves);
        return;
    }
    node.end = Node::End::branch;
    node.candidate = branch.index();
    node.open = open.index();
    node.closed = closed.index();
}

/// ["minimum", rule], ["maximum", rule] or ["budget"], of rules that are there.
PricedRule read_priced(const Field& field, const Problem& problem) {
    using PricedKind = PricedRule::Kind;
    static constexpr std::array<std::pair<std::string_view, PricedKind>, 3> kinds = {
        {{"minimum", PricedKind::minimum}, {"maximum", PricedKind::maximum}, {"budget", PricedKind::budget}}};
    PricedRule row;
    if (field.size() == 1) {
        const auto [kind] = field.tuple<1>();
        row.kind = kind.word(kinds);
        if (row.kind != PricedKind::budget || !problem.budget) field.refuse(message("certificate.no_such_rule"_text));
        return row;
    }
    const auto [kind, rule] = field.tuple<2>();
    row.kind = kind.word(kinds);
    row.rule = static_cast<std::size_t>(rule.index());
    const bool is_there = row.kind != PricedKind::budget && row.rule < problem.zone_rules.size() &&
                          (row.kind == PricedKind::minimum || problem.zone_rules[row.rule].maximum);
    if (!is_there) field.refuse(message("certificate.no_such_rule"_text));
    return row;
}

Proof read_proof(const Field& field, const Problem& problem) {
    const auto [scale, priced, fines, nodes] = field.members(Names<4>{"scale", "priced", "fines", "nodes"});
    Proof proof;
    proof.scale = scale.whole(1);
    if (priced.here()) priced.each([&](const Field& row) { proof.priced.push_back(read_priced(row, problem)); });
    if (fines.here()) {
        std::vector<Price> pairs;
        read_prices(fines, pairs);
        for (const Price& pair : pairs) proof.fines.push_back({pair.of, pair.price});
    }
    nodes.each([&proof](const Field& item) {
        const auto [steps, end] = item.members(Names2{"steps", "end"});
        Node node;
        node.steps.begin = proof.steps.size();
        steps.each([&proof](const Field& step) { proof.steps.push_back(read_step(step, proof)); });
        node.steps.end = proof.steps.size();
        read_end(end, node);
        proof.nodes.push_back(node);
    });
    return proof;
}

}  // namespace

Result<Certificate> read_certificate(Item root, const std::filesystem::path& file) {
    ReadLog log(file);
    const Field field(root, {}, log);
    const auto [format, version, checksum, claim, problem, proof] =
        field.members(Names<6>{"format", "version", "checksum", "claim", "problem", "proof"});
    if (!log.failed() && format.text() != "maillage-certificate") format.refuse(message("certificate.format"_text));
    if (!log.failed() && version.whole(0) != certificate_version)
        version.refuse(message("certificate.version"_text)
                           .with("version", version.whole(0))
                           .with("known", certificate_version));
    Certificate certificate;
    certificate.checksum = checksum.text();
    if (!log.failed()) certificate.claim = read_claim(claim);
    if (!log.failed()) certificate.problem = read_problem(problem);
    if (!log.failed()) certificate.proof = read_proof(proof, certificate.problem);
    if (log.failed()) return fail(log.error());
    return certificate;
}

}  // namespace maillage::verify
