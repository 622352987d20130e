// SPDX-License-Identifier: Apache-2.0
#include "render/fill_colors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/parallel.h"

namespace maillage::render {
namespace {

using map::Color;
using map::FillLayer;

// "Nothing here" and the 64 styles a layer may have.
constexpr std::size_t style_slots = 65;
// Distance between hatch lines along the diagonal's normal, style px: seen at arm's length, still fine on
// paper.
constexpr double hatch_period_px = 5;
// Half the width of a hatch line, in periods.
constexpr double hatch_half_width = 0.14;
constexpr std::size_t rows_a_block = 32;

static_assert(sizeof(Color) == sizeof(std::uint32_t));

std::uint32_t packed(Color color) { return std::bit_cast<std::uint32_t>(color); }
Color unpacked(std::uint32_t pixel) { return std::bit_cast<Color>(pixel); }

// Two of a pixel's channels with room to count: red and blue, or green and alpha moved down.
constexpr std::uint32_t two_channels = 0x00FF00FF;

std::uint32_t low_pair(std::uint32_t pixel) { return pixel & two_channels; }
std::uint32_t high_pair(std::uint32_t pixel) { return pixel >> 8 & two_channels; }

/// Mean of four pixels, rounded, channel by channel.
std::uint32_t mean(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    constexpr std::uint32_t halves = 0x00020002;
    const std::uint32_t low = low_pair(a) + low_pair(b) + low_pair(c) + low_pair(d) + halves;
    const std::uint32_t high = high_pair(a) + high_pair(b) + high_pair(c) + high_pair(d) + halves;
    return (low >> 2 & two_channels) | (high >> 2 & two_channels) << 8;
}

/// `share` / 255 of `color` over the pixel, rounded; the pixel's own alpha stays.
std::uint32_t over(std::uint32_t pixel, std::uint32_t color, std::uint32_t share) {
    constexpr std::uint32_t halves = 0x00800080;
    const auto by_255 = [](std::uint32_t pair) { return (pair + (pair >> 8 & two_channels)) >> 8 & two_channels; };
    const std::uint32_t low = by_255(low_pair(pixel) * (255 - share) + low_pair(color) * share + halves);
    const std::uint32_t high = by_255(high_pair(pixel) * (255 - share) + high_pair(color) * share + halves);
    return low | (high & 0xFF) << 8 | (pixel & 0xFF000000);
}

/// `color` on a pixel whose alpha is multiplied in.
std::uint32_t laid_over(std::uint32_t pixel, Color color) {
    if (color.a == 255) return packed(color);
    const Color below = unpacked(pixel);
    const auto channel = [&](std::uint8_t low, std::uint8_t high) {
        return static_cast<std::uint8_t>((high * color.a + low * (255 - color.a) + 127) / 255);
    };
    return packed({channel(below.r, color.r), channel(below.g, color.g), channel(below.b, color.b),
                   channel(below.a, 255)});
}

/// The layers as one: a style for each number (0 = none), and what is needed to paint it.
struct Merged {
    std::vector<std::uint8_t> style_of_number;
    std::vector<std::uint32_t> color_of_number;
    std::array<Color, style_slots> hatches;  ///< no alpha where not hatched
    std::array<bool, style_slots> seamed{};
    Color seam{0, 0, 0, 0};
    /// Of the hatch lines, 0..255, by diagonal: pixel (x, y) lies on x - y + height - 1.
    std::vector<std::uint8_t> hatch_cover;
};

/// A seam under one pixel wide is a fainter one; where features are too small for it there is none.
Color seam_color(const FillLayer& layer, const map::MapView& view) {
    if (layer.mean_feature_m < double{layer.seam_min_feature_px} * view.device_scale * view.meters_per_px)
        return {0, 0, 0, 0};
    Color seam = layer.seam;
    seam.a = static_cast<std::uint8_t>(std::lround(seam.a * std::min(1.0, layer.seam_width * view.device_scale)));
    return seam;
}

void add_layer(const FillLayer& layer, const map::MapView& view, std::size_t& next, Merged& out) {
    const std::size_t first = next;
    for (const map::FillStyle& style : layer.styles) {
        if (next == style_slots) break;
        out.hatches[next] = style.hatched ? style.hatch : Color{0, 0, 0, 0};
        ++next;
    }
    for (std::size_t f = 0; f < layer.style_of_feature.size(); ++f) {
        const std::uint8_t style = layer.style_of_feature[f];
        if (style >= next - first) continue;
        out.style_of_number[f + 1] = static_cast<std::uint8_t>(first + style);
        out.color_of_number[f + 1] = laid_over(out.color_of_number[f + 1], layer.styles[style].color);
    }
    if (layer.seam_width <= 0) return;
    out.seam = seam_color(layer, view);
    out.seamed.fill(false);
    if (out.seam.a > 0) std::fill(out.seamed.begin() + static_cast<std::ptrdiff_t>(first),
                                  out.seamed.begin() + static_cast<std::ptrdiff_t>(next), true);
}

/// Diagonal lines with one pixel of smooth edge; they stay with the ground when the map moves.
std::vector<std::uint8_t> hatch_covers(geo::Xy origin, const Tile& tile) {
    const double period = hatch_period_px * tile.view.device_scale;
    const geo::Xy corner = tile.corner();
    const double start = ((corner.y - origin.y) - (origin.x - corner.x)) / tile.view.meters_per_px;
    std::vector<std::uint8_t> covers(static_cast<std::size_t>(tile.width + tile.height));
    for (std::size_t i = 0; i < covers.size(); ++i) {
        const double along = (static_cast<double>(i) - (tile.height - 1) + start) / std::sqrt(2.0) / period;
        const double away = std::abs(along - std::floor(along) - 0.5) * period;
        const double cover = std::clamp(period * hatch_half_width - away + 0.5, 0.0, 1.0);
        covers[i] = static_cast<std::uint8_t>(std::lround(cover * 255));
    }
    return covers;
}

Merged merged(std::span<const FillLayer* const> layers, const Tile& tile, std::optional<Color> background) {
    Merged out;
    const map::FillMesh& mesh = *layers.front()->mesh;
    out.hatches.fill({0, 0, 0, 0});
    out.style_of_number.assign(std::size_t{mesh.feature_count} + 1, 0);
    out.color_of_number.assign(out.style_of_number.size(), background ? packed(*background) : 0);
    std::size_t next = 1;
    for (const FillLayer* layer : layers) add_layer(*layer, tile.view, next, out);
    out.hatch_cover = hatch_covers(mesh.origin, tile);
    return out;
}

/// Numbers written at once, and the margin of a row.
constexpr int stride = 8;

/// The numbers of two pixel rows, one a pixel: all samples of the upper, the first sample of the lower.
struct Numbers {
    std::array<std::vector<std::uint32_t>, FeatureRuns::samples> here;
    std::vector<std::uint32_t> below;

