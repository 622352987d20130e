#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Triangles of the features; each writes its number + 1 as four bytes, 0 stays "nothing here".
layout(location = 0) in vec2 position;   // metres relative to the mesh's origin
layout(location = 1) in uint feature;
uniform vec2 centre;                     // of the view, in the same metres
uniform vec2 scale;                      // metres to clip space, y down
flat out vec4 id;

void main() {
    uint number = feature + 1u;
    id = vec4(number & 255u, (number >> 8) & 255u, (number >> 16) & 255u, number >> 24) / 255.0;
    gl_Position = vec4((position - centre) * scale, 0.0, 1.0);
}
