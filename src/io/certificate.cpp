// SPDX-License-Identifier: Apache-2.0
#include "io/certificate.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/sha256.h"

namespace maillage::io {
namespace {

using Json = nlohmann::json;
using optimise::Objective;
using optimise::ProofNode;

std::string_view name_of(Objective objective) {
    switch (objective) {
        case Objective::p_median: return "p-median";
        case Objective::max_cover: return "max-cover";
        case Objective::set_cover: return "set-cover";
        case Objective::p_center: return "p-center";
    }
    return "";
}

Json costs_of(const optimise::LocationProblem& problem, const CertificateCosts& costs) {
    if (const auto* places = std::get_if<GeodesicPlaces>(&costs)) {
        Json json{{"kind", "geodesic"}, {"detour", places->detour}};
        Json& clients = json["clients"] = Json::array();
        for (const auto& client : places->clients) clients.push_back({client.place.lon, client.place.lat, client.inner_m});
        Json& candidates = json["candidates"] = Json::array();
        for (const auto& candidate : places->candidates)
            candidates.push_back({candidate.place.lon, candidate.place.lat, candidate.client});
        return json;
    }
    if (const auto* plane = std::get_if<PlanePoints>(&costs)) {
        constexpr const char* names[] = {"floor", "nearest", "micro"};
        Json points = Json::array();
        for (const auto& [x, y] : plane->points) points.push_back({x, y});
        return {{"kind", "plane"},
                {"rounding", names[static_cast<std::size_t>(plane->rounding)]},
                {"points", std::move(points)},
                {"candidates", plane->candidates}};
    }
    if (const auto* sphere = std::get_if<SpherePoints>(&costs)) {
        Json points = Json::array();
        for (const auto& [lat, lon] : sphere->points) points.push_back({lat, lon});
        return {{"kind", "sphere"},
                {"radius_m", sphere->radius_m},
                {"points", std::move(points)},
                {"candidates", sphere->candidates}};
    }
    Json rows = Json::array();
    std::vector<std::int32_t> scratch;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        const auto row = problem.costs->row(client, scratch);
        rows.push_back(std::vector<std::int32_t>(row.begin(), row.end()));
    }
    return {{"kind", "matrix"}, {"rows", std::move(rows)}};
}

Json problem_of(const optimise::LocationProblem& problem, const CertificateCosts& costs) {
    Json json{{"costs", costs_of(problem, costs)}, {"weights", problem.weight}};
    if (problem.objective != Objective::set_cover) {
        json["sites_total"] = problem.sites_total;
        if (problem.at_most) json["at_most"] = true;
    }
    if (problem.objective == Objective::set_cover || problem.objective == Objective::max_cover)
        json["radius"] = problem.radius;
    if (problem.reach) json["reach"] = *problem.reach;
    if (!problem.zonings.empty()) json["zonings"] = problem.zonings;
    Json& rules = json["zone_rules"] = Json::array();
    for (const auto& rule : problem.zone_rules)
        rules.push_back({rule.level, rule.zone, rule.minimum, rule.maximum ? Json(*rule.maximum) : Json(nullptr)});
    if (problem.budget)
        json["budget"] = {{"opening", problem.budget->opening}, {"envelope", problem.budget->envelope}};
    Json& forced = json["forced"] = Json::array();
    Json& forbidden = json["forbidden"] = Json::array();
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        const auto disposition = problem.disposition_of(candidate);
        if (disposition == optimise::Disposition::forced) forced.push_back(candidate);
        if (disposition == optimise::Disposition::forbidden) forbidden.push_back(candidate);
    }
    return json;
}

Json priced_of(const optimise::Proof& proof) {
    using Kind = optimise::PricedRule::Kind;
    Json json = Json::array();
    for (const auto& [kind, rule] : proof.priced) {
        if (kind == Kind::budget)
            json.push_back({"budget"});
        else
            json.push_back(Json::array({kind == Kind::minimum ? "minimum" : "maximum", rule}));
    }
    return json;
}

Json fines_of(const optimise::Proof& proof) {
    Json json = Json::array();
    for (const auto& [client, fine] : proof.fines) json.push_back({client, fine});
    return json;
}

/// Prices of one kind as they stand along a path, with what each was before it changed.
class StandingPrices {
  public:
    explicit StandingPrices(std::size_t count) : price_(count, 0) {}

    [[nodiscard]] std::size_t changes() const { return changes_.size(); }

    /// As JSON pairs, those alone that change.
    void write(std::int64_t of, std::int64_t price, std::string& text, bool& is_first) {
        std::int64_t& standing = price_[static_cast<std::size_t>(of)];
        if (standing == price) return;
        changes_.emplace_back(of, standing);
        standing = price;
        if (!is_first) text += ',';
        is_first = false;
        text += '[' + std::to_string(of) + ',' + std::to_string(price) + ']';
    }

