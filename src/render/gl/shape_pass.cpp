// SPDX-License-Identifier: Apache-2.0
#include "render/gl/shape_pass.h"

#include <cmath>
#include <cstddef>
#include <epoxy/gl.h>

namespace maillage::render::gl {
namespace {

// As on the map: fill_colors.cpp draws its hatching with the same period.
constexpr float hatch_period_px = 5;

struct Vertex {
    map::PointF position;
    map::PointF local;
    map::PointF half_size;
    float numbers[4];
    map::Color fill;
    map::Color border;
    map::Color halo;
    map::Color hatch;
};

void floats(GLuint index, GLint count, std::size_t offset) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, count, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offset));
}

void color(GLuint index, std::size_t offset) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offset));
}

}  // namespace

map::PointF tile_position(const map::DrawList& list, map::PointF at, const Tile& tile) {
    if (list.space == map::Space::screen)
        return {static_cast<float>(at.x * tile.view.device_scale - tile.left),
                static_cast<float>(at.y * tile.view.device_scale - tile.top)};
    const geo::Xy px = tile.view.to_screen({list.origin.x + double{at.x}, list.origin.y + double{at.y}});
    return {static_cast<float>(px.x - tile.left), static_cast<float>(px.y - tile.top)};
}

Result<ShapePass> ShapePass::create(const std::filesystem::path& shaders) {
    ShapePass out;
    auto program = Program::load(shaders, "shape.vert", "shape.frag");
    if (!program) return fail(program.error());
    out.program_ = std::move(*program);
    out.array_ = VertexArray::create();
    out.vertices_ = Buffer::create();
    glBindVertexArray(out.array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, out.vertices_.name());
    floats(0, 2, offsetof(Vertex, position));
    floats(1, 2, offsetof(Vertex, local));
    floats(2, 2, offsetof(Vertex, half_size));
    floats(3, 4, offsetof(Vertex, numbers));
    color(4, offsetof(Vertex, fill));
    color(5, offsetof(Vertex, border));
    color(6, offsetof(Vertex, halo));
    color(7, offsetof(Vertex, hatch));
    glBindVertexArray(0);
    return out;
}

void ShapePass::paint(const map::DrawList& list, const Tile& tile) {
    if (list.shapes.empty()) return;
    const auto scale = static_cast<float>(tile.view.device_scale);
    std::vector<Vertex> vertices;
    vertices.reserve(list.shapes.size() * 6);
    for (const map::Shape& shape : list.shapes) {
        const map::PointF at = tile_position(list, shape.at, tile);
        const map::PointF half{shape.half_size.x * scale, shape.half_size.y * scale};
        const float border = shape.border_width * scale;
        const float halo = shape.halo_width * scale;
        // A cross's arms are as wide as its border; the quad holds them, the halo and one pixel of smooth
        // edge.
        const float grown = halo + 1 + (shape.kind == map::ShapeKind::cross ? border : 0);
        Vertex vertex{{},         {},
                      half,       {static_cast<float>(shape.kind), shape.radius * scale, border, halo},
                      shape.fill, shape.border,
                      shape.halo, shape.hatched ? shape.hatch : map::Color{0, 0, 0, 0}};
        for (const int corner : {0, 1, 2, 2, 1, 3}) {
            vertex.local = {(corner & 1) == 0 ? -half.x - grown : half.x + grown,
                            (corner & 2) == 0 ? -half.y - grown : half.y + grown};
            vertex.position = {at.x + vertex.local.x, at.y + vertex.local.y};
            vertices.push_back(vertex);
        }
    }
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    program_.use();
    program_.set("size", static_cast<float>(tile.width), static_cast<float>(tile.height));
    program_.set("hatch_period", hatch_period_px * scale);
    glBindVertexArray(array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(),
                 GL_STREAM_DRAW);
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
}

}  // namespace maillage::render::gl