    explicit Numbers(std::size_t width) : below(width + stride) {
        for (auto& row : here) row.resize(width + stride);
    }
};

/// Writes eight at a time, past the run's end: the next run, or the row's margin, takes what is too much.
void expand(std::span<const FeatureRun> runs, std::vector<std::uint32_t>& out) {
    std::uint32_t* const row = out.data();
    const auto width = static_cast<std::int32_t>(out.size() - stride);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::int32_t end = i + 1 < runs.size() ? runs[i + 1].first : width;
        for (std::int32_t x = runs[i].first; x < end; x += stride)
            for (std::int32_t k = 0; k < stride; ++k) row[x + k] = runs[i].number;
    }
}

void paint_row(const Merged& all, const Numbers& numbers, int y, int height, std::span<std::uint32_t> out) {
    const auto& n0 = numbers.here[0];
    const auto& n1 = numbers.here[1];
    const auto& n2 = numbers.here[2];
    const auto& n3 = numbers.here[3];
    const std::uint32_t* color = all.color_of_number.data();
    const std::uint32_t seam = packed(all.seam);
    const std::uint8_t* cover = all.hatch_cover.data() + (height - 1 - y);
    for (std::size_t x = 0; x < out.size(); ++x) {
        const std::uint32_t own = n0[x];
        const bool edge = ((own ^ n1[x]) | (own ^ n2[x]) | (own ^ n3[x])) != 0;
        std::uint32_t pixel = edge ? mean(color[own], color[n1[x]], color[n2[x]], color[n3[x]]) : color[own];
        const std::uint8_t style = all.style_of_number[own];
        if (all.hatches[style].a > 0) {
            const std::uint32_t share = all.hatches[style].a * std::uint32_t{cover[x]} / 255;
            pixel = over(pixel, packed(all.hatches[style]), share);
        }
        const bool border = edge || ((own ^ n0[x + 1]) | (own ^ numbers.below[x])) != 0;
        if (border && all.seamed[style]) pixel = over(pixel, seam, all.seam.a);
        out[x] = pixel;
    }
}

/// No channel of `over` is above its alpha: sums stay within a byte.
void lay_over(std::span<std::uint32_t> row, std::span<const std::uint32_t> over) {
    constexpr std::uint32_t halves = 0x00800080;
    for (std::size_t x = 0; x < row.size(); ++x) {
        const std::uint32_t rest = 255 - (over[x] >> 24);
        const std::uint32_t low = low_pair(row[x]) * rest + halves;
        const std::uint32_t high = high_pair(row[x]) * rest + halves;
        row[x] = over[x] + (((low + (low >> 8 & two_channels)) >> 8 & two_channels) |
                            ((high + (high >> 8 & two_channels)) >> 8 & two_channels) << 8);
    }
}

}  // namespace

void paint_fills(std::span<const FillLayer* const> layers, const FeatureRuns& runs, const Tile& tile,
                 std::optional<Color> background, const Pixels* over, Pixels& out) {
    const Merged all = merged(layers, tile, background);
    const auto width = static_cast<std::size_t>(tile.width);
    out.resize(width * static_cast<std::size_t>(tile.height));
    parallel_for(static_cast<std::size_t>(tile.height), rows_a_block, [&](std::size_t begin, std::size_t end) {
        Numbers numbers(width + 1);
        expand(runs.row(static_cast<int>(begin), 0), numbers.below);
        for (std::size_t y = begin; y < end; ++y) {
            std::swap(numbers.here[0], numbers.below);
            for (int s = 1; s < FeatureRuns::samples; ++s)
                expand(runs.row(static_cast<int>(y), s), numbers.here[static_cast<std::size_t>(s)]);
            expand(runs.row(static_cast<int>(y) + 1, 0), numbers.below);
            const auto row = std::span(out).subspan(y * width, width);
            paint_row(all, numbers, static_cast<int>(y), tile.height, row);
            if (over != nullptr) lay_over(row, std::span(*over).subspan(y * width, width));
        }
    });
}

}  // namespace maillage::render
