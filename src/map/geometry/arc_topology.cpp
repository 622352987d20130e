// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/arc_topology.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace maillage::map {
namespace {

constexpr std::uint32_t none = ArcTopology::none;

/// splitmix64's finaliser: spreads the few changing bits of neighbouring coordinates. Source: Steele, Lea &
/// Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/// Numbers places in order of first appearance. Open addressing, at most two thirds full.
class VertexTable {
  public:
    VertexTable(std::size_t expected, std::vector<geo::LonLat>& vertices)
        : slots_(std::bit_ceil(expected + expected / 2 + 2), none), vertices_(vertices) {}

    /// Fetches what `number` will look at first.
    void expect(geo::LonLat place) const { __builtin_prefetch(slots_.data() + first_slot(unsigned_zero(place))); }

    std::uint32_t number(geo::LonLat place) {
        place = unsigned_zero(place);
        for (std::size_t slot = first_slot(place);; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot] == none) {
                slots_[slot] = static_cast<std::uint32_t>(vertices_.size());
                vertices_.push_back(place);
                return slots_[slot];
            }
            if (vertices_[slots_[slot]] == place) return slots_[slot];
        }
    }

  private:
    /// -0 and 0 are one place.
    static geo::LonLat unsigned_zero(geo::LonLat place) { return {place.lon + 0.0, place.lat + 0.0}; }

    [[nodiscard]] std::size_t first_slot(geo::LonLat place) const {
        return mixed(std::bit_cast<std::uint64_t>(place.lon) * 3 ^ std::bit_cast<std::uint64_t>(place.lat)) &
               (slots_.size() - 1);
    }

    std::vector<std::uint32_t> slots_;
    std::vector<geo::LonLat>& vertices_;
};

/// Rings as vertex numbers, open (the first is not repeated), without repeated neighbours.
struct Rings {
    std::vector<std::uint32_t> start{0};
    std::vector<std::uint32_t> vertices;
    std::vector<std::uint32_t> feature;

    [[nodiscard]] std::size_t count() const { return feature.size(); }
    [[nodiscard]] std::span<const std::uint32_t> ring(std::size_t r) const {
        return {vertices.data() + start[r], start[r + 1] - start[r]};
    }
};

void append_ring(Rings& rings, VertexTable& table, std::span<const geo::LonLat> source,
                 std::uint32_t feature) {
    const std::size_t begin = rings.vertices.size();
    // About the time a fetch from memory takes.
    constexpr std::size_t ahead = 12;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (i + ahead < source.size()) table.expect(source[i + ahead]);
        const std::uint32_t v = table.number(source[i]);
        if (rings.vertices.size() > begin && rings.vertices.back() == v) continue;
        rings.vertices.push_back(v);
    }
    while (rings.vertices.size() > begin + 1 && rings.vertices.back() == rings.vertices[begin])
        rings.vertices.pop_back();
    if (rings.vertices.size() < begin + 3) {
        rings.vertices.resize(begin);
        return;
    }
    rings.start.push_back(static_cast<std::uint32_t>(rings.vertices.size()));
    rings.feature.push_back(feature);
}

Rings number_rings(const geo::PolygonSet& set, std::span<const std::uint32_t> features, ArcTopology& out) {
    Rings rings;
    std::size_t total = 0;
    for (const std::uint32_t f : features) {
        const auto [first, last] = set.rings_of(f);
        total += set.ring_vertices[last] - set.ring_vertices[first];
    }
    rings.vertices.reserve(total);
    out.vertices.reserve(total / 2 + 1);
    VertexTable table(total, out.vertices);
    for (std::uint32_t i = 0; i < features.size(); ++i) {
        const std::uint32_t f = features[i];
        for (std::uint32_t p = set.feature_polygons[f]; p < set.feature_polygons[f + 1]; ++p) {
            const std::size_t before = rings.count();
            for (std::uint32_t r = set.polygon_rings[p]; r < set.polygon_rings[p + 1]; ++r) {
                append_ring(rings, table, set.ring(r), i);
                if (rings.count() == before) break;  // a shell without area has no holes either
            }
            if (rings.count() > before)
                out.polygon_rings.push_back(static_cast<std::uint32_t>(rings.count()));
        }
        out.feature_polygons.push_back(static_cast<std::uint32_t>(out.polygon_rings.size() - 1));
    }
    return rings;
}

/// A vertex is a node where not every ring that passes it comes from and goes to the same two neighbours.
std::vector<std::uint8_t> find_nodes(const Rings& rings, std::size_t vertex_count) {
    struct Pair {
        std::uint32_t low = none;
        std::uint32_t high = none;
    };
    std::vector<Pair> neighbours(vertex_count);
    std::vector<std::uint8_t> node(vertex_count, 0);
    for (std::size_t r = 0; r < rings.count(); ++r) {
        const auto ring = rings.ring(r);
        std::uint32_t before = ring.back();
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const std::uint32_t after = ring[i + 1 == ring.size() ? 0 : i + 1];
            Pair& known = neighbours[ring[i]];
            const Pair here{std::min(before, after), std::max(before, after)};
            if (known.low == none) {
                known = here;
            } else if (known.low != here.low || known.high != here.high) {
                node[ring[i]] = 1;
            }
            before = ring[i];
        }
    }
    return node;
}

