// SPDX-License-Identifier: Apache-2.0
#include "render/gl/fill_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <epoxy/gl.h>

namespace maillage::render::gl {
namespace {

using map::Color;
using map::FillLayer;

// The uniform arrays of feature_color.frag: "nothing here" and 64 styles.
constexpr std::size_t style_slots = 65;
constexpr int style_texture_width = 256;
// Distance between hatch lines along the diagonal's normal, style px: seen at arm's length, still fine on
// paper.
constexpr double hatch_period_px = 5;

std::uint32_t packed(Color color) {
    return std::uint32_t{color.r} | std::uint32_t{color.g} << 8 | std::uint32_t{color.b} << 16 |
           std::uint32_t{color.a} << 24;
}

/// The layers as one: a style a feature (0 = none) and the styles' colours.
struct Merged {
    std::vector<std::uint8_t> style_of_feature;
    std::array<std::uint32_t, style_slots> colors{};
    std::array<std::uint32_t, style_slots> hatches{};
    std::size_t seam_first = 0;
    std::size_t seam_end = 0;
    const FillLayer* seam = nullptr;
};

Merged merged(std::span<const FillLayer* const> layers) {
    Merged out;
    const std::size_t rows = layers.front()->mesh->feature_count / style_texture_width + 1;
    out.style_of_feature.assign(rows * style_texture_width, 0);
    std::size_t next = 1;
    for (const FillLayer* layer : layers) {
        const std::size_t first = next;
        for (const map::FillStyle& style : layer->styles) {
            if (next == style_slots) break;
            out.colors[next] = packed(style.color);
            if (style.hatched) out.hatches[next] = packed(style.hatch);
            ++next;
        }
        for (std::size_t f = 0; f < layer->style_of_feature.size(); ++f) {
            const std::uint8_t style = layer->style_of_feature[f];
            if (style < next - first) out.style_of_feature[f] = static_cast<std::uint8_t>(first + style);
        }
        if (layer->seam_width > 0) {
            out.seam = layer;
            out.seam_first = first;
            out.seam_end = next;
        }
    }
    return out;
}

bool in_sight(const map::BoxF& box, const map::MapView& view, const Tile& tile, geo::Xy origin) {
    const geo::Xy corner = tile.corner();
    const double right = corner.x + tile.width * view.meters_per_px;
    const double bottom = corner.y - tile.height * view.meters_per_px;
    return origin.x + double{box.high.x} >= corner.x && origin.x + double{box.low.x} <= right &&
           origin.y + double{box.high.y} >= bottom && origin.y + double{box.low.y} <= corner.y;
}

template <class T>
void upload(GLenum target, const Buffer& buffer, const std::vector<T>& data) {
    glBindBuffer(target, buffer.name());
    glBufferData(target, static_cast<GLsizeiptr>(data.size() * sizeof(T)), data.data(), GL_STATIC_DRAW);
}

}  // namespace

Result<FillPass> FillPass::create(const std::filesystem::path& shaders) {
    FillPass out;
    auto numbers = Program::load(shaders, "feature_number.vert", "feature_number.frag");
    if (!numbers) return fail(numbers.error());
    auto colors = Program::load(shaders, "full_screen.vert", "feature_color.frag");
    if (!colors) return fail(colors.error());
    out.number_program_ = std::move(*numbers);
    out.color_program_ = std::move(*colors);
    out.empty_array_ = VertexArray::create();
    out.style_texture_ = Texture::create();
    return out;
}

void FillPass::prepare(const std::shared_ptr<const map::FillMesh>& mesh) {
    if (const auto known = meshes_.find(mesh.get()); known != meshes_.end()) {
        known->second.used = true;
        return;
    }
    Uploaded made{mesh, VertexArray::create(), Buffer::create(), Buffer::create(), Buffer::create(), true};
    glBindVertexArray(made.array.name());
    upload(GL_ARRAY_BUFFER, made.vertices, mesh->vertices);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    upload(GL_ARRAY_BUFFER, made.features, mesh->vertex_feature);
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, 0, nullptr);
    upload(GL_ELEMENT_ARRAY_BUFFER, made.triangles, mesh->triangles);
    glBindVertexArray(0);
    meshes_.emplace(mesh.get(), std::move(made));
}

void FillPass::drop_unused() {
    for (auto it = meshes_.begin(); it != meshes_.end();) {
        if (!it->second.used) {
            if (numbers_mesh_ == it->first) numbers_mesh_ = nullptr;
            it = meshes_.erase(it);
        } else {
            it->second.used = false;
            ++it;
        }
    }
}

