// SPDX-License-Identifier: Apache-2.0
#include "map/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace maillage::map {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

constexpr Matrix no_green{{{0.367322, 0.860646, -0.227968},
                           {0.280085, 0.672501, 0.047413},
                           {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix no_red{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix no_blue{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};

// sRGB transfer function: IEC 61966-2-1.
double linear(std::uint8_t byte) {
    const double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double value) {
    const double v = std::clamp(value, 0.0, 1.0);
    const double c = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

Color through(const Matrix& m, Color color) {
    const double r = linear(color.r);
    const double g = linear(color.g);
    const double b = linear(color.b);
    const auto row = [&](std::size_t i) { return encoded(m[i][0] * r + m[i][1] * g + m[i][2] * b); };
    return {row(0), row(1), row(2), color.a};
}

}  // namespace

Color seen(Color color, ColorVision vision) {
    switch (vision) {
        case ColorVision::usual: return color;
        case ColorVision::deuteranopia: return through(no_green, color);
        case ColorVision::protanopia: return through(no_red, color);
        case ColorVision::tritanopia: return through(no_blue, color);
    }
    return color;
}

FillStyle seen(const FillStyle& style, ColorVision vision) {
    return {seen(style.color, vision), style.hatched, seen(style.hatch, vision)};
}

void see(DrawList& list, ColorVision vision) {
    if (vision == ColorVision::usual) return;
    const auto change = [vision](Color& color) { color = seen(color, vision); };
    for (FillLayer& fill : list.fills) {
        for (FillStyle& style : fill.styles) style = seen(style, vision);
        change(fill.seam);
    }
    for (StrokeLayer& stroke : list.strokes) {
        change(stroke.color);
        change(stroke.casing);
    }
    for (Shape& shape : list.shapes)
        for (Color* color : {&shape.fill, &shape.border, &shape.halo, &shape.hatch}) change(*color);
    for (TextRun& run : list.texts)
        for (Color* color : {&run.color, &run.halo}) change(*color);
}

}  // namespace maillage::map