/// Finds an arc again by its directed end edge, the smaller of its two ends' (first vertex, second vertex).
class ArcTable {
  public:
    explicit ArcTable(std::size_t most) : slots_(std::bit_ceil(most + most / 2 + 2)) {}

    /// The arc of `key`, or `fresh` noted for it.
    std::uint32_t find_or_note(std::uint64_t key, std::uint32_t fresh) {
        for (std::size_t slot = mixed(key) & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot].arc == none) {
                slots_[slot] = {key, fresh};
                return fresh;
            }
            if (slots_[slot].key == key) return slots_[slot].arc;
        }
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t arc = none;
    };
    std::vector<Slot> slots_;
};

std::uint64_t edge_key(std::uint32_t from, std::uint32_t to) {
    return std::uint64_t{from} << 32 | to;
}

/// Cuts rings into arcs at the nodes.
class Cutter {
  public:
    Cutter(const Rings& rings, const std::vector<std::uint8_t>& node, ArcTopology& out)
        : rings_(rings), node_(node), out_(out), table_(count_pieces(rings, node)) {}

    void run() {
        out_.arc_vertices.reserve(rings_.vertices.size());
        for (std::size_t r = 0; r < rings_.count(); ++r) {
            cut(rings_.ring(r), rings_.feature[r]);
            out_.ring_start.push_back(static_cast<std::uint32_t>(out_.ring_uses.size()));
        }
    }

  private:
    static std::size_t count_pieces(const Rings& rings, const std::vector<std::uint8_t>& node) {
        std::size_t pieces = rings.count();
        for (const std::uint32_t v : rings.vertices) pieces += node[v];
        return pieces;
    }

    void cut(std::span<const std::uint32_t> ring, std::uint32_t feature) {
        std::size_t first = 0;
        while (first < ring.size() && node_[ring[first]] == 0) ++first;
        // A ring that meets nobody, or one other ring all along, starts at its smallest vertex: same for
        // both.
        if (first == ring.size())
            first = static_cast<std::size_t>(std::min_element(ring.begin(), ring.end()) - ring.begin());
        piece_.assign(1, ring[first]);
        for (std::size_t i = 1; i <= ring.size(); ++i) {
            const std::uint32_t v = ring[(first + i) % ring.size()];
            piece_.push_back(v);
            if (node_[v] == 0 && i != ring.size()) continue;
            note_piece(feature);
            piece_.assign(1, v);
        }
    }

    void note_piece(std::uint32_t feature) {
        const std::uint64_t forward = edge_key(piece_[0], piece_[1]);
        const std::uint64_t backward = edge_key(piece_.back(), piece_[piece_.size() - 2]);
        const bool reversed = backward < forward;
        const auto fresh = static_cast<std::uint32_t>(out_.arc_count());
        const std::uint32_t arc = table_.find_or_note(std::min(forward, backward), fresh);
        out_.ring_uses.push_back({arc & 0x7FFFFFFFU, reversed});
        if (arc == fresh) {
            if (reversed) std::reverse(piece_.begin(), piece_.end());
            out_.arc_vertices.insert(out_.arc_vertices.end(), piece_.begin(), piece_.end());
            out_.arc_start.push_back(static_cast<std::uint32_t>(out_.arc_vertices.size()));
            out_.left.push_back(feature);
            out_.right.push_back(none);
            out_.uses.push_back(1);
            return;
        }
        if (out_.right[arc] == none) out_.right[arc] = feature;
        if (out_.uses[arc] < 255) ++out_.uses[arc];
    }

    const Rings& rings_;
    const std::vector<std::uint8_t>& node_;
    ArcTopology& out_;
    ArcTable table_;
    std::vector<std::uint32_t> piece_;
};

}  // namespace

std::size_t ArcTopology::edges_used(unsigned times) const {
    std::size_t edges = 0;
    for (std::size_t a = 0; a < arc_count(); ++a)
        if (uses[a] == times) edges += arc_start[a + 1] - arc_start[a] - 1;
    return edges;
}

ArcTopology find_arcs(const geo::PolygonSet& set, std::span<const std::uint32_t> features) {
    ArcTopology out;
    const Rings rings = number_rings(set, features, out);
    const std::vector<std::uint8_t> node = find_nodes(rings, out.vertices.size());
    Cutter(rings, node, out).run();
    return out;
}

}  // namespace maillage::map