Status FillPass::draw_numbers(const std::shared_ptr<const map::FillMesh>& shared, const Tile& tile) {
    if (numbers_mesh_ == shared.get() && numbers_tile_ == tile) return {};
    numbers_mesh_ = nullptr;
    // One pixel more to the right and below: seams look at the neighbour.
    const int width = tile.width + 1;
    const int height = tile.height + 1;
    if (auto ready = numbers_.ensure(width, height); !ready) return ready;
    numbers_.bind();
    glViewport(0, 0, width, height);
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_MULTISAMPLE);
    const GLuint nothing[4] = {};
    glClearBufferuiv(GL_COLOR, 0, nothing);
    number_program_.use();
    const map::FillMesh& mesh = *shared;
    Tile seen = tile;
    seen.width = width;
    seen.height = height;
    const geo::Xy centre = seen.centre();
    number_program_.set("centre", static_cast<float>(centre.x - mesh.origin.x),
                        static_cast<float>(centre.y - mesh.origin.y));
    number_program_.set("scale", static_cast<float>(2 / (tile.view.meters_per_px * width)),
                        static_cast<float>(-2 / (tile.view.meters_per_px * height)));
    glBindVertexArray(meshes_.at(&mesh).array.name());
    std::vector<GLsizei> counts;
    std::vector<const void*> starts;
    for (const map::Part& part : mesh.parts) {
        if (!in_sight(part.box, tile.view, seen, mesh.origin)) continue;
        counts.push_back(static_cast<GLsizei>(part.count));
        starts.push_back(reinterpret_cast<const void*>(std::size_t{part.first} * sizeof(std::uint32_t)));
    }
    glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, starts.data(),
                        static_cast<GLsizei>(counts.size()));
    numbers_mesh_ = &mesh;
    numbers_tile_ = tile;
    return {};
}

void FillPass::upload_styles(const std::vector<std::uint8_t>& styles) {
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, style_texture_.name());
    if (styles == styles_) return;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    const auto rows = static_cast<GLsizei>(styles.size() / style_texture_width);
    if (styles.size() != styles_.size()) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8UI, style_texture_width, rows, 0, GL_RED_INTEGER,
                     GL_UNSIGNED_BYTE, styles.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, style_texture_width, rows, GL_RED_INTEGER, GL_UNSIGNED_BYTE,
                        styles.data());
    }
    styles_ = styles;
}

void FillPass::set_seam(const FillLayer* layer, const Tile& tile) const {
    Color seam{0, 0, 0, 0};
    const double scale = tile.view.device_scale;
    if (layer != nullptr &&
        layer->mean_feature_m >= double{layer->seam_min_feature_px} * scale * tile.view.meters_per_px) {
        seam = layer->seam;
        seam.a = static_cast<std::uint8_t>(std::lround(seam.a * std::min(1.0, layer->seam_width * scale)));
    }
    color_program_.set("seam", seam);
}

void FillPass::set_hatching(geo::Xy origin, const Tile& tile) const {
    const double period = hatch_period_px * tile.view.device_scale;
    color_program_.set("hatch_period", static_cast<float>(period));
    // The ground's origin in px of the tile, by whole periods, so that float keeps its decimals.
    const geo::Xy corner = tile.corner();
    const double repeat = period * std::sqrt(2.0);
    color_program_.set(
        "hatch_origin",
        static_cast<float>(std::fmod((origin.x - corner.x) / tile.view.meters_per_px, repeat)),
        static_cast<float>(std::fmod((corner.y - origin.y) / tile.view.meters_per_px, repeat)));
}

void FillPass::paint_colors(std::span<const FillLayer* const> layers, const Tile& tile,
                            std::optional<Color> background) {
    Merged all = merged(layers);
    if (background) all.colors[0] = packed(*background);
    color_program_.use();
    upload_styles(all.style_of_feature);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, numbers_.texture());
    color_program_.set("numbers", 0);
    color_program_.set("samples", numbers_.samples());
    color_program_.set("style_of_feature", 1);
    color_program_.set("colors", all.colors);
    color_program_.set("hatches", all.hatches);
    color_program_.set("seam_styles", static_cast<float>(all.seam_first), static_cast<float>(all.seam_end));
    set_seam(all.seam, tile);
    set_hatching(layers.front()->mesh->origin, tile);
    if (background) {
        glDisable(GL_BLEND);
    } else {
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }
    glBindVertexArray(empty_array_.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace maillage::render::gl
