#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Feature numbers to colours: four samples a pixel give smooth edges, neighbours of different number give the seam.
uniform sampler2DMS ids;
uniform usampler2D style_of_feature;  // 256 wide
uniform vec4 colors[65];              // premultiplied; 0 = nothing here
uniform vec4 hatches[65];             // alpha 0 = plain
uniform vec2 seam_styles;             // first and one past the last style that draws seams
uniform vec4 seam;                    // colour, alpha with the line's width in it
uniform float hatch_period;           // px along the diagonal
uniform vec2 hatch_origin;            // px: hatching stays with the ground while the map is dragged
out vec4 color;

int number_at(ivec2 pixel, int index) {
    vec4 bytes = texelFetch(ids, pixel, index) * 255.0 + 0.5;
    ivec4 b = ivec4(bytes);
    return b.x | (b.y << 8) | (b.z << 16);
}

int style(int number) {
    int feature = number - 1;
    return number == 0 ? 0 : int(texelFetch(style_of_feature, ivec2(feature & 255, feature >> 8), 0).r);
}

vec4 style_color(int index, float line) {
    vec4 plain = colors[index];
    vec4 hatch = hatches[index];
    return mix(plain, vec4(hatch.rgb, 1.0), hatch.a * line);
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    int a = number_at(pixel, 0);
    int b = number_at(pixel, 1);
    int c = number_at(pixel, 2);
    int d = number_at(pixel, 3);
    // Diagonal lines, a quarter of the period wide, one pixel of smooth edge.
    vec2 at = gl_FragCoord.xy - hatch_origin;
    float along = abs(fract((at.x - at.y) * 0.70710678 / hatch_period) - 0.5) * hatch_period;
    float line = clamp(hatch_period * 0.14 - along + 0.5, 0.0, 1.0);
    int style_a = style(a);
    if (a == b && a == c && a == d) {
        color = style_color(style_a, line);
    } else {
        color = 0.25 * (style_color(style_a, line) + style_color(style(b), line) + style_color(style(c), line) +
                        style_color(style(d), line));
    }
    if (seam.a > 0.0 && float(style_a) >= seam_styles.x && float(style_a) < seam_styles.y) {
        ivec2 last = textureSize(ids) - 1;
        int right = number_at(min(pixel + ivec2(1, 0), last), 0);
        int below = number_at(min(pixel + ivec2(0, 1), last), 0);
        bool edge = a != right || a != below || a != b || a != c || a != d;
        if (edge) color = vec4(mix(color.rgb, seam.rgb, seam.a), color.a);
    }
}