    void undo(std::size_t to) {
        for (; changes_.size() > to; changes_.pop_back())
            price_[static_cast<std::size_t>(changes_.back().first)] = changes_.back().second;
    }

  private:
    std::vector<std::int64_t> price_;
    std::vector<std::pair<std::int64_t, std::int64_t>> changes_;
};

/// The proof as canonical text. Along each path only prices that change are written.
class ProofText {
  public:
    ProofText(const optimise::Proof& proof, std::size_t clients)
        : proof_(proof), price_(clients + proof.fines.size()), row_price_(proof.priced.size()) {}

    std::string write() {
        node_text_.resize(proof_.nodes.size());
        if (!proof_.nodes.empty()) walk();
        std::string text = "{";
        if (!proof_.fines.empty()) text += R"("fines":)" + fines_of(proof_).dump() + ',';
        text += R"("nodes":[)";
        for (std::size_t node = 0; node < node_text_.size(); ++node) {
            if (node > 0) text += ',';
            text += node_text_[node];
            node_text_[node].clear();
        }
        text += ']';
        if (!proof_.priced.empty()) text += R"(,"priced":)" + priced_of(proof_).dump();
        return text + R"(,"scale":)" + std::to_string(proof_.scale) + '}';
    }

  private:
    /// A node to enter, or one to leave with the changes that were made before it.
    struct Visit {
        std::size_t node = 0;
        bool leaves = false;
        std::size_t price_changes = 0;
        std::size_t row_changes = 0;
    };

    /// Depth first; a node is left when both its sides are written.
    void walk() {
        std::vector<Visit> path{{0}};
        while (!path.empty()) {
            const Visit visit = path.back();
            path.pop_back();
            if (visit.leaves) {
                price_.undo(visit.price_changes);
                row_price_.undo(visit.row_changes);
                continue;
            }
            const ProofNode& node = proof_.nodes[visit.node];
            path.push_back({visit.node, true, price_.changes(), row_price_.changes()});
            write_node(node, node_text_[visit.node]);
            if (node.end != ProofNode::End::branch) continue;
            path.push_back({static_cast<std::size_t>(node.closed_node)});
            path.push_back({static_cast<std::size_t>(node.open_node)});
        }
    }

    void write_node(const ProofNode& node, std::string& text) {
        text = R"({"end":)";
        if (node.end == ProofNode::End::branch)
            text += R"({"branch":)" + std::to_string(node.candidate) + R"(,"closed":)" +
                    std::to_string(node.closed_node) + R"(,"open":)" + std::to_string(node.open_node) + '}';
        else
            text += node.end == ProofNode::End::bound ? R"({"leaf":"bound"})" : R"({"leaf":"infeasible"})";
        text += R"(,"steps":[)";
        bool is_first = true;
        for (const auto& step : node.steps) {
            if (!is_first) text += ',';
            is_first = false;
            text += R"({"closed":)" + list(step.closed) + R"(,"open":)" + list(step.open) + R"(,"prices":[)";
            write_prices(step, text);
            text += ']';
            write_row_prices(step, text);
            text += '}';
        }
        text += "]}";
    }

    void write_prices(const optimise::ProofStep& step, std::string& text) {
        bool is_first = true;
        for (const auto& [client, price] : step.prices) price_.write(client, price, text, is_first);
    }

    /// The member stands only where a price changes.
    void write_row_prices(const optimise::ProofStep& step, std::string& text) {
        std::string pairs;
        bool is_first = true;
        for (const auto& [row, price] : step.row_prices) row_price_.write(row, price, pairs, is_first);
        if (!pairs.empty()) text += R"(,"row_prices":[)" + pairs + ']';
    }

    static std::string list(const std::vector<int>& numbers) {
        std::string text = "[";
        for (const int number : numbers) {
            if (text.size() > 1) text += ',';
            text += std::to_string(number);
        }
        return text + ']';
    }

    const optimise::Proof& proof_;
    StandingPrices price_;
    StandingPrices row_price_;
    std::vector<std::string> node_text_;
};

}  // namespace

Status write_certificate(const std::filesystem::path& file, Existing existing, const optimise::LocationProblem& problem,
                         const CertificateCosts& costs, std::span<const int> open, std::int64_t value,
                         const optimise::ProvenBound& proven) {
    const Json claim{{"objective", name_of(problem.objective)},
                     {"status", value == proven.bound ? "optimal" : "feasible"},
                     {"value", value},
                     {"bound", proven.bound},
                     {"open", std::vector<int>(open.begin(), open.end())}};
    const std::string before = R"({"checksum":")";
    const std::string after = R"(","claim":)" + claim.dump() + R"(,"format":"maillage-certificate","problem":)" +
                              problem_of(problem, costs).dump() + R"(,"proof":)" +
                              ProofText(proven.proof, problem.clients()).write() + R"(,"version":2})";
    Sha256 sum;
    sum.add(before);
    sum.add(after);
    return write_file(file, before + "sha256:" + sum.finish() + after + "\n", existing);
}

}  // namespace maillage::io
