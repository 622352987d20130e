// SPDX-License-Identifier: Apache-2.0
#include "render/gl/stroke_pass.h"

#include <epoxy/gl.h>

namespace maillage::render::gl {

Result<StrokePass> StrokePass::create(const std::filesystem::path& shaders) {
    StrokePass out;
    auto program = Program::load(shaders, "stroke.vert", "stroke.frag");
    if (!program) return fail(program.error());
    out.program_ = std::move(*program);
    return out;
}

void StrokePass::prepare(const std::shared_ptr<const map::StrokeMesh>& mesh) {
    if (const auto known = meshes_.find(mesh.get()); known != meshes_.end()) {
        known->second.used = true;
        return;
    }
    const std::size_t segments = mesh->points.size() / 2;
    // The four corners of a segment's quad carry the same two ends; gl_VertexID tells them apart.
    std::vector<map::PointF> corners;
    corners.reserve(segments * 8);
    std::vector<std::uint32_t> indices;
    indices.reserve(segments * 6);
    for (std::size_t s = 0; s < segments; ++s) {
        for (int corner = 0; corner < 4; ++corner) {
            corners.push_back(mesh->points[2 * s]);
            corners.push_back(mesh->points[2 * s + 1]);
        }
        const auto base = static_cast<std::uint32_t>(4 * s);
        indices.insert(indices.end(), {base, base + 1, base + 2, base + 2, base + 1, base + 3});
    }
    Uploaded made{mesh, VertexArray::create(), Buffer::create(), Buffer::create(), true};
    glBindVertexArray(made.array.name());
    glBindBuffer(GL_ARRAY_BUFFER, made.vertices.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners.size() * sizeof(map::PointF)),
                 corners.data(), GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, 0, nullptr);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, made.indices.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                 indices.data(), GL_STATIC_DRAW);
    glBindVertexArray(0);
    meshes_.emplace(mesh.get(), std::move(made));
}

void StrokePass::drop_unused() {
    for (auto it = meshes_.begin(); it != meshes_.end();) {
        const bool used = it->second.used;
        it->second.used = false;
        it = used ? std::next(it) : meshes_.erase(it);
    }
}

void StrokePass::draw(const Uploaded& uploaded, float width, map::Color color, const Tile& tile) {
    const map::StrokeMesh& mesh = *uploaded.mesh;
    const double mpp = tile.view.meters_per_px;
    const geo::Xy centre = tile.centre();
    const auto half_width = static_cast<float>(width * tile.view.device_scale / 2);
    program_.set("centre", static_cast<float>(centre.x - mesh.origin.x),
                 static_cast<float>(centre.y - mesh.origin.y));
    program_.set("half_width", half_width);
    program_.set("line_color", color);
    glBindVertexArray(uploaded.array.name());
    const double reach_m = (half_width + 1) * mpp;
    const double half_x = tile.width / 2.0 * mpp + reach_m;
    const double half_y = tile.height / 2.0 * mpp + reach_m;
    std::vector<GLsizei> counts;
    std::vector<const void*> starts;
    for (const map::Part& part : mesh.parts) {
        if (mesh.origin.x + double{part.box.high.x} < centre.x - half_x ||
            mesh.origin.x + double{part.box.low.x} > centre.x + half_x ||
            mesh.origin.y + double{part.box.high.y} < centre.y - half_y ||
            mesh.origin.y + double{part.box.low.y} > centre.y + half_y)
            continue;
        counts.push_back(static_cast<GLsizei>(part.count * 6));
        starts.push_back(reinterpret_cast<const void*>(std::size_t{part.first} * 6 * sizeof(std::uint32_t)));
    }
    glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, starts.data(),
                        static_cast<GLsizei>(counts.size()));
}

void StrokePass::paint(const std::vector<map::StrokeLayer>& layers, const Tile& tile) {
    if (layers.empty()) return;
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    program_.use();
    program_.set("meters_per_px", static_cast<float>(tile.view.meters_per_px));
    program_.set("size", static_cast<float>(tile.width), static_cast<float>(tile.height));
    for (const map::StrokeLayer& layer : layers)
        if (layer.casing_width > 0)
            draw(meshes_.at(layer.mesh.get()), layer.casing_width, layer.casing, tile);
    for (const map::StrokeLayer& layer : layers)
        draw(meshes_.at(layer.mesh.get()), layer.width, layer.color, tile);
}

}  // namespace maillage::render::gl
