#version 330 core
// SPDX-License-Identifier: Apache-2.0
layout(location = 0) in vec2 position;  // px, y down, whole
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 ink;
uniform vec2 size;
out vec2 place;
flat out vec4 ink_color;

void main() {
    place = texel;
    ink_color = ink;
    gl_Position = vec4(position / size * 2.0 - 1.0, 0.0, 1.0);
}
