#version 330 core
// SPDX-License-Identifier: Apache-2.0
// One quad a segment, wide enough for the line, its round ends and one pixel of smooth edge.
layout(location = 0) in vec4 segment;  // two ends, metres relative to the mesh's origin
uniform vec2 centre;
uniform float meters_per_px;
uniform vec2 size;                     // of the picture, px
uniform float half_width;              // px
out vec2 at;                           // px from the first end, along and across
flat out float along;

void main() {
    vec2 a = vec2(segment.x - centre.x, centre.y - segment.y) / meters_per_px;
    vec2 b = vec2(segment.z - centre.x, centre.y - segment.w) / meters_per_px;
    vec2 way = b - a;
    along = length(way);
    vec2 forward = along > 0.0 ? way / along : vec2(1.0, 0.0);
    vec2 side = vec2(-forward.y, forward.x);
    float reach = half_width + 0.75;
    int corner = gl_VertexID & 3;
    at = vec2((corner & 1) == 0 ? -reach : along + reach, (corner & 2) == 0 ? -reach : reach);
    vec2 px = a + forward * at.x + side * at.y;
    gl_Position = vec4(px / size * 2.0, 0.0, 1.0);
}
