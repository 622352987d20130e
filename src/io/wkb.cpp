// SPDX-License-Identifier: Apache-2.0
#include "io/wkb.h"

#include <cmath>
#include <cstring>

namespace maillage::io {
namespace {

constexpr std::uint32_t polygon_type = 3;
constexpr std::uint32_t multipolygon_type = 6;
/// PostGIS's EWKB marks Z and M in the highest bits, ISO adds 1000, 2000 or 3000 to the type.
constexpr std::uint32_t ewkb_z = 0x80000000;
constexpr std::uint32_t ewkb_m = 0x40000000;

template <class T>
T swapped(T value) {
    std::byte bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    for (std::size_t i = 0; i < sizeof(T) / 2; ++i) std::swap(bytes[i], bytes[sizeof(T) - 1 - i]);
    std::memcpy(&value, bytes, sizeof(T));
    return value;
}

struct GeometryHeader {
    bool swap = false;
    std::uint32_t type = 0;
    std::size_t ordinates = 2;  ///< per vertex
};

/// Reads from the front of the bytes; `ok` turns false for good once they do not suffice.
class Cursor {
  public:
    explicit Cursor(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }

    template <class T>
    T take(bool swap) {
        T value{};
        if (bytes_.size() < sizeof(T)) {
            ok_ = false;
            return value;
        }
        std::memcpy(&value, bytes_.data(), sizeof(T));
        bytes_ = bytes_.subspan(sizeof(T));
        return swap ? swapped(value) : value;
    }

    /// `count` items of `size` bytes each, or nothing where they are not there.
    std::span<const std::byte> take_bytes(std::uint64_t count, std::size_t size) {
        if (count > bytes_.size() / size) {
            ok_ = false;
            return {};
        }
        const auto taken = bytes_.first(static_cast<std::size_t>(count) * size);
        bytes_ = bytes_.subspan(taken.size());
        return taken;
    }

    GeometryHeader header() {
        GeometryHeader out;
        const auto order = take<std::uint8_t>(false);
        ok_ = ok_ && order <= 1;
        out.swap = order == 0;  // this machine is little-endian: Debian's amd64 and arm64 are
        const auto code = take<std::uint32_t>(out.swap);
        const std::uint32_t plain = code & ~(ewkb_z | ewkb_m);
        const std::uint32_t iso = plain / 1000;
        out.type = plain % 1000;
        ok_ = ok_ && iso <= 3;
        const bool z = (code & ewkb_z) != 0 || iso == 1 || iso == 3;
        const bool m = (code & ewkb_m) != 0 || iso == 2 || iso == 3;
        out.ordinates = 2 + std::size_t{z} + std::size_t{m};
        return out;
    }

  private:
    std::span<const std::byte> bytes_;
    bool ok_ = true;
};

/// Visits every ring: `ring(bytes of its vertices, header)`, and `polygon_end()` after a polygon's last one.
template <class Ring, class PolygonEnd>
tl::expected<void, WkbFault> walk(std::span<const std::byte> wkb, const Ring& ring,
                                  const PolygonEnd& polygon_end) {
    Cursor cursor(wkb);
    GeometryHeader header = cursor.header();
    if (!cursor.ok()) return tl::unexpected(WkbFault::truncated);
    const bool multi = header.type == multipolygon_type;
    if (!multi && header.type != polygon_type) return tl::unexpected(WkbFault::not_a_polygon);
    const auto polygons = multi ? cursor.take<std::uint32_t>(header.swap) : 1u;
    for (std::uint32_t p = 0; p < polygons && cursor.ok(); ++p) {
        if (multi) header = cursor.header();
        if (cursor.ok() && header.type != polygon_type) return tl::unexpected(WkbFault::not_a_polygon);
        const auto rings = cursor.take<std::uint32_t>(header.swap);
        for (std::uint32_t r = 0; r < rings && cursor.ok(); ++r) {
            const auto count = cursor.take<std::uint32_t>(header.swap);
            const auto bytes = cursor.take_bytes(count, header.ordinates * sizeof(double));
            if (!cursor.ok()) break;
            if (auto done = ring(bytes, header, count); !done) return done;
        }
        if (cursor.ok() && rings > 0) polygon_end();
    }
    if (!cursor.ok() || cursor.left() != 0) return tl::unexpected(WkbFault::truncated);
    return {};
}

double ordinate(const std::byte* at, bool swap) {
    double value = 0;
    std::memcpy(&value, at, sizeof value);
    return swap ? swapped(value) : value;
}

tl::expected<void, WkbFault> copy_ring(std::span<const std::byte> bytes, const GeometryHeader& header,
                                       std::span<geo::LonLat> to) {
    const std::size_t stride = header.ordinates * sizeof(double);
    for (std::size_t i = 0; i < to.size(); ++i) {
        const std::byte* at = bytes.data() + i * stride;
        const geo::LonLat place{ordinate(at, header.swap), ordinate(at + sizeof(double), header.swap)};
        // Written so that a NaN fails too.
        if (!(std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90))
            return tl::unexpected(WkbFault::not_lon_lat);
        to[i] = place;
    }
    if (to.size() < 4 || to.front() != to.back()) return tl::unexpected(WkbFault::open_ring);
    return {};
}

}  // namespace

TextKey fault_text(WkbFault fault) {
    switch (fault) {
        case WkbFault::truncated: return "geometry.truncated"_text;
        case WkbFault::not_a_polygon: return "geometry.not_a_polygon"_text;
        case WkbFault::empty: return "geometry.empty"_text;
        case WkbFault::open_ring: return "geometry.open_ring"_text;
        case WkbFault::not_lon_lat: return "geometry.not_lon_lat"_text;
    }
    return {};
}

PolygonCounts& PolygonCounts::operator+=(const PolygonCounts& other) {
    polygons += other.polygons;
    rings += other.rings;
    vertices += other.vertices;
    return *this;
}

tl::expected<PolygonCounts, WkbFault> count_polygons(std::span<const std::byte> wkb) {
    PolygonCounts counts;
    const auto walked = walk(
        wkb,
        [&](std::span<const std::byte>, const GeometryHeader&, std::uint32_t vertices) {
            ++counts.rings;
            counts.vertices += vertices;
            return tl::expected<void, WkbFault>();
        },
        [&] { ++counts.polygons; });
    if (!walked) return tl::unexpected(walked.error());
    if (counts.polygons == 0) return tl::unexpected(WkbFault::empty);
    return counts;
}

tl::expected<void, WkbFault> copy_polygons(std::span<const std::byte> wkb, const PolygonCounts& at,
                                           geo::PolygonSet& set) {
    PolygonCounts next = at;
    return walk(
        wkb,
        [&](std::span<const std::byte> bytes, const GeometryHeader& header, std::uint32_t vertices) {
            const auto room = std::span(set.vertices).subspan(next.vertices, vertices);
            next.vertices += vertices;
            set.ring_vertices[++next.rings] = next.vertices;
            return copy_ring(bytes, header, room);
        },
        [&] { set.polygon_rings[++next.polygons] = next.rings; });
}

}  // namespace maillage::io
