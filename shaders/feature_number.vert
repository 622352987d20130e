#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Triangles of the features; each writes its number + 1, 0 stays "nothing here".
layout(location = 0) in vec2 position;   // metres relative to the mesh's origin
layout(location = 1) in uint feature;
uniform vec2 centre;                     // of the view, in the same metres
uniform vec2 scale;                      // metres to clip space, y down
flat out uint number;

void main() {
    number = feature + 1u;
    gl_Position = vec4((position - centre) * scale, 0.0, 1.0);
}
