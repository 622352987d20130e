#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Signs and furniture as quads in px.
layout(location = 0) in vec2 position;  // px, y down
layout(location = 1) in vec2 local;     // px from the centre
layout(location = 2) in vec2 half_size;
layout(location = 3) in vec4 numbers;   // kind, corner radius, border width, halo width
layout(location = 4) in vec4 fill;
layout(location = 5) in vec4 border;
layout(location = 6) in vec4 halo;
layout(location = 7) in vec4 hatch;
uniform vec2 size;
out vec2 at;
flat out vec2 reach;
flat out vec4 shape;
flat out vec4 fill_color;
flat out vec4 border_color;
flat out vec4 halo_color;
flat out vec4 hatch_color;

void main() {
    at = local;
    reach = half_size;
    shape = numbers;
    fill_color = fill;
    border_color = border;
    halo_color = halo;
    hatch_color = hatch;
    gl_Position = vec4(position / size * 2.0 - 1.0, 0.0, 1.0);
}
