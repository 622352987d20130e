// SPDX-License-Identifier: Apache-2.0
#include "io/instances/pmed_instance.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <queue>

#include "base/parallel.h"
#include "io/instances/text_lines.h"

namespace maillage::io {
namespace {

/// A matrix of shortest paths of this many vertices takes 1.6 GB.
constexpr std::int64_t most_vertices = 20'000;
constexpr std::int64_t largest_cost = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

struct Edge {
    int to;
    std::int64_t length;
};

/// Per vertex its edges, sorted by the other end.
using Graph = std::vector<std::vector<Edge>>;

struct Head {
    std::int64_t vertices = 0;
    std::int64_t edges = 0;
    std::int64_t sites = 0;
};

/// As many whole numbers as the words of a line; empty where one is none.
std::vector<std::int64_t> wholes_of(std::string_view line) {
    std::vector<std::int64_t> out;
    for (const std::string_view word : words_of(line)) {
        const auto whole = whole_of(word);
        if (!whole) return {};
        out.push_back(*whole);
    }
    return out;
}

Result<Head> read_head(const InstanceText& text, TextLines& lines) {
    const auto line = lines.next();
    const auto numbers = line ? wholes_of(*line) : std::vector<std::int64_t>{};
    if (numbers.size() != 3) return refused(text, lines.place(), message("instance.pmed_head"_text));
    const Head head{numbers[0], numbers[1], numbers[2]};
    if (head.vertices < 1 || head.vertices > most_vertices)
        return refused(text, lines.place(), message("instance.count"_text).with("count", head.vertices).with("limit", most_vertices));
    if (head.edges < 0) return refused(text, lines.place(), message("instance.pmed_head"_text));
    if (head.sites < 1) return refused(text, lines.place(), message("instance.no_sites"_text));
    return head;
}

/// The last length of each edge.
Result<Graph> read_graph(const InstanceText& text, TextLines& lines, const Head& head) {
    std::map<std::pair<int, int>, std::int64_t> length;
    for (std::int64_t e = 0; e < head.edges; ++e) {
        const auto line = lines.next();
        if (!line)
            return refused(text, lines.place(), message("instance.too_few"_text).with("found", e).with("expected", head.edges));
        const auto numbers = wholes_of(*line);
        if (numbers.size() != 3) return refused(text, lines.place(), message("instance.pmed_edge"_text));
        for (const std::int64_t end : {numbers[0], numbers[1]})
            if (end < 1 || end > head.vertices)
                return refused(text, lines.place(),
                               message("instance.pmed_vertex"_text).with("vertex", end).with("vertices", head.vertices));
        if (numbers[2] < 0 || numbers[2] > largest_cost)
            return refused(text, lines.place(), message("instance.bad_cost"_text).with("cost", std::to_string(numbers[2])));
        const auto a = static_cast<int>(std::min(numbers[0], numbers[1]) - 1);
        const auto b = static_cast<int>(std::max(numbers[0], numbers[1]) - 1);
        length[{a, b}] = numbers[2];
    }
    if (lines.next()) return refused(text, lines.place(), message("instance.too_many"_text).with("expected", head.edges));
    Graph graph(static_cast<std::size_t>(head.vertices));
    for (const auto& [ends, between] : length) {
        graph[static_cast<std::size_t>(ends.first)].push_back({ends.second, between});
        graph[static_cast<std::size_t>(ends.second)].push_back({ends.first, between});
    }
    return graph;
}

/// Dijkstra from one vertex.
std::vector<std::int64_t> paths_from(const Graph& graph, int start) {
    std::vector<std::int64_t> reached(graph.size(), unreached);
    using Stop = std::pair<std::int64_t, int>;
    std::priority_queue<Stop, std::vector<Stop>, std::greater<>> open;
    reached[static_cast<std::size_t>(start)] = 0;
    open.emplace(0, start);
    while (!open.empty()) {
        const auto [so_far, at] = open.top();
        open.pop();
        if (so_far > reached[static_cast<std::size_t>(at)]) continue;
        for (const Edge& edge : graph[static_cast<std::size_t>(at)]) {
            std::int64_t& best = reached[static_cast<std::size_t>(edge.to)];
            if (so_far + edge.length >= best) continue;
            best = so_far + edge.length;
            open.emplace(best, edge.to);
        }
    }
    return reached;
}

}  // namespace

bool is_pmed(std::string_view text) {
    TextLines lines(text);
    const auto line = lines.next();
    return line && wholes_of(*line).size() == 3;
}

Result<Instance> read_pmed(const InstanceText& text, const InstanceOptions&) {
    TextLines lines(text.text);
    const auto head = read_head(text, lines);
    if (!head) return fail(head.error());
    const auto graph = read_graph(text, lines, *head);
    if (!graph) return fail(graph.error());
    const std::size_t n = graph->size();
    const std::vector<std::int64_t> first = paths_from(*graph, 0);
    const auto apart = std::find(first.begin(), first.end(), unreached);
    if (apart != first.end())
        return refused(text, {}, message("instance.pmed_apart"_text).with("vertex", apart - first.begin() + 1));
    if (*std::max_element(first.begin(), first.end()) > largest_cost / 2)
        return refused(text, {}, message("instance.path_too_long"_text));
    std::vector<std::int32_t> cells(n * n);
    parallel_for(n, 8, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto paths = paths_from(*graph, static_cast<int>(i));
            for (std::size_t j = 0; j < n; ++j) cells[i * n + j] = static_cast<std::int32_t>(paths[j]);
        }
    });
    Instance instance;
    instance.weight.assign(n, 1);
    instance.costs = optimise::dense_costs(n, std::move(cells));
    instance.candidate.resize(n);
    std::iota(instance.candidate.begin(), instance.candidate.end(), 0);
    instance.sites_total = static_cast<int>(std::min<std::int64_t>(head->sites, largest_cost));
    return instance;
}

}  // namespace maillage::io
