#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Feature numbers to colours: the samples of a pixel give smooth edges, neighbours of another number give the seam.
// Software OpenGL runs this: tables are packed and only pixels on an edge look at more than one colour.
uniform usampler2DMS numbers;
uniform int samples;                  // 4, or fewer where the driver has no more for whole numbers
uniform usampler2D style_of_feature;  // 256 wide
uniform uint colors[65];              // bytes R G B A from the lowest; premultiplied; 0 = nothing here
uniform uint hatches[65];             // alpha 0 = plain
uniform vec2 seam_styles;             // first and one past the last style that draws seams
uniform vec4 seam;                    // colour, alpha with the line's width in it
uniform float hatch_period;           // px along the diagonal's normal
uniform vec2 hatch_origin;            // px: hatching stays with the ground while the map is dragged
out vec4 color;

uint number_at(ivec2 pixel, int index) { return texelFetch(numbers, pixel, index).r; }

int style(uint number) {
    int feature = int(number) - 1;
    return number == 0u ? 0 : int(texelFetch(style_of_feature, ivec2(feature & 255, feature >> 8), 0).r);
}

vec4 unpacked(uint bytes) {
    return vec4(bytes & 255u, (bytes >> 8) & 255u, (bytes >> 16) & 255u, bytes >> 24) / 255.0;
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    int last = samples - 1;
    uint here = number_at(pixel, 0);
    bool edge = here != number_at(pixel, min(1, last)) || here != number_at(pixel, min(2, last)) ||
                here != number_at(pixel, last);
    int own = style(here);
    vec4 sum = unpacked(colors[own]);
    int looked_at = edge ? samples : 1;
    for (int i = 1; i < looked_at; ++i) sum += unpacked(colors[style(number_at(pixel, i))]);
    color = sum / float(looked_at);

    // Diagonal lines, a quarter of the period wide, with one pixel of smooth edge.
    vec2 at = gl_FragCoord.xy - hatch_origin;
    float along = abs(fract((at.x - at.y) * 0.70710678 / hatch_period) - 0.5) * hatch_period;
    float line = clamp(hatch_period * 0.14 - along + 0.5, 0.0, 1.0);
    vec4 hatch = unpacked(hatches[own]);
    color.rgb = mix(color.rgb, hatch.rgb, hatch.a * line);

    if (seam.a > 0.0 && float(own) >= seam_styles.x && float(own) < seam_styles.y) {
        ivec2 corner = textureSize(numbers) - 1;
        bool beside = here != number_at(min(pixel + ivec2(1, 0), corner), 0) ||
                      here != number_at(min(pixel + ivec2(0, 1), corner), 0);
        if (edge || beside) color.rgb = mix(color.rgb, seam.rgb, seam.a);
    }
}
