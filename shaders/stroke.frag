#version 330 core
// SPDX-License-Identifier: Apache-2.0
in vec2 at;
flat in float along;
uniform float half_width;
uniform vec4 line_color;
out vec4 color;

void main() {
    float beyond = at.x - clamp(at.x, 0.0, along);
    float away = length(vec2(beyond, at.y));
    // A line thinner than a pixel is a pixel wide and fainter.
    float solid = max(half_width, 0.5);
    float cover = clamp(solid + 0.5 - away, 0.0, 1.0) * min(half_width * 2.0, 1.0);
    color = vec4(line_color.rgb, line_color.a * cover);
}
