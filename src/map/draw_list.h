// SPDX-License-Identifier: Apache-2.0
// What a painter needs to know, and all it knows: areas, strokes, shapes and texts with resolved style, in
// paint order. No OpenGL, no territory. Geometry is immutable and shared, so a frame that changes colours
// alone copies no vertex and a painter can keep its buffers by the identity of the shared pointer.
//
// Units: world positions are metres of the view's display CRS, float, relative to an origin held in double;
// screen positions and all widths are style px (one style px = `MapView::device_scale` framebuffer px), y
// down.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "geo/lon_lat.h"
#include "map/color.h"

namespace maillage::map {

struct PointF {
    float x = 0;
    float y = 0;
    friend constexpr bool operator==(const PointF&, const PointF&) = default;
};

/// Axis-parallel box in local metres; empty until something is added.
struct BoxF {
    PointF low{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
    PointF high{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};

    [[nodiscard]] bool empty() const { return low.x > high.x; }
    void add(PointF point) {
        low = {point.x < low.x ? point.x : low.x, point.y < low.y ? point.y : low.y};
        high = {point.x > high.x ? point.x : high.x, point.y > high.y ? point.y : high.y};
    }
};

/// A run of elements that a painter may skip when its box is out of sight.
struct Part {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    BoxF box;
};

/// Areas of many features as the borders between them, each stretch once: they share borders without a gap.
/// About 12 bytes a point.
struct FillMesh {
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;
    /// The features to the left and to the right of a line, seen along it from above.
    struct Sides {
        std::uint32_t left = nothing;
        std::uint32_t right = nothing;
        friend constexpr bool operator==(const Sides&, const Sides&) = default;
    };

    geo::Xy origin;
    std::uint32_t feature_count = 0;
    std::vector<PointF> points;
    std::vector<std::uint32_t> line_start{0};  ///< line l runs points[line_start[l] .. line_start[l+1])
    std::vector<Sides> sides;                  ///< one a line
    std::vector<Part> parts;                   ///< numbers of lines, covering all
};

/// How one class of features is painted. Hatching survives a grey print.
struct FillStyle {
    Color color;
    bool hatched = false;
    Color hatch;  ///< colour of the hatch lines, where hatched
    friend constexpr bool operator==(const FillStyle&, const FillStyle&) = default;
};

/// Features in classes. `style_of_feature` indexes `styles`; 255 = this layer leaves the feature alone.
struct FillLayer {
    static constexpr std::uint8_t unpainted = 255;
    std::shared_ptr<const FillMesh> mesh;
    std::vector<std::uint8_t> style_of_feature;
    std::vector<FillStyle> styles;  ///< at most 64
    /// Hairline between two neighbours that this layer paints (the width of the line is its opacity below 1
    /// px).
    float seam_width = 0;
    Color seam{0, 0, 0, 0};
    /// Seams go when an average feature is smaller than this on screen.
    float seam_min_feature_px = 0;
    float mean_feature_m = 0;  ///< square root of the mean area, metres
    friend bool operator==(const FillLayer&, const FillLayer&) = default;
};

/// Segments of many polylines. Segment s joins points[2s] and points[2s+1]. 16 bytes a segment.
struct StrokeMesh {
    geo::Xy origin;
    std::vector<PointF> points;
    std::vector<Part> parts;  ///< numbers of segments
};

/// One line style over one mesh. The casings of a list lie under all its lines, so that no junction is cut.
struct StrokeLayer {
    std::shared_ptr<const StrokeMesh> mesh;
    float width = 1;
    Color color;
    float casing_width = 0;  ///< whole width of the line behind, 0 = none
    Color casing;
    friend bool operator==(const StrokeLayer&, const StrokeLayer&) = default;
};

enum class ShapeKind : std::uint8_t { circle, ring, diamond, cross, rectangle, north_arrow };

/// A small sign of fixed size on screen, or a piece of the page's furniture.
struct Shape {
    ShapeKind kind = ShapeKind::circle;
    PointF at;         ///< centre; world metres or screen px, as the list's space says
    PointF half_size;  ///< px
    float radius = 0;  ///< of a rectangle's corners, px
    Color fill;
    float border_width = 0;  ///< px, inside the shape (the line of a ring or a cross)
    Color border;
    float halo_width = 0;  ///< px, outside the shape
    Color halo;
    bool hatched = false;
    Color hatch;
    friend bool operator==(const Shape&, const Shape&) = default;
};

enum class FontWeight : std::uint8_t { regular, medium, semi_bold, bold };
enum class TextAnchor : std::uint8_t { left, centre, right };

/// One line of text. `at` + `offset` is where its baseline starts, is centred or ends.
struct TextRun {
    std::string utf8;
    PointF at;      ///< world metres or screen px
    PointF offset;  ///< px, y down
    float size = 13;
    FontWeight weight = FontWeight::regular;
    TextAnchor anchor = TextAnchor::left;
    Color color;
    float halo_width = 0;  ///< px on each side
    Color halo;
    bool tabular_digits = false;
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

enum class Space : std::uint8_t { world, screen };

/// Painted in this order: fills, strokes, shapes, texts.
struct DrawList {
    int z = 0;
    Space space = Space::world;
    geo::Xy origin;  ///< of `at` in shapes and texts where the space is the world
    std::vector<FillLayer> fills;
    std::vector<StrokeLayer> strokes;
    std::vector<Shape> shapes;
    std::vector<TextRun> texts;
    friend bool operator==(const DrawList&, const DrawList&) = default;

    [[nodiscard]] bool empty() const {
        return fills.empty() && strokes.empty() && shapes.empty() && texts.empty();
    }
};

/// Framebuffer px of a picture, y down.
struct Frame {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    friend constexpr bool operator==(const Frame&, const Frame&) = default;
};

/// One map or page: what lies behind everything, then the lists by ascending z. Lists of the world and
/// `background` are seen inside `frame` alone (no width = everywhere), `paper` around it.
struct DrawLists {
    Color background;
    Color paper;
    Frame frame;
    std::vector<DrawList> lists;
    friend bool operator==(const DrawLists&, const DrawLists&) = default;
};

}  // namespace maillage::map
